from datetime import date

from django.http import Http404
from django.views.generic import TemplateView

from programme.pages import ProgrammePage, find
from programme.story import story_of
from programme.summaries import read as read_ground
from workstreams.assessment import (
    RULES,
    rate_milestone,
    rate_objectives,
    rate_phase,
    rate_workstreams,
)
from workstreams.models import Consultation, Milestone
from workstreams.summaries import read as read_work


def _in_time_order(milestone: Milestone) -> tuple[bool, date, int]:
    """By the day it was or will be reached; those without a day last."""
    expected = milestone.expected
    return expected is None, expected.on if expected else date.max, milestone.number


class ObjectiveList(ProgrammePage, TemplateView):
    """The phases, each with its objectives, how each stands and why."""

    permission_required = "programme.view_objective"
    template_name = "workstreams/objective_list.html"
    nav = "objectives"

    def get_context_data(self, **kwargs) -> dict:
        ground = read_ground(self.programme, self.when)
        work = read_work(self.programme, self.when)
        day = self.when.day
        ratings = rate_objectives(ground.objectives, work, as_at=day)
        phases = [
            {
                "phase": phase,
                "rating": rate_phase(ground.objectives_of(phase), ratings, work, as_at=day),
                "judgement": work.judgement_of(phase_id=phase.id),
                "objectives": [
                    (o, ratings[o.id], [m for m in work.milestones if m.objective_id == o.id])
                    for o in ground.objectives_of(phase)
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
        work = read_work(self.programme, self.when)
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
        work = read_work(self.programme, self.when)
        workstream = next((w for w, _ in work.tree if w.slug == self.kwargs["slug"]), None)
        if workstream is None:
            raise Http404("There is no such workstream in this programme on this day.")
        day, ids = self.when.day, work.ids_below(workstream)
        ratings = rate_workstreams(work, as_at=day)
        return super().get_context_data(
            workstream=workstream,
            parent=work.workstream_by_id.get(workstream.parent_id),
            rating=ratings[workstream.id],
            judgement=work.judgement_of(workstream_id=workstream.id),
            children=[(child, ratings[child.id]) for child in work.children_of(workstream)],
            stages=[s for s in work.stages if s.workstream_id == workstream.id],
            deliverables=[d for d in work.deliverables if d.workstream_id in ids],
            milestones=[
                (m, rate_milestone(m, as_at=day))
                for m in sorted(work.milestones, key=_in_time_order)
                if m.workstream_id in ids
            ],
            risks=[r for r in work.risks if r.workstream_id in ids],
            issues=[i for i in work.issues if i.workstream_id in ids],
            consultations=[c for c in work.consultations if c.workstream_id in ids],
            events=story_of(workstream, self.when),
            may_edit=self.may_edit(workstream),
            **kwargs,
        )


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
