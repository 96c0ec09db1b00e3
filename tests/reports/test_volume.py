"""Programmes in bulk: as many as asked for, sound, the same each time, with a history that holds."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from d22.reports.volume import loading
from d22.reports.volume.loading import Sizes
from finance.models import LedgerEntry
from programme import clock
from programme.models import Programme, User
from programme.records import Record
from programme.versions import Version
from workstreams.models import Milestone, Risk

SIZES = Sizes(programmes=2, milestones=101, risks=31, entries=101, versions=5)
HISTORIES = [model for model in apps.get_models() if issubclass(model, Version)]
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
UNTOLD = {"Report", "CommitteeDetails"}  # no page of the measured ones shows them


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loaded once for all tests here, and undone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield loading.load(SIZES)
        transaction.set_rollback(True)


pytestmark = pytest.mark.usefixtures("loaded", "db")


def named(model):
    return model.__name__


def test_there_is_as_much_as_was_asked_for_shared_evenly():
    per_programme = Counter(Milestone.objects.values_list("programme__slug", flat=True))

    assert per_programme == {"volume-1": 51, "volume-2": 50}
    assert Risk.objects.count() == 31
    assert LedgerEntry.objects.count() == 101
    assert Milestone.history.filter(id=Milestone.objects.first().id).count() == 5


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_something_of_every_kind_is_there_and_all_of_it_is_marked_illustrative(model):
    assert model.objects.exists() is (named(model) not in UNTOLD)
    assert not model.objects.filter(illustrative=False).exists()


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_what_is_made_up_keeps_the_rules_of_the_record(model):
    for record in model.objects.all()[:20]:
        record.full_clean()


@pytest.mark.parametrize("model", HISTORIES, ids=named)
def test_every_version_ends_where_the_next_begins(model):
    assert not model.objects.misplaced().exists()


def columns(record):
    return {field.attname: getattr(record, field.attname) for field in record._meta.fields}


@pytest.mark.parametrize("model", RECORDS, ids=named)
def test_the_last_version_of_every_record_is_the_record(model):
    live = {record.pk: columns(record) for record in model.objects.all()}
    newest = {record.pk: columns(record) for record in model.as_at(date(2021, 11, 25))}

    assert newest == live


def replayed(model, day):
    """What stood at the end of the day, by reading every version in turn."""
    standing = {}
    for version in model.history.order_by("history_date", "history_id"):
        if version.history_date.astimezone(clock.LONDON).date() <= day:
            standing[version.id] = version
    return {pk: v.changed_at for pk, v in standing.items() if v.history_type != "-"}


@given(st.integers(min_value=0, max_value=loading.DAYS))
@settings(max_examples=5, suppress_health_check=["function_scoped_fixture"])
def test_any_day_is_what_a_plain_replay_of_the_versions_makes_of_it(ago):
    day = date(2021, 11, 25) - timedelta(days=ago)

    for model in (Programme, Milestone, Risk):
        read = dict(model.as_at(day).values_list("id", "changed_at"))
        assert read == replayed(model, day)


def test_some_milestones_were_removed_and_are_there_on_the_days_before():
    removed = Milestone.history.filter(history_type="-")
    gone = set(removed.values_list("id", flat=True))

    assert not Milestone.objects.filter(id__in=gone).exists()
    assert Milestone.history.filter(id__in=gone, history_type="+").count() == len(gone)


def test_nobody_can_sign_in_as_the_author():
    assert not User.objects.get(username=loading.AUTHOR).has_usable_password()


def test_a_second_load_is_refused_with_a_reason():
    with pytest.raises(loading.VolumeIsThereError, match="loaded already"):
        loading.load(SIZES)
