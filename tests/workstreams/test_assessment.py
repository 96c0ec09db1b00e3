import pytest

from programme.dates import Precision
from programme.ratings import Rag, Rating
from tests.workstreams.positions import (
    PANEL_DAY,
    dated,
    objective,
    on,
    reached,
    slipped,
    told,
    undated,
    work,
)
from workstreams.assessment import (
    days_behind,
    days_overdue,
    rate_milestone,
    rate_milestones,
    rate_objectives,
)


def rated(**dates):
    return told(rate_milestone(dated(**dates), as_at=PANEL_DAY))


# --- a milestone ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("forecast", "status", "reason"),
    [
        ("2021-11-28", "Green", "it is forecast 3 days early"),
        ("2021-11-30", "Green", "it is forecast 1 day early"),
        ("2021-12-01", "Green", "it is on its baseline"),
        ("2021-12-02", "Green", "it is forecast 1 day late"),
        ("2021-12-08", "Green", "it is forecast 7 days late"),
        ("2021-12-09", "Amber", "it is forecast 8 days late"),
        ("2021-12-30", "Amber", "it is forecast 29 days late"),
        ("2021-12-31", "Red", "it is forecast 30 days late"),
    ],
)
def test_a_forecast_is_amber_from_8_days_late_and_red_from_30(forecast, status, reason):
    assert rated(baseline="2021-12-01", forecast=forecast) == (status, reason)


@pytest.mark.parametrize(
    ("forecast", "status", "reason"),
    [
        ("2021-11-25", "Green", "it is on its baseline"),
        ("2021-11-24", "Amber", "it is 1 day overdue"),
        ("2021-11-18", "Amber", "it is 7 days overdue"),
        ("2021-10-27", "Amber", "it is 29 days overdue"),
        ("2021-10-26", "Red", "it is 30 days overdue"),
    ],
)
def test_a_forecast_that_has_passed_is_amber_from_the_next_day(forecast, status, reason):
    assert rated(baseline=forecast, forecast=forecast) == (status, reason)


@pytest.mark.parametrize(
    ("baseline", "status", "reason"),
    [
        ("2021-11-18", "Amber", "it is forecast 8 days late, of which 7 have passed"),
        ("2021-11-24", "Green", "it is forecast 2 days late, of which 1 has passed"),
        ("2021-11-25", "Green", "it is forecast 1 day late"),
    ],
)
def test_of_a_late_forecast_it_is_told_how_many_days_have_passed(baseline, status, reason):
    assert rated(baseline=baseline, forecast="2021-11-26") == (status, reason)


def test_a_passed_forecast_says_how_late_or_early_it_was():
    late = rated(baseline="2021-11-01", forecast="2021-11-21")
    early = rated(baseline="2021-12-01", forecast="2021-11-23")
    a_day = rated(baseline="2021-11-22", forecast="2021-11-23")

    assert late == ("Amber", "it is 4 days overdue, and its forecast was 20 days late")
    assert early == ("Amber", "it is 2 days overdue, and its forecast was 8 days early")
    assert a_day == ("Amber", "it is 2 days overdue, and its forecast was 1 day late")


def test_a_milestone_without_forecast_is_expected_on_its_baseline():
    assert rated(baseline="2021-11-26") == ("Green", "it is on its baseline")
    assert rated(baseline="2021-11-24") == ("Amber", "it is 1 day overdue")


@pytest.mark.parametrize("actual", ["2021-06-01", "2021-11-25"])
def test_a_reached_milestone_is_complete_however_late_or_early(actual):
    day = on(actual)

    assert rated(baseline="2021-09-01", actual=actual) == (
        "Complete",
        f"it was reached on {day}",
    )
    assert rated(actual=on("2021-06-30", Precision.MONTH)) == (
        "Complete",
        "it was reached in June 2021",
    )


@pytest.mark.parametrize(
    ("dates", "reason"),
    [
        ({}, "it has no baseline date"),
        ({"forecast": "2021-12-13"}, "it has no baseline date"),
        (
            {"baseline": on("2022-01-31", Precision.OPEN)},
            "its baseline is open: after January 2022",
        ),
        (
            {"baseline": "2021-11-25", "forecast": on("2022-01-31", Precision.OPEN)},
            "its forecast is open: after January 2022",
        ),
    ],
)
def test_what_no_days_can_be_counted_for_is_not_rated_and_says_why(dates, reason):
    assert rated(**dates) == ("Not rated", reason)


