"""The registers of risks and issues."""

from datetime import date

import django_tables2 as tables
from django.db.models import Expression, F
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.tables import (
    FieldColumn,
    RefColumn,
    SourceColumn,
    TitleColumn,
)
from programme.templatetags import marks, words
from programme.wording import moved
from workstreams import expressions
from workstreams.charts.scores import dumb_bell
from workstreams.models import Issue, Risk
from workstreams.registers import WorkTable, workstream_column


class RiskTable(WorkTable):
    """``before`` holds each risk's score at the last panel, by its id."""

    caption = "Risks"
    note = "Score is likelihood times impact, each from 1 to 5, after the controls in place."
    also = {
        "score": {
            "band": "Band",
            "inherent": "Inherent score",
            "target": "Target score",
            "target_on": "Target by",
        },
        "next_review_on": {"review": "Review"},
    }

    ref = RefColumn(verbose_name="Ref", to="workstreams:risk-detail")
    title = TitleColumn(verbose_name="Risk", to="workstreams:risk-detail")
    workstream = workstream_column()
    score = tables.Column(verbose_name="Score", accessor="current_score", order_by="score")
    way = tables.Column(
        verbose_name="Since the last panel", accessor="pk", orderable=False, empty_values=()
    )
    treatment = FieldColumn(verbose_name="Treatment")
    owner_post = FieldColumn(verbose_name="Owner")
    next_review_on = FieldColumn(verbose_name="Next review")
    source = SourceColumn(verbose_name="Source")

    def __init__(self, *args, before: dict[int, int], **options) -> None:
        super().__init__(*args, **options)
        self.before = before

    def render_score(self, record: Risk) -> SafeString:
        target = ""
        if record.target_score:
            by = words.known_short(record.target_on)
            target = format_html(", target {} by {}", record.target_score, by)
        return format_html(
            '<b>{}</b> {}{}<span class="by">inherent {}{}</span>',
            record.current_score,
            record.band.label.lower(),
            dumb_bell(record.inherent_score, record.current_score, record.target_score),
            record.inherent_score,
            target,
        )

    def value_score(self, value: int) -> int:
        return value

    def value_band(self, record: Risk) -> str:
        return str(record.band.label)

    def value_inherent(self, record: Risk) -> int:
        return record.inherent_score

    def value_target(self, record: Risk) -> int | None:
        return record.target_score

    def value_target_on(self, record: Risk) -> date | None:
        return record.target_on

    def render_way(self, record: Risk) -> SafeString:
        return marks.way(record.current_score, self.before.get(record.id))

    def value_way(self, record: Risk) -> str:
        return moved(record.current_score, self.before.get(record.id))

    def render_next_review_on(self, value: date) -> SafeString:
        return self.due(value)

    def value_next_review_on(self, value: date) -> date:
        return value

    def value_review(self, record: Risk) -> str:
        return self.overdue(record.next_review_on)

    def sql_score(self) -> Expression:
        return expressions.product("current")

    def sql_band(self) -> Expression:
        return expressions.band()

    def sql_inherent(self) -> Expression:
        return expressions.product("inherent")

    def sql_target(self) -> Expression:
        return expressions.product("target")

    def sql_target_on(self) -> F:
        return F("target_on")

    def sql_way(self) -> Expression:
        return expressions.moved(self.before)

    def sql_next_review_on(self) -> F:
        return F("next_review_on")

    def sql_review(self) -> Expression:
        return expressions.overdue_on("next_review_on", self.as_at.day)


class IssueTable(WorkTable):
    caption = "Issues"
    also = {"due_on": {"overdue": "Overdue"}}

    ref = RefColumn(verbose_name="Ref", to="workstreams:issue-detail")
    title = TitleColumn(verbose_name="Issue", to="workstreams:issue-detail")
    workstream = workstream_column()
    priority = FieldColumn(verbose_name="Priority")
    owner_post = FieldColumn(verbose_name="Owner")
    raised_on = FieldColumn(verbose_name="Raised")
    due_on = FieldColumn(verbose_name="Due")
    source = SourceColumn(verbose_name="Source")

    def render_raised_on(self, value: date) -> SafeString:
        return words.known_short(value)

    def value_raised_on(self, value: date) -> date:
        return value

    def render_due_on(self, value: date) -> SafeString:
        return self.due(value)

    def value_due_on(self, value: date) -> date:
        return value

    def value_overdue(self, record: Issue) -> str:
        return self.overdue(record.due_on)

    def sql_raised_on(self) -> F:
        return F("raised_on")

    def sql_due_on(self) -> F:
        return F("due_on")

    def sql_overdue(self) -> Expression:
        return expressions.overdue_on("due_on", self.as_at.day)
