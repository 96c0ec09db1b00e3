"""The one place where the time is read.

Views, commands and tasks ask ``today()`` once and pass the answer on as ``as_at``; models and
rules never ask. Where ``D22_TODAY`` is set the clock stands still at noon of that day, for
rules and for the dates of history alike: edits made then are told apart by their order, not
by their time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
NOON = time(12)

_held: ContextVar[datetime | None] = ContextVar("held clock", default=None)


def now() -> datetime:
    """This moment, in London: held by ``standing_at``, else ``D22_TODAY`` at noon, else real."""
    if held := _held.get():
        return held
    if settings.D22_TODAY:
        return datetime.combine(settings.D22_TODAY, NOON, LONDON)
    return timezone.now().astimezone(LONDON)


def today() -> date:
    """The day it is in Europe/London: 30 June 23:30 UTC is 1 July."""
    return now().date()


def end_of(day: date) -> datetime:
    """The first moment after ``day`` in London; what was recorded before it was known that day."""
    return datetime.combine(day + timedelta(days=1), time.min, LONDON)


@contextmanager
def standing_at(moment: datetime | date) -> Iterator[None]:
    """Hold the clock at ``moment`` (a bare date means its noon), to replay a dated change."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, NOON, LONDON)
    token = _held.set(moment.astimezone(LONDON))
    try:
        yield
    finally:
        _held.reset(token)


@dataclass(frozen=True)
class AsAt:
    """The date a page or report is read at: the record at the end of ``day``, and ``day`` as today.

    ``live`` says that ``day`` is today or later, so the live tables answer; it spares work and
    never changes an answer, for the record at the end of today is the record now.
    """

    day: date
    live: bool = False


def as_at(day: date | None = None) -> AsAt:
    """``day`` to read the record at; none, today or a day to come is live and means today."""
    current = today()
    if day is None or day >= current:
        return AsAt(current, live=True)
    return AsAt(day)
