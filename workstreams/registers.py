"""The registers of the work. Names of workstreams come from the day's record, by id."""

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.tables import (
    DaysColumn,
    KnownColumn,
    RagColumn,
    RecordTable,
    RefColumn,
    SourceColumn,
    TitleColumn,
)
from programme.templatetags import marks, words
from workstreams.assessment import rate_milestone
from workstreams.charts.scores import dumb_bell
from workstreams.models import Issue, Milestone, Risk


class WorkTable(RecordTable):
    """``workstreams`` names each workstream of the day by its id."""

    def __init__(self, *args, workstreams: dict[int, str], **options) -> None:
        super().__init__(*args, **options)
        self.workstreams = workstreams

    def render_workstream(self, record) -> str:
        return self.workstreams.get(record.workstream_id, "whole programme")


def workstream_column() -> tables.Column:
    return tables.Column(
        verbose_name="Workstream", accessor="workstream_id", orderable=False, empty_values=()
    )


class MilestoneTable(WorkTable):
    caption = "Milestones"
    note = "Slip is forecast, or actual, less baseline in calendar days."

    ref = RefColumn(verbose_name="Ref", to="workstreams:milestone-detail")
    title = TitleColumn(verbose_name="Milestone", to="workstreams:milestone-detail")
    workstream = workstream_column()
    baseline = KnownColumn(verbose_name="Baseline")
    forecast = KnownColumn(verbose_name="Forecast")
    actual = KnownColumn(verbose_name="Actual", otherwise="not yet")
    slip = DaysColumn(verbose_name="Slip", orderable=False)
    status = RagColumn(verbose_name="Status", accessor="pk", why=True)
    source = SourceColumn(verbose_name="Source")

    def render_status(self, record: Milestone) -> SafeString:
        rating = rate_milestone(record, as_at=self.as_at.day)
        if record.actual:  # the day it was reached stands in its own column
            return marks.rag(rating)
        return format_html('{}<span class="by">{}</span>', marks.rag(rating), marks.because(rating))


class RiskTable(WorkTable):
    """``before`` holds each risk's score at the last panel, by its id."""

    caption = "Risks"
    note = "Score is likelihood times impact, each from 1 to 5, after the controls in place."

    ref = RefColumn(verbose_name="Ref", to="workstreams:risk-detail")
    title = TitleColumn(verbose_name="Risk", to="workstreams:risk-detail")
    workstream = workstream_column()
    score = tables.Column(verbose_name="Score", accessor="current_score", order_by="score")
    way = tables.Column(
        verbose_name="Since the last panel", accessor="pk", orderable=False, empty_values=()
    )
    treatment = tables.Column(verbose_name="Treatment")
    owner_post = tables.Column(verbose_name="Owner")
    next_review_on = tables.Column(verbose_name="Next review")
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

    def render_way(self, record: Risk) -> SafeString:
        return marks.way(record.current_score, self.before.get(record.id))

    def render_treatment(self, record: Risk) -> str:
        return record.get_treatment_display()

    def render_next_review_on(self, record: Risk) -> SafeString:
        shown = words.known_short(record.next_review_on)
        if record.next_review_on < self.as_at.day:
            return format_html('{}<span class="by">overdue</span>', shown)
        return shown


class IssueTable(WorkTable):
    caption = "Issues"

    ref = RefColumn(verbose_name="Ref", to="workstreams:issue-detail")
    title = TitleColumn(verbose_name="Issue", to="workstreams:issue-detail")
    workstream = workstream_column()
    priority = tables.Column(verbose_name="Priority")
    owner_post = tables.Column(verbose_name="Owner")
    raised_on = tables.Column(verbose_name="Raised")
    due_on = tables.Column(verbose_name="Due")
    source = SourceColumn(verbose_name="Source")

    def render_priority(self, record: Issue) -> str:
        return record.get_priority_display()

    def render_raised_on(self, value) -> SafeString:
        return words.known_short(value)

    def render_due_on(self, record: Issue) -> SafeString:
        shown = words.known_short(record.due_on)
        if record.due_on < self.as_at.day:
            return format_html('{}<span class="by">overdue</span>', shown)
        return shown
