from datetime import date, datetime, timedelta
from operator import itemgetter

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from programme import clock
from programme.models import Programme, User
from programme.records import Record
from tests import make
from workstreams.models import Milestone, Risk

pytestmark = pytest.mark.django_db

TRACKED = [
    model for model in apps.get_models() if hasattr(model._meta, "simple_history_manager_attribute")
]
RECORDS = [model for model in TRACKED if issubclass(model, Record)]


def past(model, day):
    return model.history.get_queryset().at_the_end_of(day)


def columns(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.fields}


def named(model):
    return model.__name__


def test_every_model_is_tracked_but_the_ledger_and_what_is_no_part_of_the_record():
    ours = {"programme", "workstreams", "finance", "reports"}
    untracked = {
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label in ours
        and model not in TRACKED
        and not model.__name__.startswith("Historical")
    }

    assert untracked == {"CalendarFeed", "LedgerEntry"}


@pytest.mark.parametrize("model", TRACKED, ids=named)
def test_a_record_is_read_as_it_stood_when_a_day_ended(model):
    field = "post" if model is User else "source"
    with clock.standing_at(date(2021, 7, 1)):
        record = make.one(model, **{field: "as created"})
    with clock.standing_at(date(2021, 7, 8)):
        setattr(record, field, "as changed")
        record.save()
    pk = record.pk
    with clock.standing_at(date(2021, 7, 15)):
        record.delete()

    def read(day):
        return list(past(model, day).filter(id=pk).values_list(field, flat=True))

    assert read(date(2021, 6, 30)) == []
    assert read(date(2021, 7, 1)) == ["as created"]
    assert read(date(2021, 7, 7)) == ["as created"]
    assert read(date(2021, 7, 8)) == ["as changed"]
    assert read(date(2021, 7, 14)) == ["as changed"]
    assert read(date(2021, 7, 15)) == []


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_the_record_as_at_today_is_the_live_record(model):
    with clock.standing_at(date(2021, 7, 1)):
        record = make.one(model)
    record.source = "Scrutiny Panel 25 Nov 2021, para 14"
    record.save()

    live = model.as_at(clock.as_at())
    today = model.as_at(date(2021, 11, 25))

    assert [columns(row) for row in live] == [columns(row) for row in today]
    assert [str(row) for row in live] == [str(row) for row in today]


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_the_record_of_a_day_is_one_query(model, django_assert_num_queries):
    record = make.one(model)
    record.save()

    with django_assert_num_queries(1):
        assert list(model.as_at(date(2021, 11, 25))) == [record]


@pytest.mark.parametrize("model", TRACKED, ids=named)
def test_history_has_the_index_that_finds_the_newest_version_of_a_record(model):
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(
            cursor, model.history.model._meta.db_table
        ).values()

    assert [
        index["orders"]
        for index in found
        if index["index"] and index["columns"] == ["id", "history_date", "history_id"]
    ] == [["ASC", "DESC", "DESC"]]


def test_of_two_changes_in_the_same_instant_the_last_one_counts():
    with clock.standing_at(date(2021, 7, 1)):
        milestone = make.milestone(title="Draft")
        milestone.title = "First thought"
        milestone.save()
        milestone.title = "Second thought"
        milestone.save()

    assert [row.title for row in Milestone.as_at(date(2021, 7, 1))] == ["Second thought"]


def test_a_record_made_and_removed_in_the_same_instant_was_never_there():
    with clock.standing_at(date(2021, 7, 1)):
        make.milestone().delete()

    assert list(Milestone.as_at(date(2021, 7, 1))) == []


@pytest.mark.parametrize(
    ("recorded", "title"),
    [
        (datetime(2021, 7, 1, 23, 59, 59, 999_999, tzinfo=clock.LONDON), "As changed"),
        (datetime(2021, 7, 2, 0, 0, tzinfo=clock.LONDON), "As created"),
        (datetime(2021, 7, 2, 0, 30, tzinfo=clock.LONDON), "As created"),
    ],
)
def test_what_was_recorded_before_midnight_in_london_counts_for_the_day(recorded, title):
    with clock.standing_at(date(2021, 6, 30)):
        milestone = make.milestone(title="As created")
    with clock.standing_at(recorded):
        milestone.title = "As changed"
        milestone.save()

    assert [row.title for row in Milestone.as_at(date(2021, 7, 1))] == [title]


def test_history_keeps_who_made_a_change_and_why(office):
    milestone = make.milestone()
    milestone._history_user = office
    milestone._change_reason = "Agreed by the board on 22 September 2021"
    milestone.save()

    newest = milestone.history.first()

    assert newest.history_user == office
    assert newest.history_change_reason == "Agreed by the board on 22 September 2021"


def test_a_change_is_dated_when_our_clock_says_it_was_made():
    with clock.standing_at(date(2021, 9, 22)):
        milestone = make.milestone()
        noon = clock.now()

    assert milestone.history.get().history_date == noon
    assert milestone.changed_at == noon


def test_changes_in_bulk_are_dated_by_our_clock_too():
    with clock.standing_at(date(2021, 9, 22)):
        whole = make.programme()
        copy = Programme(slug="copy", name="Copy", begins_on=whole.begins_on)
        copy.changed_at = clock.now()
        bulk_create_with_history([copy], Programme)
    with clock.standing_at(date(2021, 10, 6)):
        copy = Programme.objects.get(slug="copy")
        copy.name = "Renamed"
        bulk_update_with_history([copy], Programme, ["name"])

    def names(day):
        return list(Programme.as_at(day).filter(slug="copy").values_list("name", flat=True))

    assert names(date(2021, 9, 21)) == []
    assert names(date(2021, 9, 22)) == ["Copy"]
    assert names(date(2021, 10, 6)) == ["Renamed"]


def test_signing_in_writes_no_history(sign_in):
    clerk = make.user(username="clerk")

    sign_in(clerk)

    clerk.refresh_from_db()
    assert clerk.last_login is not None
    assert clerk.history.count() == 1


def test_history_of_people_holds_no_password():
    assert not hasattr(make.user().history.get(), "password")


steps = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=5),
        st.sampled_from(["north", "south", "east"]),
        st.sampled_from(["save", "save", "delete"]),
        st.sampled_from("abcd"),
    ),
    max_size=12,
).map(lambda drawn: sorted(drawn, key=itemgetter(0)))

FIRST = date(2021, 7, 1)


def days():
    return [FIRST + timedelta(days=number) for number in range(6)]


def recorded(model, drawn):
    """Play the steps on the record, and return by day what a plain dictionary makes of them."""
    live, plain, by_day = {}, {}, {}
    for number, day in enumerate(days()):
        for _, key, verb, title in (step for step in drawn if step[0] == number):
            with clock.standing_at(day):
                if verb == "delete" and key in live:
                    live.pop(key).delete()
                    del plain[key]
                elif verb == "save" and key in live:
                    live[key].title = title
                    live[key].save()
                    plain[key] = title
                elif verb == "save":
                    live[key] = make.one(model, title=title, source=key)
                    plain[key] = title
        by_day[day] = dict(plain)
    return by_day


@pytest.mark.parametrize("model", [Milestone, Risk], ids=named)
@given(drawn=steps)
@settings(suppress_health_check=["function_scoped_fixture"])
def test_any_history_is_readable_at_every_day(model, undone, drawn):
    with undone():
        by_day = recorded(model, drawn)

        for day in days():
            rows = model.as_at(day).values_list("source", "title")
            assert sorted(rows) == sorted(by_day[day].items())
        assert sorted(model.objects.values_list("source", "title")) == sorted(rows)
