from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import Known, Precision
from programme.ratings import Rag, Rating
from tests.workstreams.positions import (
    LONG_AGO,
    PANEL_DAY,
    dated,
    objective,
    phase,
    reached,
    slipped,
    told,
    undated,
    work,
    workstream,
)
from workstreams.assessment import (
    RULES,
    rate_milestone,
    rate_milestones,
    rate_objectives,
    rate_phase,
    rate_programme,
    rate_workstreams,
)

# --- a phase --------------------------------------------------------------------------------


def phase_of(*milestones_by_objective):
    """The rating of a phase whose objectives 1, 2 … are served by these milestones."""
    objectives = tuple(objective(n) for n in range(1, len(milestones_by_objective) + 1))
    for number, served in enumerate(milestones_by_objective, start=1):
        for each in served:
            each.objective_id = number
    position = work(*(m for served in milestones_by_objective for m in served))
    ratings = rate_objectives(objectives, position, as_at=PANEL_DAY)
    return told(rate_phase(objectives, ratings, position, as_at=PANEL_DAY))


@pytest.mark.parametrize(
    ("objectives", "status", "reason"),
    [
        ([], "Not rated", "it has no objectives"),
        ([[]], "Not rated", "its one objective is not rated"),
        ([[], [undated(1)]], "Not rated", "none of its objectives is rated"),
        ([[reached(1)]], "Complete", "its one objective is complete"),
        ([[reached(1)], [reached(2)]], "Complete", "both of its objectives are complete"),
        (
            [[reached(1)], [undated(2)]],
            "Not rated",
            "one of its two objectives is complete; the other is not rated",
        ),
        (
            [[reached(1)], [], []],
            "Not rated",
            "one of its three objectives is complete; the others are not rated",
        ),
        ([[reached(1)], [slipped(2, 0)]], "Green", "nothing is 8 or more days late"),
        ([[undated(1)], [slipped(2, 9)]], "Amber", "M2 is forecast 9 days late"),
        ([[slipped(1, 9)], [slipped(2, 40)]], "Red", "M2 is forecast 40 days late"),
    ],
)
def test_a_phase_is_as_bad_as_its_worst_objective_and_complete_when_all_are(
    objectives, status, reason
):
    assert phase_of(*objectives) == (status, reason)


# --- a workstream ---------------------------------------------------------------------------


def below(number, rag_days):
    """A workstream under the first, with one milestone: reached, undated, or so late."""
    made = {"reached": reached, "undated": undated}.get(rag_days)
    each = made(10 + number) if made else slipped(10 + number, rag_days)
    each.workstream_id = number
    return workstream(number, f"Part {number}", parent=1), each


def over(own, *children):
    """The rating of a workstream with these milestones and workstreams below it."""
    parts = [below(number, what) for number, what in enumerate(children, start=2)]
    tree = (workstream(1), *(child for child, _ in parts))
    position = work(*own, *(each for _, each in parts), workstreams=tree)
    return told(rate_workstreams(position, as_at=PANEL_DAY)[1])


@pytest.mark.parametrize(
    ("own", "children", "status", "reason"),
    [
        ([], [31], "Red", "Part 2, below it, is Red"),
        ([], [31, 32], "Red", "Part 2 and Part 3, below it, are Red"),
        (
            [],
            [31, 32, 33, 34],
            "Red",
            "Part 2, Part 3, Part 4 and one more, below it, are Red",
        ),
        ([slipped(1, 0)], [9], "Amber", "Part 2, below it, is Amber"),
        ([slipped(1, 9)], [0], "Amber", "M1 is forecast 9 days late"),
        ([slipped(1, 31)], [32], "Red", "M1 is forecast 31 days late"),
        ([reached(1)], [0], "Green", "Part 2, below it, is Green"),
        ([slipped(1, 0)], ["reached"], "Green", "nothing is 8 or more days late"),
        ([slipped(1, 0)], ["undated"], "Green", "nothing is 8 or more days late"),
        ([undated(1)], [0], "Green", "Part 2, below it, is Green"),
    ],
)
def test_a_workstream_is_as_bad_as_the_worst_in_it_or_below_it(own, children, status, reason):
    assert over(own, *children) == (status, reason)


