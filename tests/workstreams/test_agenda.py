from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from programme.dates import Precision
from tests.workstreams.positions import (
    PANEL_DAY,
    consultation,
    dated,
    ground,
    meeting,
    milestone,
    on,
    phase,
    work,
)
from workstreams import agenda


def coming(*milestones, consultations=(), phases=(), meetings=(), as_at=PANEL_DAY):
    """What lies ahead: the date as printed, kind, title, reference."""
    position = work(*milestones, consultations=consultations)
    around = ground(phases=phases, meetings=meetings)
    found = agenda.coming(around, position, as_at=as_at)
    return [(str(item.due), item.kind, item.title, item.ref) for item in found]


def late(*milestones, as_at=PANEL_DAY):
    return [(m.ref, days) for m, days in agenda.late(work(*milestones), as_at=as_at)]


def test_late_is_eight_or_more_days_behind_the_furthest_first():
    milestones = [
        dated(1, baseline="2021-12-01", forecast="2021-12-08"),
        dated(2, baseline="2021-12-01", forecast="2021-12-09"),
        dated(3, baseline="2021-10-01", forecast="2021-12-01"),
        dated(4, baseline="2021-11-17"),
        dated(5, baseline="2021-11-18"),
    ]

    assert late(*milestones) == [("M3", 61), ("M2", 8), ("M4", 8)]


def test_what_was_reached_or_has_no_dates_is_not_late():
    milestones = [
        dated(1, baseline="2021-06-01", actual="2021-11-01"),
        dated(2),
        dated(3, forecast="2021-01-01"),
        dated(4, baseline=on("2021-01-31", Precision.OPEN)),
    ]

    assert late(*milestones) == []


def test_late_milestones_of_one_length_come_by_their_number():
    milestones = [dated(n, baseline="2021-12-01", forecast="2021-12-31") for n in (9, 2, 5)]

    assert late(*milestones) == [("M2", 30), ("M5", 30), ("M9", 30)]


def test_coming_tells_milestones_consultations_meetings_and_phases_the_soonest_first():
    restructure = consultation(closes_on=date(2021, 12, 12), opens_on=date(2021, 11, 1))
    second = phase(2)
    second.due_on, second.due_precision = date(2022, 1, 31), Precision.MONTH

    assert coming(
        dated(11, title="Response published", forecast="2022-01-17"),
        consultations=(restructure,),
        phases=(second, phase(3)),
        meetings=(meeting(held_on=date(2021, 12, 9)),),
    ) == [
        ("9 December 2021", "meeting", "Programme Board meets", ""),
        ("12 December 2021", "consultation", "Consultation on the restructure closes", "C1"),
        ("17 January 2022", "milestone", "Response published", "M11"),
        ("January 2022", "phase", "Phase 2 is due", ""),
    ]


def test_coming_begins_the_day_after():
    ahead = dated(1, title="Opens", forecast="2021-11-26")
    today = dated(2, title="Closes", forecast="2021-11-25")

    assert coming(ahead, today) == [("26 November 2021", "milestone", "Opens", "M1")]


def test_a_milestone_comes_by_its_forecast_else_its_baseline():
    moved = dated(1, title="Moved", baseline="2021-12-01", forecast="2022-02-01")
    planned = dated(2, title="Planned", baseline="2021-12-02")

    assert coming(moved, planned) == [
        ("2 December 2021", "milestone", "Planned", "M2"),
        ("1 February 2022", "milestone", "Moved", "M1"),
    ]


def test_what_was_reached_or_is_open_ended_or_undated_does_not_come():
    reached = dated(1, forecast="2021-12-01", actual="2021-11-20")
    open_ended = dated(2, baseline=on("2022-01-31", Precision.OPEN))

    assert coming(reached, open_ended, milestone(3), consultations=(consultation(),)) == []


def test_the_end_of_a_consultation_that_a_milestone_tells_is_told_once():
    closes = consultation(closes_on=date(2021, 12, 12))
    told = dated(10, title="Consultation closes", forecast="2021-12-12")

    assert coming(told, consultations=(closes,)) == [
        ("12 December 2021", "milestone", "Consultation closes", "M10")
    ]


def test_a_milestone_of_another_workstream_or_already_reached_tells_no_consultation():
    closes = consultation(closes_on=date(2021, 12, 12))
    elsewhere = dated(10, title="Board meets", forecast="2021-12-12", workstream_id=2)
    reached = dated(11, forecast="2021-12-12", actual="2021-11-20")

    assert [kind for _, kind, *_ in coming(elsewhere, reached, consultations=(closes,))] == [
        "consultation",
        "milestone",
    ]


@given(st.lists(st.dates(date(2021, 10, 1), date(2022, 3, 31)), max_size=8))
def test_nothing_is_both_reached_and_coming_and_nothing_comes_twice(days):
    milestones = [dated(n, forecast=day.isoformat()) for n, day in enumerate(days, start=1)]

    refs = [ref for *_, ref in coming(*milestones)]

    assert len(refs) == len(set(refs)) == sum(day > PANEL_DAY for day in days)
