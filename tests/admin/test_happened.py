"""What is said to have happened never lies ahead, on a page of its own or in a row."""

from datetime import date

import pytest

from tests import make
from tests.admin.pages import address, errors, filled_in

SENTENCE = (
    "26 November 2021 has not come yet: today is 25 November 2021. Give a day that has passed."
)
#: What has happened, by the record that says it.
HAPPENED = [
    (make.decision, "decided_on"),
    (make.forecast, "made_on"),
    (make.issue, "raised_on"),
    (lambda: make.issue(resolution="Filled"), "closed_on"),
    (make.judgement, "judged_on"),
    (make.milestone, "actual_on"),
    (make.risk, "raised_on"),
    (make.risk, "closed_on"),
    (make.risk_action, "done_on"),
    (make.deliverable, "delivered_on"),
    (make.stage, "began_on"),
    (make.stage, "ended_on"),
]
ROWS = [
    (make.risk_action, "risk", "actions", "done_on"),
    (make.deliverable, "workstream", "deliverables", "delivered_on"),
    (make.stage, "workstream", "stages", "began_on"),
    (make.stage, "workstream", "stages", "ended_on"),
]


@pytest.fixture
def desk(admin, sign_in):
    return sign_in(admin)


def sent(desk, record, **changes):
    """The page's answer to the form of the record with ``changes``."""
    form = filled_in(desk.get(address(record, "change")))
    return desk.post(address(record, "change"), form | changes | {"why": "As heard"})


def row_errors(page):
    return [said for rows in page.context["inline_admin_formsets"] for said in rows.formset.errors]


@pytest.mark.parametrize(("kind", "name"), HAPPENED)
def test_what_has_happened_lies_not_ahead(kind, name, desk):
    page = sent(desk, kind(), **{name: "26/11/2021"})

    assert errors(page) == {name: [SENTENCE]}


@pytest.mark.parametrize(("kind", "whole", "rows", "name"), ROWS)
def test_nor_does_it_in_a_row_below_another_record(kind, whole, rows, name, desk):
    page = sent(desk, getattr(kind(), whole), **{f"{rows}-0-{name}": "26/11/2021"})

    assert {name: [SENTENCE]} in row_errors(page)


def test_a_milestone_reached_this_month_is_not_made_reached_on_its_last_day(desk):
    milestone = make.milestone(actual_on=date(2021, 11, 30), actual_precision="month")

    page = sent(desk, milestone, actual_precision="day")

    assert errors(page) == {
        "actual_on": [SENTENCE.replace("26 November 2021 has", "30 November 2021 has")]
    }


def test_today_has_come(desk):
    assert sent(desk, make.issue(), raised_on="25/11/2021").status_code == 302


@pytest.mark.parametrize("precision", ["day", "season"])
@pytest.mark.parametrize("day", ["01/01/2101", "31/12/9999"])
def test_no_date_lies_beyond_2100(day, precision, desk):
    page = sent(desk, make.milestone(), forecast_on=day, forecast_precision=precision)

    assert errors(page) == {"forecast_on": ["Give a date before 2101."]}
