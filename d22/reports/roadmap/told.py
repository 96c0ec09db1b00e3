"""What the roadmap says in words: its finding, and the text alternative of each drawing."""

from collections.abc import Iterable

from d22.reports.roadmap.lanes import Lane, Strip
from d22.reports.roadmap.rows import Plan, Row
from d22.reports.roadmap.window import Window
from programme.templatetags.words import days
from programme.wording import counted, listed, spelled
from workstreams.assessment import AMBER_FROM
from workstreams.paths import PhaseEnd


def current_end(plan: Plan) -> PhaseEnd | None:
    """The first phase that has milestones and has not ended; None without one."""
    return next((end for end in plan.ends if end.milestones and not end.has_ended), None)


def finding(plan: Plan) -> str:
    """When the current phase ends, how late that is, and what decides it."""
    if not plan.work.milestones:
        return "No milestone is recorded yet"
    if not any(end.milestones for end in plan.ends):
        total = len(plan.work.milestones)
        serves = "but it serves no phase" if total == 1 else "but none serves a phase"
        return f"{counted(total, 'milestone')} recorded, {serves}"
    end = current_end(plan)
    if end is None:
        last = [end for end in plan.ends if end.milestones][-1]
        return f"Every phase has ended; {last.phase} ended {last.expected.phrase}"
    if not end.is_known:
        return f"{end.phase} has no end date yet: {_without_date(end)}"
    return f"{end.phase} {_ends(end, plan)}; {_path_words(end)}"


def _without_date(end: PhaseEnd) -> str:
    refs = [m.ref for m in end.undated]
    if len(refs) == len(end.milestones) > 1:
        return f"none of its {spelled(len(refs))} milestones is dated"
    if len(refs) > 3:
        return f"{spelled(len(refs))} of its {len(end.milestones)} milestones have no date"
    return f"{listed(refs)} {'has' if len(refs) == 1 else 'have'} none"


def _ends(end: PhaseEnd, plan: Plan) -> str:
    if end.expected.on < plan.as_at:
        return f"was expected to end {end.expected.phrase} and has not"
    forecast = any(path.end.forecast for path in end.paths)
    verb = "forecast" if forecast else "planned"
    return f"is {verb} to end {end.expected.phrase}, {against_baseline(end)}"


def against_baseline(end: PhaseEnd) -> str:
    slip = end.slip
    if slip is None:
        return "with no baseline to compare"
    if not slip:
        return "on its baseline"
    return f"{counted(abs(slip), 'day')} {'later' if slip > 0 else 'earlier'} than its baseline"


def _path_words(end: PhaseEnd) -> str:
    if all(len(path.milestones) == 1 for path in end.paths):
        return f"{listed(path.refs for path in end.paths)} alone decides it"
    if len(end.paths) == 1:
        return f"its critical path runs {end.paths[0].refs}"
    return f"its critical paths run {listed(path.refs for path in end.paths)}"


def lane_told(lane: Lane, strip: Strip, window: Window) -> tuple[str, str]:
    """Title and description of a strip of a lane."""
    rows = strip.rows if lane.is_open else lane.drawn
    title = f"{lane.workstream.name}, {window}"
    if not strip.has_head:
        title += ", continued"
    if not rows:
        return title, "No milestone falls in this window."
    return title, " ".join((*_told(rows), "The table below has every date."))


def _told(rows: tuple[Row, ...]) -> Iterable[str]:
    total, reached = len(rows), sum(bool(row.actual) for row in rows)
    yield f"{counted(total, 'milestone')}, {spelled(reached)} reached."
    dated = [row.expected for row in rows if row.is_dated]
    if len(dated) == 1:
        yield f"Expected {dated[0].phrase}."
    elif dated:
        yield f"The first {min(dated).phrase}, the last {max(dated).phrase}."
    late = [row for row in rows if not row.actual and (row.slip or 0) >= AMBER_FROM]
    if late:
        most = max(late, key=lambda row: row.slip)
        counts = spelled(len(late)).capitalize()
        yield f"{counts} forecast late, {most.milestone.ref} the most, by {most.slip} days."
    on_path = [row.milestone.ref for row in rows if row.paths]
    if on_path:
        yield f"On a critical path: {listed(on_path)}."


def phases_told(ends: Iterable[PhaseEnd], window: Window) -> tuple[str, str]:
    """Title and description of the phases' drawing."""
    return f"Ends of the phases, {window}", " ".join(f"{end_told(end)}." for end in ends)


def end_label(end: PhaseEnd) -> str:
    """As beside its row: 28 Feb 2022, +28 days, by M8 → M11 → M25."""
    if end.expected is None:
        return "no date yet" if end.milestones else "no milestone"
    by = " and ".join(path.refs for path in end.paths)
    slip = f", {days(end.slip)}," if end.slip else ""
    return f"{end.expected.short}{'' if end.is_known else ' or later'}{slip} by {by}"


def end_told(end: PhaseEnd) -> str:
    """Phase 1 ends on 28 February 2022, on its baseline; path M8 → M11 → M25."""
    if not end.milestones:
        return f"{end.phase} has no milestone"
    if not end.is_known:
        return f"{end.phase} has no end date: {_without_date(end)}"
    verb = "ended" if end.has_ended else "ends"
    return f"{end.phase} {verb} {end.expected.phrase}, {against_baseline(end)}; path {listed(p.refs for p in end.paths)}"
