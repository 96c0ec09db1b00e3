"""The roadmap's rows: a milestone each, in the order of time. Pure functions of a position."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.dates import Known, days_late
from programme.models import Objective, Phase
from programme.ratings import Rating
from programme.summaries import Ground
from workstreams.assessment import days_overdue, rate_milestone, rate_workstreams
from workstreams.models import Milestone
from workstreams.paths import PhaseEnd
from workstreams.paths import ends as ends_of
from workstreams.summaries import Work
from workstreams.waits import Network, network


@dataclass(frozen=True)
class Row:
    """A milestone, with what a chart and a table say of it, each worked out once.

    ``paths`` are the phases whose critical path it stands on.
    """

    milestone: Milestone
    baseline: Known | None
    forecast: Known | None
    actual: Known | None
    phase: Phase | None
    rating: Rating
    overdue: int
    paths: tuple[Phase, ...]

    @cached_property
    def expected(self) -> Known | None:
        return self.actual or self.forecast or self.baseline

    @cached_property
    def slip(self) -> int | None:
        return days_late(planned=self.baseline, expected=self.expected)

    @cached_property
    def is_dated(self) -> bool:
        return self.expected is not None and self.expected.is_dated

    @cached_property
    def in_time_order(self) -> tuple[bool, date, date, int]:
        """By the day it was or will be reached; those without a date come last."""
        expected, number = self.expected, self.milestone.number
        if expected is None:
            return True, date.max, date.max, number
        return not expected.is_dated, expected.on, expected.first, number


@dataclass(frozen=True)
class Plan:
    """All that a roadmap shows of one day, before anything is drawn.

    ``rows`` are those that the filter lets through, whatever is open and whatever the window.
    """

    as_at: date
    ground: Ground
    work: Work
    network: Network
    ends: tuple[PhaseEnd, ...]
    rows: tuple[Row, ...]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """Every date that its milestones know."""
        dates = ((row.baseline, row.forecast, row.actual) for row in self.rows)
        return tuple(known.on for three in dates for known in three if known)

    @cached_property
    def ratings(self) -> dict[int, Rating]:
        return rate_workstreams(self.work, as_at=self.as_at)


def plan(ground: Ground, work: Work, *, as_at: date, phase: str = "", workstream: str = "") -> Plan:
    """The rows of a phase ("P1", or "none" for those in no phase) and of a workstream by slug."""
    waits = network(work)
    ends = ends_of(ground, work, waits)
    rows = _Rows(ground, ends, as_at)
    within = _ids_below(work, workstream)
    found = (
        rows.of(milestone)
        for milestone in work.milestones
        if within is None or milestone.workstream_id in within
    )
    kept = (row for row in found if not phase or phase == _ref_of(row.phase))
    ordered = tuple(sorted(kept, key=lambda row: row.in_time_order))
    return Plan(as_at, ground, work, waits, ends, ordered)


def _ref_of(phase: Phase | None) -> str:
    return phase.ref if phase else "none"


def _ids_below(work: Work, slug: str) -> set[int] | None:
    if not slug:
        return None
    return next((work.ids_below(w) for w in work.workstreams if w.slug == slug), set())


class _Rows:
    """Makes rows: what they need of phases and paths is looked up once."""

    def __init__(self, ground: Ground, ends: tuple[PhaseEnd, ...], as_at: date) -> None:
        self.as_at = as_at
        phases = {phase.id: phase for phase in ground.phases}
        self.phase_of = {o.id: self._phase(o, phases) for o in ground.objectives}
        self.critical: dict[int, list[Phase]] = {}
        for end in ends:
            for pk in {m.id for path in end.paths for m in path.milestones}:
                self.critical.setdefault(pk, []).append(end.phase)

    def _phase(self, objective: Objective, phases: dict[int, Phase]) -> Phase | None:
        return phases.get(objective.phase_id)

    def of(self, milestone: Milestone) -> Row:
        return Row(
            milestone,
            milestone.baseline,
            milestone.forecast,
            milestone.actual,
            self.phase_of.get(milestone.objective_id),
            rate_milestone(milestone, as_at=self.as_at),
            days_overdue(milestone, as_at=self.as_at),
            tuple(self.critical.get(milestone.id, ())),
        )
