"""Where a record of the demonstration comes from, and dates as the report gives them."""

from datetime import date

from programme.dates import Known, Precision, last_of_month

REPORT = "Scrutiny Panel report, 25 November 2021"

#: A record that is made up as a whole.
MADE_UP = {"illustrative": True}


def told(where: str, *, made_up: str = "") -> dict[str, str]:
    """A record read off the public report at ``where``; ``made_up`` names the parts that are not."""
    return {"source": f"{REPORT}, {where}", "illustrative_parts": made_up}


def day(text: str) -> Known:
    """``2021-09-30``, known to the day."""
    return Known(date.fromisoformat(text))


def month(text: str) -> Known:
    """``2021-06``, known to the month."""
    return Known(_last(text), Precision.MONTH)


def season(text: str) -> Known:
    """The season whose last month is ``2021-08``."""
    return Known(_last(text), Precision.SEASON)


def after(text: str) -> Known:
    """Some day after ``2022-01``; no slip is counted from it."""
    return Known(_last(text), Precision.OPEN)


def _last(text: str) -> date:
    year, number = text.split("-")
    return last_of_month(int(year), int(number))
