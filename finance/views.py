"""Pages of the money."""

from datetime import date
from functools import cached_property

from django.views.generic import TemplateView

from finance import charts
from finance.appraisal import break_even
from finance.filters import LedgerFilter
from finance.models import LedgerEntry, Scheme
from finance.models.cases import Direction
from finance.registers import LedgerTable
from finance.summaries import Amounts, Money, read
from programme.dates import financial_year
from programme.models import Decision
from programme.pages import ProgrammePage, RegisterPage
from workstreams.models import Workstream


class Finance(ProgrammePage, TemplateView):
    """Case, forecast and actual: by year, by class, by scheme; annual and cumulative apart."""

    permission_required = "finance.view_businesscase"
    template_name = "finance/finance.html"
    nav = "finance"

    def get_context_data(self, **kwargs) -> dict:
        money = read(self.programme, self.when)
        decision_id = money.case.approved_by_decision_id if money.case else 0
        year = financial_year(self.when.day)
        return super().get_context_data(
            money=money,
            year=year,
            decision=Decision.as_at(self.when).filter(id=decision_id).first(),
            versions=by_version(money),
            classes=by_class(money),
            schemes=by_scheme(money, self._workstreams()),
            chart=charts.running_total(money) if money.case else "",
            case_breaks_even=break_even(money.years, money.plan.running_net),
            forecast_breaks_even=break_even(money.years, money.expected.running_net),
            gap=money.expected.net() - money.plan.net() if money.forecast else None,
            spent=money.actual.investment(year),
            saved=money.actual.savings(year),
            **kwargs,
        )

    def _workstreams(self) -> dict[int, str]:
        found = Workstream.as_at(self.when).in_programme(self.programme)
        return {workstream.id: workstream.name for workstream in found}


def by_version(money: Money) -> list[dict]:
    """Case, forecast and ledger, each as lines of yearly amounts with their total."""
    found = [
        ("Business case", money.plan, money.case),
        ("Forecast", money.expected, money.forecast),
    ]
    found.append(("Actual, from the ledger", money.actual, money.actual_to))
    return [
        {"name": name, "record": record, "lines": _lines(amounts, money.years, _until(record))}
        for name, amounts, record in found
        if record
    ]


def _until(record: object) -> str:
    """The last year there is something to say of: the ledger's own, or any."""
    return financial_year(record) if isinstance(record, date) else "9999"


def _lines(amounts: Amounts, years: tuple[str, ...], until: str) -> list[dict]:
    """Yearly pence of each line, None for the years after ``until``."""

    def line(name: str, of, kind: str) -> dict:
        yearly = [of(year) if year <= until else None for year in years]
        return {"name": name, "years": yearly, "total": of(), "kind": kind}

    running = dict(zip(years, amounts.running_net, strict=True))
    return [
        line("Investment", amounts.investment, "row"),
        line("Savings", amounts.savings, "row"),
        line("Net in the year", amounts.net, "sum"),
        line("Net, running total", lambda y=years[-1]: running[y], "cum"),
    ]


def by_class(money: Money) -> list[dict]:
    """Savings of each class that has any, never added across classes here; whole pence."""
    last = money.years[-1]
    rows = []
    for saving_class in Scheme.SavingClass:
        if not any(s.saving_class == saving_class for s in money.schemes):
            continue
        rows.append(
            {
                "label": saving_class.label,
                "case_last": money.plan.of_class(saving_class, last),
                "forecast_last": money.expected.of_class(saving_class, last),
                "case": money.plan.of_class(saving_class),
                "forecast": money.expected.of_class(saving_class),
                "actual": money.actual.of_class(saving_class),
            }
        )
    return rows


def by_scheme(money: Money, workstreams: dict[int, str]) -> list[dict]:
    """Savings first, then investments, each scheme with what was planned, expected and done."""
    groups = []
    for direction, name in ((Direction.SAVING, "Savings"), (Direction.INVESTMENT, "Investment")):
        rows = [
            {
                "scheme": scheme,
                "workstream": workstreams.get(scheme.workstream_id, "whole programme"),
                "case": money.plan.of_scheme(scheme),
                "forecast": money.expected.of_scheme(scheme),
                "actual": money.actual.of_scheme(scheme),
            }
            for scheme in money.schemes
            if scheme.direction == direction
        ]
        groups.append({"name": name, "rows": rows})
    return [group for group in groups if group["rows"]]


class Ledger(RegisterPage):
    permission_required = "finance.view_ledgerentry"
    template_name = "finance/ledger.html"
    nav = "finance"

    @cached_property
    def entries(self):
        return LedgerEntry.objects.in_programme(self.programme).as_at(self.when)

    @cached_property
    def schemes(self) -> dict[int, Scheme]:
        return Scheme.as_at(self.when).in_programme(self.programme).by_id()

    @cached_property
    def filters(self) -> LedgerFilter:
        rows = self.entries.select_related("reverses").newest_first()
        years = self.programme.years
        return LedgerFilter(self.request.GET, rows, schemes=self.schemes, years=years)

    @cached_property
    def table(self) -> LedgerTable:
        return LedgerTable(
            self.filters.qs,
            schemes=self.schemes,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.filters.nothing_listed(
                otherwise="Finance posts entries in the administration."
            ),
        )

    def get_context_data(self, **kwargs) -> dict:
        sums = list(self.entries.by_scheme_and_year())
        totals = dict.fromkeys(Direction, 0)
        for row in sums:
            totals[self.schemes[row["scheme_id"]].direction] += row["pence"]
        return super().get_context_data(
            count=self.entries.count(),
            spent=totals[Direction.INVESTMENT],
            saved=totals[Direction.SAVING],
            **kwargs,
        )
