"""The work as at a date: workstreams and all that hangs on them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.clock import AsAt
from programme.models import Programme
from workstreams.models import (
    Consultation,
    Deliverable,
    Dependency,
    Issue,
    Judgement,
    Milestone,
    Risk,
    Stage,
    Workstream,
)


@dataclass(frozen=True)
class Work:
    """Records as they stood on one day, in the order people read them; values, not live rows.

    ``risks`` and ``issues`` are the open ones. ``scores_before`` holds each risk's current
    score on an earlier day (the last panel's), by the risk's id.
    """

    workstreams: tuple[Workstream, ...]
    stages: tuple[Stage, ...]
    milestones: tuple[Milestone, ...]
    dependencies: tuple[Dependency, ...]
    deliverables: tuple[Deliverable, ...]
    risks: tuple[Risk, ...]
    issues: tuple[Issue, ...]
    judgements: tuple[Judgement, ...]
    consultations: tuple[Consultation, ...]
    scores_before: dict[int, int]

    @cached_property
    def workstream_by_id(self) -> dict[int, Workstream]:
        return {workstream.id: workstream for workstream in self.workstreams}

    @cached_property
    def milestone_by_id(self) -> dict[int, Milestone]:
        return {milestone.id: milestone for milestone in self.milestones}

    @cached_property
    def tree(self) -> tuple[tuple[Workstream, int], ...]:
        """Each workstream with its depth, parents before their children."""
        return tuple(self._below(None, 0))

    def _below(self, parent_id: int | None, depth: int):
        for workstream in self.workstreams:
            if workstream.parent_id == parent_id:
                yield workstream, depth
                yield from self._below(workstream.id, depth + 1)

    def children_of(self, workstream: Workstream) -> tuple[Workstream, ...]:
        return tuple(w for w in self.workstreams if w.parent_id == workstream.id)

    def ids_below(self, workstream: Workstream) -> set[int]:
        """The ids of a workstream and of all below it."""
        return {w.id for w, _ in self._below(workstream.id, 0)} | {workstream.id}

    def milestones_of(self, workstream: Workstream) -> tuple[Milestone, ...]:
        return tuple(m for m in self.milestones if m.workstream_id == workstream.id)

    def judgement_of(self, *, phase_id: int | None = None, workstream_id: int | None = None):
        """The newest judgement of a phase, a workstream, or (given neither) the programme."""
        for judgement in self.judgements:
            if (judgement.phase_id, judgement.workstream_id) == (phase_id, workstream_id):
                return judgement
        return None


def read(programme: Programme, when: AsAt, *, compared_with: date | None = None) -> Work:
    """Nine queries, whatever the size, and one more where there is a day to compare with."""

    def those(model):
        return model.as_at(when).in_programme(programme)

    workstreams = tuple(those(Workstream).in_number_order())
    milestones = tuple(those(Milestone).in_baseline_order())
    return Work(
        workstreams=workstreams,
        stages=_parts(Stage, when, "workstream_id", workstreams, order="number"),
        milestones=milestones,
        dependencies=_parts(Dependency, when, "successor_id", milestones, order="id"),
        deliverables=tuple(those(Deliverable).order_by("number", "id")),
        risks=tuple(those(Risk).open(as_at=when.day).in_worst_order()),
        issues=tuple(those(Issue).open(as_at=when.day).in_priority_order()),
        judgements=tuple(those(Judgement).newest_first()),
        consultations=tuple(those(Consultation).order_by("number", "id")),
        scores_before=_scores(programme, compared_with),
    )


def _parts(model, when: AsAt, column: str, wholes: tuple, *, order: str) -> tuple:
    """Rows that belong to ``wholes``, asked for even where there are none: counts stay fixed."""
    ids = [whole.id for whole in wholes] or [0]
    return tuple(model.as_at(when).filter(**{f"{column}__in": ids}).order_by(order, "id"))


def _scores(programme: Programme, day: date | None) -> dict[int, int]:
    if day is None:
        return {}
    risks = Risk.as_at(day).in_programme(programme).open(as_at=day)
    return {risk.id: risk.current_score for risk in risks}
