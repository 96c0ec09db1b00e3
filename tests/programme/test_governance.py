"""What holds of meetings and decisions."""

import pytest
from django.core.exceptions import ValidationError

from tests import make

pytestmark = pytest.mark.django_db


def test_a_decision_names_a_meeting_of_the_forum_that_decided():
    board, panel = make.forum(name="Programme Board"), make.forum(name="Scrutiny Panel")
    decision = make.decision(forum=board)
    decision.meeting = make.meeting(forum=panel)

    with pytest.raises(ValidationError) as refused:
        decision.full_clean()

    assert refused.value.message_dict == {
        "meeting": [f"{decision.meeting} is a meeting of another forum. Choose one of its own."]
    }


def test_a_date_is_rounded_in_the_database_too_when_only_its_precision_is_saved():
    meeting = make.meeting(held_on="2021-11-25")
    meeting.refresh_from_db()
    meeting.held_precision = "month"

    meeting.save(update_fields=["held_precision"])

    meeting.refresh_from_db()
    assert str(meeting.held) == "November 2021"
    assert meeting.held_on.isoformat() == "2021-11-30"
