"""CSV, streamed. PostgreSQL writes it itself where every column can be said in SQL.

UTF-8 with a byte order mark: without one, Excel, which councils have, reads it as Windows-1252
and spoils £ and ’. Every row ends in what the file says of itself (``About.columns``).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain

from django.db import connections
from django.db.models import QuerySet

from programme.exports import copying
from programme.exports.about import About
from programme.exports.blocks import in_blocks
from programme.exports.fields import Field, Value, values
from programme.formulas import guarded

MARK = "\ufeff".encode()
QUOTED = re.compile(r'[",\r\n]')


def stream(rows: Iterable, fields: tuple[Field, ...], about: About) -> Iterator[bytes]:
    """What can go wrong with the question goes wrong now, before anything is sent."""
    head = MARK + _line([*(cell(field.label) for field in fields), *about.columns])
    ends = tuple(map(guarded, about.columns.values()))
    if copies(rows, fields):
        return chain([head], copying.stream(rows, fields, ends))
    tail = tuple(map(cell, ends))
    lines = (_line([*map(cell, row), *tail]) for row in values(rows, fields))
    return chain([head], in_blocks(lines))


def copies(rows: Iterable, fields: tuple[Field, ...]) -> bool:
    """Whether PostgreSQL can write these rows by itself."""
    if not isinstance(rows, QuerySet) or any(field.sql is None for field in fields):
        return False
    return connections[rows.db].vendor == "postgresql"


def _line(cells: Iterable[str]) -> bytes:
    return (",".join(cells) + "\n").encode()


def cell(value: Value) -> str:
    """As PostgreSQL's COPY writes it: nothing, a number, an ISO date, or guarded text."""
    match value:
        case None | "":
            return ""
        case str():
            text = guarded(value)
            return '"' + text.replace('"', '""') + '"' if QUOTED.search(text) else text
        case Decimal():
            return f"{value:.2f}"
        case date():
            return value.isoformat()
    return str(value)
