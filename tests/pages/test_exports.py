"""Lists as files: the very rows that the list shows, all of them, to whoever may see the list."""

import csv
import io
import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from odfdo import Document
from openpyxl import load_workbook

from programme import clock
from programme.exports import FORMATS
from programme.models import User
from tests import make
from tests.pages.addresses import REGISTERS, address
from tests.pages.everything import THE_DAY_AFTER, everything
from tests.pages.reading import heading, plain, sentence
from tests.reports.demonstrated import demonstration  # noqa: F401 -- a fixture of this file

DAY = "2021-10-15"
#: The first list is unnarrowed; then by each kind of filter, and in other orders.
ASKED = {
    "workstreams:milestone-list": [
        {},
        {"workstream": "operational-model"},
        {"status": "late"},
        {"status": "overdue", "sort": "-forecast"},
        {"status": "reached", "sort": "title"},
        {"q": "consultation"},
        {"q": "m16"},
        {"sort": "-ref", "per_page": "50"},
    ],
    "workstreams:risk-list": [{}, {"state": "all"}, {"state": "closed"}, {"sort": "-score"}],
    "workstreams:issue-list": [{}, {"state": "all", "sort": "due_on"}],
    "finance:ledger": [
        {},
        {"kind": "saving"},
        {"kind": "reversal"},
        {"scheme": "S1"},
        {"year": "2021/22", "sort": "effective_on"},
        {"q": "agency"},
    ],
    "programme:governance": [{}, {"outcome": "agreed"}, {"forum": "F1"}, {"q": "referral"}],
}
CASES = [(name, query) for name, queries in ASKED.items() for query in queries]


@pytest.fixture
def reader(db, sign_in):
    return sign_in(User.objects.get(username="board"))


def sent(answer):
    return b"".join(answer.streaming_content)


def exported(client, name, form, **query):
    answer = client.get(address(name, **query, _export=form))
    assert answer.status_code == 200
    return sent(answer)


def read_csv(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def refs_of(form, data):
    """The references of the rows of a file, in their order."""
    if form == "csv":
        return [row["Ref"] for row in read_csv(data)]
    if form == "json":
        return [row["ref"] for row in json.loads(data)["rows"]]
    if form == "xlsx":
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
        return [row[0].value for row in sheet.iter_rows(min_row=2)]
    return [row.get_values()[0] for row in list(Document(io.BytesIO(data)).body.tables[0].rows)[1:]]


def shown(client, name, **query):
    """The references that all pages of the list show, in their order."""
    found, page = [], 1
    while True:
        answer = client.get(address(name, **query, page=page))
        table = answer.context["table"]
        found += [record.record.ref for record in table.paginated_rows]
        if not table.page.has_next():
            return found
        page += 1


# --- which rows -----------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "query"), CASES)
def test_a_file_holds_the_rows_that_the_list_shows_in_the_same_order(name, query, reader):
    expected = shown(reader, name, **query)

    found = {form: refs_of(form, exported(reader, name, form, **query)) for form in FORMATS}
    assert found == dict.fromkeys(FORMATS, expected)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_file_of_a_past_day_holds_what_the_list_showed_then(name, reader):
    expected = shown(reader, name, as_at=DAY)

    data = {form: exported(reader, name, form, as_at=DAY) for form in FORMATS}

    assert {form: refs_of(form, one) for form, one in data.items()} == dict.fromkeys(
        FORMATS, expected
    )
    assert json.loads(data["json"])["about"]["position_at"] == DAY
    assert {row["Position at"] for row in read_csv(data["csv"])} <= {DAY}


# --- which columns --------------------------------------------------------------------------

COLUMNS = {
    "workstreams:milestone-list": "Ref, Milestone, Workstream, Baseline, Forecast, Actual, Slip, "
    "Status, Reason, Source",
    "workstreams:risk-list": "Ref, Risk, Workstream, Score, Band, Inherent score, Target score, "
    "Target by, Since the last panel, Treatment, Owner, Next review, Review, Source",
    "workstreams:issue-list": "Ref, Issue, Workstream, Priority, Owner, Raised, Due, Overdue, "
    "Source",
    "finance:ledger": "Ref, Entry, Reverses, Scheme, Effective, Year, Investment, Saving, "
    "Evidence, Recorded, Source",
    "programme:governance": "Ref, Decision, Decided, By, Outcome, Source",
}
ENDS = "Programme, Selection, Position at, Made at"


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_a_file_holds_the_columns_of_the_list_and_what_they_show_besides(name, columns, reader):
    text = exported(reader, name, "csv").decode("utf-8-sig")

    assert text.splitlines()[0] == f"{columns}, {ENDS}".replace(", ", ",")


def test_a_hidden_column_is_in_no_file(reader, monkeypatch):
    from workstreams.registers import MilestoneTable  # noqa: PLC0415 -- only to hide a column

    monkeypatch.setattr(MilestoneTable.base_columns["source"], "visible", False)

    for form in ("csv", "json"):
        text = exported(reader, "workstreams:milestone-list", form).decode()
        assert "Scrutiny Panel report" not in text


# --- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["pdf", "xls", "tsv", "latex", "html", "CSV", ""])
def test_a_format_that_is_not_offered_is_not_there_and_says_which_are(form, reader):
    answer = reader.get(address("workstreams:risk-list", _export=form))

    assert (answer.status_code, heading(answer)) == (404, "There is no such page")
    assert sentence(answer) == (f"A list is exported as csv, xlsx, ods or json, not as «{form}».")


@pytest.mark.parametrize("name", REGISTERS)
def test_a_file_is_refused_where_the_filter_is_wrong(name, reader):
    wrong = {"finance:ledger": "kind", "programme:governance": "outcome"}.get(name, "workstream")

    answer = reader.get(address(name, **{wrong: "none-such", "_export": "csv"}))

    assert answer.status_code == 400
    assert sentence(answer).startswith("Nothing was exported, for the filter is wrong.")


def test_a_file_in_an_order_that_is_not_offered_is_not_there(reader):
    answer = reader.get(address("workstreams:risk-list", sort="source", _export="csv"))

    assert (answer.status_code, sentence(answer)) == (
        404,
        "The list cannot be sorted by «source». Choose a column heading.",
    )


@pytest.mark.parametrize("name", REGISTERS)
def test_whoever_may_not_see_the_list_gets_no_file(name, stranger, client, sign_in):
    for form in FORMATS:
        there = address(name, _export=form)
        assert sign_in(stranger).get(there).status_code == 403
        assert client.get(there).headers["Location"].startswith("/accounts/login/?next=")


# --- the answer -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_a_download_with_a_plain_name_that_nobody_keeps(form, reader):
    answer = reader.get(address("workstreams:milestone-list", as_at=DAY, _export=form))

    sent(answer)
    assert answer.headers["Content-Type"] == FORMATS[form].mime
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="destination-22-milestones-{DAY}.{form}"'
    )


