"""What a profile of money by year amounts to. Pure arithmetic on whole pence."""

from collections.abc import Sequence
from datetime import date

from programme.dates import financial_year_start


def break_even(years: Sequence[str], running: Sequence[int]) -> date | None:
    """The first day of the month in which a running total crosses from below zero for good.

    Money is taken as even within a year, which is how a year's crossing gets a month; it is
    rounded down to the month. A total that is zero as its year ends crossed in March. None
    where the total never crosses, or was never below zero.
    """
    below = [n for n, total in enumerate(running) if total < 0]
    if not below or below[-1] == len(running) - 1:
        return None
    last = below[-1]
    rise = running[last + 1] - running[last]
    months = min(-running[last] * 12 // rise, 11)
    start = financial_year_start(years[last + 1])
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)
