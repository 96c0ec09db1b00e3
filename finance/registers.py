"""The ledger as a register."""

from datetime import date, datetime
from decimal import Decimal

import django_tables2 as tables
from django.db.models import BigIntegerField, Case, Expression, F, When
from django.db.models.functions import TruncDate
from django.utils.html import format_html
from django.utils.safestring import SafeString

from finance.models import LedgerEntry, Scheme
from finance.models.cases import Direction
from programme.clock import LONDON
from programme.expressions import in_pounds, looked_up, referenced, sourced
from programme.tables import FieldColumn, RecordTable, RefColumn, TitleColumn
from programme.templatetags import marks, words

NO_SCHEME = "not on this day"


def amount_column(label: str) -> tables.Column:
    return tables.Column(
        verbose_name=label,
        accessor="amount_pence",
        orderable=False,
        attrs={"cell": {"class": "num"}},
    )


class LedgerTable(RecordTable):
    """``schemes`` holds each scheme of the day by its id."""

    caption = "Ledger entries"
    note = (
        "Totals take reversals off. An entry is never changed: a mistake is reversed, and the "
        "right entry posted."
    )
    also = {"description": {"reverses": "Reverses"}, "recorded_at": {"source": "Source"}}

    ref = RefColumn(verbose_name="Ref")
    description = TitleColumn(verbose_name="Entry")
    scheme = TitleColumn(verbose_name="Scheme", accessor="scheme_id", orderable=False)
    effective_on = FieldColumn(verbose_name="Effective")
    financial_year = FieldColumn(verbose_name="Year")
    invested = amount_column("Investment")
    saved = amount_column("Saving")
    evidence = FieldColumn(verbose_name="Evidence", orderable=False)
    recorded_at = tables.Column(verbose_name="Recorded")

    def __init__(self, *args, schemes: dict[int, Scheme], **options) -> None:
        super().__init__(*args, **options)
        self.schemes = schemes

    # --- as a page shows it ---

    def render_description(self, record: LedgerEntry) -> SafeString:
        reversal = record.reverses
        note = format_html('<span class="by">reverses {}</span>', reversal.ref) if reversal else ""
        tag = marks.ill_tag() if record.illustrative else ""
        return format_html("{} {}{}", record.description, tag, note)

    def render_scheme(self, record: LedgerEntry) -> str:
        scheme = self.schemes.get(record.scheme_id)
        return scheme.name if scheme else words.absent(NO_SCHEME)

    def render_effective_on(self, value: date) -> SafeString:
        return words.known_short(value)

    def render_invested(self, record: LedgerEntry) -> str:
        return self._shown(self._pence(record, Direction.INVESTMENT))

    def render_saved(self, record: LedgerEntry) -> str:
        return self._shown(self._pence(record, Direction.SAVING))

    def render_recorded_at(self, value: datetime) -> SafeString:
        return words.known_short(value.astimezone(LONDON).date())

    def _shown(self, pence: int | None) -> str:
        return "" if pence is None else words.pounds(pence)

    def _pence(self, record: LedgerEntry, direction: Direction) -> int | None:
        """The amount in its own column, below zero for a reversal; None in the other."""
        scheme = self.schemes.get(record.scheme_id)
        if scheme is None or scheme.direction != direction:
            return None
        return -record.amount_pence if record.reverses_id else record.amount_pence

    # --- as a file holds it ---

    def value_description(self, value: str) -> str:
        return value

    def value_reverses(self, record: LedgerEntry) -> str:
        return record.reverses.ref if record.reverses else ""

    def value_scheme(self, record: LedgerEntry) -> str:
        scheme = self.schemes.get(record.scheme_id)
        return scheme.name if scheme else NO_SCHEME

    def value_effective_on(self, value: date) -> date:
        return value

    def value_invested(self, record: LedgerEntry) -> Decimal | None:
        return self._pounds(self._pence(record, Direction.INVESTMENT))

    def value_saved(self, record: LedgerEntry) -> Decimal | None:
        return self._pounds(self._pence(record, Direction.SAVING))

    def _pounds(self, pence: int | None) -> Decimal | None:
        return None if pence is None else Decimal(pence) / 100

    def value_recorded_at(self, value: datetime) -> date:
        return value.astimezone(LONDON).date()

    def value_source(self, record: LedgerEntry) -> str:
        parts = (record.source, "illustrative" if record.illustrative else "")
        return "; ".join(part for part in parts if part)

    # --- the same in SQL ---

    def sql_description(self) -> F:
        return F("description")

    def sql_reverses(self) -> Expression:
        ref = referenced(LedgerEntry.prefix, "reverses__number")
        return Case(When(reverses__isnull=False, then=ref), output_field=ref.output_field)

    def sql_scheme(self) -> Expression:
        names = {pk: scheme.name for pk, scheme in self.schemes.items()}
        return looked_up(names, "scheme_id", otherwise=NO_SCHEME)

    def sql_effective_on(self) -> F:
        return F("effective_on")

    def sql_invested(self) -> Expression:
        return self._sql_pounds(Direction.INVESTMENT)

    def sql_saved(self) -> Expression:
        return self._sql_pounds(Direction.SAVING)

    def _sql_pounds(self, direction: Direction) -> Expression:
        ids = [pk for pk, scheme in self.schemes.items() if scheme.direction == direction]
        pence = Case(
            When(reverses__isnull=False, then=-F("amount_pence")),
            default="amount_pence",
            output_field=BigIntegerField(),
        )
        pounds = in_pounds(pence)
        return Case(When(scheme_id__in=ids, then=pounds), output_field=pounds.output_field)

    def sql_recorded_at(self) -> Expression:
        return TruncDate("recorded_at", tzinfo=LONDON)

    def sql_source(self) -> Expression:
        return sourced(parts=False)
