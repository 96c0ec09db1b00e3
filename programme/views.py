"""Pages of the ground: governance and outcomes."""

from collections import defaultdict
from functools import cached_property

from django.views.generic import TemplateView

from programme import charts
from programme.clock import AsAt
from programme.filters import DecisionFilter
from programme.models import Decision, Forum, Indicator, Measurement, Meeting, Outcome
from programme.pages import ProgrammePage, RegisterPage, find
from programme.registers import DecisionTable
from programme.story import corrections_of, story_of
from programme.trends import Trend, of_indicator, of_outcomes, sentences


class Governance(RegisterPage):
    """Meetings held and to come, forums, and the register of decisions."""

    permission_required = "programme.view_decision"
    template_name = "programme/governance.html"
    nav = "governance"

    @cached_property
    def forums(self) -> dict[int, Forum]:
        found = Forum.as_at(self.when).in_programme(self.programme).order_by("number", "id")
        return {forum.id: forum for forum in found}

    @cached_property
    def decisions(self):
        return Decision.as_at(self.when).in_programme(self.programme)

    @cached_property
    def filters(self) -> DecisionFilter:
        rows = self.decisions.order_by("-decided_on", "-number", "-id")
        return DecisionFilter(self.request.GET, rows, forums=list(self.forums.values()))

    @cached_property
    def table(self) -> DecisionTable:
        return DecisionTable(
            self.filters.qs,
            deciders={pk: forum.name for pk, forum in self.forums.items()},
            programme=self.programme,
            as_at=self.when,
            empty_text=self.filters.nothing_listed(
                otherwise="The clerk and the programme office record decisions in the administration.",
            ),
        )

    def get_context_data(self, **kwargs) -> dict:
        meetings = [
            (meeting, self.forums[meeting.forum_id])
            for meeting in Meeting.as_at(self.when).in_programme(self.programme).order_by("held_on")
        ]
        day = self.when.day
        return super().get_context_data(
            total=self.decisions.count(),
            forums=list(self.forums.values()),
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


def _read_trends(indicators: list[Indicator], when: AsAt) -> list[Trend]:
    """Each indicator with its values as on the day. One query."""
    values: dict[int, list[Measurement]] = defaultdict(list)
    measured = Measurement.as_at(when).filter(indicator_id__in=[i.id for i in indicators] or [0])
    for value in measured.in_time_order():
        values[value.indicator_id].append(value)
    return [Trend.of(indicator, values[indicator.id]) for indicator in indicators]


def _panel(trend: Trend) -> dict:
    """What a page shows of an indicator."""
    return {"trend": trend, "chart": charts.trend_of(trend), "sentences": sentences(trend)}


class OutcomeList(ProgrammePage, TemplateView):
    """What the vision promises, each outcome with its indicators and their values."""

    permission_required = "programme.view_outcome"
    template_name = "programme/outcome_list.html"
    nav = "outcomes"

    def get_context_data(self, **kwargs) -> dict:
        outcomes = Outcome.as_at(self.when).in_programme(self.programme).order_by("number")
        found = Indicator.as_at(self.when).in_programme(self.programme).order_by("number")
        trends = _read_trends(list(found), self.when)
        panels = defaultdict(list)
        for trend in trends:
            panels[trend.indicator.outcome_id].append(_panel(trend))
        return super().get_context_data(
            headline=of_outcomes(trends, len(outcomes)),
            illustrative=any(trend.indicator.illustrative for trend in trends),
            measured=[(o, panels[o.id]) for o in outcomes if o.id in panels],
            unmeasured=[o for o in outcomes if o.id not in panels],
            **kwargs,
        )


class IndicatorDetail(ProgrammePage, TemplateView):
    """One indicator: where it stands, its values, and what happened to its record."""

    permission_required = "programme.view_indicator"
    template_name = "programme/indicator_detail.html"
    nav = "outcomes"

    def get_context_data(self, **kwargs) -> dict:
        indicators = Indicator.as_at(self.when).in_programme(self.programme)
        indicator = find(indicators, self.kwargs["ref"], prefix=Indicator.prefix, kind="indicator")
        [trend] = _read_trends([indicator], self.when)
        return super().get_context_data(
            indicator=indicator,
            outcome=Outcome.as_at(self.when).filter(id=indicator.outcome_id).first(),
            headline=of_indicator(trend),
            panel=_panel(trend),
            events=story_of(indicator, self.when),
            corrections=corrections_of(Measurement, {"indicator_id": indicator.id}, self.when),
            may_edit=self.may_edit(indicator),
            **kwargs,
        )
