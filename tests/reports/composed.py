"""The scrutiny report of the demonstration, composed and printed for a test file."""

from datetime import date

import pytest

from d22.reports import papers
from d22.reports.documents.nodes import Document, Heading, Numbered, Paragraph
from d22.reports.documents.reading import said, walk
from programme import clock
from programme.models import Programme
from tests.reports.demonstrated import demonstration
from tests.reports.documents import heard

__all__ = ["PANEL", "composed", "demonstration", "headings", "paragraphs", "printed", "report"]

PANEL = date(2021, 11, 25)
HEARD = {"html": lambda file: heard.in_html(file.decode().partition("<body>")[2])}
HEARD |= {"docx": heard.in_word, "pdf": heard.in_pdf}


def composed(day: date = PANEL, *, slug="destination-22") -> Document:
    """The report that tells the record of that day, for the next panel after it."""
    when = clock.as_at(day)
    programme = Programme.as_at(when).get(slug=slug)
    return papers.compose(programme, when, papers.next_panel(programme, when))


@pytest.fixture(scope="module")
def report(demonstration, django_db_blocker) -> Document:
    with django_db_blocker.unblock():
        return composed()


@pytest.fixture(scope="module")
def printed(report) -> dict[str, str]:
    """What a reader of each format is told, without white space."""
    return {name: HEARD[name](papers.FORMATS[name].render(report)) for name in HEARD}


def headings(document: Document) -> list[tuple[int, str]]:
    return [(node.level, node.text) for node in walk(document) if isinstance(node, Heading)]


def paragraphs(document: Document) -> dict[str, list[str]]:
    """The text of each numbered paragraph by its label, a line for each paragraph under it."""
    return {
        block.label: [said(held.spans) for held in block.blocks if isinstance(held, Paragraph)]
        for block in document.blocks
        if isinstance(block, Numbered)
    }
