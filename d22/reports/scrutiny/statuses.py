"""Computed statuses as figures. One is illustrative where a date that it rests on is made up."""

from collections.abc import Iterable

from d22.reports.documents.nodes import Figure
from d22.reports.figures import made_up_dates, rated, standing
from d22.reports.position import Position
from programme.models import Objective, Phase
from workstreams.assessment import rate_milestone
from workstreams.models import Milestone, Workstream


def of_milestone(milestone: Milestone, position: Position) -> Figure:
    rating = rate_milestone(milestone, as_at=position.as_at)
    made_up = made_up_dates([milestone])
    return rated(rating, f"{milestone.ref}.rating", str(milestone), illustrative=made_up)


def of_objective(objective: Objective, position: Position) -> Figure:
    rating = position.objective_ratings[objective.id]
    made_up = made_up_dates(_serving([objective], position))
    return rated(rating, f"{objective.ref}.rating", str(objective), illustrative=made_up)


def reason_of(objective: Objective, position: Position) -> Figure:
    rating = position.objective_ratings[objective.id]
    made_up = made_up_dates(_serving([objective], position))
    basis = f"{objective}: the reason of its status"
    return Figure(rating.reason, f"{objective.ref}.reason", basis, rating.refs, "", made_up)


def of_phase(phase: Phase, position: Position) -> Figure:
    """Completes "Phase 1 is …"."""
    rating = position.phase_ratings[phase]
    made_up = made_up_dates(_serving(position.ground.objectives_of(phase), position))
    return standing(rating, f"{phase.ref}.rating", str(phase), illustrative=made_up)


def of_workstream(workstream: Workstream, position: Position) -> Figure:
    """Completes "Governance is …"."""
    rating = position.workstream_ratings[workstream.id]
    ids = position.work.ids_below(workstream)
    made_up = made_up_dates(m for m in position.work.milestones if m.workstream_id in ids)
    return standing(rating, f"{workstream.ref}.rating", workstream.name, illustrative=made_up)


def _serving(objectives: Iterable[Objective], position: Position) -> list[Milestone]:
    ids = {objective.id for objective in objectives}
    return [m for m in position.work.milestones if m.objective_id in ids]
