"""The ruler under the navigation: the programme's time, filled up to the date of the position."""

from dataclasses import dataclass
from datetime import date

LABELS_AT_MOST = 8
#: A label that starts further right than this would leave the page, so it ends at its tick.
TOO_FAR_RIGHT = 94


@dataclass(frozen=True)
class Tick:
    """1 January of ``year``, ``at`` per cent of the way; an unlabelled one is only a line."""

    year: int
    at: float
    labelled: bool

    @property
    def from_the_left(self) -> bool:
        return self.at <= TOO_FAR_RIGHT


@dataclass(frozen=True)
class Ruler:
    """Widths in per cent of the page; ``month`` is one month's."""

    done: float
    month: float
    ticks: tuple[Tick, ...]


def ruler(begins_on: date, ends_on: date, as_at: date) -> Ruler:
    """From ``begins_on`` to ``ends_on``; a day outside stands at the nearer end."""
    whole = (ends_on - begins_on).days
    if whole <= 0:
        raise ValueError(f"A ruler from {begins_on} to {ends_on} has no length.")

    def along(day: date) -> float:
        return round(min(max((day - begins_on).days / whole, 0), 1) * 100, 2)

    years = range(begins_on.year + 1, ends_on.year + 1)
    step = -(-len(years) // LABELS_AT_MOST) or 1
    ticks = (
        Tick(year, along(date(year, 1, 1)), labelled=not n % step) for n, year in enumerate(years)
    )
    return Ruler(along(as_at), round(100 * 30.4375 / whole, 4), tuple(ticks))
