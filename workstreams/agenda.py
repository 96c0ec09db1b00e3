"""What is late and what is coming. Pure functions of a position."""

from dataclasses import dataclass
from datetime import date

from programme.dates import Known
from programme.summaries import Ground
from workstreams.assessment import AMBER_FROM, days_behind
from workstreams.models import Milestone
from workstreams.summaries import Work


@dataclass(frozen=True)
class Coming:
    """Something with a date ahead. ``ref`` is empty where it has no page of its own."""

    due: Known
    title: str
    kind: str
    ref: str
    illustrative: bool


def late(work: Work, *, as_at: date) -> tuple[tuple[Milestone, int], ...]:
    """Milestones not reached and 8 or more days behind, with the days; the furthest first."""
    behind = (
        (milestone, days_behind(milestone, as_at=as_at) or 0)
        for milestone in work.milestones
        if not milestone.actual
    )
    found = [pair for pair in behind if pair[1] >= AMBER_FROM]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0].number)))


def coming(ground: Ground, work: Work, *, as_at: date) -> tuple[Coming, ...]:
    """Milestones, ends of consultations, meetings and phases due after ``as_at``, soonest first."""
    found = [*_milestones(work), *_consultations(work), *_meetings(ground), *_phases(ground)]
    ahead = [item for item in found if item.due.is_dated and item.due.on > as_at]
    return tuple(sorted(ahead, key=lambda item: (item.due.on, item.kind, item.title)))


def _milestones(work: Work):
    for m in work.milestones:
        if not m.actual and m.expected:
            yield Coming(m.expected, m.title, "milestone", m.ref, m.illustrative)


def _consultations(work: Work):
    """Their ends, but for those that a milestone of the same workstream and day tells."""
    told = {(m.workstream_id, m.expected) for m in work.milestones if not m.actual}
    for c in work.consultations:
        if c.closes and (c.workstream_id, c.closes) not in told:
            title = f"Consultation on {c.subject} closes"
            yield Coming(c.closes, title, "consultation", c.ref, c.illustrative)


def _meetings(ground: Ground):
    for m in ground.meetings:
        title = f"{ground.forum_by_id[m.forum_id].name} meets"
        yield Coming(m.held, title, "meeting", "", m.illustrative)


def _phases(ground: Ground):
    for p in ground.phases:
        if p.due:
            yield Coming(p.due, f"{p} is due", "phase", "", p.illustrative)