@pytest.mark.parametrize(
    ("own", "children", "status", "reason"),
    [
        ([], ["reached"], "Complete", "Part 2, below it, is complete"),
        ([], ["reached", "reached"], "Complete", "Part 2 and Part 3, below it, are complete"),
        (
            [reached(1)],
            ["reached"],
            "Complete",
            "its one milestone is reached, and Part 2, below it, is complete",
        ),
        ([reached(1)], ["undated"], "Not rated", "Part 2, below it, is not rated"),
        ([], ["reached", "undated"], "Not rated", "Part 3, below it, is not rated"),
        ([undated(1)], ["reached"], "Not rated", "it has no dated milestone"),
        ([], ["undated"], "Not rated", "Part 2, below it, is not rated"),
    ],
)
def test_a_workstream_is_complete_only_when_everything_in_it_is(own, children, status, reason):
    assert over(own, *children) == (status, reason)


def untouched(days, *milestones, **given):
    """A workstream that nobody updated for so many days."""
    at = datetime(2021, 11, 25, 12, tzinfo=UTC) - timedelta(days)
    for each in milestones:
        each.changed_at = at
    position = work(*milestones, workstreams=(workstream(1, changed_at=LONG_AGO),), **given)
    return told(rate_workstreams(position, as_at=PANEL_DAY)[1])


def test_a_green_that_nobody_updated_for_36_days_is_not_rated():
    assert untouched(35, slipped(1, 0)) == ("Green", "nothing is 8 or more days late")
    assert untouched(36, slipped(1, 0)) == (
        "Not rated",
        "its plan has not been updated for 36 days (limit 35)",
    )


@pytest.mark.parametrize(("days", "status"), [(9, "Amber"), (31, "Red")])
def test_silence_never_hides_amber_or_red(days, status):
    assert untouched(300, slipped(1, days)) == (status, f"M1 is forecast {days} days late")


def test_silence_never_hides_that_all_is_complete():
    assert untouched(300, reached(1)) == ("Complete", "its one milestone is reached")


def test_an_update_below_keeps_a_workstream_from_being_stale():
    child, recent = below(2, 0)
    old = slipped(1, 0)
    old.changed_at = LONG_AGO
    tree = (workstream(1, changed_at=LONG_AGO), child)

    ratings = rate_workstreams(work(old, recent, workstreams=tree), as_at=PANEL_DAY)

    assert told(ratings[1]) == ("Green", "nothing is 8 or more days late")


# --- the programme --------------------------------------------------------------------------

GREEN, AMBER, RED = (
    Rating(rag, f"{rag} things", (str(rag),)) for rag in (Rag.GREEN, Rag.AMBER, Rag.RED)
)
BLUE, GREY = Rating(Rag.BLUE, "done"), Rating(Rag.GREY, "unknown")


@pytest.mark.parametrize(
    ("phases", "tops", "status", "reason"),
    [
        ([], [], "Not rated", "nothing in it is rated yet"),
        ([GREY], [GREY], "Not rated", "nothing in it is rated yet"),
        ([BLUE], [BLUE], "Complete", "everything in it is complete"),
        ([BLUE, GREY], [BLUE], "Not rated", "Phase 2 is not rated"),
        ([BLUE, GREY, GREY], [], "Not rated", "Phase 2 and Phase 3 are not rated"),
        ([BLUE, GREEN], [GREY], "Green", "Phase 2 is Green"),
        ([GREEN], [AMBER], "Amber", "Part 1 is Amber"),
        ([RED], [RED, AMBER], "Red", "Phase 1 and Part 1 are Red"),
        (
            [RED, RED],
            [RED, RED, RED],
            "Red",
            "Phase 1, Phase 2, Part 1 and two more are Red",
        ),
    ],
)
def test_the_programme_is_never_greener_than_its_phases_and_workstreams(
    phases, tops, status, reason
):
    by_phase = {phase(n): rating for n, rating in enumerate(phases, start=1)}
    by_top = {workstream(n, f"Part {n}"): rating for n, rating in enumerate(tops, start=1)}

    assert told(rate_programme(by_phase, by_top)) == (status, reason)


