"""Charts of money as SVG, drawn about 1:1; the page has their figures in a table too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from django.utils.safestring import SafeString

from finance.appraisal import break_even
from finance.summaries import Money
from programme.dates import financial_year_start
from programme.drawing import INK, LINE, SEA, SOFT, diamond, disc, line, picture, ring, text
from programme.money import MINUS, millions, pounds

WIDTH, HEIGHT = 350, 214
LEFT, RIGHT, TOP, BOTTOM = 40, 278, 34, 186
MILLION = 100_000_000
DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True)
class Scale:
    """From pence and years to the drawing; ``low`` and ``high`` are whole steps of millions."""

    low: int
    high: int
    years: tuple[str, ...]

    def y(self, pence: float) -> float:
        part = (pence / MILLION - self.low) / (self.high - self.low)
        return round(BOTTOM - part * (BOTTOM - TOP), 1)

    def x(self, years: float) -> float:
        return round(LEFT + years * (RIGHT - LEFT) / len(self.years), 1)

    def x_on(self, day: date) -> float:
        """A day before the first year or after the last is drawn at the edge."""
        start = financial_year_start(self.years[0])
        years = (day - start).days / DAYS_IN_A_YEAR
        return self.x(min(max(years, 0), len(self.years)))

    @property
    def step(self) -> int:
        """Whole millions between lines, so that there are six of them at most."""
        return max(1, ceil((self.high - self.low) / 5))


def running_total(money: Money) -> SafeString:
    """Net, cumulative: case dashed, forecast solid, actual thick; break-even marked."""
    lines = [money.plan.running_net] + ([money.expected.running_net] if money.forecast else [])
    flat = [0, *(total for line in lines for total in line), money.actual.net()]
    scale = Scale(floor(min(flat) / MILLION), ceil(max(flat) / MILLION) or 1, money.years)
    return picture(
        "running",
        (WIDTH, HEIGHT),
        title="Net position, running total by financial year",
        desc=" ".join(_described(money)),
        parts=_drawn(money, scale),
    )


def _described(money: Money) -> Iterator[str]:
    for name, amounts in _versions(money):
        ends = pounds(amounts.running_net[-1])
        lowest = min((0, *amounts.running_net))
        even = break_even(money.years, amounts.running_net)
        crossing = f", breaks even in {even:%B %Y}" if even else ""
        yield f"{name}: lowest {pounds(lowest)}{crossing}, ends at {ends}."
    if money.actual_to:
        yield f"Actual so far: {pounds(money.actual.net())}."


def _versions(money: Money):
    yield "Case", money.plan
    if money.forecast:
        yield "Forecast", money.expected


def _drawn(money: Money, scale: Scale) -> Iterator[SafeString]:
    yield from _grid(scale)
    yield from _totals(scale, money.plan.running_net, SOFT, width=1.75, dash="6 4")
    if money.forecast:
        yield from _totals(scale, money.expected.running_net, SEA, width=2.75, dash="")
    yield from _even(money, scale)
    yield from _actual(money, scale)
    yield from _ends(money, scale)


def _grid(scale: Scale) -> Iterator[SafeString]:
    lowest = -(-scale.low // scale.step) * scale.step
    for level in range(lowest, scale.high + 1, scale.step):
        y = scale.y(level * MILLION)
        sign = "+" if level > 0 else MINUS if level < 0 else ""
        stroke = LINE if level else INK
        yield line([(LEFT, y), (RIGHT, y)], stroke)
        yield text(LEFT - 6, y + 4, f"{sign}{abs(level)}", anchor="end")
    yield text(0, 12, "£ million, running total", size=12)
    for n, year in enumerate(scale.years):
        yield text(scale.x(n + 0.5), BOTTOM + 20, f"{year[2:4]}/{year[5:]}", "middle", 12)
        yield line([(scale.x(n + 1), BOTTOM + 2), (scale.x(n + 1), BOTTOM + 7)])


def _totals(
    scale: Scale, totals: Sequence[int], colour: str, *, width: float, dash: str
) -> Iterator[SafeString]:
    points = [(scale.x(n), scale.y(total)) for n, total in enumerate((0, *totals))]
    yield line(points, colour, width, dash=dash)
    mark = ring if dash else disc
    yield from (mark(x, y, colour, 3) for x, y in points[1:])


def _even(money: Money, scale: Scale) -> Iterator[SafeString]:
    """A tick where a line crosses nought: the case's month above it, the forecast's below."""
    for (_, amounts), (dy, anchor, dx) in zip(
        _versions(money), ((-11, "end", -4), (20, "start", 2)), strict=False
    ):
        even = break_even(money.years, amounts.running_net)
        if even:
            x, y = scale.x_on(even), scale.y(0)
            yield line([(x, y - 6), (x, y + 6)], INK, 2)
            yield text(x + dx, y + dy, f"{even:%b %Y}", anchor, 12, INK)


def _actual(money: Money, scale: Scale) -> Iterator[SafeString]:
    """Thick, ending in a diamond, at the last day that the ledger has an entry for."""
    if not money.actual_to:
        return
    net = money.actual.net()
    x, y = scale.x_on(money.actual_to), scale.y(net)
    yield line([(LEFT, scale.y(0)), (x, y)], INK, 5)
    yield diamond(x, y)
    yield text(LEFT + 2, scale.y(0) - 9, f"Actual {_short(net)}", "start", 12, INK, "700")


def _ends(money: Money, scale: Scale) -> Iterator[SafeString]:
    """Names and end values beside the last points, kept a label's height apart."""
    named = [
        (scale.y(amounts.running_net[-1]), name, amounts.running_net[-1])
        for name, amounts in _versions(money)
    ]
    floor_y = -100.0
    for y, name, total in sorted(named):
        top = max(y - 6, floor_y)
        colour, weight = (SEA, "700") if name == "Forecast" else (SOFT, "400")
        yield text(RIGHT + 8, top, name, "start", 13, colour, weight)
        yield text(RIGHT + 8, top + 14, _short(total), "start", 13, colour, weight)
        floor_y = top + 30


def _short(pence: int) -> str:
    """£4.4m, the tenth of a million as ``millions`` rounds it."""
    return millions(pence).replace(" million", "m")
