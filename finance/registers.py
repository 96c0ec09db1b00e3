"""The ledger as a register."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from finance.models import LedgerEntry, Scheme
from programme.tables import RecordTable, RefColumn, TitleColumn
from programme.templatetags import marks, words


class LedgerTable(RecordTable):
    """``schemes`` holds each scheme of the day by its id."""

    caption = "Ledger entries"
    note = "An entry is never changed: a mistake is reversed, and the right entry posted."

    ref = RefColumn(verbose_name="Ref")
    description = TitleColumn(verbose_name="Entry")
    scheme = TitleColumn(verbose_name="Scheme", accessor="scheme_id", orderable=False)
    effective_on = tables.Column(verbose_name="Effective")
    financial_year = tables.Column(verbose_name="Year")
    invested = tables.Column(
        verbose_name="Investment",
        accessor="amount_pence",
        orderable=False,
        attrs={"cell": {"class": "num"}},
    )
    saved = tables.Column(
        verbose_name="Saving",
        accessor="amount_pence",
        orderable=False,
        attrs={"cell": {"class": "num"}},
    )
    evidence = tables.Column(verbose_name="Evidence", orderable=False)
    recorded_at = tables.Column(verbose_name="Recorded")

    def __init__(self, *args, schemes: dict[int, Scheme], **options) -> None:
        super().__init__(*args, **options)
        self.schemes = schemes

    def render_description(self, record: LedgerEntry) -> SafeString:
        reversal = record.reverses
        note = format_html('<span class="by">reverses {}</span>', reversal.ref) if reversal else ""
        tag = marks.ill_tag() if record.illustrative else ""
        return format_html("{} {}{}", record.description, tag, note)

    def render_scheme(self, record: LedgerEntry) -> str:
        scheme = self.schemes.get(record.scheme_id)
        return scheme.name if scheme else words.absent("not on this day")

    def render_effective_on(self, value) -> SafeString:
        return words.known_short(value)

    def render_invested(self, record: LedgerEntry) -> str:
        return self._amount(record, "investment")

    def render_saved(self, record: LedgerEntry) -> str:
        return self._amount(record, "saving")

    def _amount(self, record: LedgerEntry, direction: str) -> str:
        scheme = self.schemes.get(record.scheme_id)
        if scheme is None or scheme.direction != direction:
            return ""
        return words.pounds(-record.amount_pence if record.reverses_id else record.amount_pence)

    def render_recorded_at(self, value) -> SafeString:
        return words.known_short(value.date())
