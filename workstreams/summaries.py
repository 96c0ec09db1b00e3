"""The work as at a date: workstreams and all that hangs on them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from django.db.models import Max

from programme.clock import AsAt
from programme.models import Objective, Programme
from workstreams.lines import DependencyLine, MilestoneLine
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
from workstreams.trees import in_tree

NOT_IN_THE_PLAN = ("stages", "dependencies", "deliverables", "risks", "issues", "consultations")


@dataclass(frozen=True)
class Work:
    """Records as they stood on one day, in the order people read them; values, not live rows.

    ``risks`` and ``issues`` are the open ones. ``scores_before`` holds each risk's current
    score on an earlier day (the last panel's), by the risk's id; ``plan_touched_at`` when a
    milestone or deliverable of a workstream was last saved, by the workstream's id.
    """

    workstreams: tuple[Workstream, ...]
    stages: tuple[Stage, ...]
    milestones: tuple[MilestoneLine, ...]
    dependencies: tuple[DependencyLine, ...]
    deliverables: tuple[Deliverable, ...]
    risks: tuple[Risk, ...]
    issues: tuple[Issue, ...]
    judgements: tuple[Judgement, ...]
    consultations: tuple[Consultation, ...]
    scores_before: dict[int, int]
    plan_touched_at: Mapping[int, datetime] = field(default_factory=dict)

    @cached_property
    def _sorted(self) -> dict[str, dict[int, list[MilestoneLine]]]:
        return {}

    @cached_property
    def workstream_by_id(self) -> dict[int, Workstream]:
        return {workstream.id: workstream for workstream in self.workstreams}

    @cached_property
    def milestone_by_id(self) -> dict[int, MilestoneLine]:
        return {milestone.id: milestone for milestone in self.milestones}

    @cached_property
    def tree(self) -> tuple[tuple[Workstream, int], ...]:
        """Each workstream with its depth, parents before their children."""
        return tuple(in_tree(self.workstreams))

    def children_of(self, workstream: Workstream) -> tuple[Workstream, ...]:
        return tuple(w for w in self.workstreams if w.parent_id == workstream.id)

    def ids_below(self, workstream: Workstream) -> set[int]:
        """The ids of a workstream and of all below it."""
        return {w.id for w, _ in in_tree(self.workstreams, workstream.id)} | {workstream.id}

    def milestones_of(self, workstream: Workstream) -> list[MilestoneLine]:
        return self._milestones_by("workstream_id").get(workstream.id, [])

    def milestones_for(self, objective: Objective) -> list[MilestoneLine]:
        """Those that serve the objective."""
        return self._milestones_by("objective_id").get(objective.id, [])

    def _milestones_by(self, column: str) -> dict[int, list[MilestoneLine]]:
        if column not in self._sorted:
            found = self._sorted[column] = defaultdict(list)
            for milestone in self.milestones:
                found[getattr(milestone, column)].append(milestone)
        return self._sorted[column]

    def judgement_of(self, *, phase_id: int | None = None, workstream_id: int | None = None):
        """The newest judgement of a phase, a workstream, or (given neither) the programme."""
        for judgement in self.judgements:
            if (judgement.phase_id, judgement.workstream_id) == (phase_id, workstream_id):
                return judgement
        return None


def read(programme: Programme, when: AsAt, *, compared_with: date | None = None) -> Work:
    """Ten queries, whatever the size, and one more where there is a day to compare with."""

    def those(model):
        return model.as_at(when).in_programme(programme)

    workstreams = tuple(those(Workstream).in_number_order())
    milestones = those(Milestone).in_baseline_order().as_lines(MilestoneLine)
    return Work(
        workstreams=workstreams,
        stages=_parts(Stage, when, "workstream_id", workstreams, order="number"),
        milestones=milestones,
        dependencies=_dependencies(programme, when),
        deliverables=tuple(those(Deliverable).order_by("number", "id")),
        risks=tuple(those(Risk).open(as_at=when.day).in_worst_order()),
        issues=tuple(those(Issue).open(as_at=when.day).in_priority_order()),
        judgements=tuple(those(Judgement).newest_first()),
        consultations=tuple(those(Consultation).order_by("number", "id")),
        scores_before=_scores(programme, compared_with),
        plan_touched_at=_plan_touched(programme, when),
    )


def read_plan(programme: Programme, when: AsAt) -> Work:
    """Only what ratings are computed from, and the judgements beside them; the rest is left empty.

    Four queries.
    """

    def those(model):
        return model.as_at(when).in_programme(programme)

    return Work(
        workstreams=tuple(those(Workstream).in_number_order()),
        milestones=those(Milestone).in_baseline_order().as_lines(MilestoneLine),
        judgements=tuple(those(Judgement).newest_first()),
        **dict.fromkeys(NOT_IN_THE_PLAN, ()),
        scores_before={},
        plan_touched_at=_plan_touched(programme, when),
    )


def read_outline(programme: Programme, when: AsAt) -> Work:
    """The plan, and what it can contradict: dependencies and consultations. Six queries."""
    consultations = Consultation.as_at(when).in_programme(programme).order_by("number", "id")
    return replace(
        read_plan(programme, when),
        dependencies=_dependencies(programme, when),
        consultations=tuple(consultations),
    )


@dataclass(frozen=True)
class TopRisks:
    """The worst of the ``count`` open risks, each with its score on an earlier day, or None."""

    count: int
    worst: tuple[tuple[Risk, int | None], ...]


def read_top_risks(
    programme: Programme, when: AsAt, *, shown: int, compared_with: date
) -> TopRisks:
    """Three queries, whatever the size."""
    risks = Risk.as_at(when).in_programme(programme).open(as_at=when.day)
    worst = list(risks.in_worst_order()[:shown])
    before = _scores(programme, compared_with, ids=[risk.id for risk in worst])
    return TopRisks(risks.count(), tuple((risk, before.get(risk.id)) for risk in worst))


def _parts(model, when: AsAt, column: str, wholes: tuple, *, order: str) -> tuple:
    """Rows that belong to ``wholes``, asked for even where there are none: counts stay fixed."""
    ids = [whole.id for whole in wholes] or [0]
    return tuple(model.as_at(when).filter(**{f"{column}__in": ids}).order_by(order, "id"))


def _plan_touched(programme: Programme, when: AsAt) -> dict[int, datetime]:
    """Asked of the database: a moment takes longer to read than the rest of a milestone."""
    plans = [
        model.as_at(when)
        .in_programme(programme)
        .order_by()
        .values_list("workstream_id")
        .annotate(touched_at=Max("changed_at"))
        for model in (Milestone, Deliverable)
    ]
    rows = plans[0].union(plans[1], all=True)
    return dict(sorted(rows))  # of two moments of one workstream the later stays


def _dependencies(programme: Programme, when: AsAt) -> tuple[DependencyLine, ...]:
    milestones = Milestone.as_at(when).in_programme(programme).values("id")
    rows = Dependency.as_at(when).filter(successor_id__in=milestones)
    return rows.order_by("id").as_lines(DependencyLine)


def _scores(
    programme: Programme, day: date | None, *, ids: list[int] | None = None
) -> dict[int, int]:
    if day is None:
        return {}
    risks = Risk.as_at(day).in_programme(programme).open(as_at=day).with_score()
    if ids is not None:
        risks = risks.filter(id__in=ids or [0])
    return dict(risks.values_list("id", "score"))
