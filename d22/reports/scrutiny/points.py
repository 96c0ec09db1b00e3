"""The numbered paragraphs of a committee report, before they are numbered."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from d22.reports.documents.nodes import (
    Block,
    Bullets,
    Heading,
    Inline,
    Numbered,
    NumberedBlock,
    Paragraph,
    Text,
)


@dataclass(frozen=True)
class Point:
    """A paragraph that takes the next number of the report."""

    blocks: tuple[NumberedBlock, ...]


def point(*spans: Inline | str) -> Point:
    """A point of one paragraph."""
    return Point((paragraph(*spans),))


def paragraph(*spans: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(span) if isinstance(span, str) else span for span in spans))


def bullets(items: Iterable[str]) -> Bullets:
    return Bullets(tuple((Text(item),) for item in items))


def section(text: str, anchor: str) -> Heading:
    return Heading(text, 2, anchor)


def part(text: str, anchor: str) -> Heading:
    return Heading(text, 3, anchor)


def roman(number: int) -> str:
    """The number as recommendations are numbered: i, ii, iii, iv … up to xxxix and beyond."""
    numerals = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, numeral in numerals:
        times, number = divmod(number, value)
        text += numeral * times
    return text


def number(items: Iterable[Block | Point]) -> tuple[Block, ...]:
    """The items with their points numbered straight through, from 1."""
    numbers = count(1)
    return tuple(
        Numbered(f"{n}.", item.blocks, f"p{n}")
        if isinstance(item, Point) and (n := next(numbers))
        else item
        for item in items
    )
