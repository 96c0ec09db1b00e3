"""Resource implications: the money, each figure named annual or cumulative, and the property."""

from collections.abc import Callable, Iterator

from d22.reports.documents.nodes import (
    Block,
    Column,
    Figure,
    Inline,
    NumberedBlock,
    Paragraph,
    Row,
    Table,
    Text,
)
from d22.reports.figures import MARK, marked, plain
from d22.reports.models import CommitteeDetails
from d22.reports.position import Position
from d22.reports.scrutiny.points import Point, paragraph, part, point, section
from finance.summaries import Amounts, Money
from programme.dates import written
from programme.models import Decision
from programme.money import pounds
from programme.records import lines
from programme.wording import spelled


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
            f"No business case had been approved by {written(position.as_at)}, so there is no "
            "investment or saving to report."
        )
        return
    yield Paragraph(tuple(_case(position)))
    if money.forecast:
        yield Paragraph(marked(*_forecast(money)))
    yield _by_year("Business case", "case", money.plan, money)
    if money.forecast:
        yield _by_year(
            f"Forecast of {written(money.forecast.made_on)}", "forecast", money.expected, money
        )
    yield Paragraph(tuple(_ledger(money)))


def _total(text: str, key: str, basis: str, money: Money) -> Figure:
    """A total of the business case: its amount is the source's, its split by year is not."""
    case = money.case
    return Figure(text, key, basis, (case.ref,), case.source, case.illustrative)


def _case(position: Position) -> Iterator[Inline]:
    money, years = position.money, position.money.years
    ref = money.case.ref
    yield Text(
        f"Over {spelled(len(years))} financial years, {years[0]} to {years[-1]}, and cumulatively, "
    )
    yield Text("the business case plans an investment of ")
    yield _total(
        pounds(money.plan.investment()),
        "finance.investment",
        f"{ref}: all planned investment",
        money,
    )
    yield Text(" and savings of ")
    yield _total(
        pounds(money.plan.savings()), "finance.savings", f"{ref}: all planned savings", money
    )
    yield Text(": a net cost reduction of ")
    yield _total(pounds(money.plan.net()), "finance.net", f"{ref}: savings less investment", money)
    yield Text(".")
    decision = _approval(position)
    if decision:
        yield Text(f" The {position.ground.decider(decision)} approved its costs and benefits ")
        yield Figure(
            decision.decided.phrase,
            f"{decision.ref}.decided",
            f"{decision}: date of the decision",
            (decision.ref,),
            decision.source,
            decision.is_made_up("decided"),
        )
        yield Text(".")


def _approval(position: Position) -> Decision | None:
    wanted = position.money.case.approved_by_decision_id
    return next((d for d in position.ground.decisions if d.id == wanted), None)


def _forecast(money: Money) -> Iterator[Inline]:
    forecast = money.forecast
    gap = money.expected.net() - money.plan.net()
    basis = f"{forecast.ref}: savings less investment, cumulative"
    net = Figure(
        pounds(money.expected.net()),
        "forecast.net",
        basis,
        (forecast.ref,),
        forecast.source,
        forecast.illustrative,
    )
    yield Text(f"The forecast of {written(forecast.made_on)} puts the net cost reduction at ")
    yield net
    if gap:
        yield Text(f", {'more' if gap > 0 else 'less'} than the case by ")
        yield Figure(
            pounds(abs(gap)),
            "forecast.gap",
            f"{forecast.ref} less {money.case.ref}: net, cumulative",
            (forecast.ref, money.case.ref),
            forecast.source,
            forecast.illustrative,
        )
    yield Text(".")


def _by_year(name: str, key: str, amounts: Amounts, money: Money) -> Table:
    """Annual columns, and one cumulative at the end; the running total has a row of its own."""
    years = (Column(year, numeric=True) for year in money.years)
    columns = (
        Column("Pounds"),
        *years,
        Column("All years, cumulative", numeric=True, cumulative=True),
    )
    rows = (
        _row("Investment", f"{key}.investment", amounts.investment, money),
        _row("Savings", f"{key}.savings", amounts.savings, money),
        _row("Net in the year", f"{key}.net", amounts.net, money, total=True),
        _running(key, amounts, money),
    )
    return Table(f"{name}, by financial year", columns, rows, _note(money))


def _note(money: Money) -> tuple[Inline, ...]:
    says = Text(
        "Each year's column is that year alone; the last column and the last row are cumulative."
    )
    if not money.illustrative_years:
        return (says,)
    return (says, Text(" The division by year is "), MARK)


def _row(name: str, key: str, of: Callable[..., int], money: Money, *, total: bool = False) -> Row:
    yearly = (
        _amount(of(year), f"{key}.{_plain(year)}", f"{name}, {year}", money) for year in money.years
    )
    whole = _amount(of(), f"{key}.total", f"{name}, all years", money)
    return Row((plain(name), *((figure,) for figure in yearly), (whole,)), total=total)


def _running(key: str, amounts: Amounts, money: Money) -> Row:
    figures = tuple(
        _amount(
            total,
            f"{key}.running.{_plain(year)}",
            f"Net, running total to the end of {year}",
            money,
        )
        for year, total in zip(money.years, amounts.running_net, strict=True)
    )
    last = _amount(amounts.net(), f"{key}.running.total", "Net, all years", money)
    return Row((plain("Net, running total"), *((figure,) for figure in figures), (last,)))


def _plain(year: str) -> str:
    return year.replace("/", "-")


def _amount(pence: int, key: str, basis: str, money: Money) -> Figure:
    return Figure(
        pounds(pence), key, basis, (money.case.ref,), money.case.source, money.illustrative_years
    )


def _ledger(money: Money) -> Iterator[Inline]:
    if money.actual_to is None:
        yield Text("Nothing is in the ledger yet.")
        return
    yield Text("The ledger holds entries up to ")
    yield _from_ledger(
        written(money.actual_to), "ledger.to", "Last day an entry takes effect", money
    )
    yield Text(": ")
    invested = pounds(money.actual.investment())
    yield _from_ledger(
        invested, "ledger.investment", "Ledger: investment, reversals taken off", money
    )
    yield Text(" spent and ")
    saved = pounds(money.actual.savings())
    yield _from_ledger(saved, "ledger.savings", "Ledger: savings, reversals taken off", money)
    yield Text(" of savings recorded, cumulatively. ")
    yield MARK


def _from_ledger(text: str, key: str, basis: str, money: Money) -> Figure:
    return Figure(text, key, basis, (), "", money.illustrative_years)


def _property(position: Position, details: CommitteeDetails) -> Iterator[Point]:
    effects = [(w.name, w.property_effect) for w in position.work.workstreams if w.property_effect]
    for name, effect in effects:
        yield point(f"{name}. {effect}")
    for line in lines(details.property_note):
        yield point(line)
    if not effects and not details.property_note:
        yield point("None.")
