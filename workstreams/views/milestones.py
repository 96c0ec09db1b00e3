from functools import cached_property

from django.views.generic import TemplateView

from programme.dates import days_late
from programme.models import Decision, Objective, Phase
from programme.pages import RegisterPage, find
from programme.story import story_of
from workstreams import findings
from workstreams.assessment import days_overdue, rate_milestone
from workstreams.charts import slip
from workstreams.filters import MilestoneFilter
from workstreams.models import Dependency, Milestone, Stage
from workstreams.movements import slips
from workstreams.registers import MilestoneTable
from workstreams.views.pages import WorkPage


class MilestoneList(WorkPage, RegisterPage):
    permission_required = "workstreams.view_milestone"
    template_name = "workstreams/milestone_list.html"
    nav = "milestones"

    @cached_property
    def milestones(self):
        return Milestone.as_at(self.when).in_programme(self.programme)

    @cached_property
    def filters(self) -> MilestoneFilter:
        rows = self.milestones.in_baseline_order()
        return MilestoneFilter(self.request.GET, rows, tree=self.tree, as_at=self.when.day)

    @cached_property
    def table(self) -> MilestoneTable:
        return MilestoneTable(
            self.filters.qs,
            workstreams=self.names,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.filters.nothing_listed(
                otherwise="The programme office adds milestones in the administration."
            ),
        )

    def get_context_data(self, **kwargs) -> dict:
        counts = self.milestones.counts(as_at=self.when.day)
        total = None if self.filters.form.has_changed() else counts["total"]
        return super().get_context_data(
            rows_counted=total,
            **counts,
            **kwargs,
        )


class SlipChart(WorkPage, TemplateView):
    """How forecasts moved against the calendar, of the milestones that a filter leaves."""

    permission_required = "workstreams.view_milestone"
    template_name = "workstreams/slip_chart.html"
    nav = "milestones"

    def get_context_data(self, **kwargs) -> dict:
        milestones = Milestone.as_at(self.when).in_programme(self.programme)
        day = self.when.day
        filters = MilestoneFilter(
            self.request.GET, milestones.in_baseline_order(), tree=self.tree, as_at=day
        )
        found = slips(list(filters.qs), self.when)
        drawn = slip.chosen(found)
        return super().get_context_data(
            filters=filters.form,
            headline=findings.of_slips(found),
            illustrative=any(one.is_made_up for one in found if one.moved),
            drawn=drawn,
            undrawn=len(found) - len(drawn),
            chart=slip.of_milestones(drawn, until=day),
            rule=slip.RULE,
            nothing=filters.nothing_listed(
                otherwise="The programme office adds milestones in the administration."
            ),
            **kwargs,
        )


class MilestoneDetail(WorkPage, TemplateView):
    permission_required = "workstreams.view_milestone"
    template_name = "workstreams/milestone_detail.html"
    nav = "milestones"

    def get_context_data(self, **kwargs) -> dict:
        milestones = Milestone.as_at(self.when).in_programme(self.programme)
        milestone = find(milestones, self.kwargs["ref"], prefix=Milestone.prefix, kind="milestone")
        day = self.when.day
        return super().get_context_data(
            milestone=milestone,
            rating=rate_milestone(milestone, as_at=day),
            overdue=days_overdue(milestone, as_at=day),
            workstream=next(w for w, _ in self.tree if w.id == milestone.workstream_id),
            events=story_of(milestone, self.when),
            may_edit=self.may_edit(milestone),
            links=self._links(milestone, milestones),
            **self._slip(milestone),
            **self._touches(milestone),
            **kwargs,
        )

    def _slip(self, milestone: Milestone) -> dict:
        """What was told of its date, as a chart and as rows; None where it never had one."""
        moved = next(iter(slips([milestone], self.when)), None)
        chart = slip.of_milestone(moved, until=self.when.day) if moved else ""
        return {"moved": moved, "slip_chart": chart}

    def _touches(self, milestone: Milestone) -> dict:
        """What it serves and rests on, as on the day: by id, for relations would show today."""
        objective = Objective.as_at(self.when).filter(id=milestone.objective_id or 0).first()
        phase_id = objective.phase_id if objective else 0
        return {
            "objective": objective,
            "phase": Phase.as_at(self.when).filter(id=phase_id).first(),
            "stage": Stage.as_at(self.when).filter(id=milestone.stage_id or 0).first(),
            "decision": Decision.as_at(self.when)
            .filter(id=milestone.baseline_decision_id or 0)
            .first(),
        }

    def _links(self, milestone: Milestone, milestones) -> list[dict]:
        """Its dependencies both ways, each with the room there is in days."""
        dependencies = Dependency.as_at(self.when)
        before = list(dependencies.filter(successor_id=milestone.id).order_by("id"))
        after = list(dependencies.filter(predecessor_id=milestone.id).order_by("id"))
        ids = {d.predecessor_id for d in before} | {d.successor_id for d in after}
        others = milestones.filter(id__in=ids or {0}).by_id()
        pairs = [("Waits for", others.get(d.predecessor_id)) for d in before]
        pairs += [("Holds up", others.get(d.successor_id)) for d in after]
        return [self._link(word, milestone, other) for word, other in pairs if other is not None]

    def _link(self, word: str, milestone: Milestone, other: Milestone) -> dict:
        first, then = (other, milestone) if word == "Waits for" else (milestone, other)
        return {
            "direction": word,
            "milestone": other,
            "rating": rate_milestone(other, as_at=self.when.day),
            "room": days_late(planned=first.expected, expected=then.expected),
        }
