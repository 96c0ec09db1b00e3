"""Where the record disagrees with itself. Pure functions of a position."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.dates import written
from programme.models import Phase
from programme.ratings import Rag, Rating
from workstreams.assessment import days_overdue
from workstreams.models import Dependency, Judgement, Milestone
from workstreams.summaries import Work

#: How worried a judgement is, on the scale of ``Rating.worry``.
JUDGED = {"green": 1, "amber": 2, "red": 3}


@dataclass(frozen=True)
class Contradiction:
    """``topic`` is a word for the list; ``sentence`` says what disagrees with what."""

    topic: str
    sentence: str
    refs: tuple[str, ...] = ()
    illustrative: bool = False


def find(
    work: Work, *, phases: Mapping[Phase, Rating], workstreams: Mapping[int, Rating], as_at: date
) -> tuple[Contradiction, ...]:
    return (
        *_watermelons(work, phases, workstreams),
        *_before_what_they_wait_for(work),
        *_unexplained(work, as_at),
    )


def _watermelons(
    work: Work, phases: Mapping[Phase, Rating], workstreams: Mapping[int, Rating]
) -> Iterator[Contradiction]:
    """Green outside, red inside: judged better than the milestones compute."""
    for phase, rating in phases.items():
        judgement = work.judgement_of(phase_id=phase.id)
        yield from _greener(str(phase), judgement, rating)
    for workstream, _ in work.tree:
        judgement = work.judgement_of(workstream_id=workstream.id)
        yield from _greener(workstream.name, judgement, workstreams[workstream.id])


def _greener(name: str, judgement: Judgement | None, rating: Rating) -> Iterator[Contradiction]:
    if judgement is None or rating.rag == Rag.GREY:
        return
    if JUDGED.get(judgement.confidence, rating.worry) >= rating.worry:
        return
    yield Contradiction(
        "Status",
        f"{name} was judged {judgement.get_confidence_display()} on "
        f"{written(judgement.judged_on)}, yet its milestones make it {rating.label}.",
        rating.refs,
        judgement.illustrative,
    )


def _before_what_they_wait_for(work: Work) -> Iterator[Contradiction]:
    for dependency in work.dependencies:
        first = work.milestone_by_id.get(dependency.predecessor_id)
        then = work.milestone_by_id.get(dependency.successor_id)
        if not (first and then) or dependency.kind != Dependency.Kind.FINISH_TO_START:
            continue
        if not (first.expected and then.expected and then.expected.is_dated):
            continue
        if then.expected.on < first.expected.first:
            yield Contradiction(
                "Order",
                f"{then.ref} waits for {first.ref}, yet is {_told(then)} before it: "
                f"{then.expected.short} against {first.expected.short}.",
                (then.ref, first.ref),
                then.illustrative or first.illustrative,
            )


def _told(milestone: Milestone) -> str:
    if milestone.actual:
        return "recorded as reached"
    return "forecast" if milestone.forecast else "planned"


def _unexplained(work: Work, as_at: date) -> Iterator[Contradiction]:
    """A forecast that has passed in silence: not reached, and no new forecast."""
    for milestone in work.milestones:
        if days_overdue(milestone, as_at=as_at):
            expected = milestone.forecast or milestone.baseline
            yield Contradiction(
                "Silence",
                f"{milestone.ref}, {milestone.title}, was expected {expected.phrase} and is "
                "neither reached nor forecast anew.",
                (milestone.ref,),
                milestone.illustrative,
            )
