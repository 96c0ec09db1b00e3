"""The money as at a date: case, forecast and actual, by scheme and year. Whole pence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate

from finance.models import (
    BusinessCase,
    Forecast,
    ForecastLine,
    LedgerEntry,
    PlanLine,
    Scheme,
)
from finance.models.cases import Direction
from programme.clock import AsAt
from programme.models import Programme


@dataclass(frozen=True)
class Amounts:
    """Pence by scheme and financial year; the same questions of case, forecast and ledger.

    ``years`` are the programme's. The ledger may hold a year before or after them, which is in
    every total and in no year's column.
    """

    schemes: tuple[Scheme, ...]
    years: tuple[str, ...]
    pence: Mapping[tuple[int, str], int] = field(default_factory=dict)

    @cached_property
    def _by_direction_and_year(self) -> dict[tuple[str, str], int]:
        direction = {scheme.id: scheme.direction for scheme in self.schemes}
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for (scheme_id, year), pence in self.pence.items():
            sums[direction[scheme_id], year] += pence
        return dict(sums)

    def of(self, direction: Direction, year: str | None = None) -> int:
        """Invested or saved in one year, or cumulatively over all years."""
        sums = self._by_direction_and_year
        if year is not None:
            return sums.get((direction, year), 0)
        return sum(pence for (found, _), pence in sums.items() if found == direction)

    def investment(self, year: str | None = None) -> int:
        return self.of(Direction.INVESTMENT, year)

    def savings(self, year: str | None = None) -> int:
        return self.of(Direction.SAVING, year)

    def net(self, year: str | None = None) -> int:
        """Savings less investment: above zero is a cost reduction."""
        return self.savings(year) - self.investment(year)

    @cached_property
    def running_net(self) -> tuple[int, ...]:
        """Net, cumulative to the end of each year; what came before the first is in it."""
        every_year = {year for _, year in self._by_direction_and_year}
        before = sum(self.net(year) for year in every_year if year < self.years[0])
        return tuple(accumulate(map(self.net, self.years), initial=before))[1:]

    def of_scheme(self, scheme: Scheme, year: str | None = None) -> int:
        if year is not None:
            return self.pence.get((scheme.id, year), 0)
        return sum(pence for (found, _), pence in self.pence.items() if found == scheme.id)

    def of_class(self, saving_class: str, year: str | None = None) -> int:
        schemes = (s for s in self.schemes if s.saving_class == saving_class)
        return sum(self.of_scheme(scheme, year) for scheme in schemes)


@dataclass(frozen=True)
class Money:
    """``case`` is the newest approved one; without one there is nothing to compare with.

    ``plan`` and ``expected`` are of that case, ``actual`` is of every scheme of the programme:
    what was spent stays spent when a new case is approved. ``schemes`` are those of the case
    and any other that has entries. ``actual_to`` is the last day that an entry in the ledger
    takes effect; None while empty. ``entries`` names all that count: L1–L49.
    """

    years: tuple[str, ...]
    schemes: tuple[Scheme, ...]
    case: BusinessCase | None
    forecast: Forecast | None
    plan: Amounts
    expected: Amounts
    actual: Amounts
    actual_to: date | None
    entries: str = ""

    @property
    def illustrative_years(self) -> bool:
        """Whether any scheme of the case, and so the profile by year, is made up."""
        return any(scheme.illustrative for scheme in self.plan.schemes)

    @property
    def actual_schemes(self) -> tuple[Scheme, ...]:
        """The schemes that have entries in the ledger."""
        spent = {scheme_id for scheme_id, _ in self.actual.pence}
        return tuple(scheme for scheme in self.schemes if scheme.id in spent)


def read(programme: Programme, when: AsAt) -> Money:
    """Six queries, whatever the size."""

    def those(model):
        return model.as_at(when).in_programme(programme)

    years = programme.years
    case = those(BusinessCase).approved(as_at=when).newest_first().first()
    case_id = case.id if case else 0
    every = tuple(those(Scheme).in_number_order())
    schemes = tuple(scheme for scheme in every if scheme.business_case_id == case_id)
    forecast = those(Forecast).filter(business_case_id=case_id).newest_first().first()
    ids = [scheme.id for scheme in schemes] or [0]
    plan = PlanLine.as_at(when).filter(scheme_id__in=ids)
    forecast_id = forecast.id if forecast else 0
    expected = ForecastLine.as_at(when).filter(forecast_id=forecast_id, scheme_id__in=ids)
    ledger = LedgerEntry.objects.in_programme(programme).as_at(when)
    sums = list(ledger.by_scheme_and_year())
    spent = {row["scheme_id"] for row in sums}
    return Money(
        years=years,
        schemes=tuple(s for s in every if s.business_case_id == case_id or s.id in spent),
        case=case,
        forecast=forecast,
        plan=Amounts(schemes, years, _pence(plan)),
        expected=Amounts(schemes, years, _pence(expected)),
        actual=Amounts(
            every,
            years,
            {(row["scheme_id"], row["financial_year"]): row["pence"] for row in sums},
        ),
        actual_to=max((row["last_on"] for row in sums), default=None),
        entries=_span(sums),
    )


def _span(sums: list[dict]) -> str:
    """The first and the last entry by reference; empty where there is none."""
    if not sums:
        return ""
    ends = (min(row["first"] for row in sums), max(row["last"] for row in sums))
    return "–".join(f"{LedgerEntry.prefix}{number}" for number in dict.fromkeys(ends))


def _pence(lines) -> dict[tuple[int, str], int]:
    return {
        (scheme, year): pence
        for scheme, year, pence in lines.values_list("scheme_id", "financial_year", "amount_pence")
    }
