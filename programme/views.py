"""Pages of the ground: governance and outcomes."""

from collections import defaultdict

from django.views.generic import TemplateView

from programme.models import Decision, Forum, Indicator, Measurement, Meeting, Outcome
from programme.pages import ProgrammePage, find
from programme.registers import DecisionTable
from programme.story import story_of
from programme.tables import page_of


class Governance(ProgrammePage, TemplateView):
    """Meetings held and to come, forums, and the register of decisions."""

    permission_required = "programme.view_decision"
    template_name = "programme/governance.html"
    nav = "governance"

    def get_context_data(self, **kwargs) -> dict:
        forums = {f.id: f for f in Forum.as_at(self.when).in_programme(self.programme)}
        decisions = Decision.as_at(self.when).in_programme(self.programme)
        table = DecisionTable(
            decisions.order_by("-decided_on", "-number"),
            deciders={pk: forum.name for pk, forum in forums.items()},
            programme=self.programme,
            as_at=self.when,
            empty_text="The clerk and the programme office record decisions in the administration.",
        )
        meetings = [
            (meeting, forums[meeting.forum_id])
            for meeting in Meeting.as_at(self.when).in_programme(self.programme).order_by("held_on")
        ]
        day = self.when.day
        return super().get_context_data(
            table=page_of(self.request, table),
            forums=sorted(forums.values(), key=lambda forum: forum.number),
            ahead=[pair for pair in meetings if pair[0].held_on > day],
            held=[pair for pair in reversed(meetings) if pair[0].held_on <= day],
            **kwargs,
        )


class DecisionDetail(ProgrammePage, TemplateView):
    permission_required = "programme.view_decision"
    template_name = "programme/decision_detail.html"
    nav = "governance"

    def get_context_data(self, **kwargs) -> dict:
        decisions = Decision.as_at(self.when).in_programme(self.programme)
        decision = find(decisions, self.kwargs["ref"], prefix=Decision.prefix, kind="decision")
        return super().get_context_data(
            decision=decision,
            decider=self._decider(decision),
            events=story_of(decision, self.when),
            may_edit=self.may_edit(decision),
            **kwargs,
        )

    def _decider(self, decision: Decision) -> str:
        forum = Forum.as_at(self.when).filter(id=decision.forum_id or 0).first()
        return forum.name if forum else decision.made_by


class OutcomeList(ProgrammePage, TemplateView):
    """What the vision promises, each outcome with its indicators and their values."""

    permission_required = "programme.view_outcome"
    template_name = "programme/outcome_list.html"
    nav = "outcomes"

    def get_context_data(self, **kwargs) -> dict:
        outcomes = Outcome.as_at(self.when).in_programme(self.programme).order_by("number")
        indicators = defaultdict(list)
        found = list(Indicator.as_at(self.when).in_programme(self.programme).order_by("number"))
        values = self._values([indicator.id for indicator in found])
        for indicator in found:
            indicators[indicator.outcome_id].append((indicator, values[indicator.id]))
        rows = [(outcome, indicators[outcome.id]) for outcome in outcomes]
        return super().get_context_data(
            outcomes=rows, measured=sum(bool(held) for _, held in rows), **kwargs
        )

    def _values(self, ids: list[int]) -> dict[int, list[dict]]:
        """For each indicator, a row a period with the value of each area."""
        periods: dict[int, dict] = defaultdict(dict)
        measured = Measurement.as_at(self.when).filter(indicator_id__in=ids or [0])
        for value in measured.order_by("period_ends_on", "id"):
            unmeasured = {"period": value.period} | dict.fromkeys(Measurement.Area.values)
            row = periods[value.indicator_id].setdefault(value.period, unmeasured)
            row[value.area] = value
        return defaultdict(list, {pk: list(rows.values()) for pk, rows in periods.items()})
