"""What a register may be narrowed to. Where the form holds a value that does not exist it says so,
and no row is shown: a list that looks filtered and is not would mislead."""

from datetime import date

import django_filters as filters
from django.db.models import Q, QuerySet

from workstreams.models import Workstream


class WorkFilter(filters.FilterSet):
    """By words, and by workstream with those below it.

    The querysets may hold past rows, so choices are ids of the day's record, never live rows.
    """

    q = filters.CharFilter(label="Words in the title", method="having_words")
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

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        return rows.none() if self.form.errors else super().filter_queryset(rows)

    def having_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        for word in value.split():
            rows = rows.filter(title__icontains=word)
        return rows

    def below(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(workstream_id__in=below(self.tree, value))


def below(tree: tuple[tuple[Workstream, int], ...], slug: str) -> set[int]:
    """The ids of the workstream ``slug`` and of all below it, in a tree read downwards."""
    ids: set[int] = set()
    for workstream, _ in tree:
        if workstream.slug == slug or workstream.parent_id in ids:
            ids.add(workstream.id)
    return ids


class MilestoneFilter(WorkFilter):
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
            return rows.filter(Q(raised_on__lte=self.as_at))
        return rows.open(as_at=self.as_at)
