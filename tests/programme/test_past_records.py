"""Records read as at a past day know the words of the live ones, and can only be read."""

from datetime import date

import pytest

from programme import clock
from programme.history import PastRecord
from programme.models import Meeting
from tests import make
from workstreams.models import Milestone, Risk

pytestmark = pytest.mark.django_db


def test_past_risks_know_which_were_open_and_which_were_worst():
    with clock.standing_at(date(2021, 7, 1)):
        leaving = make.risk(raised_on=date(2021, 6, 1), current_likelihood=2, current_impact=2)
        delay = make.risk(raised_on=date(2021, 6, 1), current_likelihood=3, current_impact=3)
        make.risk(raised_on=date(2021, 6, 1), closed_on=date(2021, 6, 30))
    with clock.standing_at(date(2021, 8, 1)):
        leaving.current_likelihood = leaving.current_impact = 5
        leaving.save()
        delay.delete()

    july = Risk.as_at(date(2021, 7, 31)).open(as_at=date(2021, 7, 31)).in_worst_order()
    august = Risk.as_at(date(2021, 8, 1)).open(as_at=date(2021, 8, 1)).in_worst_order()

    assert [(risk.ref, risk.score) for risk in july] == [("R2", 9), ("R1", 4)]
    assert [(risk.ref, risk.score) for risk in august] == [("R1", 25)]


def test_past_milestones_know_which_were_overdue():
    with clock.standing_at(date(2021, 7, 1)):
        milestone = make.milestone(baseline_on=date(2021, 6, 30))
    with clock.standing_at(date(2021, 7, 15)):
        milestone.actual_on = date(2021, 7, 14)
        milestone.save()

    before = Milestone.as_at(date(2021, 7, 14)).overdue(as_at=date(2021, 7, 14))
    after = Milestone.as_at(date(2021, 7, 15)).overdue(as_at=date(2021, 7, 15))

    assert list(before) == [milestone]
    assert list(after) == []


def test_past_records_are_found_and_ordered_by_their_own_id_not_by_their_versions():
    first, second = make.meeting(), make.meeting()
    first.save()
    rows = Meeting.as_at(date(2021, 11, 25))

    assert rows.get(pk=second.pk) == second
    assert list(rows.filter(pk__in=[first.pk])) == [first]
    assert list(rows.exclude(pk=first.pk)) == [second]
    assert list(rows.order_by("pk")) == [first, second]
    assert list(rows.order_by("-pk")) == [second, first]
    assert rows.in_bulk([second.pk]) == {second.pk: second}
    assert list(rows.order_by("pk").iterator()) == [first, second]
    assert rows.by_id() == {first.pk: first, second.pk: second}


def test_past_records_keep_what_was_joined_to_them(django_assert_num_queries):
    make.milestone()
    make.milestone()

    with django_assert_num_queries(1):
        rows = list(Milestone.as_at(date(2021, 11, 25)).select_related("workstream"))
        assert [row.workstream.name for row in rows] == ["Operational Model"] * 2


@pytest.mark.parametrize("change", ["save", "delete"])
def test_a_past_record_can_only_be_read(change):
    milestone = make.milestone(title="As it was")
    record = Milestone.as_at(date(2021, 11, 25)).get()
    record.title = "As somebody wished it had been"

    with pytest.raises(PastRecord, match="was read as at a past day and cannot be changed"):
        getattr(record, change)()

    milestone.refresh_from_db()
    assert milestone.title == "As it was"


def test_past_records_can_only_be_read():
    make.milestone()
    rows = Milestone.as_at(date(2021, 11, 25))

    with pytest.raises(PastRecord, match="cannot be changed or removed"):
        rows.update(title="As somebody wished it had been")
    with pytest.raises(PastRecord, match="cannot be changed or removed"):
        rows.delete()

    assert [row.title for row in rows.all()] == ["Assessment approved"]
