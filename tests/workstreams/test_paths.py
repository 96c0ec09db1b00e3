from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from programme.models import Objective, Phase, Programme
from programme.summaries import Ground
from workstreams.models import Dependency, Milestone
from workstreams.paths import ends, path_to
from workstreams.summaries import Work
from workstreams.waits import network

DAY = date(2021, 11, 25)


def milestone(number, day=None, *, serves=None, **fields):
    """M<number>, forecast on a day of November 2021, unsaved."""
    if day is not None:
        fields["forecast_on"] = date(2021, 11, 1) + timedelta(days=day - 1)
    return Milestone(id=number, number=number, title="Posts filled", objective_id=serves, **fields)


def waits(*pairs, kind="fs"):
    return tuple(
        Dependency(id=n, predecessor_id=first, successor_id=then, kind=kind)
        for n, (first, then) in enumerate(pairs, start=1)
    )


def work(milestones, dependencies=()):
    empty = dict.fromkeys(
        ("workstreams", "stages", "deliverables", "risks", "issues", "judgements", "consultations"),
        (),
    )
    return Work(milestones=tuple(milestones), dependencies=dependencies, scores_before={}, **empty)


def ground(phases=1):
    empty = dict.fromkeys(("outcomes", "forums", "meetings", "decisions"), ())
    return Ground(
        programme=Programme(),
        phases=tuple(Phase(id=n, number=n) for n in range(1, phases + 1)),
        objectives=tuple(Objective(id=n, number=n, phase_id=n) for n in range(1, phases + 1)),
        **empty,
    )


def path(milestones, *pairs):
    """The path to the last of ``milestones``."""
    return path_to(milestones[-1], network(work(milestones, waits(*pairs))))


def end_of(milestones, *pairs):
    found = work(milestones, waits(*pairs))
    return ends(ground(), found, network(found))[0]


def test_the_path_steps_back_to_what_leaves_the_least_room():
    steps = [milestone(1, 3), milestone(2, 10), milestone(3, 20)]

    assert path(steps, (1, 3), (2, 3), (1, 2)).refs == "M1 → M2 → M3"


def test_what_is_not_reached_comes_before_what_is_however_little_room_that_leaves():
    reached = milestone(2, actual_on=date(2021, 11, 19))
    steps = [milestone(1, 3), reached, milestone(3, 20)]

    assert path(steps, (1, 3), (2, 3)).refs == "M1 → M3"


def test_a_path_begins_with_what_is_reached_and_asks_nothing_before_it():
    steps = [milestone(1, 3), milestone(2, actual_on=date(2021, 11, 10)), milestone(3, 20)]

    assert path(steps, (1, 2), (2, 3)).refs == "M2 → M3"


def test_of_equal_room_the_lower_number_is_taken():
    steps = [milestone(2, 10), milestone(1, 10), milestone(3, 20)]

    assert path(steps, (2, 3), (1, 3)).refs == "M1 → M3"


def test_what_has_no_date_is_not_on_the_path_but_named_beside_it():
    steps = [milestone(1), milestone(2, 10), milestone(3, 20)]

    found = path(steps, (1, 3), (2, 3))

    assert found.refs == "M2 → M3"
    assert found.undated == (steps[0],)


def test_a_milestone_expected_before_what_it_waits_for_leaves_less_than_no_room():
    steps = [milestone(1, 25), milestone(2, 10), milestone(3, 20)]

    found = path(steps, (1, 3), (2, 3))

    assert found.refs == "M1 → M3"
    assert [(wait.room, wait.is_too_early) for wait in found.waits] == [(-5, True)]


def test_a_month_that_holds_the_day_is_not_too_early():
    month = milestone(1, 30, forecast_precision="month")
    steps = [month, milestone(2, 10)]

    assert [wait.is_too_early for wait in path(steps, (1, 2)).waits] == [False]


def test_a_circle_in_a_past_record_ends_the_path_and_is_told():
    steps = [milestone(1, 10), milestone(2, 20)]

    found = path(steps, (1, 2), (2, 1))

    assert found.refs == "M1 → M2"
    assert found.circular


