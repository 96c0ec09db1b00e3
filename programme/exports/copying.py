"""CSV rows written by PostgreSQL's COPY: ten times as fast as reading records, and flat."""

from collections.abc import Iterator

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import CharField, QuerySet, TextField, Value

from programme.exports.blocks import in_blocks
from programme.exports.fields import Field
from programme.expressions import Guarded, OwnWords


def stream(rows: QuerySet, fields: tuple[Field, ...], ends: tuple[str, ...]) -> Iterator[bytes]:
    """The lines of ``rows``, each ending in the texts ``ends``, which are safe already."""
    try:
        return _copied(rows.db, statement(rows, fields, ends))
    except EmptyResultSet:  # a filter that nothing can pass
        return iter(())


def _copied(database: str, question: str) -> Iterator[bytes]:
    with connections[database].cursor() as cursor, cursor.copy(question) as copy:
        yield from in_blocks(copy)


def statement(rows: QuerySet, fields: tuple[Field, ...], ends: tuple[str, ...]) -> str:
    shown = {f"shown_{n}": field.sql for n, field in enumerate(fields)}
    asked = rows.select_related(None).annotate(**shown)
    safe = {
        f"safe_{name}": Guarded(name)
        for name in shown
        if _is_others_text(asked.query.annotations[name].output_field)
    }
    said = {f"end_{n}": Value(text, OwnWords()) for n, text in enumerate(ends)}
    asked = asked.annotate(**safe, **said)
    names = [f"safe_{name}" if f"safe_{name}" in safe else name for name in shown]
    sql, params = asked.values_list(*names, *said).query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        # Django's own cursor writes the parameters in, as it does for every query.
        return f"COPY ({cursor.mogrify(sql, params)}) TO STDOUT (FORMAT csv)"


def _is_others_text(kind: object) -> bool:
    return isinstance(kind, CharField | TextField) and not isinstance(kind, OwnWords)
