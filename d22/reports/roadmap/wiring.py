"""The lines between milestones: what waits for what, and the critical paths, as elbows.

Across they are counted in thousandths of the window, down in rows of the whole chart: each
drawing shows its own part of them, so that a line runs on through lanes and pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from d22.reports.roadmap.lanes import Lane
from d22.reports.roadmap.rows import Plan
from d22.reports.roadmap.shapes import INK, path, stretched
from d22.reports.roadmap.window import Window
from workstreams.waits import Wait

LIGHT = {"stroke": "#8b989f", "stroke-width": 1.25}
EARLY = {"stroke": INK, "stroke-width": 1.25, "stroke-dasharray": "3 3"}
HEAVY = {"stroke": INK, "stroke-width": 2.5, "stroke-linejoin": "round"}
#: How far from the edge of its row a line runs along it, in rows.
CLEAR = 0.1


@dataclass(frozen=True)
class Elbow:
    """A line drawn by ``steps`` that runs through the rows from ``low`` to ``high``."""

    low: float
    high: float
    steps: str


def elbow(start: tuple[float, float], end: tuple[float, float]) -> Elbow:
    """From one place to another: down beside its start, along above its end, and in."""
    (x1, y1), (x2, y2) = start, end
    along = round(y2 - 0.5 + CLEAR if y2 > y1 else y2 + 0.5 - CLEAR, 2)
    steps = f"M{x1} {y1}V{along}H{x2}V{y2}" if y1 != y2 else f"M{x1} {y1}H{x2}"
    return Elbow(min(y1, y2), max(y1, y2), steps)


class Wiring:
    """All elbows of a chart, kept by how they look."""

    def __init__(self, plan: Plan, window: Window, lanes: tuple[Lane, ...]) -> None:
        self.window = window
        self.own, folded = _places(lanes, window)
        self.every = self.own | folded
        critical = {
            (wait.predecessor.id, wait.successor.id)
            for end in plan.ends
            for found in end.paths
            for wait in found.waits
        }
        self.light: list[Elbow] = []
        self.early: list[Elbow] = []
        self.heavy: list[Elbow] = []
        for wait in plan.network.waits:
            self._lay(wait, (wait.predecessor.id, wait.successor.id) in critical)

    def _lay(self, wait: Wait, critical: bool) -> None:
        """A critical line reaches closed lanes too; the others only join rows that are shown."""
        places = self.every if critical else self.own
        first, then = wait.predecessor.id, wait.successor.id
        if first in places and then in places:
            kept = self.heavy if critical else self.early if wait.is_too_early else self.light
            kept.append(elbow(places[first], places[then]))

    def between(self, top: int, height: int) -> SafeString:
        """What of the lines falls on ``height`` rows from ``top`` down."""
        looks = ((self.light, LIGHT), (self.early, EARLY), (self.heavy, HEAVY))
        drawn = [path(_steps(elbows, top, top + height), look) for elbows, look in looks]
        if not any(drawn):
            return SafeString()
        return stretched(f"0 {top} 1000 {height}", format_html("{}{}{}", *drawn), "waits")


def _steps(elbows: Iterable[Elbow], top: int, bottom: int) -> str:
    return "".join(e.steps for e in elbows if e.low <= bottom and e.high >= top)


def _places(lanes: tuple[Lane, ...], window: Window) -> tuple[dict, dict]:
    """Where each dated milestone stands by its id: on a row of its own, or on a closed lane."""
    own, folded = {}, {}
    for lane in lanes:
        kept = own if lane.is_open else folded
        kept.update(_on_lane(lane, window))
    return own, folded


def _on_lane(lane: Lane, window: Window) -> Iterator[tuple[int, tuple[float, float]]]:
    for n, row in enumerate(lane.drawn, start=1):
        if row.is_dated:
            down = lane.top + (n if lane.is_open else 0) + 0.5
            yield row.milestone.id, (round(window.middle(row.expected) * 10, 1), down)
