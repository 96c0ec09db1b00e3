import re
from datetime import date

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from django_tables2 import Column

from programme.clock import AsAt
from programme.models import Phase, Programme
from programme.tables import (
    KnownColumn,
    RecordTable,
    RefColumn,
    SourceColumn,
    TitleColumn,
    page_of,
)
from tests import make

LIVE = AsAt(date(2021, 11, 25), live=True)
urlpatterns = [path("<slug:slug>/phases/<str:ref>/", lambda request: None, name="phase")]

pytestmark = pytest.mark.urls("tests.programme.test_tables")


class PhaseTable(RecordTable):
    caption = "Phases"

    ref = RefColumn()
    summary = TitleColumn(to="phase")
    due = KnownColumn()
    source = SourceColumn()


class NameTable(RecordTable):
    caption = "Names"

    name = Column()


def phases(rows, *, query="", **options):
    table = PhaseTable(rows, programme=Programme(slug="d"), as_at=LIVE, **options)
    return page_of(RequestFactory().get(f"/{query}"), table)


def drawn(table):
    return re.sub(r"\n\s*", "", render_to_string("tables/table.html", {"table": table}))


def cells(table):
    return [[str(cell) for _, cell in line.cells] for line in table.lines()]


def many(count):
    return [Phase(number=n, summary=f"Phase {n}") for n in range(1, count + 1)]


# --- the table ------------------------------------------------------------------------------


def test_the_flagged_column_is_the_row_header_and_every_cell_says_its_column():
    html = drawn(phases(many(1)))

    assert html.count('<th role="rowheader" data-label="Summary" scope="row">') == 1
    assert html.count('<td role="cell" class="nb ref" data-label="Ref">P1</td>') == 1


def test_the_first_column_is_the_row_header_where_none_is_flagged():
    html = drawn(NameTable([{"name": "M1"}], programme=Programme(slug="d"), as_at=LIVE))

    assert html.count('<th role="rowheader" data-label="Name" scope="row">M1</th>') == 1


def test_a_heading_sorts_and_keeps_the_rest_of_the_query():
    table = phases(many(2), query="?q=x&page=1&_export=csv")

    assert [head.link for head in table.heads] == [
        "?q=x&sort=ref",
        "?q=x&sort=summary",
        "?q=x&sort=due",
        "",
    ]


def test_an_empty_table_says_so():
    html = drawn(phases([], empty_text="No phase yet."))

    assert html.count('<td role="cell" class="none" colspan="4">No phase yet.</td>') == 1


def test_a_table_without_a_caption_is_refused():
    class Nameless(RecordTable):
        name = Column()

    with pytest.raises(ValueError, match="Nameless needs a caption"):
        Nameless([], programme=Programme(), as_at=LIVE)


# --- pages ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "query", "words"),
    [
        (0, "", ""),
        (1, "", "1 row."),
        (25, "", "All 25 rows."),
        (114, "", "Rows 1 to 25 of 114."),
        (114, "?page=5", "Rows 101 to 114 of 114."),
        (114, "?per_page=50&page=2", "Rows 51 to 100 of 114."),
    ],
)
def test_a_page_says_which_rows_it_holds(rows, query, words):
    assert phases(many(rows), query=query).rows_shown == words


def test_pages_link_on_and_back_and_leave_out_the_middle():
    steps = phases(many(500), query="?q=x&page=10").pages

    assert [(step.label, step.link) for step in steps] == [
        ("Previous", "?q=x&page=9"),
        ("1", "?q=x&page=1"),
        ("…", ""),
        ("9", "?q=x&page=9"),
        ("10", "?q=x&page=10"),
        ("11", "?q=x&page=11"),
        ("…", ""),
        ("20", "?q=x&page=20"),
        ("Next", "?q=x&page=11"),
    ]
    assert [step.label for step in steps if step.current] == ["10"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?page=9", "There is no page 9: the list has 2 pages. Start again from page 1."),
        ("?page=0", "There is no page 0: the list has 2 pages. Start again from page 1."),
        ("?page=two", "«two» is not a number, so there is no such page of the list."),
        ("?page=-1", "«-1» is not a number, so there is no such page of the list."),
        ("?page=²", "«²» is not a number, so there is no such page of the list."),
        ("?per_page=7", "A page has 25, 50 or 100 rows, not 7."),
        ("?sort=colour", "The list cannot be sorted by «colour». Choose a column heading."),
        ("?sort=source", "The list cannot be sorted by «source». Choose a column heading."),
    ],
)
def test_what_the_list_does_not_have_is_not_found_and_says_why(query, sentence):
    with pytest.raises(Http404) as refused:
        phases(many(26), query=query)

    assert str(refused.value) == sentence


# --- order ----------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(("sort", "order"), [("due", "P2 P1 P3"), ("-due", "P1 P2 P3")])
def test_no_date_sorts_last_either_way(sort, order):
    for due_on in (date(2022, 1, 31), date(2021, 9, 30), None):
        make.phase(due_on=due_on)

    table = phases(Phase.objects.all(), query=f"?sort={sort}")

    assert " ".join(row[0] for row in cells(table)) == order


@pytest.mark.django_db
def test_rows_that_sort_alike_keep_one_order():
    rows = phases(Phase.objects.all(), query="?sort=summary").data.data

    assert rows.query.order_by == ("summary", "pk")


@pytest.mark.django_db
def test_a_page_costs_two_queries_however_many_rows(django_assert_num_queries):
    whole = make.programme()
    make.phase(programme=whole)

    with django_assert_num_queries(2):
        drawn(phases(Phase.objects.in_number_order()))

    make.phase(programme=whole)
    make.phase(programme=whole)
    with django_assert_num_queries(2):
        drawn(phases(Phase.objects.in_number_order()))
