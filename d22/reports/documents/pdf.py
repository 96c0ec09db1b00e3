"""The paper as a PDF that can be read aloud (PDF/UA-1) and archived (PDF/A-2a), by Typst.

``report.typ`` says how it looks. The document goes to it as data, which Typst prints and never
evaluates; whatever could not be printed has been replaced before (``printing``).
"""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from d22.reports.documents import measures
from d22.reports.documents.columns import Setting, setting
from d22.reports.documents.measures import CELL_PADDING, LABEL_WIDTH, TEXT_EDGE, TEXT_WIDTH
from d22.reports.documents.nodes import (
    Block,
    Bullets,
    Document,
    Heading,
    Inline,
    Mark,
    Numbered,
    Paragraph,
    Particulars,
    Table,
    Text,
)
from d22.reports.documents.printing import printable
from d22.reports.documents.reading import opening
from d22.reports.documents.typeface import FAMILY, FOLDER

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS = ["ua-1", "a-2a"]
# Typst breaks a word only where it may; this makes a place that prints nothing.
BREAK = "\u200b"
MEASURES = {name.lower(): each for name, each in vars(measures).items() if name.isupper()}


class PrintingError(RuntimeError):
    """Typst could not make a sound PDF of the document; the message is Typst's own."""


def render(document: Document) -> bytes:
    """The PDF; the same document is always the same bytes."""
    printed = printable(document)
    at_midnight = datetime.combine(document.dated, time(), tzinfo=UTC)
    compiler = typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=_fonts())
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"data": json.dumps(_data(printed))},
            pdf_standards=STANDARDS,
            timestamp=at_midnight,
        )
    except typst.TypstError as wrong:
        raise PrintingError(f"«{document.title}» was not printed: {wrong.message}") from wrong
    if warnings:
        heard = "; ".join(warning.message for warning in warnings)
        raise PrintingError(f"«{document.title}» was printed with warnings: {heard}")
    return made


@cache
def _fonts() -> typst.Fonts:
    """Our typeface only: the output must not depend on what the host has installed."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )


def _data(document: Document) -> dict[str, Any]:
    language, _, region = document.language.partition("-")
    return {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "status": document.status,
        "language": language,
        "region": region or None,
        "font": FAMILY,
        "measures": MEASURES,
        "blocks": [_block(block, edge=0) for block in document.blocks],
    }


def _block(block: Block, *, edge: float) -> dict[str, Any]:
    """The block as Typst takes it; ``edge`` is how far in from the margin tables begin."""
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "spans": _prose(block.spans)}
        case Bullets():
            return {"kind": "bullets", "items": [_prose(item) for item in block.items]}
        case Particulars():
            return _particulars(block, edge)
        case Table():
            return _table(block, edge)
        case Numbered():
            held = [_block(inner, edge=TEXT_EDGE) for inner in block.blocks]
            kind = {"kind": "numbered", "label": block.label, "opening": opening(block)}
            wide = measures.length(block.label, measures.BODY_SIZE) > TEXT_EDGE - 1
            return kind | {"wide": wide, "blocks": held}
    raise TypeError(f"{type(block).__name__} is not a block of a document.")


def _prose(spans: tuple[Inline, ...]) -> list[list[str]]:
    return _spans(spans, measures.BODY_SIZE, TEXT_WIDTH - TEXT_EDGE - 6)


def _particulars(block: Particulars, edge: float) -> dict[str, Any]:
    size, padding = measures.PARTICULARS_SIZE, 2 * CELL_PADDING
    rows = [
        {
            "label": _spans((Text(label),), size, LABEL_WIDTH - padding),
            "value": _spans(value, size, TEXT_WIDTH - edge - LABEL_WIDTH - padding),
        }
        for label, value in block.rows
    ]
    return {"kind": "particulars", "caption": block.caption, "rows": rows, "edge": edge}


def _table(table: Table, edge: float) -> dict[str, Any]:
    room = TEXT_WIDTH - edge
    fitted = setting(table, room)
    return {
        "kind": "table",
        "caption": table.caption,
        "edge": edge,
        "size": fitted.size,
        "together": fitted.holds_together(table),
        "widths": fitted.widths,
        "numeric": [column.numeric for column in table.columns],
        "cumulative": [column.cumulative for column in table.columns],
        "head": _cells(tuple((Text(column.heading),) for column in table.columns), fitted),
        "rows": [
            {
                "total": row.total,
                "whole": fitted.fits_a_page(row),
                "cells": _cells(row.cells, fitted),
            }
            for row in table.rows
        ],
        "note": _spans(table.note, measures.SMALL_SIZE, room),
    }


def _cells(cells: tuple[tuple[Inline, ...], ...], fitted: Setting) -> list[Any]:
    return [_spans(cell, fitted.size, fitted.room(i)) for i, cell in enumerate(cells)]


def _spans(spans: tuple[Inline, ...], size: float, room: float) -> list[list[str]]:
    """Style and words of each span, overlong words made breakable so that none is cut off."""
    tight = measures.overlong(spans, size, room)
    return [[_style(span, tight), _broken(span.text) if tight else span.text] for span in spans]


def _style(span: Inline, tight: bool) -> str:
    if isinstance(span, Mark):
        # A framed mark cannot be broken, so where room is short it goes without its frame.
        return "plain" if tight else "mark"
    return getattr(span, "style", "plain")


def _broken(text: str) -> str:
    pieces = (BREAK.join(word) if len(word) > 6 else word for word in text.split(" "))
    return " ".join(pieces)
