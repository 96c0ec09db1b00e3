"""Dates, days, money and counts as a page writes them. Registered in ``look.py``."""

from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme import money
from programme.clock import LONDON
from programme.dates import Known, Precision, written
from programme.wording import counted

#: Precisions that HTML can say in ``datetime``; a season or a quarter it cannot.
IN_HTML = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


def absent(word: str = "none") -> SafeString:
    """What stands where there is nothing: "none", "not yet"."""
    return format_html('<span class="soft">{}</span>', word)


def as_known(value: Known | date) -> Known:
    if isinstance(value, Known):
        return value
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError(f"«{value!r}» is not a date. Write a datetime with |moment.")
    return Known(value)


def timed(known: Known, text: str) -> SafeString:
    """``text`` in a time element, or only kept on one line where HTML has no word for the period."""
    if shape := IN_HTML.get(Precision(known.precision)):
        return format_html('<time datetime="{}">{}</time>', known.on.strftime(shape), text)
    return format_html('<span class="nb">{}</span>', text)


def known(value: Known | date | None, otherwise: str = "not yet") -> SafeString:
    """25 November 2021, November 2021, summer 2021; without a date, ``otherwise``."""
    if value is None:
        return absent(otherwise)
    value = as_known(value)
    return timed(value, str(value))


def known_short(value: Known | date | None, otherwise: str = "not yet") -> SafeString:
    """As in a table: 25 Nov 2021."""
    if value is None:
        return absent(otherwise)
    value = as_known(value)
    return timed(value, value.short)


def moment(at: datetime) -> SafeString:
    """22 November 2021 at 09:42, in London."""
    here = at.astimezone(LONDON)
    text = f"{written(here.date())} at {here:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="minutes"), text)


def days(value: int | None, otherwise: str = "none") -> str:
    """A slip: +74 days, −3 days, 0 days, +1 day."""
    if value is None:
        return absent(otherwise)
    sign = "+" if value > 0 else money.MINUS if value < 0 else ""
    return sign + counted(abs(value), "day")


def pounds(pence: int | None, otherwise: str = "none") -> str:
    return absent(otherwise) if pence is None else money.pounds(pence)


def difference(pence: int | None, otherwise: str = "none") -> str:
    return absent(otherwise) if pence is None else money.difference(pence)


def millions(pence: int | None, otherwise: str = "none") -> str:
    return absent(otherwise) if pence is None else money.millions(pence)


def count(number: int, nouns: str) -> str:
    """``3|count:"milestone"`` is "3 milestones"; ``3|count:"party,parties"`` is "3 parties"."""
    one, _, many = nouns.partition(",")
    return counted(number, one, many)
