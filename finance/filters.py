"""What the ledger may be narrowed to."""

import django_filters as filters
from django.db.models import QuerySet

from finance.models import LedgerEntry, Scheme
from finance.models.cases import Direction
from programme.filters import RegisterFilter, chosen


class LedgerFilter(RegisterFilter):
    """By scheme, year, kind and words. ``schemes`` are the day's, by id."""

    noun, model = "Ledger entries", LedgerEntry

    scheme = filters.ChoiceFilter(label="Scheme", method="by_scheme", empty_label="All")
    year = filters.ChoiceFilter(label="Year", field_name="financial_year", empty_label="All")
    kind = filters.ChoiceFilter(
        label="Kind",
        method="of_kind",
        empty_label="All",
        choices=[
            (Direction.INVESTMENT.value, "Investment"),
            (Direction.SAVING.value, "Savings"),
            ("reversal", "Reversals"),
        ],
    )

    def __init__(
        self,
        data,
        queryset: QuerySet,
        *,
        schemes: dict[int, Scheme],
        years: tuple[str, ...],
        **options,
    ) -> None:
        super().__init__(data, queryset=queryset, **options)
        self.schemes = sorted(schemes.values(), key=lambda scheme: scheme.number)
        choices = [("", "All"), *((s.ref, f"{s.ref} {s.name}") for s in self.schemes)]
        self.form.fields["scheme"].choices = choices
        self.form.fields["year"].choices = [("", "All"), *((year, year) for year in years)]

    def by_scheme(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(scheme_id=next(s.id for s in self.schemes if s.ref == value))

    def of_kind(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        if value == "reversal":
            return rows.filter(reverses__isnull=False)
        return rows.filter(scheme_id__in=[s.id for s in self.schemes if s.direction == value])

    def say_scheme(self, value: str) -> str:
        return f"of the scheme {chosen(self, 'scheme', value)}"

    def say_year(self, value: str) -> str:
        return f"in {value}"

    def say_kind(self, value: str) -> str:
        return {
            "investment": "that are investment",
            "saving": "that are savings",
            "reversal": "that reverse another",
        }[value]
