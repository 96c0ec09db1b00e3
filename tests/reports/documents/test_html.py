import re
from html.parser import HTMLParser

from hypothesis import given

from d22.reports.documents import html
from d22.reports.documents.nodes import Paragraph
from tests.reports.documents.papers import NET, document, paper, papers, saying


class _Tags(HTMLParser):
    """The elements met, with what does not close as it should."""

    def __init__(self, fragment):
        super().__init__()
        self.open, self.met = [], []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.met.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def having(self, name):
        return [given[name] for _, given in self.met if name in given]


@given(papers())
def test_every_element_is_closed_in_its_order(paper):
    assert _Tags(html.render(paper, traced=True)).open == []


def test_nothing_the_security_policy_forbids_is_written():
    tags = _Tags(html.render(saying('"><script style="x" onclick="y">'), traced=True))

    assert {tag for tag, _ in tags.met}.isdisjoint({"script", "style", "iframe", "img"})
    assert tags.having("style") == []
    assert [name for _, given in tags.met for name in given if name.startswith("on")] == []


def test_headings_go_from_the_title_down():
    levels = re.findall(r"<(h\d)", html.render(paper()))

    assert levels == ["h1", "h2", "h2", "h2", "h3", "h3", "h2"]


def test_title_and_status_can_be_left_to_the_page():
    fragment = html.render(paper(), with_title=False)

    assert "<h1" not in fragment
    assert "Draft 3, not published" not in fragment


def test_a_table_has_a_caption_scoped_headers_and_a_labelled_region_to_scroll_in():
    fragment = html.render(paper())

    assert 'class="scroll" role="region" aria-label="Net by year, pounds" tabindex="0"' in fragment
    assert "<caption>Net by year, pounds</caption>" in fragment
    assert '<th scope="col" class="num cum">Both years</th>' in fragment
    assert '<tr class="sum"><th scope="row">Net</th><td class="num">−£1,292,500</td>' in fragment


def test_a_traced_figure_links_to_the_row_that_explains_it():
    fragment = html.render(paper(), traced=True)

    assert '<a class="fig" href="#f-finance-net">£4,360,874</a>' in fragment
    assert '<tr id="f-finance-net">' in fragment


def test_a_figure_that_no_row_explains_is_no_link():
    fragment = html.render(document(Paragraph((NET,))), traced=True)

    assert '<p><data value="finance.net">£4,360,874</data></p>' in fragment


def test_every_link_leads_somewhere_on_the_page():
    tags = _Tags(html.render(paper(), traced=True))

    targets = {href.removeprefix("#") for href in tags.having("href")}
    assert targets <= set(tags.having("id"))


def test_figures_are_plain_where_they_are_not_traced():
    assert 'class="fig"' not in html.render(paper())
