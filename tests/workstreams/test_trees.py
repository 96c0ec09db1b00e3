"""Neither workstreams nor dependencies ever run in a circle."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import make
from workstreams.models import Dependency, Workstream

pytestmark = pytest.mark.django_db

nodes = st.integers(min_value=0, max_value=4)
edges = st.lists(st.tuples(nodes, nodes), max_size=12)


def reaches(links, start, goal):
    """Whether ``goal`` can be reached from ``start`` along ``links`` (pairs from, to)."""
    found = {start}
    while more := {to for origin, to in links if origin in found} - found:
        found |= more
    return goal in found


def accepted(record):
    try:
        record.full_clean()
    except ValidationError:
        return False
    record.save()
    return True


def test_a_workstream_cannot_lie_below_one_that_lies_below_it():
    governance = make.workstream(name="Governance")
    hub = make.workstream(name="Innovation Hub", parent=governance)
    send = make.workstream(name="SEND", parent=hub)

    governance.parent = send

    with pytest.raises(ValidationError) as refused:
        governance.full_clean()
    assert refused.value.message_dict == {
        "parent": [
            "Governance cannot lie below SEND: SEND already lies below Governance. "
            "Choose another parent."
        ]
    }


def test_a_milestone_cannot_wait_for_one_that_waits_for_it():
    first, middle, last = (make.milestone() for _ in range(3))
    make.dependency(predecessor=first, successor=middle)
    make.dependency(predecessor=middle, successor=last)

    with pytest.raises(ValidationError) as refused:
        Dependency(predecessor=last, successor=first).full_clean()

    assert refused.value.messages == [
        "M1 cannot wait for M3: M3 already waits, directly or not, for M1. Remove one of the two."
    ]


def test_a_wait_may_be_turned_round():
    wait = make.dependency()

    wait.predecessor, wait.successor = wait.successor, wait.predecessor

    wait.full_clean()


@given(drawn=edges)
@settings(suppress_health_check=["function_scoped_fixture"])
def test_a_wait_is_accepted_just_where_it_is_new_and_closes_no_circle(undone, drawn):
    with undone():
        milestones = [make.milestone() for _ in range(5)]
        there = set()
        for before, after in drawn:
            closes = reaches(there, after, before)

            wait = Dependency(predecessor=milestones[before], successor=milestones[after])

            assert accepted(wait) is ((before, after) not in there and not closes)
            if not closes:
                there.add((before, after))


@given(drawn=edges)
@settings(suppress_health_check=["function_scoped_fixture"])
def test_a_workstream_moves_just_where_it_will_not_lie_below_itself(undone, drawn):
    with undone():
        ids = [make.workstream().pk for _ in range(5)]
        above = {}
        for child, parent in drawn:
            closes = reaches(above.items(), parent, child)

            moved = Workstream.objects.get(pk=ids[child])
            moved.parent = Workstream.objects.get(pk=ids[parent])

            assert accepted(moved) is not closes
            if not closes:
                above[child] = parent
