"""Pages of a programme that holds nothing yet, or very little: they say what to do."""

from datetime import date

import pytest
from django.apps import apps

from finance.models import LedgerEntry
from programme.records import Record
from tests import make
from tests.pages.addresses import PAGES, WHOLE, address
from tests.pages.reading import heading, plain, rows, sentence

#: What each page opens with, and the words in it that say how it gets filled.
EMPTY = {
    "reports:overview": (
        "No phase is set up yet",
        "The programme office begins it in the administration, with phases, their objectives and "
        "workstreams.",
    ),
    "reports:roadmap": (
        "No milestone is recorded yet",
        "The programme office adds milestones in the administration.",
    ),
    "workstreams:objective-list": (
        "No objective is recorded yet",
        "The programme office adds phases and their objectives in the administration.",
    ),
    "workstreams:workstream-list": (
        "No workstream is recorded yet",
        "The programme office adds workstreams in the administration.",
    ),
    "workstreams:milestone-list": (
        "No milestone is recorded yet",
        "The programme office adds milestones in the administration.",
    ),
    "workstreams:slip-chart": (
        "No milestone has a date yet",
        "The programme office adds milestones in the administration.",
    ),
    "workstreams:risk-list": (
        "No risk is open",
        "The programme office adds risks in the administration.",
    ),
    "workstreams:issue-list": (
        "No issue is open",
        "The programme office adds issues in the administration.",
    ),
    "finance:finance": (
        "No business case was approved by 25 November 2021",
        "Case, forecast and ledger appear here once a decision has approved a business case.",
    ),
    "finance:ledger": (
        "Nothing is in the ledger yet",
        "Finance posts entries in the administration.",
    ),
    "programme:governance": (
        "No decision is recorded yet",
        "The clerk and the programme office record decisions in the administration.",
    ),
    "programme:outcome-list": (
        "No outcome is recorded yet",
        "The programme office adds outcomes in the administration.",
    ),
    "reports:search": (
        "What are you looking for?",
        "A reference goes straight to its record.",
    ),
    "reports:report-list": (
        "No report is drafted yet",
        "The panel clerk drafts reports; they appear here.",
    ),
}
#: Every kind of record that ``make`` knows.
KINDS = [*(model for model in apps.get_models() if issubclass(model, Record)), LedgerEntry]


@pytest.fixture
def reader(board, sign_in):
    return sign_in(board)


def test_every_page_of_an_empty_programme_says_what_to_do(reader):
    make.programme()

    for name in WHOLE:
        answer = reader.get(address(name))
        opening, advice = EMPTY[name]
        assert (answer.status_code, heading(answer)) == (200, opening), name
        assert advice in plain(answer.text), name


def test_without_any_programme_the_list_says_who_adds_one(reader):
    answer = reader.get("/")

    assert heading(answer) == "0 programmes on record"
    assert "The programme office adds one in the administration." in plain(answer.text)


def test_a_clerk_is_told_how_the_first_report_is_drafted(clerk, sign_in):
    make.programme()

    answer = sign_in(clerk).get(address("reports:report-list"))

    assert (
        "Draft the first: choose the meeting it is for and the day whose record it tells."
        in plain(answer.text)
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_one_record_of_a_kind_is_enough_for_every_page(kind, reader):
    make.programme()
    make.one(kind)

    answered = {name: reader.get(address(name)).status_code for name in WHOLE}
    assert answered == dict.fromkeys(WHOLE, 200)


def test_milestones_without_any_date_are_listed_and_not_rated(reader):
    objective = make.objective()
    for _ in range(3):
        make.milestone(baseline_on=None, objective=objective)

    for name in (*WHOLE, "workstreams:milestone-detail"):
        assert reader.get(address(name)).status_code == 200, name
    listed = reader.get(address("workstreams:milestone-list"))
    assert heading(listed) == "0 of 3 milestones reached; none late"
    assert rows(listed)[0].startswith(
        "M1 Assessment approved Operational Model none none not yet none Not rated because"
    )


@pytest.mark.parametrize(
    ("value", "shown"), [("100.00", "100"), ("27.40", "27.4"), ("1200", "1,200"), ("0", "0")]
)
def test_a_measured_value_is_written_as_people_write_numbers(value, shown, reader):
    indicator = make.indicator(target=value, target_on=date(2026, 3, 31))
    make.measurement(indicator=indicator, value=value)

    answer = reader.get(address("programme:outcome-list"))

    assert rows(answer) == [f"2020/21 baseline {shown} none none", f"Target, 31 Mar 2026 {shown}"]


def test_records_with_nothing_but_what_they_must_have_are_shown(reader):
    make.programme()
    make.milestone(baseline_on=None)
    make.workstream(slug="operational-model")
    make.risk(workstream=None)
    make.issue(workstream=None)
    make.consultation(opens_on=None)
    make.decision(forum=None, made_by="Council")
    make.indicator()

    for name, path in PAGES.items():
        if path and not name.startswith("reports:"):
            assert reader.get(address(name)).status_code == 200, name


def test_a_report_whose_committee_has_no_details_says_what_to_record(reader):
    make.report()
    words = (
        "The record at 25 November 2021 holds no committee details for the Programme Board: who "
        "reports, the recommendations, the statutory power. Record them first."
    )

    page = reader.get(address("reports:report-detail"))
    file = reader.get(address("reports:report-file", path={"number": 1, "suffix": "docx"}))

    assert page.status_code == 200
    assert f'<p class="notice">{words}</p>' in page.text
    assert (file.status_code, sentence(file)) == (404, words)
