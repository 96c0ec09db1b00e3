"""JSON, streamed: an object of «about», what the file is, and «rows», an object each."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from programme.exports.about import About
from programme.exports.blocks import in_blocks
from programme.exports.fields import Field, Value, values


def stream(rows: Iterable, fields: tuple[Field, ...], about: About) -> Iterator[bytes]:
    return in_blocks(_parts(rows, fields, about))


def _parts(rows: Iterable, fields: tuple[Field, ...], about: About) -> Iterator[bytes]:
    names = [field.name for field in fields]
    yield f'{{"about": {_written(about.json)},\n"rows": ['.encode()
    between = "\n"
    for row in values(rows, fields):
        yield f"{between}{_written(dict(zip(names, row, strict=True)))}".encode()
        between = ",\n"
    yield b"\n]}\n"


def _written(part: dict) -> str:
    return json.dumps(part, default=_plain, ensure_ascii=False)


def _plain(value: Value) -> str | float:
    """ISO dates; pounds as a number, exact to the penny below ninety million million."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a file.")
