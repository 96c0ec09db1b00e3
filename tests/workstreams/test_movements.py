"""Scores and forecasts read back from history, up to a day."""

from datetime import date

import pytest

from programme import clock
from programme.dates import Known, Precision
from tests import make
from workstreams.models import Milestone, Risk
from workstreams.movements import Scored, Told, score_steps, slips
from workstreams.standings import Place

pytestmark = pytest.mark.django_db
LIVE = clock.AsAt(date(2021, 11, 25), live=True)


def changed(record, on, why="Reviewed", by=None, **fields):
    with clock.standing_at(on):
        for name, value in fields.items():
            setattr(record, name, value)
        record._change_reason, record._history_user = why, by
        record.save()


@pytest.fixture
def risk():
    with clock.standing_at(date(2021, 5, 17)):
        return make.risk(current_likelihood=3)


@pytest.fixture
def milestone():
    with clock.standing_at(date(2021, 6, 14)):
        return make.milestone(baseline_on=date(2021, 9, 30))


def test_each_change_of_the_score_is_a_step_with_who_and_why(risk):
    office = make.user(username="office", post="Programme office")
    changed(risk, date(2021, 8, 16), "Reviewed: no change.", next_review_on=date(2021, 10, 1))
    changed(risk, date(2021, 11, 8), "No applicant.", by=office, current_likelihood=4)

    assert score_steps(risk, LIVE) == (
        Scored(date(2021, 5, 17), Place(3, 4), "", ""),
        Scored(date(2021, 11, 8), Place(4, 4), "Programme office", "No applicant."),
    )


def test_the_same_score_from_another_cell_is_a_step(risk):
    changed(risk, date(2021, 11, 8), current_likelihood=4, current_impact=3)

    assert [step.place for step in score_steps(risk, LIVE)] == [Place(3, 4), Place(4, 3)]


def test_a_past_day_knows_nothing_of_later_steps(risk):
    changed(risk, date(2021, 11, 8), current_likelihood=4)

    past = clock.AsAt(date(2021, 11, 7))
    assert [step.place for step in score_steps(Risk.as_at(past).get(), past)] == [Place(3, 4)]


def test_what_was_told_of_a_date_begins_with_the_baseline_and_ends_when_it_was_reached(milestone):
    changed(milestone, date(2021, 7, 23), "Two weeks more.", forecast_on=date(2021, 10, 15))
    changed(milestone, date(2021, 8, 1), "Renamed.", title="Access point")
    changed(milestone, date(2021, 10, 18), "Opened.", actual_on=date(2021, 10, 15))

    [slip] = slips([milestone], LIVE)

    assert slip.told == (
        Told(date(2021, 6, 14), Known(date(2021, 9, 30))),
        Told(date(2021, 7, 23), Known(date(2021, 10, 15)), why="Two weeks more."),
        Told(date(2021, 10, 18), Known(date(2021, 10, 15)), reached=True, why="Opened."),
    )
    assert slip.moved == 15
    assert [days for _, days in slip.rows] == [None, 15, 0]
    assert slip.is_reached


def test_of_one_day_the_last_word_counts(milestone):
    changed(milestone, date(2021, 7, 23), forecast_on=date(2021, 10, 15))
    changed(milestone, date(2021, 7, 23), forecast_on=date(2021, 10, 22))
    changed(milestone, date(2021, 9, 1), forecast_on=date(2021, 12, 1))
    changed(milestone, date(2021, 9, 1), forecast_on=date(2021, 10, 22))

    [slip] = slips([milestone], LIVE)

    assert [told.expected.on for told in slip.told] == [date(2021, 9, 30), date(2021, 10, 22)]


def test_a_month_stays_a_month_and_an_open_date_moves_by_no_days(milestone):
    changed(
        milestone,
        date(2021, 7, 1),
        forecast_on=date(2022, 1, 1),
        forecast_precision=Precision.MONTH,
    )
    changed(milestone, date(2021, 8, 1), forecast_precision=Precision.OPEN)

    [slip] = slips([milestone], LIVE)

    assert [str(told.expected) for told in slip.told] == [
        *("30 September 2021", "January 2022", "after January 2022")
    ]
    assert slip.moved == 0
    assert [days for _, days in slip.rows] == [None, 123, None]


def test_a_milestone_that_was_never_dated_has_no_line(milestone):
    undated = make.milestone(baseline_on=None)

    assert slips([undated], LIVE) == ()
    assert [slip.ref for slip in slips([milestone, undated], LIVE)] == ["M1"]


@pytest.mark.parametrize("count", [1, 3])
def test_any_number_of_milestones_takes_one_question(count, django_assert_num_queries):
    for _ in range(count):
        make.milestone()
    milestones = list(Milestone.objects.order_by("number"))

    with django_assert_num_queries(1):
        assert len(slips(milestones, LIVE)) == count
