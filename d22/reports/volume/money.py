"""A business case, its plan and forecasts, and a ledger of any length."""

from itertools import product

from d22.reports.volume.ground import Made
from d22.reports.volume.lives import TREE, WORK
from finance.models import BusinessCase, Forecast, ForecastLine, LedgerEntry, PlanLine, Scheme
from finance.models.cases import Direction
from programme.dates import financial_year
from programme.models import Decision
from workstreams.models import Workstream

SCHEMES = 12
#: Of fifty entries one takes another back.
REVERSED_IN = 50


def case(made: Made, decision: Decision, found: list[Workstream]) -> list[Scheme]:
    """A case that ``decision`` approved, with twelve schemes, a plan and two forecasts."""
    fields = made.numbered(1, title="Business case", approved_by_decision_id=decision.pk)
    (approved,) = made.write(BusinessCase, [made.life(TREE * 2, fields, "summary")])
    lives = [
        made.life(
            WORK,
            made.numbered(
                n,
                business_case_id=approved.pk,
                workstream_id=found[n].pk,
                name=f"Scheme {n}",
                direction=Direction.SAVING if n % 3 else Direction.INVESTMENT,
                saving_class="recurring" if n % 3 else "",
            ),
            "owner_post",
        )
        for n in range(1, SCHEMES + 1)
    ]
    schemes = made.write(Scheme, lives)
    made.write(PlanLine, _lines(made, WORK * 2, schemes))
    lives = [
        made.life(
            part,
            made.numbered(n, business_case_id=approved.pk, made_on=made.span.day(part)),
            "reason",
        )
        for n, part in enumerate((0.25, 0.6), 1)
    ]
    for forecast in made.write(Forecast, lives):
        made.write(ForecastLine, _lines(made, 0.25 * forecast.number, schemes, forecast.pk))
    return schemes


def _lines(made: Made, start: float, schemes: list[Scheme], forecast_id: int | None = None) -> list:
    """An amount for each scheme and year, of a forecast or of the plan."""
    of = {"forecast_id": forecast_id} if forecast_id else {}
    return [
        made.life(
            start,
            {
                **of,
                "scheme_id": scheme.pk,
                "financial_year": year,
                "amount_pence": made.rng.randint(10_000_00, 900_000_00),
            },
            "source",
        )
        for scheme, year in product(schemes, made.programme.years)
    ]


def ledger(made: Made, schemes: list[Scheme], count: int) -> None:
    """``count`` entries in the order of their days, one in fifty of them a reversal."""
    rows = [_entry(made, schemes, n, count) for n in range(1, count + 1)]
    posted = LedgerEntry.objects.bulk_create(
        [row for row in rows if row.number % REVERSED_IN], batch_size=1000
    )
    by_number = {entry.number: entry for entry in posted}
    reversals = [row for row in rows if not row.number % REVERSED_IN]
    for row in reversals:
        taken_back = by_number[row.number - 1]
        row.reverses = taken_back
        for name in ("scheme_id", "amount_pence", "financial_year", "effective_on"):
            setattr(row, name, getattr(taken_back, name))
    LedgerEntry.objects.bulk_create(reversals, batch_size=1000)


def _entry(made: Made, schemes: list[Scheme], number: int, count: int) -> LedgerEntry:
    part = 0.1 + 0.85 * number / count
    on = made.span.day(part - 0.02)
    return LedgerEntry(
        programme=made.programme,
        number=number,
        scheme=made.rng.choice(schemes),
        amount_pence=made.rng.randint(100_00, 90_000_00),
        effective_on=on,
        financial_year=financial_year(on),
        description=f"Invoice {number}",
        evidence=f"Journal {number}",
        illustrative=True,
        recorded_at=made.span.begins_at + (made.span.now - made.span.begins_at) * part,
        recorded_by=made.by,
    )
