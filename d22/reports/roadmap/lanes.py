"""The roadmap arranged: which lane and row each milestone stands in. Pure functions of a position.

Rows of a chart all have the same height, so a place on it is a number of rows from its top.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from d22.reports.roadmap.rows import Plan, Row
from d22.reports.roadmap.window import Window
from programme.ratings import Rating
from workstreams.models import Workstream
from workstreams.summaries import Work

#: So many rows are drawn at most; the rest is said to be left out.
DRAWN_AT_MOST = 1000
#: Rows of a lane that are kept together on paper.
STRIP = 20


@dataclass(frozen=True)
class Strip:
    """Some rows of a lane, in one drawing; the first also holds the lane's heading, as row 0."""

    rows: tuple[Row, ...]
    top: int
    has_head: bool

    @property
    def height(self) -> int:
        return len(self.rows) + self.has_head


@dataclass(frozen=True)
class Lane:
    """A workstream; a closed one holds the rows of those below it too, drawn on one line.

    ``top`` is the row its heading stands on; those of its milestones follow. Of its ``rows``,
    ``listed`` keep within the limit of rows, and of those ``drawn`` fall in the window.
    """

    workstream: Workstream
    depth: int
    is_open: bool
    rating: Rating
    rows: tuple[Row, ...]
    listed: tuple[Row, ...]
    drawn: tuple[Row, ...]
    top: int

    @property
    def height(self) -> int:
        return 1 + (len(self.drawn) if self.is_open else 0)

    @property
    def strips(self) -> tuple[Strip, ...]:
        rows = self.drawn if self.is_open else ()
        later = range(STRIP, len(rows), STRIP)
        first = Strip(rows[:STRIP], self.top, has_head=True)
        return (first, *(Strip(rows[n : n + STRIP], self.top + 1 + n, False) for n in later))

    @property
    def outside(self) -> tuple[Row, ...]:
        """What the window leaves out."""
        drawn = {row.milestone.id for row in self.drawn}
        return tuple(row for row in self.listed if row.milestone.id not in drawn)

    @property
    def reached(self) -> int:
        return sum(bool(row.actual) for row in self.rows)


def lanes(plan: Plan, window: Window, opened: set[str], *, top: int) -> tuple[Lane, ...]:
    """The lanes from the row ``top`` down; ``opened`` are the slugs of the open workstreams.

    A workstream without a milestone that the filter lets through has no lane.
    """
    room, found = DRAWN_AT_MOST, []
    for workstream, depth, is_open, rows in _visible(plan, opened):
        listed = rows[:room]
        drawn = tuple(row for row in listed if is_within(row, window))
        rating = plan.ratings[workstream.id]
        lane = Lane(workstream, depth, is_open, rating, rows, listed, drawn, top)
        top += lane.height
        room -= len(listed)
        found.append(lane)
    return tuple(found)


def _visible(plan: Plan, opened: set[str]) -> Iterator[tuple]:
    """Workstreams with their depth, whether open, and their rows; none below a closed one."""
    open_ids = _open_ids(plan.work, opened)
    of: dict[int, list[Row]] = {}
    for row in plan.rows:
        of.setdefault(row.milestone.workstream_id, []).append(row)
    covered: set[int] = set()
    for workstream, depth in plan.work.tree:
        below = plan.work.ids_below(workstream)
        if workstream.id in covered or not any(pk in of for pk in below):
            continue
        is_open = workstream.id in open_ids
        covered |= set() if is_open else below
        rows = of.get(workstream.id, ()) if is_open else _of_all(below, of)
        yield workstream, depth, is_open, tuple(rows)


def _of_all(ids: set[int], of: dict[int, list[Row]]) -> list[Row]:
    found = (row for pk in ids for row in of.get(pk, ()))
    return sorted(found, key=lambda row: row.in_time_order)


def _open_ids(work: Work, opened: set[str]) -> set[int]:
    """Those named, and those above them: what is open must be in sight."""
    ids: set[int] = set()
    for workstream in work.workstreams:
        if workstream.slug in opened:
            above = workstream
            while above is not None and above.id not in ids:
                ids.add(above.id)
                above = work.workstream_by_id.get(above.parent_id)
    return ids


def is_within(row: Row, window: Window) -> bool:
    """Whether any of its dates, or the time between them, falls in ``window``; undated: yes."""
    known = [k for k in (row.baseline, row.expected) if k]
    if not known:
        return True
    if min(k.first for k in known) > window.last:
        return False
    return max(k.on for k in known) >= window.first or any(not k.is_dated for k in known)