def test_two_workstreams_of_one_name_are_both_counted():
    tops = {workstream(1, "Hub"): RED, workstream(2, "Hub"): GREEN}

    assert told(rate_programme({}, tops)) == ("Red", "Hub is Red")


def test_the_rules_are_printed_with_their_limits():
    assert [rule for rule in RULES if "30" in rule or "35" in rule or "8 days" in rule] == [
        "It is Red when it is 30 or more days later than its baseline, by its forecast or because "
        "that day has passed.",
        "It is Amber from 8 days, or when its forecast has passed and it was not reached.",
        "A workstream that would be Green but whose plan, its milestones and deliverables, was "
        "not updated for more than 35 days is Not rated.",
    ]


# --- whatever the dates ---------------------------------------------------------------------

DAYS = st.dates(date(2021, 1, 1), date(2022, 12, 31))
KNOWN = st.builds(Known.of, DAYS, st.sampled_from(Precision.values))
DATED = st.builds(Known, DAYS)
MILESTONES = st.builds(
    dated,
    st.integers(1, 99),
    baseline=st.none() | KNOWN,
    forecast=st.none() | KNOWN,
    actual=st.none() | DATED,
    workstream_id=st.integers(1, 5),
    changed_at=st.sampled_from([LONG_AGO, datetime(2021, 11, 20, tzinfo=UTC)]),
)
TREES = st.lists(MILESTONES, max_size=8).map(
    lambda milestones: work(
        *milestones,
        workstreams=tuple(
            workstream(n, f"Part {n}", parent, changed_at=LONG_AGO)
            for n, parent in ((1, None), (2, 1), (3, 1), (4, 2), (5, None))
        ),
    )
)


# A test that is not marked for it may not ask the database: a query would be an error here.
@given(TREES)
def test_every_rating_has_a_reason_and_none_asks_the_database(position):
    ratings = rate_workstreams(position, as_at=PANEL_DAY)
    singles = [rate_milestone(m, as_at=PANEL_DAY) for m in position.milestones]

    assert all(rating.reason for rating in [*ratings.values(), *singles])


@given(TREES)
def test_a_parent_is_never_greener_than_what_lies_below_it(position):
    ratings = rate_workstreams(position, as_at=PANEL_DAY)

    for each in position.workstreams:
        children = [ratings[child.id] for child in position.children_of(each)]
        assert all(ratings[each.id].worry >= child.worry for child in children if child.worry > 0)
        if ratings[each.id].rag == Rag.BLUE:
            assert {child.rag for child in children} <= {Rag.BLUE}


@given(DATED, st.dates(PANEL_DAY, date(2022, 12, 31)), st.integers(0, 400))
def test_moving_a_forecast_later_never_makes_a_rating_better(baseline, forecast, days):
    def worry(day):
        late = dated(baseline=baseline, forecast=Known(day))
        return rate_milestone(late, as_at=PANEL_DAY).worry

    assert worry(forecast + timedelta(days)) >= worry(forecast)


@given(st.lists(MILESTONES, max_size=6), MILESTONES)
def test_one_milestone_more_never_makes_a_whole_better_but_completes_it(milestones, another):
    before = rate_milestones(milestones, as_at=PANEL_DAY)
    after = rate_milestones([*milestones, another], as_at=PANEL_DAY)

    if before.worry > 0:
        assert after.worry >= before.worry
    if another.actual is None:
        assert after.rag != Rag.BLUE
