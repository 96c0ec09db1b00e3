"""Dates as a council writes them: known to the day, the month or the season; financial years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from django.db import models


class Precision(models.TextChoices):
    """How much of a date is known. The stored day is the last of the period."""

    DAY = "day", "Day"
    MONTH = "month", "Month"
    QUARTER = "quarter", "Quarter"
    SEASON = "season", "Season"
    YEAR = "year", "Year"
    OPEN = "open", "Open-ended: after this month"


#: Season by its last month; winter is named for the year it ends in.
SEASONS = {2: "winter", 5: "spring", 8: "summer", 11: "autumn"}


def last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def last_day(on: date, precision: str) -> date:
    """The last day of the period of ``precision`` that holds ``on``.

    December 2021 known to the season lies in the winter that ends in February 2022.
    """
    if precision == Precision.DAY:
        return on
    if precision == Precision.YEAR:
        return date(on.year, 12, 31)
    if precision == Precision.QUARTER:
        return last_of_month(on.year, (on.month + 2) // 3 * 3)
    if precision == Precision.SEASON:
        if on.month == 12:
            return last_of_month(on.year + 1, 2)
        return last_of_month(on.year, (on.month // 3) * 3 + 2)
    return last_of_month(on.year, on.month)


def first_day(on: date, precision: str) -> date:
    """The first day of the period of ``precision`` that ends on ``on``; open-ended: ``on`` itself."""
    if precision in (Precision.DAY, Precision.OPEN):
        return on
    if precision == Precision.YEAR:
        return date(on.year, 1, 1)
    months = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.SEASON: 3}[Precision(precision)]
    year, month = divmod(on.year * 12 + on.month - months, 12)
    return date(year, month + 1, 1)


def parse_day(given: str) -> date | None:
    """The day that is written as 2021-07-31, and in no other way; None where it is none."""
    try:
        day = date.fromisoformat(given)
    except ValueError:
        return None
    return day if day.isoformat() == given else None  # 20210731 and 2021-W30-6 are dates to Python


@lru_cache(maxsize=8192)
def written(on: date) -> str:
    """25 November 2021."""
    return f"{on.day} {on:%B %Y}"


@lru_cache(maxsize=8192)
def written_short(on: date) -> str:
    """25 Nov 2021."""
    return f"{on.day} {on:%b %Y}"


@dataclass(frozen=True, order=True)
class Known:
    """A date and how much of it is known; ordered by its last day."""

    on: date
    precision: str = Precision.DAY

    @classmethod
    @lru_cache(maxsize=8192)
    def of(cls, on: date | None, precision: str = Precision.DAY) -> Self | None:
        """None where there is no date, so that an empty pair of columns reads as no date.

        Kept: the rules ask each milestone for its dates many times over, and days are few.
        """
        return cls(on, precision) if on else None

    @property
    def is_dated(self) -> bool:
        """False for an open-ended date ("after January 2022"), which no slip is counted from."""
        return self.precision != Precision.OPEN

    @property
    def first(self) -> date:
        return first_day(self.on, self.precision)

    def __str__(self) -> str:
        return self._written(written(self.on), "%B")

    @property
    def short(self) -> str:
        """As in a table: 25 Nov 2021, Nov 2021, summer 2021."""
        return self._written(written_short(self.on), "%b")

    @property
    def phrase(self) -> str:
        """As in a sentence: on 6 October 2021, in June 2021, after January 2022."""
        preposition = {Precision.DAY: "on ", Precision.OPEN: ""}.get(self.precision, "in ")
        return f"{preposition}{self}"

    def _written(self, day: str, month: str) -> str:
        on = self.on
        match self.precision:
            case Precision.DAY:
                return day
            case Precision.MONTH:
                return on.strftime(f"{month} %Y")
            case Precision.QUARTER:
                return f"{self.first.strftime(month)} to {on.strftime(f'{month} %Y')}"
            case Precision.SEASON:
                return f"{SEASONS[on.month]} {on.year}"
            case Precision.YEAR:
                return str(on.year)
        return f"after {on.strftime(f'{month} %Y')}"


def days_late(*, planned: Known | None, expected: Known | None) -> int | None:
    """Calendar days from ``planned`` to ``expected``, + is late; None unless both are dated."""
    if not (planned and expected and planned.is_dated and expected.is_dated):
        return None
    return (expected.on - planned.on).days


FINANCIAL_YEAR = re.compile(r"(20[0-9][0-9])/([0-9][0-9])")


def financial_year(on: date) -> str:
    """The council's year that holds ``on``: 31 March 2022 is in '2021/22'."""
    start = on.year if on.month >= 4 else on.year - 1
    return f"{start}/{(start + 1) % 100:02}"


def financial_year_start(year: str) -> date:
    """1 April of ``year``; a text that is not a financial year is a ValueError that says so."""
    found = FINANCIAL_YEAR.fullmatch(year)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(f"«{year}» is not a financial year. Write it as 2021/22.")
    return date(int(found[1]), 4, 1)


def financial_year_end(year: str) -> date:
    """31 March that closes ``year``."""
    return date(financial_year_start(year).year + 1, 3, 31)


def financial_years(first: str, count: int) -> tuple[str, ...]:
    """``count`` financial years from ``first`` on, in order."""
    start = financial_year_start(first)
    return tuple(financial_year(date(start.year + n, 4, 1)) for n in range(count))
