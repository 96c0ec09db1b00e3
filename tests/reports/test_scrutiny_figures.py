"""Every number, date and pound of the report can be traced to the record."""

import re
from collections import defaultdict
from html.parser import HTMLParser

import pytest

from d22.reports import papers
from d22.reports.documents import html
from d22.reports.documents.nodes import Heading, Mark, Table, Text, figure_anchor
from d22.reports.documents.reading import figures, group, said, walk
from programme import clock
from programme.models import Programme
from tests.reports.composed import PANEL, demonstration, report  # noqa: F401 -- fixtures

pytestmark = pytest.mark.django_db

DAY = r"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
SOURCES = "Annex B: Where the figures come from"


def told(document):
    """The nodes up to where the figures come from: that table repeats them as words."""
    for node in walk(document):
        if isinstance(node, Heading) and node.text == SOURCES:
            return
        yield node


def source_rows(document):
    (table,) = (b for b in document.blocks if isinstance(b, Table))
    return table.rows


def test_no_pound_and_no_day_is_printed_that_is_not_a_figure(report):  # noqa: F811
    loose = [
        node.text
        for node in told(report)
        if isinstance(node, (Text, Mark)) and re.search(f"£|{DAY}", node.text)
    ]

    assert loose == []


def test_no_caption_heading_or_column_holds_a_pound_or_a_day(report):  # noqa: F811
    words = [
        getattr(node, name)
        for node in told(report)
        for name in ("caption", "heading")
        if hasattr(node, name)
    ]

    assert [text for text in words if re.search(f"£|{DAY}", text)] == []


def test_a_figure_of_one_key_is_always_the_same_figure(report):  # noqa: F811
    by_key = defaultdict(set)
    for figure in figures(report):
        by_key[figure.key].add(figure)

    assert {key: held for key, held in by_key.items() if len(held) > 1} == {}


def test_a_figure_says_what_it_is_computed_from(report):  # noqa: F811
    bare = [f.key for f in figures(report) if not f.basis.strip() or not f.text.strip()]

    assert bare == []


def test_every_figure_is_explained_in_one_row_and_no_row_explains_nothing(report):  # noqa: F811
    explained = [row.anchor for row in source_rows(report)]
    needed = {figure_anchor(group(figure.key)) for figure in figures(report)}

    assert len(explained) == len(set(explained))
    assert set(explained) == needed


def test_a_row_repeats_every_figure_it_explains(report):  # noqa: F811
    printed = {row.anchor: said(row.cells[0]).split("; ") for row in source_rows(report)}

    for figure in figures(report):
        assert figure.text in "; ".join(printed[figure_anchor(group(figure.key))])


def test_what_comes_from_the_public_report_says_so_and_the_rest_is_marked(report):  # noqa: F811
    sources = {row.anchor: said(row.cells[3]) for row in source_rows(report)}

    assert sources["f-finance"] == "Scrutiny Panel report, 25 November 2021, paras 9 and 12"
    assert sources["f-C2"] == "Scrutiny Panel report, 25 November 2021, para 9"
    assert sources["f-M16"] == sources["f-forecast"] == sources["f-risks"] == "illustrative"
    assert sources["f-case-investment"] == (
        "Scrutiny Panel report, 25 November 2021, paras 9 and 12; illustrative"
    )
    assert sources["f-workstreams"] == (
        "Scrutiny Panel report, 25 November 2021, para 5, para 6, para 7 and para 13"
    )
    assert sources["f-report"] == "computed"


class _Links(HTMLParser):
    def __init__(self, fragment):
        super().__init__()
        self.ids, self.figures = [], []
        self.feed(fragment)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.append(given.get("id"))
        if given.get("class") == "fig":
            self.figures.append(given["href"].removeprefix("#"))


def test_on_a_page_every_figure_links_to_the_row_that_explains_it(report):  # noqa: F811
    page = _Links(html.render(report, traced=True))

    assert len(page.figures) == len(list(figures(report)))
    assert set(page.figures) <= set(page.ids)


def test_a_status_is_marked_illustrative_only_where_a_date_it_rests_on_is(report):  # noqa: F811
    status = {f.key: f.illustrative for f in figures(report) if f.key.endswith(".rating")}

    assert {key for key, made_up in status.items() if not made_up} == {
        *("O1.rating", "P3.rating", "M10.rating", "M13.rating", "M14.rating", "M21.rating"),
        *("M22.rating", "M23.rating", "M28.rating"),
    }


def test_the_amounts_of_the_business_case_are_not_marked_but_their_years_are(report):  # noqa: F811
    by_key = {figure.key: figure for figure in figures(report)}

    assert [
        by_key[f"finance.{part}"].illustrative for part in ("investment", "savings", "net")
    ] == [*(False, False, False)]
    assert by_key["case-investment.2021-22"].illustrative is True
    assert by_key["programme.years"].illustrative is True


def test_the_forecast_is_traced_to_itself_and_not_to_the_case(report):  # noqa: F811
    expected = [f for f in figures(report) if f.key.startswith(("forecast.", "expected-"))]

    assert {(f.records, f.source) for f in expected} == {(("FC3",), "")}


def test_a_report_is_composed_in_a_fixed_number_of_queries(django_assert_num_queries):
    when = clock.as_at(PANEL)
    programme = Programme.objects.get(slug="destination-22")
    meeting = papers.next_panel(programme, when)

    with django_assert_num_queries(26):
        papers.compose(programme, when, meeting)
