"""What a page or a report opens with: the finding, in a sentence made from the record."""

from d22.reports.documents.nodes import Inline, Text
from d22.reports.figures import computed, made_up_dates
from d22.reports.position import Position
from programme.models import Objective, Phase
from programme.ratings import Rag
from programme.wording import spelled
from workstreams.assessment import RED_FROM
from workstreams.models import Milestone


def of_programme(position: Position) -> tuple[Inline, ...]:
    """How the current phase stands: "Phase 1 has finished one of its six objectives; …"."""
    phase = position.current_phase
    if phase is None:
        text = "Every phase is complete" if position.ground.phases else "No phase is set up yet"
        return (Text(text),)
    objectives = position.ground.objectives_of(phase)
    done, total = position.objectives_complete(phase), len(objectives)
    if not total:
        return (Text(f"{phase} has no objectives yet"),)
    complete = [o for o in objectives if position.objective_ratings[o.id].rag == Rag.BLUE]
    reached = _milestones(complete, position)
    finished = computed(
        spelled(done),
        f"{phase.ref}.complete",
        f"{phase}: objectives all of whose milestones are reached",
        *reached,
        illustrative=any(milestone.is_made_up("actual") for milestone in reached),
    )
    of = computed(spelled(total), f"{phase.ref}.objectives", f"{phase}: objectives", *objectives)
    opening = (Text(f"{phase} has finished "), finished, Text(" of its "), of, Text(" objectives"))
    if total == 1:  # and it is not finished, or the phase would be complete
        opening = (Text(f"{phase} has not finished its "), of, Text(" objective"))
    return (*opening, *_red(position, phase, total - done))


def _red(position: Position, phase: Phase, left: int) -> tuple[Inline, ...]:
    objectives = position.ground.objectives_of(phase)
    red = [o for o in objectives if position.objective_ratings[o.id].rag == Rag.RED]
    if not red:
        return ()
    basis = f"{phase}: objectives with a milestone {RED_FROM} or more days behind its baseline"
    behind = _milestones(red, position)
    alone = len(objectives) == 1
    late = computed(
        "it" if alone else spelled(len(red)),
        f"{phase.ref}.late",
        basis,
        *behind,
        illustrative=made_up_dates(behind),
    )
    verb = "is" if len(red) == 1 else "are"
    others = f" of the other {spelled(left)}" if left < len(objectives) else ""
    return (Text("; "), late, Text(f"{others} {verb} {RED_FROM} or more days late"))


def _milestones(objectives: list[Objective], position: Position) -> list[Milestone]:
    ids = {objective.id for objective in objectives}
    return [m for m in position.work.milestones if m.objective_id in ids]
