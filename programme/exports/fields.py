"""The columns of a file: the shown columns of a register, and what those show besides.

A column that shows two things (a status and its reason) exports two fields: the table's ``also``
names the second, and its method ``value_<name>`` gives it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Expression, F, QuerySet
from django.utils.safestring import SafeString

Value = str | int | Decimal | date | None

#: Records read from the database at a time.
BATCH = 2_000


@dataclass(frozen=True)
class Field:
    """One column of a file. ``sql`` is the same value for PostgreSQL; None where there is none."""

    name: str
    label: str
    value: Callable[[object], Value]
    sql: Expression | F | None = None


def fields_of(table) -> tuple[Field, ...]:
    """What ``table`` exports, in the order of its columns. Hidden columns are never among it."""
    fields = []
    for head in table.heads:
        name = head.bound.name
        fields.append(Field(name, head.label, head.value, _sql(table, head)))
        for more, label in table.also.get(name, {}).items():
            sql = getattr(table, f"sql_{more}", None)
            fields.append(Field(more, label, getattr(table, f"value_{more}"), sql and sql()))
    return tuple(fields)


def _sql(table, head) -> Expression | F | None:
    """From the table's ``sql_<name>``, or from the column, unless the table gives other values."""
    name = head.bound.name
    if own := getattr(table, f"sql_{name}", None):
        return own()
    if hasattr(table, f"value_{name}") or hasattr(table, f"render_{name}"):
        return None
    of_column = getattr(head.bound.column, "sql", None)
    model = getattr(table.data.data, "model", None)
    if of_column is None or model is None:
        return None
    return of_column(str(head.bound.accessor), getattr(model, "instance_type", model))


def values(rows: Iterable, fields: tuple[Field, ...]) -> Iterator[tuple[Value, ...]]:
    """The values of each row. Markup in one is a mistake of its column, and a TypeError."""
    records = rows.iterator(chunk_size=BATCH) if isinstance(rows, QuerySet) else rows
    for record in records:
        yield tuple(_checked(field, field.value(record)) for field in fields)


def _checked(field: Field, value: object) -> Value:
    if isinstance(value, SafeString | datetime | bool | float):
        raise TypeError(f"The column {field.name} exports {value!r}: give it a value of its own.")
    return None if value == "" else value
