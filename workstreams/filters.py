"""What the registers of the work may be narrowed to."""

from datetime import date

import django_filters as filters
from django.db.models import QuerySet

from programme.filters import RegisterFilter, chosen
from workstreams.models import Issue, Milestone, Risk
from workstreams.trees import below


class WorkFilter(RegisterFilter):
    """By words, and by workstream with those below it."""

    workstream = filters.ChoiceFilter(
        label="Workstream, and those below", method="below", empty_label="All"
    )

    def __init__(self, data, queryset: QuerySet, *, tree, as_at: date, **options) -> None:
        super().__init__(data, queryset=queryset, **options)
        self.tree, self.as_at = tree, as_at
        self.form.fields["workstream"].choices = [
            ("", "All"),
            *((w.slug, f"{'– ' * depth}{w.name}") for w, depth in tree),
        ]

    def below(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(workstream_id__in=below(self.tree, value))

    def say_workstream(self, value: str) -> str:
        named = f"of {chosen(self, 'workstream', value)}"
        return f"{named} and those below it" if len(below(self.tree, value)) > 1 else named


class MilestoneFilter(WorkFilter):
    noun, model = "Milestones", Milestone

    status = filters.ChoiceFilter(
        label="Status",
        empty_label="All",
        method="having_status",
        choices=[
            ("late", "Late by 8 days or more"),
            ("overdue", "Overdue"),
            ("outstanding", "Not reached"),
            ("reached", "Reached"),
        ],
    )

    def having_status(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return {
            "late": lambda: rows.late(as_at=self.as_at),
            "overdue": lambda: rows.overdue(as_at=self.as_at),
            "outstanding": rows.outstanding,
            "reached": rows.reached,
        }[value]()

    def say_status(self, value: str) -> str:
        return chosen(self, "status", value).lower()


class OpenFilter(WorkFilter):
    """Risks and issues: open ones unless all are asked for."""

    state = filters.ChoiceFilter(
        label="State",
        empty_label="Open",
        method="in_state",
        choices=[("closed", "Closed"), ("all", "Open and closed")],
    )

    def in_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        rows = super().filter_queryset(rows)
        if self.form.errors:
            return rows
        state = self.form.cleaned_data.get("state")
        if state == "closed":
            return rows.filter(closed_on__lte=self.as_at)
        if state == "all":
            return rows.filter(raised_on__lte=self.as_at)
        return rows.open(as_at=self.as_at)

    @property
    def subject(self) -> str:
        state = self._given.get("state")
        return f"{chosen(self, 'state', state) if state else 'Open'} {self.noun.lower()}"


class RiskFilter(OpenFilter):
    noun, model = "Risks", Risk


class IssueFilter(OpenFilter):
    noun, model = "Issues", Issue
