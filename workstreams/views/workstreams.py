from datetime import date

from django.http import Http404
from django.views.generic import TemplateView

from programme.pages import ProgrammePage, find
from programme.story import story_of
from programme.summaries import read_phases
from workstreams.assessment import (
    RULES,
    rate_milestone,
    rate_objectives,
    rate_phase,
    rate_workstreams,
)
from workstreams.lines import MilestoneLine
from workstreams.models import (
    Consultation,
    Deliverable,
    Issue,
    Risk,
    Stage,
    Workstream,
)
from workstreams.summaries import read_plan

#: The registers show the rest.
ROWS_SHOWN = 50


def _in_time_order(milestone: MilestoneLine) -> tuple[bool, date, int]:
    """By the day it was or will be reached; those without a day last."""
    expected = milestone.expected
    return expected is None, expected.on if expected else date.max, milestone.number


def _shown(milestones: list[MilestoneLine]) -> list[MilestoneLine]:
    """All in time order; of more than a page can show, those not reached, the soonest first."""
    found = milestones
    if len(found) > ROWS_SHOWN:
        found = [m for m in milestones if not m.actual_on] or milestones
    return sorted(found, key=_in_time_order)[:ROWS_SHOWN]


class ObjectiveList(ProgrammePage, TemplateView):
    """The phases, each with its objectives, how each stands and why."""

    permission_required = "programme.view_objective"
    template_name = "workstreams/objective_list.html"
    nav = "objectives"

    def get_context_data(self, **kwargs) -> dict:
        ground = read_phases(self.programme, self.when)
        work = read_plan(self.programme, self.when)
        day = self.when.day
        ratings = rate_objectives(ground.objectives, work, as_at=day)
        phases = [
            {
                "phase": phase,
                "rating": rate_phase(ground.objectives_of(phase), ratings, work, as_at=day),
                "judgement": work.judgement_of(phase_id=phase.id),
                "objectives": [
                    (o, ratings[o.id], work.milestones_for(o)) for o in ground.objectives_of(phase)
                ],
            }
            for phase in ground.phases
        ]
        done = sum(rating.rag == "blue" for rating in ratings.values())
        return super().get_context_data(
            phases=phases, rules=RULES, total=len(ground.objectives), done=done, **kwargs
        )


class WorkstreamList(ProgrammePage, TemplateView):
    """The tree of workstreams, computed and judged side by side."""

    permission_required = "workstreams.view_workstream"
    template_name = "workstreams/workstream_list.html"
    nav = "workstreams"

    def get_context_data(self, **kwargs) -> dict:
        work = read_plan(self.programme, self.when)
        ratings = rate_workstreams(work, as_at=self.when.day)
        rows = [
            {
                "workstream": workstream,
                "depth": depth,
                "rating": ratings[workstream.id],
                "judgement": work.judgement_of(workstream_id=workstream.id),
            }
            for workstream, depth in work.tree
        ]
        red = [row["workstream"].name for row in rows if row["rating"].rag == "red"]
        return super().get_context_data(rows=rows, red=red, rules=RULES, **kwargs)


class WorkstreamDetail(ProgrammePage, TemplateView):
    permission_required = "workstreams.view_workstream"
    template_name = "workstreams/workstream_detail.html"
    nav = "workstreams"

    def get_context_data(self, **kwargs) -> dict:
        work = read_plan(self.programme, self.when)
        workstream = next((w for w, _ in work.tree if w.slug == self.kwargs["slug"]), None)
        if workstream is None:
            raise Http404("There is no such workstream in this programme on this day.")
        day, ids = self.when.day, work.ids_below(workstream)
        ratings = rate_workstreams(work, as_at=day)
        milestones = [m for m in work.milestones if m.workstream_id in ids]
        return super().get_context_data(
            workstream=workstream,
            parent=work.workstream_by_id.get(workstream.parent_id),
            rating=ratings[workstream.id],
            judgement=work.judgement_of(workstream_id=workstream.id),
            children=[(child, ratings[child.id]) for child in work.children_of(workstream)],
            milestones=[(m, rate_milestone(m, as_at=day)) for m in _shown(milestones)],
            milestone_count=len(milestones),
            events=story_of(workstream, self.when),
            may_edit=self.may_edit(workstream),
            **self._in_it(workstream, ids),
            **kwargs,
        )

    def _in_it(self, workstream: Workstream, ids: set[int]) -> dict:
        """Its stages, and what lies in it or below it."""
        day = self.when.day

        def those(model):
            return model.as_at(self.when).filter(workstream_id__in=ids)

        stages = Stage.as_at(self.when).filter(workstream_id=workstream.id)
        risks = those(Risk).open(as_at=day)
        issues = those(Issue).open(as_at=day)
        return {
            "stages": list(stages.order_by("number", "id")),
            "deliverables": list(those(Deliverable).order_by("number", "id")),
            "risks": list(risks.in_worst_order()[:ROWS_SHOWN]),
            "risk_count": risks.count(),
            "issues": list(issues.in_priority_order()[:ROWS_SHOWN]),
            "issue_count": issues.count(),
            "consultations": list(those(Consultation).order_by("number", "id")),
        }


class ConsultationDetail(ProgrammePage, TemplateView):
    permission_required = "workstreams.view_consultation"
    template_name = "workstreams/consultation_detail.html"
    nav = "workstreams"

    def get_context_data(self, **kwargs) -> dict:
        found = Consultation.as_at(self.when).in_programme(self.programme)
        consultation = find(
            found, self.kwargs["ref"], prefix=Consultation.prefix, kind="consultation"
        )
        day = self.when.day
        return super().get_context_data(
            consultation=consultation,
            opened=consultation.has_opened(as_at=day),
            closed=consultation.has_closed(as_at=day),
            events=story_of(consultation, self.when),
            may_edit=self.may_edit(consultation),
            **kwargs,
        )
