"""The registers of the work. Names of workstreams come from the day's record, by id."""

from datetime import date

import django_tables2 as tables
from django.db.models import Expression
from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.expressions import looked_up
from programme.ratings import Rating
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
from workstreams import expressions
from workstreams.assessment import rate_milestone
from workstreams.models import Milestone

WHOLE = "whole programme"


class WorkTable(RecordTable):
    """``workstreams`` names each workstream of the day by its id."""

    def __init__(self, *args, workstreams: dict[int, str], **options) -> None:
        super().__init__(*args, **options)
        self.workstreams = workstreams

    def render_workstream(self, record) -> str:
        return self.workstreams.get(record.workstream_id, WHOLE)

    def sql_workstream(self) -> Expression:
        return looked_up(self.workstreams, "workstream_id", otherwise=WHOLE)

    def due(self, on: date) -> SafeString:
        """A day something is due on, and whether it has passed."""
        shown = words.known_short(on)
        if self.overdue(on):
            return format_html('{}<span class="by">overdue</span>', shown)
        return shown

    def overdue(self, on: date | None) -> str:
        return "overdue" if on and on < self.as_at.day else ""


def workstream_column() -> tables.Column:
    return tables.Column(
        verbose_name="Workstream", accessor="workstream_id", orderable=False, empty_values=()
    )


class MilestoneTable(WorkTable):
    caption = "Milestones"
    note = "Slip is forecast, or actual, less baseline in calendar days."
    also = {"status": {"reason": "Reason"}}

    ref = RefColumn(verbose_name="Ref", to="workstreams:milestone-detail")
    title = TitleColumn(verbose_name="Milestone", to="workstreams:milestone-detail")
    workstream = workstream_column()
    baseline = KnownColumn(verbose_name="Baseline")
    forecast = KnownColumn(verbose_name="Forecast")
    actual = KnownColumn(verbose_name="Actual", otherwise="not yet")
    slip = DaysColumn(verbose_name="Slip", orderable=False)
    status = RagColumn(verbose_name="Status", accessor="pk", why=True)
    source = SourceColumn(verbose_name="Source")

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self._rated: tuple[Milestone | None, Rating | None] = (None, None)

    def rating_of(self, record: Milestone) -> Rating:
        """Kept until the next record is asked for: two columns of a row need it."""
        if self._rated[0] is not record:
            self._rated = (record, rate_milestone(record, as_at=self.as_at.day))
        return self._rated[1]

    def render_status(self, record: Milestone) -> SafeString:
        rating = self.rating_of(record)
        if record.actual:  # the day it was reached stands in its own column
            return marks.rag(rating)
        return format_html('{}<span class="by">{}</span>', marks.rag(rating), marks.because(rating))

    def value_status(self, record: Milestone) -> str:
        return self.rating_of(record).label

    def value_reason(self, record: Milestone) -> str:
        return "" if record.actual else self.rating_of(record).reason

    def sql_slip(self) -> Expression:
        return expressions.slip()

    def sql_status(self) -> Expression:
        return expressions.status(self.as_at.day)

    def sql_reason(self) -> Expression:
        return expressions.reason(self.as_at.day)
