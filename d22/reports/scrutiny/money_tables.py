"""Business case and forecast by financial year, as tables of figures."""

from collections.abc import Callable

from d22.reports.documents.nodes import Column, Figure, Inline, Row, Table, Text
from d22.reports.figures import MARK, plain, planned
from finance.summaries import Amounts, Money
from programme.money import pounds

TOTALS = {"investment": "Investment", "savings": "Savings", "net": "Net in the year"}
EACH_YEAR = (
    "Each year’s column is that year alone; the last column and the last row are cumulative."
)


def of_case(money: Money) -> Table:
    note = (Text(EACH_YEAR),)
    if money.illustrative_years:
        note = (*note, Text(" The division by year is "), MARK, Text("."))

    def yearly(key: str, basis: str, pence: int) -> Figure:
        case, made_up = money.case, money.illustrative_years
        basis = f"Business case {case.ref}, {basis}"
        return Figure(pounds(pence), f"case-{key}", basis, (case.ref,), case.source, made_up)

    return _table("Business case", money.plan, yearly, lambda part: planned(money, part), note)


def of_forecast(money: Money) -> Table:
    forecast = money.forecast
    made_up = (Text(" "), MARK) if forecast.illustrative else ()

    def yearly(key: str, basis: str, pence: int) -> Figure:
        basis = f"Forecast {forecast.ref}, {basis}"
        source = (forecast.source, forecast.illustrative)
        return Figure(pounds(pence), f"expected-{key}", basis, (forecast.ref,), *source)

    return _table(
        "Forecast",
        money.expected,
        yearly,
        lambda part: forecast_total(money, part),
        (Text(EACH_YEAR), *made_up),
    )


def forecast_total(money: Money, part: str) -> Figure:
    basis = {
        "investment": "all investment expected",
        "savings": "all savings expected",
        "net": "savings less investment",
    }[part]
    return expected(money, part, pounds(getattr(money.expected, part)()), basis)


def expected(money: Money, key: str, text: str, basis: str) -> Figure:
    """A figure of the newest forecast."""
    forecast = money.forecast
    basis = f"Forecast {forecast.ref}: {basis}"
    source = (forecast.source, forecast.illustrative)
    return Figure(text, f"forecast.{key}", basis, (forecast.ref,), *source)


def _table(
    name: str,
    amounts: Amounts,
    yearly: Callable[[str, str, int], Figure],
    total: Callable[[str], Figure],
    note: tuple[Inline, ...],
) -> Table:
    """Annual columns, and one cumulative at the end; the running total has a row of its own."""
    years = amounts.years
    rows = []
    for part, heading in TOTALS.items():
        of = getattr(amounts, part)
        low = heading[0].lower() + heading[1:]
        figures = [yearly(f"{part}.{_key(y)}", f"{low}: {y}", of(y)) for y in years]
        cells = ((figure,) for figure in (*figures, total(part)))
        rows.append(Row((plain(heading), *cells), total=part == "net"))
    running = [
        yearly(f"running.{_key(year)}", f"running total of the net at the end of: {year}", pence)
        for year, pence in zip(years, amounts.running_net, strict=True)
    ]
    cells = ((figure,) for figure in (*running, total("net")))
    columns = (
        Column("In pounds"),
        *(Column(year, numeric=True) for year in years),
        Column("All years, cumulative", numeric=True, cumulative=True),
    )
    rows.append(Row((plain("Net, running total"), *cells)))
    return Table(f"{name}, by financial year", columns, tuple(rows), note)


def _key(year: str) -> str:
    return year.replace("/", "-")
