from datetime import date

import pytest

from tests import make
from workstreams.models import Issue, Milestone, Risk

pytestmark = pytest.mark.django_db

PANEL = date(2021, 11, 25)


def test_a_milestone_is_overdue_from_the_day_after_its_forecast():
    milestone = make.milestone(baseline_on=date(2021, 9, 30), forecast_on=date(2021, 11, 24))

    on_the_day = Milestone.objects.overdue(as_at=date(2021, 11, 24))
    day_after = Milestone.objects.overdue(as_at=PANEL)

    assert list(on_the_day) == []
    assert list(day_after) == [milestone]


def test_without_a_forecast_the_baseline_says_when_a_milestone_is_due():
    milestone = make.milestone(baseline_on=date(2021, 11, 24), forecast_on=None)

    assert list(Milestone.objects.overdue(as_at=PANEL)) == [milestone]


def test_a_month_is_overdue_from_the_first_of_the_next():
    milestone = make.milestone(baseline_on=date(2021, 6, 1), baseline_precision="month")

    assert list(Milestone.objects.overdue(as_at=date(2021, 6, 30))) == []
    assert list(Milestone.objects.overdue(as_at=date(2021, 7, 1))) == [milestone]


@pytest.mark.parametrize(
    "dates",
    [
        {"baseline_on": date(2021, 6, 30), "actual_on": date(2021, 7, 31)},
        {"baseline_on": None},
        {"baseline_on": date(2021, 6, 30), "baseline_precision": "open"},
        {"forecast_on": date(2021, 6, 30), "forecast_precision": "open"},
        {"baseline_on": date(2021, 6, 30), "forecast_on": date(2021, 11, 25)},
    ],
)
def test_what_is_reached_or_open_ended_or_undated_is_never_overdue(dates):
    make.milestone(**dates)

    assert list(Milestone.objects.overdue(as_at=PANEL)) == []


@pytest.mark.parametrize(
    ("dates", "slip"),
    [
        ({"baseline_on": date(2021, 12, 31)}, 0),
        ({"baseline_on": date(2021, 12, 31), "forecast_on": date(2022, 1, 31)}, 31),
        (
            {
                "baseline_on": date(2021, 12, 31),
                "forecast_on": date(2022, 1, 31),
                "actual_on": date(2021, 12, 24),
            },
            -7,
        ),
        ({"baseline_on": None, "forecast_on": date(2022, 1, 31)}, None),
        (
            {
                "baseline_on": date(2021, 12, 31),
                "forecast_on": date(2022, 1, 31),
                "forecast_precision": "open",
            },
            None,
        ),
    ],
)
def test_slip_is_from_the_baseline_to_the_actual_date_or_else_to_the_forecast(dates, slip):
    assert make.milestone(**dates).slip == slip


def test_milestones_are_in_the_order_of_their_baselines_with_the_undated_last():
    undated = make.milestone(baseline_on=None)
    january = make.milestone(baseline_on=date(2022, 1, 31))
    june = make.milestone(baseline_on=date(2021, 6, 30))
    also_june = make.milestone(baseline_on=date(2021, 6, 30))

    assert list(Milestone.objects.in_baseline_order()) == [june, also_june, january, undated]


@pytest.mark.parametrize(("model", "made"), [(Risk, make.risk), (Issue, make.issue)])
def test_a_risk_or_an_issue_is_open_from_the_day_it_was_raised_to_the_day_before_it_closed(
    model, made
):
    closing = {"resolution": "Filled."} if model is Issue else {}
    record = made(raised_on=date(2021, 11, 1), closed_on=date(2021, 11, 24), **closing)

    def is_open(day):
        return list(model.objects.open(as_at=day)) == [record]

    assert not is_open(date(2021, 10, 31))
    assert is_open(date(2021, 11, 1))
    assert is_open(date(2021, 11, 23))
    assert not is_open(date(2021, 11, 24))


def test_the_worst_risk_comes_first_and_of_equals_the_one_raised_first():
    middling = make.risk(current_likelihood=3, current_impact=3)
    worst = make.risk(current_likelihood=5, current_impact=5)
    as_middling = make.risk(current_likelihood=3, current_impact=3)

    assert list(Risk.objects.in_worst_order()) == [worst, middling, as_middling]


def test_the_most_urgent_issue_comes_first_and_of_equals_the_oldest():
    recent = make.issue(priority=Issue.Priority.HIGH, raised_on=date(2021, 11, 24))
    oldest = make.issue(priority=Issue.Priority.HIGH, raised_on=date(2021, 11, 1))
    critical = make.issue(priority=Issue.Priority.CRITICAL, raised_on=date(2021, 11, 25))

    assert list(Issue.objects.in_priority_order()) == [critical, oldest, recent]