def test_the_kind_of_a_dependency_changes_no_path_for_milestones_are_moments():
    steps = [milestone(1, 3), milestone(2, 10)]
    paths = {
        kind: path_to(steps[1], network(work(steps, waits((1, 2), kind=kind)))).refs
        for kind in Dependency.Kind.values
    }

    assert paths == dict.fromkeys(("fs", "ss", "ff", "sf"), "M1 → M2")


def test_a_phase_ends_with_the_last_expected_of_its_milestones():
    late = milestone(2, 20, serves=1, baseline_on=date(2021, 11, 6))
    end = end_of([milestone(1, 30), milestone(3, 10, serves=1), late], (3, 2))

    assert str(end.expected) == "20 November 2021"
    assert end.slip == 14
    assert [found.refs for found in end.paths] == ["M3 → M2"]
    assert end.is_known


def test_two_milestones_on_the_last_day_are_two_ends():
    end = end_of([milestone(1, 20, serves=1), milestone(2, 20, serves=1)])

    assert [found.refs for found in end.paths] == ["M1", "M2"]


def test_a_milestone_without_a_date_leaves_the_end_of_its_phase_open():
    undated = milestone(2, serves=1, baseline_on=date(2022, 1, 31), baseline_precision="open")
    end = end_of([milestone(1, 20, serves=1), undated])

    assert not end.is_known
    assert end.undated == (undated,)
    assert str(end.expected) == "20 November 2021"


def test_a_phase_without_dates_has_neither_end_nor_path():
    undated, empty = end_of([milestone(1, serves=1)]), end_of([])

    assert (undated.expected, undated.paths, undated.has_ended) == (None, (), False)
    assert (empty.expected, empty.paths, empty.has_ended) == (None, (), False)


def test_a_phase_has_ended_when_every_milestone_is_reached():
    end = end_of([milestone(1, serves=1, actual_on=date(2021, 10, 1))])

    assert end.has_ended


SIZE = 7
numbers = st.integers(1, SIZE)
records = st.tuples(
    st.lists(st.integers(1, 30) | st.none(), min_size=SIZE, max_size=SIZE),
    st.sets(numbers),
    st.sets(st.tuples(numbers, numbers).filter(lambda pair: pair[0] != pair[1]), max_size=20),
)


def recorded(record):
    """Milestones on any days, some reached, that wait for each other in any way, circles too."""
    days, reached, pairs = record
    steps = [
        milestone(n, day, serves=1, **({"actual_on": date(2021, 11, day)} if n in reached else {}))
        if day
        else milestone(n, serves=1)
        for n, day in enumerate(days, start=1)
    ]
    return steps, sorted(pairs)


@given(records)
def test_every_path_is_a_chain_of_dependencies_without_repetition(record):
    steps, pairs = recorded(record)

    for found in end_of(steps, *pairs).paths:
        on_it = [m.number for m in found.milestones]
        assert len(set(on_it)) == len(on_it)
        assert [(w.predecessor.number, w.successor.number) for w in found.waits] == list(
            pairwise(on_it)
        )
        assert set(pairwise(on_it)) <= set(pairs)


@given(records)
def test_every_path_ends_on_the_last_day_of_its_phase_and_no_day_is_later(record):
    steps, pairs = recorded(record)
    end = end_of(steps, *pairs)
    dated = [m.expected.on for m in steps if m.expected]

    assert {found.end.expected.on for found in end.paths} == ({max(dated)} if dated else set())


@given(records)
def test_only_the_first_milestone_of_a_path_may_be_reached(record):
    steps, pairs = recorded(record)

    for found in end_of(steps, *pairs).paths:
        assert [m for m in found.milestones[1:] if m.actual] == []


@given(records)
def test_no_other_outstanding_predecessor_leaves_less_room(record):
    steps, pairs = recorded(record)
    found_waits = network(work(steps, waits(*pairs)))

    for found in end_of(steps, *pairs).paths:
        on_it = {m.number for m in found.milestones}
        for wait in found.waits:
            others = [
                other.room
                for other in found_waits.waits_of(wait.successor)
                if other.predecessor.number not in on_it
                and other.room is not None
                and not other.predecessor.actual
            ]
            assert not (wait.predecessor.actual and others)
            assert wait.predecessor.actual or all(room >= wait.room for room in others)
