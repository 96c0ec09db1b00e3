"""The paper's measures, in millimetres and points, shared by Word and PDF.

Column widths are worked out here from the words in them rather than left to each program,
so that a table looks the same wherever the paper is opened.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from d22.reports.documents.nodes import Column, Inline, Table
from d22.reports.documents.reading import said
from d22.reports.documents.typeface import width

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARGIN = 22.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
# Numbers hang to the left of this edge; every paragraph and list begins on it.
TEXT_EDGE = 11.0
LABEL_WIDTH = 46.0

BODY_SIZE = 10.5
TABLE_SIZE = 9.0
DENSE_SIZE = 7.5
POINT = 25.4 / 72

# White to the left and right of a cell's words.
CELL_PADDING = 1.6
BOLD = 1.09
# Beyond this a column of prose gains nothing from more room, in millimetres.
COMFORT = 70.0


@dataclass(frozen=True)
class Setting:
    """How a table is set: the size of its words in points, its columns in millimetres."""

    size: float
    widths: tuple[float, ...]

    def holds(self, text: str, column: int) -> bool:
        """Whether the text fits into the column on one line."""
        return printed_width(text, self.size) <= self.widths[column] - 2 * CELL_PADDING


def setting(table: Table, room: float) -> Setting:
    """The table set across ``room`` millimetres, in smaller type if its words need it."""
    for size in (TABLE_SIZE, DENSE_SIZE):
        least = [_least(words, column, size) for column, words in _columns(table)]
        if sum(least) <= room:
            break
    wanted = [_wanted(words, size) for _, words in _columns(table)]
    return Setting(size, tuple(_shared(least, wanted, room)))


def printed_width(text: str, size: float) -> float:
    """The text's width on one line, in millimetres, bold allowed for."""
    return width(text) * size * POINT * BOLD


def overlong(spans: Sequence[Inline], size: float, room: float) -> bool:
    """Whether a single word of these is wider than the room it has, in millimetres."""
    return any(printed_width(word, size) > room for word in said(spans).split())


def _columns(table: Table) -> list[tuple[Column, list[str]]]:
    cells = [[said(row.cells[i]) for row in table.rows] for i in range(len(table.columns))]
    return list(zip(table.columns, cells, strict=True))


def _least(words: list[str], column: Column, size: float) -> float:
    """What a column cannot do without: its longest word, or a number's whole length."""
    pieces = column.heading.split()
    for text in words:
        pieces += [text] if column.numeric and len(text) <= 24 else text.split()
    return max((printed_width(piece, size) for piece in pieces), default=0) + 2 * CELL_PADDING


def _wanted(words: list[str], size: float) -> float:
    longest = max((printed_width(text, size) for text in words), default=0)
    return min(longest, COMFORT) + 2 * CELL_PADDING


def _shared(least: list[float], wanted: list[float], room: float) -> list[float]:
    """``room`` divided: first what each column must have, the rest by what it could use."""
    if sum(least) > room:
        return [each * room / sum(least) for each in least]
    spare = room - sum(least)
    wishes = [max(want - must, 0) for want, must in zip(wanted, least, strict=True)]
    if sum(wishes) <= spare:
        # All fit on one line: what is left over goes to the first column, the rows' names.
        given = [must + wish for must, wish in zip(least, wishes, strict=True)]
        return [room - sum(given[1:]), *given[1:]]
    return [must + spare * w / sum(wishes) for must, w in zip(least, wishes, strict=True)]
