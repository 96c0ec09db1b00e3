"""The paper's measures, in millimetres and points, shared by Word and PDF."""

from collections.abc import Iterable

from d22.reports.documents.nodes import Inline
from d22.reports.documents.reading import said
from d22.reports.documents.typeface import width

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN, MARGIN_TOP, MARGIN_BOTTOM = 20.0, 20.0, 24.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
# Numbers hang to the left of this edge; every paragraph and list begins on it.
TEXT_EDGE = 11.0
# The labels of a particulars table.
LABEL_WIDTH = 46.0
# White beside the words of a cell.
CELL_PADDING = 1.6

TITLE_SIZE, SECTION_SIZE, BODY_SIZE, SMALL_SIZE = 21.0, 13.0, 10.5, 8.5
PARTICULARS_SIZE, TABLE_SIZE, DENSE_SIZE = 9.5, 9.0, 7.5
# A mark beside the words it belongs to.
MARK_SCALE = 0.82
POINT = 25.4 / 72
# Bold words are so much wider, at most; measured as if all were bold, nothing overflows.
BOLD = 1.09

INK, SOFT, LINE, HAIR, WASH, MARK = "14222b", "45545e", "b9c4c9", "cfd7da", "edf3f4", "64717a"


def length(text: str, size: float) -> float:
    """The text's length on one line in millimetres, set at ``size`` points."""
    return width(text) * size * POINT * BOLD


def overlong(spans: Iterable[Inline], size: float, room: float) -> bool:
    """Whether a single word of these is wider than its room, in millimetres."""
    return any(length(word, size) > room for word in said(spans).split())
