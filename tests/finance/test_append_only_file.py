"""The ledger in a database file keeps itself, whoever opens the file."""

import sqlite3

import pytest
from django.db import connection

from finance import append_only

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="A file is SQLite's."),
]

COLUMNS = ("id", "programme_id", "number", "posting_key", "reverses_id", "amount_pence")
KEPT = [(1, 1, 1, "a", None, 700), (2, 1, 2, "b", 1, 700)]


@pytest.fixture
def opened(tmp_path):
    """The ledger's table with its rules and triggers, opened by sqlite3 itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'finance_ledgerentry' "
            "AND sql IS NOT NULL ORDER BY type = 'trigger', type = 'index'"
        )
        made = [sql for (sql,) in cursor.fetchall()]
    with sqlite3.connect(tmp_path / "ledger.sqlite3") as bare:
        for sql in made:
            bare.execute(sql)
        for row in KEPT:
            put(bare, "INSERT", row)
        yield bare
    bare.close()


def put(bare, verb, values):
    given = dict(zip(COLUMNS, values, strict=True)) | {
        "scheme_id": 1,
        "effective_on": "2021-10-31",
        "financial_year": "2021/22",
        "description": "Agency",
        "evidence": "",
        "source": "",
        "illustrative": 0,
        "recorded_at": "2021-10-31",
    }
    marks = ", ".join("?" * len(given))
    bare.execute(
        f"{verb} INTO finance_ledgerentry ({', '.join(given)}) VALUES ({marks})",
        [*given.values()],
    )


def kept(bare):
    names = ", ".join(COLUMNS)
    return bare.execute(f"SELECT {names} FROM finance_ledgerentry ORDER BY id").fetchall()  # noqa: S608


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize(
    "over",
    [
        (1, 1, 9, "z", None, 1),
        (9, 1, 1, "z", None, 1),
        (9, 1, 9, "a", None, 1),
        (9, 1, 9, "z", 1, 1),
    ],
    ids=["its id", "its number", "its key", "its reversal"],
)
def test_an_entry_is_not_replaced_whichever_unique_rule_is_in_the_way(opened, verb, over):
    with pytest.raises(sqlite3.IntegrityError, match=append_only.SENTENCE):
        put(opened, verb, over)

    assert kept(opened) == KEPT


def test_an_entry_that_is_in_nobodys_way_is_added(opened):
    put(opened, "INSERT OR REPLACE", (None, 1, 3, "c", None, 5))
    put(opened, "INSERT", (None, 2, 1, "d", None, 6))

    assert kept(opened)[2:] == [(3, 1, 3, "c", None, 5), (4, 2, 1, "d", None, 6)]
