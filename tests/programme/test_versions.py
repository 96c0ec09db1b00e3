"""Each version ends where the next of its record begins, in whatever order they are written."""

from datetime import date, datetime, timedelta
from operator import itemgetter

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from programme import clock
from programme.models import Forum
from programme.versions import NOT_YET, Version
from tests import make

pytestmark = pytest.mark.django_db

FIRST = datetime(2021, 7, 1, 12, tzinfo=clock.LONDON)
HISTORIES = [model for model in apps.get_models() if issubclass(model, Version)]


def moment(number):
    return FIRST + timedelta(days=number)


def versions_of(record):
    rows = type(record).history.filter(id=record.id).order_by("history_date", "history_id")
    return list(rows.values_list("history_type", "history_date", "superseded_at"))


def names(day):
    return sorted(Forum.as_at(day).values_list("source", "name"))


def test_a_version_ends_where_the_next_begins_and_the_last_holds():
    with clock.standing_at(moment(0)):
        forum = make.forum()
    with clock.standing_at(moment(1)):
        forum.save()
    with clock.standing_at(moment(2)):
        again = Forum.objects.get()
        again.delete()

    assert versions_of(forum) == [
        ("+", moment(0), moment(1)),
        ("~", moment(1), moment(2)),
        ("-", moment(2), NOT_YET),
    ]


def test_a_version_written_late_takes_its_place_in_time():
    with clock.standing_at(moment(0)):
        forum = make.forum(name="First")
    with clock.standing_at(moment(4)):
        forum.name = "Third"
        forum.save()
    with clock.standing_at(moment(2)):
        forum.name = "Second"
        forum.save()

    assert [ends for _, _, ends in versions_of(forum)] == [moment(2), moment(4), NOT_YET]
    assert [name for _, name in names(moment(3).date())] == ["Second"]
    assert [name for _, name in names(moment(4).date())] == ["Third"]


def test_records_changed_in_bulk_end_the_versions_before():
    with clock.standing_at(moment(0)):
        forums = [make.forum(name="Old") for _ in range(3)]
    with clock.standing_at(moment(1)):
        for forum in forums:
            forum.name = "New"
        bulk_update_with_history(forums, Forum, ["name"])

    assert {tuple(versions_of(forum)) for forum in forums} == {
        (("+", moment(0), moment(1)), ("~", moment(1), NOT_YET))
    }


def test_one_record_twice_in_one_bulk_change_keeps_the_last():
    with clock.standing_at(moment(0)):
        forum = make.forum(name="Old")
    with clock.standing_at(moment(1)):
        forum.name = "New"
        bulk_update_with_history([forum, forum], Forum, ["name"])

    assert [ends for _, _, ends in versions_of(forum)] == [moment(1), moment(1), NOT_YET]
    assert [name for _, name in names(moment(1).date())] == ["New"]


def test_a_reason_given_afterwards_moves_no_version():
    with clock.standing_at(moment(0)):
        forum = make.forum()
    with clock.standing_at(moment(1)):
        forum.save()
    first = forum.history.last()
    first.history_change_reason = "Set up by the board"
    first.save()

    assert [ends for _, _, ends in versions_of(forum)] == [moment(1), NOT_YET]


@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model.__name__)
def test_the_database_refuses_a_second_version_that_holds(model):
    record = make.one(model.instance_type)
    version = model.objects.filter(id=record.pk).first()
    version.pk = None

    name = f"{model.instance_type._meta.model_name}_one_version_holds"
    refused = rf"{name}|UNIQUE constraint failed: {model._meta.db_table}\.id"
    with pytest.raises(IntegrityError, match=refused), transaction.atomic():
        QuerySet(model).bulk_create([version])  # past the place where versions are written


def test_history_that_was_tampered_with_is_found():
    with clock.standing_at(moment(0)):
        forum = make.forum()
    for number in (1, 2):
        with clock.standing_at(moment(number)):
            forum.save()
    history = Forum.history.model.objects
    assert list(history.misplaced()) == []

    history.filter(history_date=moment(1)).delete()

    assert [version.history_date for version in history.misplaced()] == [moment(0)]


written = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=5),  # the day it is dated
        st.sampled_from(["north", "south"]),
        st.sampled_from(["save", "save", "bulk", "delete"]),
        st.sampled_from("abcd"),
    ),
    max_size=12,
)


def replayed(drawn):
    """Write the versions in the order drawn, whatever their days; returns them as plain rows."""
    live, rows = {}, []
    for number, key, verb, name in drawn:
        with clock.standing_at(moment(number)):
            if verb == "delete" and key in live:
                record = live.pop(key)
                rows.append((number, len(rows), (key, record.pk), None))
                record.delete()
                continue
            if key not in live and verb == "bulk":
                fields = {"programme": make.programme(), "number": len(rows) + 100}
                forum = Forum(source=key, name=name, changed_at=clock.now(), **fields)
                (live[key],) = bulk_create_with_history([forum], Forum)
            elif key not in live:
                live[key] = make.forum(source=key, name=name)
            else:
                live[key].name = name
                if verb == "bulk":
                    bulk_update_with_history([live[key]], Forum, ["name"])
                else:
                    live[key].save()
            rows.append((number, len(rows), (key, live[key].pk), name))
    return rows


def newest_by(day, rows):
    """By a plain dictionary: of each record the last of its versions up to the day."""
    newest = {}
    for number, _, record, name in sorted(rows, key=itemgetter(0, 1)):
        if number <= day:
            newest[record] = name
    return sorted((key, name) for (key, _), name in newest.items() if name is not None)


@given(drawn=written)
@settings(suppress_health_check=["function_scoped_fixture"])
def test_versions_written_in_any_order_are_read_in_the_order_of_their_days(undone, drawn):
    with undone():
        rows = replayed(drawn)

        for day in range(6):
            assert names(date(2021, 7, 1 + day)) == newest_by(day, rows)
        assert list(Forum.history.model.objects.misplaced()) == []
