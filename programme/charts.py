"""Charts of the ground as SVG: pure functions of data. The page has the same figures in a table."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.safestring import SafeString

from programme.dates import written
from programme.drawing import (
    HAIR,
    INK,
    LINE,
    PAPER,
    SEA,
    SMALLEST,
    SOFT,
    clear_text,
    diamond,
    disc,
    line,
    picture,
    ring,
    text,
)
from programme.lettering import apart, width_of
from programme.models import Measurement
from programme.scales import Numbers
from programme.trends import COUNCIL, ENGLAND, NEIGHBOURS, Trend
from programme.wording import plain

#: Drawn for a phone of 320 px, and shown larger where there is room.
WIDTH, HEIGHT = 288, 196
LEFT, RIGHT, TOP, BOTTOM = 34, 186, 12, 164
#: Colour, width and dashes of each area's line, drawn in this order; told apart in grey too.
LINES = {ENGLAND: (SOFT, 1.5, "2 3"), NEIGHBOURS: (SEA, 1.75, "6 4"), COUNCIL: (INK, 2.75, "")}
NAMES = {COUNCIL: "Council", NEIGHBOURS: "Neighbours", ENGLAND: "England"}

Point = tuple[float, float]


def trend_of(trend: Trend) -> SafeString:
    """The council, its neighbours and England by period, and the target.

    A value that was not published is a gap in its line, with the symbol printed instead at
    the foot. Nothing is coloured good or bad.
    """
    return picture(
        trend.indicator.ref.lower(),
        (WIDTH, HEIGHT),
        title=f"{trend.indicator.name}, {trend.indicator.unit}",
        desc=_described(trend),
        parts=_drawn(trend),
    )


def _described(trend: Trend) -> str:
    told = [
        f"{area.label}: {', '.join(values)}."
        for area in Measurement.Area
        if (
            values := [
                f"{_shown(row[area])} in {row[area].period}" for row in trend.rows if area in row
            ]
        )
    ]
    if trend.indicator.target is not None:
        target = plain(Decimal(trend.indicator.target))
        told.append(f"Target {target} by {written(trend.indicator.target_on)}.")
    return " ".join(told) or "No value yet."


def _shown(value: Measurement) -> str:
    return value.get_symbol_display() if value.symbol else plain(value.value)


def _drawn(trend: Trend) -> Iterator[SafeString]:
    values = [one.value for area in LINES for one in trend.numbers(area)]
    if trend.indicator.target is not None:
        values.append(Decimal(trend.indicator.target))
    scale = Numbers.around(values, BOTTOM - 16, TOP, at_most=5)
    yield from _levels(scale)
    yield from _periods(trend)
    for area, look in LINES.items():
        for run in _runs(trend, area, scale):
            yield from _run(run, look)
    yield from _symbols(trend)
    if trend.indicator.target is not None:
        yield diamond(RIGHT, scale.at(trend.indicator.target), PAPER)
    yield from _ends(trend, scale)


def _x(trend: Trend, n: int) -> float:
    """Periods stand evenly; a single one stands in the middle."""
    count = len(trend.rows)
    room = RIGHT - LEFT - 24
    return LEFT + 12 + (room * n / (count - 1) if count > 1 else room / 2)


def _levels(scale: Numbers) -> Iterator[SafeString]:
    ticks = scale.ticks()
    for value in ticks:
        y = scale.at(value)
        yield line([(LEFT, y), (RIGHT, y)], HAIR)
        words = plain(Decimal(str(value)))
        yield text(LEFT - 6, y + 4, words, "end", SMALLEST, at_most=LEFT - 8)
    yield line([(LEFT, BOTTOM), (RIGHT, BOTTOM)], LINE)


def _periods(trend: Trend) -> Iterator[SafeString]:
    """The first and the last period by name, and of the others those that there is room for."""
    last = len(trend.periods) - 1
    free = -1.0
    room = RIGHT - width_of(trend.periods[last], SMALLEST) / 2 - 6 if last > 0 else WIDTH
    for n, period in enumerate(trend.periods):
        x, half = _x(trend, n), width_of(period, SMALLEST) / 2
        yield line([(x, BOTTOM), (x, BOTTOM + 4)])
        if n in (0, last) or (x - half > free and x + half < room - 6):
            yield text(max(x, half), BOTTOM + 17, period, "middle", SMALLEST, at_most=WIDTH / 2 - 8)
            free = x + half + 6


def _runs(trend: Trend, area: str, scale: Numbers) -> Iterator[list[Point]]:
    """Unbroken stretches of numbers."""
    run: list[Point] = []
    for n, row in enumerate(trend.rows):
        value = row.get(area)
        if value is not None and value.value is not None:
            run.append((_x(trend, n), scale.at(value.value)))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _run(points: list[Point], look: tuple[str, float, str]) -> Iterator[SafeString]:
    colour, width, dash = look
    yield line(points, colour, width, dash=dash)
    mark = ring if dash else disc
    yield from (mark(x, y, colour, 2.5 if dash else 3.5) for x, y in points)


def _symbols(trend: Trend) -> Iterator[SafeString]:
    """At the foot, instead of a point; of the areas the council's stands lowest."""
    for n, row in enumerate(trend.rows):
        symbols = [row[area].symbol for area in (COUNCIL, NEIGHBOURS, ENGLAND) if area in row]
        printed = dict.fromkeys(symbol for symbol in symbols if symbol)
        if printed:
            yield clear_text(
                _x(trend, n),
                BOTTOM - 4,
                " ".join(printed),
                "middle",
                size=12,
                fill=INK,
                weight="700",
            )


def _ends(trend: Trend, scale: Numbers) -> Iterator[SafeString]:
    """Names and last numbers beside the ends of the lines, a line of text apart."""
    ends = [
        (scale.at(numbers[-1].value), f"{NAMES[area]} {plain(numbers[-1].value)}", area)
        for area in NAMES
        if (numbers := trend.numbers(area))
    ]
    if trend.indicator.target is not None:
        target = Decimal(trend.indicator.target)
        ends.append((scale.at(target), f"Target {plain(target)}", ""))
    places = apart([y for y, _, _ in ends], 15, TOP, BOTTOM)
    for (_, words, area), y in zip(ends, places, strict=True):
        colour = LINES[area][0] if area else INK
        weight = "700" if area == COUNCIL else "400"
        yield text(
            RIGHT + 10, y + 4, words, "start", 12, colour, weight, at_most=WIDTH - RIGHT - 10
        )
