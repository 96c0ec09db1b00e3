"""The database itself keeps the ledger: nothing in it is changed or removed."""

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from finance import append_only
from finance.models import LedgerEntry
from finance.models.ledger import AppendOnly
from tests import make


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def rows():
    return list(LedgerEntry.objects.order_by("id").values())


def triggers_missing():
    return checks.run_checks(tags=[checks.Tags.database], databases=["default"])


def changed(entry):
    entry.amount_pence = 1
    return entry


POLITE = {
    "save": lambda entry: changed(entry).save(),
    "save of a column": lambda entry: changed(entry).save(update_fields=["amount_pence"]),
    "delete": lambda entry: entry.delete(),
    "update": lambda entry: LedgerEntry.objects.update(amount_pence=1),
    "delete of all": lambda entry: LedgerEntry.objects.all().delete(),
    "bulk update": lambda entry: LedgerEntry.objects.bulk_update(
        [changed(entry)], ["amount_pence"]
    ),
    "update through the scheme": lambda entry: entry.scheme.entries.update(amount_pence=1),
    "update or create": lambda entry: LedgerEntry.objects.update_or_create(
        pk=entry.pk, defaults={"amount_pence": 1}
    ),
}
FORCED = {
    "a plain queryset's update": lambda entry: models.QuerySet(LedgerEntry).update(amount_pence=1),
    "a plain queryset's delete": lambda entry: models.QuerySet(LedgerEntry).delete(),
    "a raw delete": lambda entry: LedgerEntry.objects.all()._raw_delete("default"),
    "a raw save": lambda entry: changed(entry).save_base(raw=True),
    "a new entry with an old id": lambda entry: changed(
        LedgerEntry(
            id=entry.id,
            number=entry.number,
            programme=entry.programme,
            scheme=entry.scheme,
            effective_on=entry.effective_on,
            financial_year=entry.financial_year,
        )
    ).save(),
    "bulk create over conflicts": lambda entry: LedgerEntry.objects.bulk_create(
        [changed(entry)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["amount_pence"],
    ),
}
STATEMENTS = [
    "UPDATE finance_ledgerentry SET amount_pence = 1",
    "UPDATE finance_ledgerentry SET description = ''",
    "DELETE FROM finance_ledgerentry",
    "DELETE FROM finance_ledgerentry WHERE number = 1",
    "INSERT INTO finance_ledgerentry SELECT * FROM finance_ledgerentry WHERE true "
    "ON CONFLICT (id) DO UPDATE SET amount_pence = 1",
]
STATEMENTS_OF = {
    "sqlite": [
        "INSERT OR REPLACE INTO finance_ledgerentry SELECT * FROM finance_ledgerentry",
        "REPLACE INTO finance_ledgerentry SELECT * FROM finance_ledgerentry",
        "UPDATE OR REPLACE finance_ledgerentry SET amount_pence = 1",
        "UPDATE OR IGNORE finance_ledgerentry SET amount_pence = 1",
    ],
    "postgresql": [
        "TRUNCATE finance_ledgerentry",
        "TRUNCATE finance_scheme CASCADE",
        "MERGE INTO finance_ledgerentry USING (SELECT 1) AS one ON true "
        "WHEN MATCHED THEN UPDATE SET amount_pence = 1",
    ],
}
LOOSENED = {
    "sqlite": ["DROP TRIGGER finance_ledgerentry_no_update"],
    "postgresql": [
        "DROP TRIGGER finance_ledgerentry_no_update ON finance_ledgerentry",
        "ALTER TABLE finance_ledgerentry DISABLE TRIGGER finance_ledgerentry_no_update",
        "ALTER TABLE finance_ledgerentry ENABLE REPLICA TRIGGER finance_ledgerentry_no_update",
    ],
}


@pytest.mark.django_db
@pytest.mark.parametrize("attempt", POLITE)
def test_our_own_words_refuse_to_change_the_ledger(attempt):
    entry = make.ledger_entry()
    before = rows()

    with pytest.raises(AppendOnly, match=r"[Rr]everse it"), transaction.atomic():
        POLITE[attempt](entry)

    assert rows() == before


@pytest.mark.django_db
@pytest.mark.parametrize("attempt", FORCED)
def test_the_database_refuses_what_goes_past_our_own_words(attempt):
    entry = make.ledger_entry()
    before = rows()

    with pytest.raises(IntegrityError, match=append_only.SENTENCE), transaction.atomic():
        FORCED[attempt](entry)

    assert rows() == before


@pytest.mark.django_db
@pytest.mark.parametrize("statement", STATEMENTS + STATEMENTS_OF[connection.vendor])
def test_the_database_refuses_a_statement_that_changes_the_ledger(statement):
    make.ledger_entry()
    before = rows()
    connection.check_constraints()

    with pytest.raises(IntegrityError, match=append_only.SENTENCE), transaction.atomic():
        execute(statement)

    assert rows() == before


@pytest.mark.django_db
def test_entries_are_still_added():
    make.ledger_entry()
    make.ledger_entry()

    assert [row["number"] for row in rows()] == [1, 2]


@pytest.mark.django_db
def test_the_system_check_finds_a_trigger_that_is_missing():
    assert triggers_missing() == []
    append_only.remove(connection)

    (found,) = triggers_missing()

    names = ", ".join(sorted(append_only.names(connection)))
    assert found.id == "finance.E001"
    assert found.msg == f"The ledger can be changed in «default»: {names} missing."
    assert found.hint == "Run manage.py migrate, which puts the triggers back."

    append_only.install(connection)

    assert triggers_missing() == []


@pytest.mark.django_db
@pytest.mark.parametrize("statement", LOOSENED[connection.vendor])
def test_the_system_check_finds_one_trigger_that_is_dropped_or_disabled(statement):
    execute(statement)

    (found,) = triggers_missing()

    assert found.msg == (
        "The ledger can be changed in «default»: finance_ledgerentry_no_update missing."
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["before a database is emptied", "after it"])
def test_triggers_are_there_in_tests_that_empty_the_database(turn):
    assert rows() == []
    assert append_only.present(connection) == append_only.names(connection)
    make.ledger_entry()

    with pytest.raises(IntegrityError, match=append_only.SENTENCE):
        execute("DELETE FROM finance_ledgerentry")

    assert len(rows()) == 1


@pytest.mark.django_db(transaction=True)
def test_migrating_finance_away_and_back_brings_the_triggers_back():
    try:
        call_command("migrate", "finance", "zero", verbosity=0)
        assert append_only.tables(connection) == []
        assert append_only.present(connection) == set()
        assert triggers_missing() == []
    finally:
        call_command("migrate", verbosity=0)

    assert append_only.present(connection) == append_only.names(connection)
    assert triggers_missing() == []
