"""Columns of registers: how a reference, a date, a slip, money and a status are shown.

``render`` is what a page shows, ``value`` what an export holds: text, dates and numbers, no HTML.
``sql`` is that value for PostgreSQL, from the accessor and the model; tests compare the two.
"""

from datetime import date
from decimal import Decimal

import django_tables2 as tables
from django.db.models import Expression, F, Model, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme import expressions
from programme.dates import Known, Precision
from programme.ratings import Rag, Rating
from programme.templatetags import marks, words


class _Linked(tables.Column):
    """Text that links to the page ``to`` of its record, which is found by slug and reference."""

    def __init__(self, *args, to: str = "", **options) -> None:
        super().__init__(*args, **options)
        self.to = to

    def render(self, value: object, record: object, table: tables.Table) -> object:
        if not self.to:
            return value
        address = table.page_of_record(self.to, record.ref)
        return format_html('<a href="{}">{}</a>', address, value)

    def value(self, value: object) -> object:
        return value

    def sql(self, accessor: str, model: type[Model]) -> Expression | F:
        return F(accessor)


class RefColumn(_Linked):
    """M16. Sorts by number, so that M9 stands before M10."""

    look = "nb ref"

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **({"order_by": "number"} | options))

    def sql(self, accessor: str, model: type[Model]) -> Expression:
        return expressions.referenced(model.prefix)


class TitleColumn(_Linked):
    """What the record is called: the row's header."""

    row_header = True


class FieldColumn(tables.Column):
    """A field as it is: its text, its number, its date, or the label of what was chosen."""

    def sql(self, accessor: str, model: type[Model]) -> Expression | F:
        field = model._meta.get_field(accessor)
        return expressions.chosen(field, accessor) if field.flatchoices else F(accessor)


class KnownColumn(tables.Column):
    """A ``Known`` date, ``baseline`` kept in ``baseline_on``; no date sorts last, either way."""

    look = "nb"

    def __init__(self, *args, otherwise: str = "none", **options) -> None:
        options.setdefault("default", words.absent(otherwise))
        super().__init__(*args, **options)

    def render(self, value: Known | date) -> SafeString:
        return words.known_short(value)

    def value(self, value: Known | date) -> date | str:
        """A date where the day is known, else its words."""
        known = words.as_known(value)
        return known.on if known.precision == Precision.DAY else str(known)

    def sql(self, accessor: str, model: type[Model]) -> Expression:
        return expressions.known(accessor.removesuffix("_on"))

    def order(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        if self.order_by:
            return rows, False
        on = F(f"{str(self.accessor).removesuffix('_on')}_on")
        first = on.desc(nulls_last=True) if is_descending else on.asc(nulls_last=True)
        return rows.order_by(first, "pk"), True


class DaysColumn(tables.Column):
    """Calendar days, + is late."""

    look = "num"

    def render(self, value: int) -> str:
        return words.days(value)

    def value(self, value: int) -> int:
        return value


class PoundsColumn(tables.Column):
    """Whole pence, shown and exported in pounds."""

    look = "num"

    def render(self, value: int) -> str:
        return words.pounds(value)

    def value(self, value: int) -> Decimal:
        return Decimal(value) / 100

    def sql(self, accessor: str, model: type[Model]) -> Expression:
        return expressions.in_pounds(F(accessor))


class RagColumn(tables.Column):
    """A computed status: its shape and word, and with ``why`` the reason below it."""

    def __init__(self, *args, why: bool = False, **options) -> None:
        super().__init__(*args, **({"orderable": False} | options))
        self.why = why

    def render(self, value: Rating | Rag | str) -> SafeString:
        drawn = marks.rag(value)
        if self.why and (because := marks.because(value)):
            return format_html('{}<span class="by">{}</span>', drawn, because)
        return drawn

    def value(self, value: Rating | Rag | str) -> str:
        return str((value.rag if isinstance(value, Rating) else Rag(value)).label)


class SourceColumn(tables.Column):
    """Where a record comes from, and what of it is illustrative."""

    look = "small"

    def __init__(self, *args, **options) -> None:
        defaults = {"accessor": "source", "orderable": False, "empty_values": ()}
        super().__init__(*args, **(defaults | options))

    def render(self, record: object) -> SafeString:
        tag = marks.ill(record)
        if not record.source:
            return tag or words.absent()
        return format_html("{}{}{}", record.source, "; " if tag else "", tag)

    def value(self, record: object) -> str:
        parts = "illustrative" if record.illustrative else ""
        if not parts and record.illustrative_parts:
            parts = f"{record.illustrative_parts} illustrative"
        return "; ".join(part for part in (record.source, parts) if part)

    def sql(self, accessor: str, model: type[Model]) -> Expression:
        return expressions.sourced()
