"""The critical path to the end of each phase. Pure functions of a position.

Milestones are moments without durations, so this is no Gantt arithmetic of slack: a path is read
from the dates as they stand in the record, and ``DEFINITION`` says how, in words for a page.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from programme.dates import Known, days_late
from programme.models import Phase
from programme.summaries import Ground
from workstreams.models import Milestone
from workstreams.summaries import Work
from workstreams.waits import Network, Wait

#: How a critical path is found, as people read it.
DEFINITION = (
    "A phase ends with the last expected of the milestones that serve its objectives: by its "
    "actual date, else its forecast, else its baseline. Two on the same day are two ends.",
    "The critical path is walked back from there, each time to the milestone that is waited for "
    "with the least room, one not yet reached before one that is; of equals, the lower number.",
    "Room is the calendar days between the two dates. Milestones have no durations, so those days "
    "may hold work or spare time: the record cannot tell which.",
    "The path begins at the first milestone that is reached, or that waits for nothing with a "
    "date. What is reached can no longer move the end.",
    "A milestone is a moment, so finish to start, start to start, finish to finish and start to "
    "finish all ask the same: not before.",
)


@dataclass(frozen=True)
class Path:
    """From the first milestone to the one a phase ends with; ``waits`` joins each to the next.

    ``undated`` are milestones not reached and without a date that the path waits for too.
    ``circular``: a step back would have returned to the path, as no sound record can.
    """

    milestones: tuple[Milestone, ...]
    waits: tuple[Wait, ...] = ()
    undated: tuple[Milestone, ...] = ()
    circular: bool = False

    @property
    def end(self) -> Milestone:
        return self.milestones[-1]

    @property
    def refs(self) -> str:
        """M8 → M11 → M25."""
        return " → ".join(milestone.ref for milestone in self.milestones)

    @property
    def illustrative(self) -> bool:
        return any(m.is_made_up(_told_by(m)) for m in self.milestones)


def _told_by(milestone: Milestone) -> str:
    """The part of a milestone that says when it is expected."""
    return next((p for p in ("actual", "forecast", "baseline") if getattr(milestone, p)), "")


@dataclass(frozen=True)
class PhaseEnd:
    """When a phase ends and by which paths; more than one where several milestones are last.

    ``expected`` and ``baseline`` are the last dates of its milestones; None where none is dated.
    ``undated`` are those not reached that have no date, so that nobody knows the end.
    """

    phase: Phase
    milestones: tuple[Milestone, ...]
    expected: Known | None
    baseline: Known | None
    undated: tuple[Milestone, ...]
    paths: tuple[Path, ...]

    @property
    def is_known(self) -> bool:
        return self.expected is not None and not self.undated

    @property
    def has_ended(self) -> bool:
        return bool(self.milestones) and all(m.actual for m in self.milestones)

    @property
    def slip(self) -> int | None:
        """Calendar days from the last baseline to the last expected date; + is late."""
        return days_late(planned=self.baseline, expected=self.expected)

    @property
    def illustrative(self) -> bool:
        return any(path.illustrative for path in self.paths)


def ends(ground: Ground, work: Work, waits: Network) -> tuple[PhaseEnd, ...]:
    """The end of each phase, in the order of the phases."""
    phase_of = {objective.id: objective.phase_id for objective in ground.objectives}
    serving = defaultdict(list)
    for milestone in work.milestones:
        serving[phase_of.get(milestone.objective_id)].append(milestone)
    return tuple(_end(phase, tuple(serving[phase.id]), waits) for phase in ground.phases)


def _end(phase: Phase, milestones: tuple[Milestone, ...], waits: Network) -> PhaseEnd:
    dated = [m for m in milestones if _is_dated(m)]
    expected = max((m.expected for m in dated), key=_by_last_day, default=None)
    baselines = (m.baseline for m in milestones if m.baseline and m.baseline.is_dated)
    last = [m for m in dated if m.expected.on == expected.on] if expected else []
    return PhaseEnd(
        phase=phase,
        milestones=milestones,
        expected=expected,
        baseline=max(baselines, key=_by_last_day, default=None),
        undated=tuple(m for m in milestones if not _is_dated(m)),
        paths=tuple(path_to(m, waits) for m in sorted(last, key=lambda m: m.number)),
    )


def _is_dated(milestone: Milestone) -> bool:
    return milestone.expected is not None and milestone.expected.is_dated


def _by_last_day(known: Known) -> tuple:
    return known.on, known.precision == "day"


def path_to(end: Milestone, waits: Network) -> Path:
    """The critical path that ends with ``end``, as ``DEFINITION`` says."""
    chain, joined, undated, circular = [end], [], [], False
    seen = {end.id}
    while not chain[0].actual:
        dated, without = _split(waits.waits_of(chain[0]))
        undated += without
        fresh = [wait for wait in dated if wait.predecessor.id not in seen]
        circular |= len(fresh) < len(dated)
        if not fresh:
            break
        driving = min(fresh, key=_least_room)
        chain.insert(0, driving.predecessor)
        joined.insert(0, driving)
        seen.add(driving.predecessor.id)
    return Path(tuple(chain), tuple(joined), tuple(undated), circular)


def _split(waits: Iterable[Wait]) -> tuple[list[Wait], list[Milestone]]:
    """Waits with room to compare, and the milestones waited for that have no date."""
    waits = tuple(waits)
    dated = [wait for wait in waits if wait.room is not None]
    return dated, [w.predecessor for w in waits if not _is_dated(w.predecessor)]


def _least_room(wait: Wait) -> tuple[bool, int, int]:
    return bool(wait.predecessor.actual), wait.room, wait.predecessor.number