@pytest.mark.parametrize(
    ("baseline", "status", "reason"),
    [
        ("2021-11-24", "Green", "it is 1 day past its baseline, with an open forecast"),
        ("2021-11-17", "Amber", "it is 8 days past its baseline, with an open forecast"),
        ("2021-10-26", "Red", "it is 30 days past its baseline, with an open forecast"),
    ],
)
def test_an_open_forecast_does_not_hide_a_baseline_that_has_passed(baseline, status, reason):
    open_forecast = on("2022-01-31", Precision.OPEN)

    assert rated(baseline=baseline, forecast=open_forecast) == (status, reason)


def test_a_date_known_to_the_month_counts_from_its_last_day():
    november = on("2021-11-30", Precision.MONTH)

    assert rated(baseline=november, forecast=november) == ("Green", "it is on its baseline")
    assert rated(baseline=on("2021-10-31", Precision.MONTH)) == ("Amber", "it is 25 days overdue")


def test_days_behind_are_below_zero_for_what_was_reached_early():
    early = dated(baseline="2021-11-01", actual="2021-10-25")

    assert days_behind(early, as_at=PANEL_DAY) == -7
    assert days_overdue(early, as_at=PANEL_DAY) == 0


# --- what milestones make up ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("milestones", "status", "reason"),
    [
        ([], "Not rated", "it has no dated milestone"),
        ([undated(1)], "Not rated", "it has no dated milestone"),
        ([reached(1)], "Complete", "its one milestone is reached"),
        ([reached(1), reached(2)], "Complete", "both of its milestones are reached"),
        ([reached(n) for n in range(3)], "Complete", "all three of its milestones are reached"),
        ([reached(n) for n in range(12)], "Complete", "all 12 of its milestones are reached"),
        (
            [reached(1), undated(2)],
            "Not rated",
            "one of its two milestones is reached; the other is not rated",
        ),
        (
            [reached(1), reached(2), undated(3), undated(4)],
            "Not rated",
            "two of its four milestones are reached; the others are not rated",
        ),
        ([reached(1), slipped(2, 7)], "Green", "nothing is 8 or more days late"),
        ([slipped(1, 7), slipped(2, 8)], "Amber", "M2 is forecast 8 days late"),
        ([slipped(1, 8), slipped(2, 30)], "Red", "M2 is forecast 30 days late"),
        ([slipped(1, 30), slipped(2, 45)], "Red", "M2 is 45 days late and M1 is 30 days late"),
        (
            [slipped(n, 30 + n) for n in range(1, 5)],
            "Red",
            "M4 is 34 days late, M3 is 33 days late, M2 is 32 days late and one more is Red",
        ),
        (
            [slipped(n, 8 + n) for n in range(1, 6)],
            "Amber",
            "M5 is 13 days late, M4 is 12 days late, M3 is 11 days late and two more are Amber",
        ),
    ],
)
def test_a_whole_is_as_bad_as_its_worst_milestone(milestones, status, reason):
    assert told(rate_milestones(milestones, as_at=PANEL_DAY)) == (status, reason)


def test_in_a_list_the_days_are_those_that_made_the_rating():
    behind = dated(1, baseline="2021-08-01", forecast="2021-11-23")
    ahead = slipped(2, 31)

    rating = rate_milestones([ahead, behind], as_at=PANEL_DAY)

    assert rating == Rating(Rag.RED, "M1 is 116 days late and M2 is 31 days late", ("M1", "M2"))


def test_in_a_list_what_is_only_overdue_says_so():
    overdue = [dated(n, baseline=f"2021-11-2{n}") for n in (3, 4)]

    rating = rate_milestones(overdue, as_at=PANEL_DAY)

    assert told(rating) == ("Amber", "M3 is 2 days overdue and M4 is 1 day overdue")


def test_an_objective_is_rated_by_the_milestones_that_serve_it():
    mine = slipped(1, 31)
    mine.objective_id = 7
    ratings = rate_objectives([objective(7), objective(8)], work(mine), as_at=PANEL_DAY)

    assert {key: told(rating) for key, rating in ratings.items()} == {
        7: ("Red", "M1 is forecast 31 days late"),
        8: ("Not rated", "it has no dated milestone"),
    }
