from collections import Counter, defaultdict
from functools import cached_property

from django.views.generic import TemplateView

from programme.models import Forum
from programme.pages import RegisterPage, find
from programme.story import story_of
from workstreams import findings
from workstreams.charts import matrix, scores
from workstreams.filters import IssueFilter, RiskFilter
from workstreams.models import Issue, Risk, RiskAction
from workstreams.movements import score_steps
from workstreams.risk_registers import IssueTable, RiskTable
from workstreams.scoring import BAND_MEANINGS, BAND_RANGES, Band, band
from workstreams.standings import Place
from workstreams.standings import read as read_standings
from workstreams.views.pages import WorkPage

#: How many risks the table beside the matrix, and the list that asks for attention, hold.
BESIDE, ATTENTION = 25, 10


class RiskList(WorkPage, RegisterPage):
    """The matrix with its table, what asks for attention, the bands, and the register."""

    permission_required = "workstreams.view_risk"
    template_name = "workstreams/risk_list.html"
    nav = "risks"

    @cached_property
    def risks(self):
        return Risk.as_at(self.when).in_programme(self.programme)

    @cached_property
    def filters(self) -> RiskFilter:
        rows = self.risks.in_worst_order()
        return RiskFilter(self.request.GET, rows, tree=self.tree, as_at=self.when.day)

    @cached_property
    def table(self) -> RiskTable:
        return RiskTable(
            self.filters.qs,
            workstreams=self.names,
            before=self.scores_before,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.filters.nothing_listed(
                otherwise="The programme office adds risks in the administration."
            ),
        )

    def get_context_data(self, **kwargs) -> dict:
        now_open = self.risks.open(as_at=self.when.day)
        shown = standings = read_standings(now_open, self.scores_before)
        if self.filters.form.has_changed():
            shown = read_standings(self.filters.qs, self.scores_before)
        return super().get_context_data(
            rows_counted=len(shown),
            panel=self.last_panel,
            total=len(standings),
            before=len(self.scores_before),
            illustrative=any(s.illustrative for s in standings),
            headline=findings.of_risks(standings, compared=self.last_panel is not None),
            since=findings.since(standings) if self.last_panel else "",
            matrix=matrix.matrix(shown),
            rule=matrix.RULE,
            beside=shown[:BESIDE],
            unlisted=max(0, len(shown) - BESIDE),
            bands=self._bands(standings),
            **self._attention(now_open, standings),
            **kwargs,
        )

    def _attention(self, now_open, standings) -> dict:
        late = defaultdict(list)
        actions = RiskAction.as_at(self.when).filter(risk_id__in=now_open.values("id"))
        for action in actions.overdue(as_at=self.when.day).order_by("due_on", "id"):
            late[action.risk_id].append(action)
        found = findings.attention(standings, late, as_at=self.when.day)
        return {
            "attention": found[:ATTENTION],
            "unattended": max(0, len(found) - ATTENTION),
            "attention_rules": findings.ATTENTION_RULES,
        }

    def _bands(self, standings) -> list[dict]:
        now = Counter(s.current.band for s in standings)
        before = Counter(band(score) for score in self.scores_before.values())
        return [
            {
                "band": name,
                "range": BAND_RANGES[name],
                "meaning": BAND_MEANINGS[name],
                "now": now[name],
                "before": before[name],
            }
            for name in reversed(Band)
        ]


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
            before=self.score_before(risk),
            panel=self.last_panel,
            events=story_of(risk, self.when),
            may_edit=self.may_edit(risk),
            **self._score(risk),
            **kwargs,
        )

    def _score(self, risk: Risk) -> dict:
        """How the current score came about, as a chart and as rows, the newest last."""
        day = self.when.day
        steps = score_steps(risk, self.when)
        chart = scores.over_time(
            steps,
            until=min(risk.closed_on or day, day),
            inherent=Place(risk.inherent_likelihood, risk.inherent_impact),
            target=Place(risk.target_likelihood, risk.target_impact) if risk.target_score else None,
            target_on=risk.target_on,
        )
        return {"steps": steps, "score_chart": chart}


class IssueList(WorkPage, RegisterPage):
    permission_required = "workstreams.view_issue"
    template_name = "workstreams/issue_list.html"
    nav = "issues"

    @cached_property
    def issues(self):
        return Issue.as_at(self.when).in_programme(self.programme)

    @cached_property
    def filters(self) -> IssueFilter:
        rows = self.issues.in_priority_order()
        return IssueFilter(self.request.GET, rows, tree=self.tree, as_at=self.when.day)

    @cached_property
    def table(self) -> IssueTable:
        return IssueTable(
            self.filters.qs,
            workstreams=self.names,
            programme=self.programme,
            as_at=self.when,
            empty_text=self.filters.nothing_listed(
                otherwise="The programme office adds issues in the administration."
            ),
        )

    def get_context_data(self, **kwargs) -> dict:
        day = self.when.day
        now_open = self.issues.open(as_at=day)
        return super().get_context_data(
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
