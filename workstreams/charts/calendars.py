"""The ground of a slip chart: one calendar across, one down, and the line where they meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.safestring import SafeString

from programme.drawing import HAIR, INK, SMALLEST, SOFT, line, text
from programme.scales import Days
from workstreams.movements import Slip

LEFT, RIGHT, TOP = 76, 580, 36
#: What a month's name takes.
ROOM = 66


@dataclass(frozen=True)
class Frame:
    """Both calendars: ``across`` of forecasts, ``down`` of reporting."""

    across: Days
    down: Days
    until: date

    @classmethod
    def of(cls, slips: Sequence[Slip], until: date, bottom: float) -> Self:
        told = [told for slip in slips for told in slip.told]
        reported = [one.on for one in told] + [until]
        expected = [day for one in told for day in (one.expected.first, one.expected.on)]
        baselines = [slip.baseline.on for slip in slips if slip.baseline]
        down = Days(min(reported), until, TOP, bottom)
        return cls(Days.around([*expected, *baselines, until], LEFT, RIGHT), down, until)


def calendars(frame: Frame) -> Iterator[SafeString]:
    bottom = frame.down.end
    yield text(LEFT, 12, "Forecast for", size=12, fill=INK, weight="700")
    yield text(0, TOP - 8, "Reported", size=12, fill=INK, weight="700")
    for day in frame.across.ticks(ROOM):
        x = frame.across.at(day)
        yield line([(x, TOP - 4), (x, bottom)], HAIR)
        if x < RIGHT - ROOM / 2:
            yield text(x + 3, TOP - 8, f"{day:%b %Y}", size=SMALLEST)
    for day in frame.down.ticks(26):
        y = frame.down.at(day)
        yield line([(LEFT - 4, y), (RIGHT, y)], HAIR)
        yield text(LEFT - 8, y + 4, f"{day:%b %Y}", "end", SMALLEST)
    yield line([(LEFT, bottom), (RIGHT, bottom)], INK)
    yield from _today(frame)


def _today(frame: Frame) -> Iterator[SafeString]:
    """The slanted line on which the forecast is the reporting day."""
    first = max(frame.down.first, frame.across.first)
    start = (frame.across.at(first), frame.down.at(first))
    end = (frame.across.at(frame.until), frame.down.at(frame.until))
    yield line([start, end], SOFT, dash="2 3")
