"""Issues: what has happened and has to be dealt with."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.history import RecordHistory
from programme.records import (
    NumberedRecord,
    RecordQuerySet,
    in_order,
    must_share_programme,
)
from workstreams.models.risks import Risk
from workstreams.models.workstreams import Workstream


class IssueQuerySet(RecordQuerySet):
    def open(self, *, as_at: date) -> Self:
        """Issues raised on or before ``as_at`` and not closed by then."""
        not_closed = Q(closed_on__isnull=True) | Q(closed_on__gt=as_at)
        return self.filter(not_closed, raised_on__lte=as_at)

    def in_priority_order(self) -> Self:
        """Critical first, then the oldest."""
        return self.order_by("priority", "raised_on", "id")


class Issue(NumberedRecord):
    """A problem that is here now; ``from_risk`` is the risk that became it."""

    class Priority(models.IntegerChoices):
        CRITICAL = 1, "Critical"
        HIGH = 2, "High"
        MEDIUM = 3, "Medium"
        LOW = 4, "Low"

    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="issues"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.MEDIUM)
    owner_post = models.CharField(max_length=120)
    raised_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    resolution = models.TextField(blank=True)
    from_risk = models.ForeignKey(
        Risk, on_delete=models.PROTECT, null=True, blank=True, related_name="became"
    )

    prefix = "I"
    searched = ("title", "description", "resolution")

    objects = IssueQuerySet.as_manager()
    history = RecordHistory(IssueQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            in_order(
                "raised_on",
                "closed_on",
                name="issue_closed_on_or_after_raised",
                sentence="An issue cannot close before it was raised.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(resolution=""),
                name="issue_closed_with_a_resolution",
                violation_error_message="Say how the issue was resolved before closing it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("workstreams:issue-detail", args=[self.programme.slug, self.ref])

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "workstream", "from_risk")
