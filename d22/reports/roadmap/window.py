"""The stretch of time that the roadmap shows, its ticks, and where a day stands on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.dates import (
    Known,
    financial_year,
    financial_year_end,
    financial_year_start,
    last_of_month,
)
from programme.models import Programme

#: The window that nobody chose: so many months before the day, and after it.
BACK, AHEAD, AT_LEAST = 7, 10, 6
#: Months between labels; each begins where a reader expects it (April, October, January).
STEPS = (1, 3, 6, 12, 24, 60)
#: The narrowest that the plot is drawn, in pixels: on a phone; from 48rem, and from 62rem, where
#: labels stand beside it. What only fits the wider has its class, which roadmap.css hides.
NARROW, MIDDLE, WIDE = 288, 470, 640
CLASSES = {NARROW: "", MIDDLE: "w", WIDE: "x"}
MONTH_ROOM, YEAR_ROOM = 34, 52


def months_on(day: date, count: int) -> date:
    """The first day of the month that lies ``count`` months after that of ``day``."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, 1)


@dataclass(frozen=True)
class Label:
    """``at`` in per cent of the width; ``look`` names the width that it needs."""

    at: float
    text: str
    look: str


@dataclass(frozen=True)
class Window:
    """From the 1st of a month to the last of another, both shown."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def at(self, day: date) -> float:
        """Where ``day`` begins, in per cent; below 0 or above 100 outside the window."""
        return round((day - self.first).days / self.days * 100, 2)

    def middle(self, known: Known) -> float:
        """Where the mark of a date stands: amid its day, month or season."""
        return round((self.at(known.first) + self.end(known)) / 2, 2)

    def end(self, known: Known) -> float:
        return self.at(known.on + timedelta(days=1))

    def holds(self, known: Known) -> bool:
        """Whether the mark stands inside; a period may begin or end outside."""
        return 0 <= self.middle(known) <= 100

    @property
    def months(self) -> tuple[date, ...]:
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(months_on(self.first, n) for n in range(count))

    def __str__(self) -> str:
        same = self.first.year == self.last.year
        return f"{self.first:{'%B' if same else '%B %Y'}} to {self.last:%B %Y}"

    @property
    def query(self) -> dict[str, str]:
        """What asks for it in an address."""
        return {"from": f"{self.first:%Y-%m}", "to": f"{self.last:%Y-%m}"}

    def labels(self) -> Iterator[Label]:
        """Months, as many as fit each width; with their year where only one or two a year fit."""
        steps = {width: self._step(width) for width in CLASSES}
        for month in self.months:
            fits = (width for width, step in steps.items() if self._is_on(month, step))
            width = next(fits, None)
            if width is not None:
                text = f"{month:%b %Y}" if steps[width] > 3 else f"{month:%b}"
                yield Label(self.at(month), text, CLASSES[width])

    def _step(self, width: int) -> int:
        """Months from one label to the next on a plot so wide."""
        each = width / len(self.months)
        fits = (s for s in STEPS if s * each >= (MONTH_ROOM if s <= 3 else YEAR_ROOM))
        return next(fits, STEPS[-1])

    @property
    def ticks(self) -> tuple[date, ...]:
        """The months that a line stands at: each, until they would be a hatching."""
        step = self._step(WIDE)
        return tuple(month for month in self.months if self._is_on(month, step))

    def _is_on(self, month: date, step: int) -> bool:
        """Whether a label each ``step`` months falls on ``month``, counted from April."""
        if (month.month - 4) % min(step, 12):
            return False
        return step <= 12 or (month.year - self.first.year) % (step // 12) == 0

    def years(self) -> Iterator[Label]:
        """Financial years, each where it begins, if enough of it is shown to write it in."""
        day = self.first
        while day <= self.last:
            year = financial_year(day)
            share = (min(self.at(financial_year_end(year)), 100) - self.at(day)) / 100
            fits = (look for width, look in CLASSES.items() if share * width >= YEAR_ROOM)
            look = next(fits, None)
            if look is not None:
                yield Label(self.at(day), year, look)
            day = financial_year_end(year) + timedelta(days=1)


def default_window(days: Iterable[date], as_at: date) -> Window:
    """Around ``as_at``, no further than the dates in ``days`` reach; if all are far, at them."""
    days = sorted(days)
    if not days:
        return year_window(as_at)
    first, last = days[0], days[-1]
    begin = max(months_on(first, 0), months_on(min(as_at, last), -BACK))
    end = min(months_on(last, 2), months_on(max(as_at, first), AHEAD))
    end = max(end, months_on(begin, AT_LEAST - 1))
    return _to_the_end(begin, end)


def whole_window(programme: Programme, days: Iterable[date]) -> Window:
    """From the programme's first month to its last, or to the last date it knows."""
    last = max([programme.ends_on, *days])
    return _to_the_end(months_on(min([programme.begins_on, *days]), 0), last)


def year_window(as_at: date) -> Window:
    """The council's financial year that holds ``as_at``."""
    year = financial_year(as_at)
    return Window(financial_year_start(year), financial_year_end(year))


def _to_the_end(begin: date, end: date) -> Window:
    return Window(begin, last_of_month(end.year, end.month))
