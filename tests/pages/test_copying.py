"""A CSV is the same to the byte whether PostgreSQL writes it or Python.

On SQLite Python writes both, so there these tests say little; they are for PostgreSQL.
"""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import connection

from programme import clock
from programme.dates import Precision
from programme.exports import as_csv
from programme.exports.fields import fields_of
from programme.formulas import SPACES, TRIGGERS
from tests import make
from tests.pages.addresses import REGISTERS, address
from tests.pages.everything import RECORDED_ON, THE_DAY_AFTER, everything, write_everywhere

TODAY = date(2021, 11, 25)


@pytest.fixture
def reader(board, sign_in):
    return sign_in(board)


@pytest.fixture
def both(reader, monkeypatch):
    """``both(name, **query)``: the lines of a list as PostgreSQL writes it, and as Python does."""

    def written(name, **query):
        there = address(name, **query, _export="csv")
        copied = b"".join(reader.get(there).streaming_content).decode().splitlines()
        with monkeypatch.context() as patched:
            patched.setattr(as_csv, "copies", lambda rows, fields: False)
            return copied, b"".join(reader.get(there).streaming_content).decode().splitlines()

    return written


@pytest.mark.parametrize("name", REGISTERS)
def test_postgresql_is_asked_for_every_list_and_can_write_each_of_its_columns(name, reader):
    everything(1)

    table = reader.get(address(name)).context["table"]

    assert [field.name for field in fields_of(table) if field.sql is None] == []
    assert as_csv.copies(table.data.data, fields_of(table)) == (connection.vendor == "postgresql")


@pytest.mark.parametrize("query", [{}, {"as_at": THE_DAY_AFTER}, {"sort": "-ref"}])
@pytest.mark.parametrize("name", REGISTERS)
def test_every_list_is_copied_as_it_would_be_written(name, query, both):
    everything(3)

    copied, written = both(name, **query)

    assert len(copied) > 1
    assert copied == written


TEXTS = ["plain", 'a "quoted", one', "two\nlines", "é £5 – ’", "\\.", "%s %(a)s", "{0}", " "]
#: What might be run: each beginning, bare and after what a spreadsheet may drop.
TEXTS += [f"{before}{first}1" for before in ("", *SPACES) for first in TRIGGERS]


def test_every_text_is_disarmed_alike(both):
    for n, text in enumerate(TEXTS):
        make.milestone(title=text, source=text if n % 2 else "")
        make.milestone(source=text, illustrative=True)
        make.milestone(illustrative_parts=text[:100], source="" if n % 2 else text)
        make.issue(title=text, owner_post=text)

    for name in ("workstreams:milestone-list", "workstreams:issue-list"):
        copied, written = both(name)
        assert copied == written


def test_names_that_are_looked_up_are_disarmed_alike(both):
    everything(1)
    write_everywhere("=HYPERLINK(1)")

    for name in REGISTERS:
        copied, written = both(name)
        assert copied == written


DAYS = [1, 0, -1, -7, -8, -29, -30, -31, -400, -1500, 40]


@pytest.mark.parametrize("precision", Precision.values)
def test_every_kind_of_date_and_every_reason_is_said_alike(precision, both):
    make.programme(begins_on=date(2010, 1, 1))
    for days, off in product(DAYS, [None, -2000, -10, -1, 0, 1, 8, 1000]):
        baseline = TODAY + timedelta(days=days)
        dates = {"baseline_on": baseline, "baseline_precision": precision}
        forecast = off is not None and baseline + timedelta(days=off)
        make.milestone(**dates, forecast_on=forecast or None)
        make.milestone(baseline_on=baseline, forecast_on=baseline, forecast_precision=precision)
        make.milestone(baseline_on=None, forecast_on=forecast or None, forecast_precision=precision)
        if precision != Precision.OPEN:
            make.milestone(**dates, actual_on=forecast or baseline, actual_precision=precision)

    copied, written = both("workstreams:milestone-list")

    assert copied == written


def test_every_movement_and_band_of_a_risk_is_said_alike(both):
    with clock.standing_at(RECORDED_ON):
        panel = make.forum(name="Scrutiny Panel", kind="scrutiny")
        make.meeting(forum=panel, held_on=RECORDED_ON)
        risks = [
            make.risk(current_likelihood=likelihood, current_impact=impact, next_review_on=review)
            for likelihood, impact in product(range(1, 6), repeat=2)
            for review in (None, date(2021, 11, 24), TODAY)
        ]
    for risk in risks:
        risk.current_likelihood = 3
        risk.target_likelihood, risk.target_impact, risk.target_on = 1, 2, TODAY
        risk.save()
    make.risk(workstream=None)

    copied, written = both("workstreams:risk-list")

    assert copied == written
