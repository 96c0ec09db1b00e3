from datetime import date

import pytest
from django.core.exceptions import ValidationError

from programme.dates import Known, Precision
from programme.records import StaleRecord
from programme.validators import NotYet
from tests import make
from workstreams.actions import AlreadyReached, move_forecast, reach_milestone
from workstreams.models import Milestone

TODAY = date(2021, 11, 25)


def test_a_forecast_is_moved_with_its_reason_and_who_moved_it(lead):
    milestone = make.milestone()

    move_forecast(
        milestone=milestone,
        to=Known(date(2022, 1, 3), Precision.MONTH),
        reason="Posts to be evaluated first",
        by=lead,
    )

    newest = milestone.history.latest()
    assert str(Milestone.objects.get().forecast) == "January 2022"
    assert (newest.history_change_reason, newest.history_user) == (
        "Posts to be evaluated first",
        lead,
    )


def test_a_forecast_before_the_programme_began_is_refused(lead):
    milestone = make.milestone()

    with pytest.raises(ValidationError) as refused:
        move_forecast(milestone=milestone, to=Known(date(2020, 8, 31)), reason="Slip", by=lead)

    assert refused.value.message_dict == {
        "forecast_on": [
            "31 August 2020 is before the programme began on 1 September 2020. "
            "Give a date on or after that day."
        ]
    }
    assert milestone.history.count() == 1


def test_a_forecast_is_not_moved_without_a_reason(lead):
    with pytest.raises(ValidationError) as refused:
        move_forecast(milestone=make.milestone(), to=Known(TODAY), reason=" ", by=lead)

    assert refused.value.messages == ["Say why the forecast of M1 moves to 25 November 2021."]


def test_a_milestone_that_was_reached_has_no_forecast_to_move(lead):
    milestone = make.milestone(actual_on=date(2021, 11, 15))

    with pytest.raises(AlreadyReached) as refused:
        move_forecast(milestone=milestone, to=Known(TODAY), reason="Slip", by=lead)

    assert refused.value.messages == [
        "M1 Assessment approved was reached, 15 November 2021, so it has no forecast to move. "
        "If that is wrong, take its actual date away first."
    ]


def test_a_forecast_is_not_moved_over_what_somebody_else_saved(lead):
    milestone = make.milestone()
    Milestone.objects.get().save()

    with pytest.raises(StaleRecord):
        move_forecast(milestone=milestone, to=Known(TODAY), reason="Slip", by=lead)


@pytest.mark.parametrize(
    "on", [Known(TODAY), Known(date(2021, 11, 30), Precision.MONTH), Known(date(2021, 10, 31))]
)
def test_a_milestone_is_reached_on_the_day_or_before_or_in_the_month_that_runs(lead, on):
    milestone = reach_milestone(milestone=make.milestone(), on=on, by=lead, as_at=TODAY)

    assert Milestone.objects.get().actual == on
    assert milestone.history.latest().history_change_reason == f"Reached, {on}."


@pytest.mark.parametrize(
    "on", [Known(date(2021, 11, 26)), Known(date(2021, 12, 31), Precision.MONTH)]
)
def test_a_milestone_is_not_reached_in_days_to_come(lead, on):
    with pytest.raises(NotYet) as refused:
        reach_milestone(milestone=make.milestone(), on=on, by=lead, as_at=TODAY)

    assert refused.value.messages == [
        f"{on} has not come yet: today is 25 November 2021. Give a day that has passed."
    ]


def test_a_milestone_is_reached_once(lead):
    milestone = make.milestone(actual_on=date(2021, 11, 15))

    with pytest.raises(AlreadyReached) as refused:
        reach_milestone(milestone=milestone, on=Known(TODAY), by=lead, as_at=TODAY)

    assert refused.value.messages == [
        "M1 Assessment approved is already recorded as reached, 15 November 2021."
    ]
