"""How wide a table's columns are, worked out from the words in them.

Left to each program, the same table would look different in Word, LibreOffice and PDF.
"""

from dataclasses import dataclass

from d22.reports.documents.measures import CELL_PADDING, DENSE_SIZE, TABLE_SIZE, length
from d22.reports.documents.nodes import Column, Row, Table
from d22.reports.documents.reading import said

# Cells up to this length, in characters, are names, dates and numbers rather than prose.
SHORT = 24
# What a column of prose needs to be read with ease, in millimetres.
EASE = 36.0
# Lines, by a generous count: a row longer than the first is not kept on one page, a table
# longer than the second neither.
LONG_ROW = 24
LONG_TABLE = 20


@dataclass(frozen=True)
class Setting:
    """How a table is set: the size of its words in points, its columns in millimetres."""

    size: float
    widths: tuple[float, ...]

    def room(self, column: int) -> float:
        """What the words of the column have, in millimetres."""
        return self.widths[column] - 2 * CELL_PADDING

    def fits_a_page(self, row: Row) -> bool:
        """Whether the row may be kept on one page."""
        return self._lines(row) <= LONG_ROW

    def holds_together(self, table: Table) -> bool:
        """Whether the table is so short that it may be kept on one page."""
        return sum(self._lines(row) for row in table.rows) <= LONG_TABLE

    def _lines(self, row: Row) -> int:
        needed = (length(said(cell), self.size) / self.room(i) for i, cell in enumerate(row.cells))
        return 1 + int(1.2 * max(needed))


def setting(table: Table, room: float) -> Setting:
    """The table set across ``room`` millimetres.

    Dates and names stay on one line where there is room for it beside the prose, else on two,
    else they break at every word; if even that is too wide, the type is smaller.
    """
    columns = [
        (column, [said(row.cells[i]) for row in table.rows])
        for i, column in enumerate(table.columns)
    ]
    for size, lines in ((TABLE_SIZE, 1), (TABLE_SIZE, 2), (TABLE_SIZE, 0), (DENSE_SIZE, 0)):
        least = [_least(column, words, size, lines) for column, words in columns]
        if sum(least) <= room:
            break
    wanted = [_wanted(column, words, size) for column, words in columns]
    weights = [_weight(words, size) for _, words in columns]
    return Setting(size, tuple(_shared(least, wanted, weights, room)))


def _least(column: Column, words: list[str], size: float, lines: int) -> float:
    """The narrowest the column may be if short cells take so many lines (0: any number)."""
    bare = [length(word, size) for word in column.heading.split()]
    for text in words:
        if len(text) > SHORT and lines:
            bare.append(min(length(text, size), EASE))
        bare.append(_narrowest(text, size, 1 if column.numeric and len(text) <= SHORT else lines))
    return max(bare, default=0) + 2 * CELL_PADDING


def _narrowest(text: str, size: float, lines: int) -> float:
    words = text.split()
    if len(text) <= SHORT and lines == 1:
        return length(text, size)
    if len(text) <= SHORT and lines == 2:
        splits = ((words[:i], words[i:]) for i in range(len(words)))
        halves = (max(length(" ".join(part), size) for part in split) for split in splits)
        return min(halves, default=0)
    return max((length(word, size) for word in words), default=0)


def _wanted(column: Column, words: list[str], size: float) -> float:
    """What the column would fill if nothing in it were broken."""
    longest = max(length(text, size) for text in (column.heading, *words))
    return longest + 2 * CELL_PADDING


def _weight(words: list[str], size: float) -> float:
    """The column's claim on the room that is left.

    Shares in this proportion make the sum of the squares of all cells' heights smallest.
    """
    return sum(length(text, size) ** 2 for text in words) ** (1 / 3) + 1


def _shared(
    least: list[float], wanted: list[float], weights: list[float], room: float
) -> list[float]:
    """The room divided by weight, nobody below their least nor above what they want."""
    if sum(least) >= room or sum(wanted) <= room:
        asked = least if sum(least) >= room else wanted
        return [each * room / sum(asked) for each in asked]
    settled: dict[int, float] = {}
    while len(settled) < len(least):
        open_ = [i for i in range(len(least)) if i not in settled]
        part = (room - sum(settled.values())) / sum(weights[i] for i in open_)
        low = {i: least[i] for i in open_ if part * weights[i] < least[i]}
        high = {i: wanted[i] for i in open_ if part * weights[i] > wanted[i]}
        settled |= low or high or {i: part * weights[i] for i in open_}
    used = sum(settled.values())
    return [settled[i] * room / used for i in range(len(least))]
