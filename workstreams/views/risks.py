from collections import Counter

from django.views.generic import TemplateView

from programme.models import Forum
from programme.pages import find
from programme.story import story_of
from programme.tables import page_of
from workstreams.filters import OpenFilter
from workstreams.models import Issue, Risk, RiskAction
from workstreams.registers import IssueTable, RiskTable
from workstreams.scoring import BAND_RANGES, Band
from workstreams.views.pages import WorkPage


class RiskList(WorkPage, TemplateView):
    permission_required = "workstreams.view_risk"
    template_name = "workstreams/risk_list.html"
    nav = "risks"

    def get_context_data(self, **kwargs) -> dict:
        risks = Risk.as_at(self.when).in_programme(self.programme)
        day = self.when.day
        filters = OpenFilter(self.request.GET, risks.in_worst_order(), tree=self.tree, as_at=day)
        table = RiskTable(
            filters.qs,
            workstreams=self.names,
            before=self.scores_before,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.nothing_listed(
                filters, otherwise="The programme office adds risks in the administration."
            ),
        )
        scores = risks.open(as_at=day).with_score().values_list("score", "next_review_on")
        rows = list(scores)
        return super().get_context_data(
            filters=filters.form,
            table=page_of(self.request, table),
            panel=self.last_panel,
            total=len(rows),
            unreviewed=sum(1 for _, review in rows if review and review < day),
            bands=self._bands([score for score, _ in rows]),
            **kwargs,
        )

    def _bands(self, scores: list[int]) -> list[dict]:
        now = Counter(_band(score) for score in scores)
        before = Counter(_band(score) for score in self.scores_before.values())
        return [
            {"band": band, "range": BAND_RANGES[band], "now": now[band], "before": before[band]}
            for band in reversed(Band)
        ]


def _band(score: int) -> Band:
    return Risk(current_likelihood=score, current_impact=1).band


class RiskDetail(WorkPage, TemplateView):
    permission_required = "workstreams.view_risk"
    template_name = "workstreams/risk_detail.html"
    nav = "risks"

    def get_context_data(self, **kwargs) -> dict:
        risks = Risk.as_at(self.when).in_programme(self.programme)
        risk = find(risks, self.kwargs["ref"], prefix=Risk.prefix, kind="risk")
        return super().get_context_data(
            risk=risk,
            workstream=next((w for w, _ in self.tree if w.id == risk.workstream_id), None),
            forum=Forum.as_at(self.when).filter(id=risk.escalated_to_id or 0).first(),
            actions=list(
                RiskAction.as_at(self.when).filter(risk_id=risk.id).order_by("number", "id")
            ),
            became=list(
                Issue.as_at(self.when).filter(from_risk_id=risk.id).order_by("number", "id")
            ),
            before=self.scores_before.get(risk.id),
            panel=self.last_panel,
            events=story_of(risk, self.when),
            may_edit=self.may_edit(risk),
            **kwargs,
        )


class IssueList(WorkPage, TemplateView):
    permission_required = "workstreams.view_issue"
    template_name = "workstreams/issue_list.html"
    nav = "issues"

    def get_context_data(self, **kwargs) -> dict:
        issues = Issue.as_at(self.when).in_programme(self.programme)
        day = self.when.day
        filters = OpenFilter(
            self.request.GET, issues.in_priority_order(), tree=self.tree, as_at=day
        )
        table = IssueTable(
            filters.qs,
            workstreams=self.names,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.nothing_listed(
                filters, otherwise="The programme office adds issues in the administration."
            ),
        )
        now_open = issues.open(as_at=day)
        return super().get_context_data(
            filters=filters.form,
            table=page_of(self.request, table),
            total=now_open.count(),
            overdue=now_open.filter(due_on__lt=day).count(),
            **kwargs,
        )


class IssueDetail(WorkPage, TemplateView):
    permission_required = "workstreams.view_issue"
    template_name = "workstreams/issue_detail.html"
    nav = "issues"

    def get_context_data(self, **kwargs) -> dict:
        issues = Issue.as_at(self.when).in_programme(self.programme)
        issue = find(issues, self.kwargs["ref"], prefix=Issue.prefix, kind="issue")
        return super().get_context_data(
            issue=issue,
            workstream=next((w for w, _ in self.tree if w.id == issue.workstream_id), None),
            risk=Risk.as_at(self.when).filter(id=issue.from_risk_id or 0).first(),
            events=story_of(issue, self.when),
            may_edit=self.may_edit(issue),
            **kwargs,
        )