def test_below_a_list_are_links_to_its_rows_as_files(reader):
    answer = reader.get(
        address("workstreams:milestone-list", status="late", sort="ref", as_at=DAY, page=1)
    )

    found = re.findall(r'<a href="([^"]+)" aria-label="Export these rows as (\w+)"', answer.text)
    asked = f"?status=late&amp;sort=ref&amp;as_at={DAY}&amp;_export="
    assert found == [
        (f"{asked}csv", "CSV"),
        (f"{asked}xlsx", "Excel"),
        (f"{asked}ods", "ODS"),
        (f"{asked}json", "JSON"),
    ]


# --- the filter in words --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("workstreams:milestone-list", {}, "All milestones"),
        (
            "workstreams:milestone-list",
            {"q": "consultation", "status": "late", "workstream": "operational-model"},
            "Milestones of Operational Model, late by 8 days or more, that mention «consultation»",
        ),
        ("workstreams:milestone-list", {"status": "outstanding"}, "Milestones not reached"),
        ("workstreams:risk-list", {}, "Open risks"),
        ("workstreams:risk-list", {"state": "all"}, "Open and closed risks"),
        ("workstreams:issue-list", {"state": "closed", "q": "a"}, "Closed issues that mention «a»"),
        ("finance:ledger", {"year": "2021/22"}, "Ledger entries in 2021/22"),
        ("finance:ledger", {"kind": "reversal"}, "Ledger entries that reverse another"),
        ("programme:governance", {"outcome": "agreed"}, "Decisions agreed"),
        ("programme:governance", {"forum": "F1"}, "Decisions of the Programme Board"),
    ],
)
def test_what_is_filtered_is_said_in_words_above_the_list_and_in_the_file(
    name, query, words, reader
):
    page = reader.get(address(name, **query))
    data = json.loads(exported(reader, name, "json", **query))

    assert plain(re.search(r'<h2 id="list">(.*?)</h2>', page.text)[1]) == words
    assert data["about"]["selection"] == words


def test_a_workstream_with_others_below_it_is_said_to_hold_them(board, sign_in):
    everything(1, slug="another")

    page = sign_in(board).get(
        address("workstreams:risk-list", of="another", workstream="operational-model")
    )

    assert page.context["chosen"] == "Open risks of Operational Model 1 and those below it"


# --- size -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", REGISTERS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_asks_as_often_for_three_rows_as_for_one(name, form, board, sign_in):
    counts = []
    for slug, count in (("one", 1), ("three", 3)):
        everything(count, slug=slug)
        client = sign_in(board)
        client.get(address(name, of=slug))
        for day in ({}, {"as_at": THE_DAY_AFTER}):
            with CaptureQueriesContext(connection) as asked:
                sent(client.get(address(name, of=slug, _export=form, **day)))
            counts.append(len(asked))

    assert counts[:2] == counts[2:]


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_of_nothing_and_of_thousands(form, board, sign_in):
    whole = make.programme(slug="large")
    first = make.milestone(programme=whole)
    client = sign_in(board)
    empty = exported(client, "workstreams:risk-list", form, of="large")
    with clock.standing_at(date(2021, 11, 24)):
        same = {"programme": whole, "workstream": first.workstream}
        same |= {"changed_at": first.changed_at, "baseline_on": date(2021, 12, 31)}
        numbers = range(2, 2_502)
        many = [type(first)(**same, number=n, title=f"={n}") for n in numbers]
        type(first).objects.bulk_create(many)

    found = refs_of(form, exported(client, "workstreams:milestone-list", form, of="large"))

    assert refs_of(form, empty) == []
    assert found == [f"M{n}" for n in range(1, 2_502)]
