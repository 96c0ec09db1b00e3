"""Resource implications: the money, each figure named annual or cumulative, and the property."""

from collections.abc import Iterator

from d22.reports.documents.nodes import (
    Block,
    Figure,
    Inline,
    NumberedBlock,
    Paragraph,
    Text,
)
from d22.reports.figures import (
    day_told,
    duration,
    marked,
    planned,
    when,
    written_by_hand,
)
from d22.reports.models import CommitteeDetails
from d22.reports.position import Position
from d22.reports.scrutiny import money_tables as tables
from d22.reports.scrutiny.points import Point, paragraph, part, point, section
from finance.models import Scheme
from finance.summaries import Amounts, Money
from programme.dates import written
from programme.models import Decision
from programme.money import pounds
from programme.records import lines


def section_of(position: Position, details: CommitteeDetails) -> Iterator[Block | Point]:
    yield section("Resource implications", "resources")
    yield part("Capital/Revenue", "capital-revenue")
    yield Point(tuple(_money(position)))
    yield part("Property/Other", "property")
    yield from _property(position, details)


def _money(position: Position) -> Iterator[NumberedBlock]:
    money = position.money
    if money.case is None:
        yield paragraph(
            "No business case had been approved by ",
            day_told(position),
            ", so there is no investment or saving to report."
            if money.actual_to is None
            else ", so there is no plan to compare with.",
        )
        if money.actual_to:
            yield Paragraph(marked(*_ledger(money)))
        return
    yield Paragraph((*_opening(position), *marked(*_case(position))))
    if money.forecast:
        yield Paragraph(marked(*_forecast(money)))
    yield tables.of_case(money)
    if money.forecast:
        yield tables.of_forecast(money)
    yield Paragraph(marked(*_ledger(money)))


def _opening(position: Position) -> tuple[Inline, ...]:
    """Marked on its own: which years they are may be made up where the amounts are not."""
    years = marked(_years(position))
    return (Text("Cumulatively over "), duration(position.programme), Text(", "), *years)


def _case(position: Position) -> Iterator[Inline]:
    money = position.money
    yield Text(f", the business case ({money.case.title}) plans an investment of ")
    yield planned(money, "investment")
    yield Text(" and savings of ")
    yield planned(money, "savings")
    yield Text(f"{_mixed(money.plan)}: {_called(money.plan)} of ")
    yield planned(money, "net")
    yield Text(".")
    decision = _approval(position)
    if decision:
        yield Text(f" The {position.ground.decider(decision)} approved its costs and benefits ")
        yield from when(decision, "decided")
        yield Text(".")


def _years(position: Position) -> Figure:
    years, programme = position.money.years, position.programme
    text = f"{years[0]} to {years[-1]}" if len(years) > 1 else years[0]
    made_up = programme.is_made_up("first financial year")
    basis = f"{programme}: its financial years"
    return Figure(text, "programme.years", basis, (), programme.source, made_up)


def _called(amounts: Amounts) -> str:
    """Where more is invested than saved, less than nothing is saved: the sign says so."""
    return "a net cost reduction" if amounts.net() >= 0 else "a net result"


def _approval(position: Position) -> Decision | None:
    wanted = position.money.case.approved_by_decision_id
    return next((d for d in position.ground.decisions if d.id == wanted), None)


def _forecast(money: Money) -> Iterator[Inline]:
    gap = money.expected.net() - money.plan.net()
    yield Text("The forecast of ")
    yield tables.expected(money, "made_on", written(money.forecast.made_on), "the day it was made")
    yield Text(f" puts {_called(money.expected).replace('a net', 'the net')} at ")
    yield tables.forecast_total(money, "net")
    if gap:
        yield Text(", ")
        yield tables.expected(money, "gap", pounds(abs(gap)), f"net less that of {money.case.ref}")
        yield Text(f" {'more' if gap > 0 else 'less'} than the business case")
    yield Text(".")


def _ledger(money: Money) -> Iterator[Inline]:
    if money.actual_to is None:
        yield Text("Nothing is in the ledger yet.")
        return
    yield Text("The ledger holds entries up to ")
    yield _from_ledger(
        written(money.actual_to),
        "ledger.to",
        "last day an entry takes effect",
        money,
    )
    yield Text(": ")
    invested = pounds(money.actual.investment())
    yield _from_ledger(invested, "ledger.investment", "investment", money)
    yield Text(" spent and ")
    saved = pounds(money.actual.savings())
    yield _from_ledger(saved, "ledger.savings", "savings", money)
    yield Text(f" of savings recorded{_mixed(money.actual)}, cumulatively.")


def _mixed(amounts: Amounts) -> str:
    """Savings of several classes are told as one amount only where it is said."""
    mixed = sum(1 for of in Scheme.SavingClass if amounts.of_class(of)) > 1
    return ", all classes" if mixed else ""


def _from_ledger(text: str, key: str, basis: str, money: Money) -> Figure:
    made_up = any(scheme.illustrative for scheme in money.actual_schemes)
    return Figure(text, key, f"Ledger, reversals taken off: {basis}", (money.entries,), "", made_up)


def _property(position: Position, details: CommitteeDetails) -> Iterator[Point]:
    effects = [(w.name, w.property_effect) for w in position.work.workstreams if w.property_effect]
    for name, effect in effects:
        yield Point((Paragraph(written_by_hand(f"{name}. {effect}", position)),))
    for line in lines(details.property_note):
        yield Point((Paragraph(written_by_hand(line, position)),))
    if not effects and not details.property_note:
        yield point("None.")
