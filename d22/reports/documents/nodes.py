"""The parts of a committee paper, as one tree that HTML, Word and PDF all print.

Nothing here knows how it looks. Every number, date or status that came from the record is
a ``Figure``, so that a reader can ask where it came from; everything else is text.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Literal

from d22.reports.documents.soundness import require_anchor, require_language, require_words

STYLES = ("plain", "strong", "emphasis")


@dataclass(frozen=True)
class Text:
    """Words that people wrote, or that stand between figures."""

    text: str
    style: Literal["plain", "strong", "emphasis"] = "plain"

    def __post_init__(self) -> None:
        if self.style not in STYLES:
            raise ValueError(f"Text style «{self.style}» is not one of {', '.join(STYLES)}.")


@dataclass(frozen=True)
class Figure:
    """A number, date or status that came from the record.

    ``text`` is its printed form, ``key`` its name in the record ("finance.net"), ``basis`` one
    sentence on what it was computed from. ``illustrative`` is where it comes from, not how it
    looks: whoever builds the tree sets a ``Mark`` on the row or in the sentence.
    """

    text: str
    key: str
    basis: str
    records: tuple[str, ...] = ()
    source: str = ""
    illustrative: bool = False

    def __post_init__(self) -> None:
        if not self.key.strip():
            raise ValueError(f"The figure «{self.text}» has no key to be traced by.")


@dataclass(frozen=True)
class Mark:
    """A small tag beside what it speaks of, such as "illustrative"."""

    text: str


Inline = Text | Figure | Mark


@dataclass(frozen=True)
class Heading:
    """Level 2 opens a section of the paper, level 3 a part of one; level 1 is the title."""

    text: str
    level: Literal[2, 3]
    anchor: str

    def __post_init__(self) -> None:
        if self.level not in (2, 3):
            raise ValueError(f"Heading «{self.text}» has level {self.level}; only 2 and 3 exist.")
        require_words(self.text, "A heading")
        require_anchor(self.anchor)


@dataclass(frozen=True)
class Paragraph:
    spans: tuple[Inline, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class Column:
    """``cumulative`` is a running or multi-year total: the only thing that is ever tinted."""

    heading: str
    numeric: bool = False
    cumulative: bool = False


@dataclass(frozen=True)
class Row:
    """One line of a table; its first cell names it. ``anchor`` lets a link point to it."""

    cells: tuple[tuple[Inline, ...], ...]
    total: bool = False
    anchor: str = ""

    def __post_init__(self) -> None:
        require_anchor(self.anchor)


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: tuple[Inline, ...] = ()

    def __post_init__(self) -> None:
        require_words(self.caption, "A table's caption")
        if not self.columns:
            raise ValueError(f"Table «{self.caption}» has no columns.")
        for number, row in enumerate(self.rows, start=1):
            if len(row.cells) != len(self.columns):
                raise ValueError(
                    f"Table «{self.caption}», row {number}: "
                    f"{len(row.cells)} cells for {len(self.columns)} columns."
                )


@dataclass(frozen=True)
class Particulars:
    """A label and a value per line: decision-maker, subject, date; contacts; yes or no.

    The caption may be empty where the title above says it all.
    """

    caption: str
    rows: tuple[tuple[str, tuple[Inline, ...]], ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError(f"The particulars «{self.caption}» have no lines.")


NumberedBlock = Paragraph | Bullets | Table | Particulars | Heading


@dataclass(frozen=True)
class Numbered:
    """A numbered paragraph of the paper, "1." or "(i)", with all that hangs under it."""

    label: str
    blocks: tuple[NumberedBlock, ...]
    anchor: str = ""

    def __post_init__(self) -> None:
        require_words(self.label, "A numbered paragraph's label")
        require_anchor(self.anchor)
        for block in self.blocks:
            if isinstance(block, Numbered) or getattr(block, "level", 3) != 3:
                raise ValueError(
                    f"Paragraph {self.label} holds a {type(block).__name__.lower()} "
                    "that must stand on its own: only headings of level 3 fit inside."
                )


Block = Heading | Paragraph | Bullets | Table | Particulars | Numbered


@dataclass(frozen=True)
class Document:
    """A whole paper. ``author`` is a role, never a person; ``status`` is printed under the title.

    ``dated`` is the date the files carry, so the same paper is the same bytes on any day.
    """

    title: str
    subject: str
    author: str
    dated: date
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    status: str = ""

    def __post_init__(self) -> None:
        require_words(self.title, "A document's title")
        require_language(self.language)
        _require_outline(self.blocks)
        repeated = [anchor for anchor, n in Counter(_anchors(self.blocks)).items() if n > 1]
        if repeated:
            raise ValueError(f"Anchors used more than once: {', '.join(sorted(repeated))}.")


Node = Document | Block | Row | Column | Inline


def figure_anchor(key: str) -> str:
    """Where the figure ``key`` is explained: "finance.net" is at "f-finance-net"."""
    return "f-" + re.sub(r"[^A-Za-z0-9_]+", "-", key)


def _flat(blocks: tuple[Block, ...]) -> list[Block]:
    inner = [block.blocks if isinstance(block, Numbered) else () for block in blocks]
    return [each for block, held in zip(blocks, inner, strict=True) for each in (block, *held)]


def _require_outline(blocks: tuple[Block, ...]) -> None:
    """Screen readers, and PDF/UA, want no level left out between the title and a heading."""
    first = next((block for block in _flat(blocks) if isinstance(block, Heading)), None)
    if first and first.level != 2:
        raise ValueError(f"The first heading, «{first.text}», must have level 2.")


def _anchors(blocks: tuple[Block, ...]) -> list[str]:
    flat = _flat(blocks)
    rows = [row for block in flat if isinstance(block, Table) for row in block.rows]
    named = (getattr(each, "anchor", "") for each in (*flat, *rows))
    return [anchor for anchor in named if anchor]
