"""From values to places on a drawing, with the ticks people expect: round numbers, months."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Self

from programme.dates import last_of_month

#: Steps between ticks of a calendar, in months.
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000)


@dataclass(frozen=True)
class Numbers:
    """``low`` lies at ``start``, ``high`` at ``end``; both are whole steps."""

    low: float
    high: float
    step: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Iterable[float], start: float, end: float, *, at_most: int = 5) -> Self:
        """A scale that holds the values, with ``at_most`` spaces between its ticks."""
        values = [float(value) for value in values] or [0.0]
        low, high = min(values), max(values)
        step = _round_step((high - low) or abs(high) or 1, at_most)
        first, last = floor(low / step), ceil(high / step)
        if first == last:
            last += 1
        return cls(first * step, last * step, step, start, end)

    def at(self, value: float) -> float:
        part = (float(value) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)

    def ticks(self) -> tuple[float, ...]:
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 6) for n in range(count + 1))


def _round_step(span: float, at_most: int) -> float:
    """The smallest of 1, 2, 5, 10, 20 … that makes no more than ``at_most`` steps of ``span``,
    one less than that being left for the ends."""
    rough = span / max(at_most - 1, 1)
    power = 10.0 ** floor(log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999999)


@dataclass(frozen=True)
class Days:
    """``first`` lies at ``start``, ``last`` at ``end``."""

    first: date
    last: date
    start: float
    end: float

    @classmethod
    def around(cls, days: Iterable[date], start: float, end: float) -> Self:
        """Whole months that hold the days, so that a mark never lies on the edge's wrong side."""
        days = list(days)
        first, last = min(days).replace(day=1), max(days)
        return cls(first, last_of_month(last.year, last.month), start, end)

    def at(self, day: date) -> float:
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.start + part * (self.end - self.start)

    def ticks(self, room: float) -> tuple[date, ...]:
        """First days of months, at least ``room`` apart."""
        length = abs(self.end - self.start)
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((m for m in MONTHS if length * m / months >= room), MONTHS[-1])
        return tuple(_firsts(self.first, self.last, step))


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    """Every ``step``-th month, counted so that January is one of them where it can be."""
    month = -(-(first.year * 12 + first.month - 1) // step) * step
    while month <= last.year * 12 + last.month - 1:
        year, of_year = divmod(month, 12)
        if year > date.max.year:
            return
        day = date(year, of_year + 1, 1)
        if day >= first:
            yield day
        month += step
