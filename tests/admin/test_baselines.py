"""Only a decision moves a baseline."""

from datetime import date

import pytest

from programme.models import Decision
from tests import make
from tests.admin.pages import address, errors, filled_in

MOVED = {"baseline_on": "15/01/2022", "baseline_precision": "day", "why": "Moved"}


@pytest.fixture
def desk(admin, sign_in):
    return sign_in(admin)


@pytest.fixture
def milestone():
    return make.milestone(baseline_on=date(2021, 9, 30))


def sent(desk, milestone, **changes):
    page = address(milestone, "change")
    return desk.post(page, filled_in(desk.get(page)) | MOVED | changes)


def test_a_baseline_does_not_move_without_a_decision(desk, milestone):
    page = sent(desk, milestone)

    milestone.refresh_from_db()
    assert milestone.baseline_on == date(2021, 9, 30)
    assert errors(page) == {
        "baseline_on": [
            "Only a decision moves a baseline, which was 30 September 2021. Choose the decision "
            "that agreed the new date, or change the forecast instead."
        ]
    }


def test_a_baseline_moves_with_the_decision_that_agreed_it(desk, milestone):
    decision = make.decision()

    answer = sent(desk, milestone, baseline_decision=decision.pk)

    milestone.refresh_from_db()
    assert answer.status_code == 302
    assert (milestone.baseline_on, milestone.baseline_decision) == (date(2022, 1, 15), decision)


def test_a_decision_that_was_not_agreed_moves_no_baseline(desk, milestone):
    decision = make.decision(title="A later front door", outcome=Decision.Outcome.REFUSED)

    page = sent(desk, milestone, baseline_decision=decision.pk)

    assert errors(page) == {
        "baseline_on": [
            "D1 A later front door was not agreed, so the baseline stays 30 September 2021."
        ]
    }


def test_a_first_baseline_needs_no_decision(desk):
    milestone = make.milestone(baseline_on=None)

    answer = sent(desk, milestone)

    milestone.refresh_from_db()
    assert answer.status_code == 302
    assert milestone.baseline_on == date(2022, 1, 15)
