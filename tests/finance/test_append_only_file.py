"""The ledger in a database file keeps itself, whoever opens the file."""

import sqlite3
from contextlib import closing

import pytest

from finance import append_only

#: The ledger's unique rules, as migrations make them.
TABLE = """
CREATE TABLE finance_ledgerentry (
    id integer PRIMARY KEY AUTOINCREMENT, programme_id integer, number integer,
    posting_key char(32) UNIQUE, reverses_id integer UNIQUE, amount_pence integer,
    UNIQUE (programme_id, number)
)
"""
COLUMNS = "id, programme_id, number, posting_key, reverses_id, amount_pence"
KEPT = [(1, 1, 1, "a", None, 700), (2, 1, 2, "b", 1, 700)]


@pytest.fixture
def opened(tmp_path):
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite3")) as bare:
        bare.execute(TABLE)
        for what in append_only.VERBS["sqlite"]:
            bare.execute(append_only.statement("sqlite", "finance_ledgerentry", what))
        for row in KEPT:
            put(bare, "INSERT", row)
        yield bare


def put(bare, verb, row):
    bare.execute(f"{verb} INTO finance_ledgerentry ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)


def kept(bare):
    return bare.execute(f"SELECT {COLUMNS} FROM finance_ledgerentry ORDER BY id").fetchall()  # noqa: S608


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
