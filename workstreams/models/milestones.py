"""What is delivered and when: deliverables, milestones, and what waits for what."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse

from programme.dates import Precision, days_late
from programme.history import RecordHistory
from programme.models import Decision, Objective
from programme.records import (
    KnownDate,
    NumberedRecord,
    Record,
    RecordQuerySet,
    linked,
    must_not_precede,
    must_share_programme,
    precision_field,
)
from workstreams.models.workstreams import Stage, Workstream

#: Days behind its baseline from which a milestone counts as late (Amber).
LATE_FROM = 8


class Deliverable(NumberedRecord):
    """A thing a workstream makes: a paper, a structure, a service."""

    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, related_name="deliverables"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_precision = precision_field()
    delivered_on = models.DateField(null=True, blank=True)
    delivered_precision = precision_field()

    prefix = "DL"
    searched = ("title", "description")
    known_dates = ("due", "delivered")
    due = KnownDate()
    delivered = KnownDate()

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "workstream")
        must_not_precede(linked(self, "programme"), self, "due", "delivered")


def _late(as_at: date) -> Q:
    limit = timedelta(days=LATE_FROM)
    behind = Q(forecast_on__gte=F("baseline_on") + limit) & ~Q(forecast_precision=Precision.OPEN)
    past = Q(baseline_on__lte=as_at - limit)
    return Q(actual_on__isnull=True) & ~Q(baseline_precision=Precision.OPEN) & (behind | past)


class MilestoneQuerySet(RecordQuerySet):
    def reached(self) -> Self:
        return self.filter(actual_on__isnull=False)

    def outstanding(self) -> Self:
        return self.filter(actual_on__isnull=True)

    def overdue(self, *, as_at: date) -> Self:
        """Not reached, and the forecast (or, without one, the baseline) lies before ``as_at``."""
        dated = self.outstanding().annotate(
            expected_on=models.functions.Coalesce("forecast_on", "baseline_on"),
            expected_precision=models.Case(
                models.When(forecast_on__isnull=False, then="forecast_precision"),
                default="baseline_precision",
            ),
        )
        return dated.filter(expected_on__lt=as_at).exclude(expected_precision=Precision.OPEN)

    def late(self, *, as_at: date) -> Self:
        """Not reached, and 8 or more days behind a dated baseline, by forecast or already."""
        return self.filter(_late(as_at))

    def counts(self, *, as_at: date) -> dict[str, int]:
        """How many in all (``total``), ``reached``, and ``late``. One query."""
        return self.order_by().aggregate(
            total=Count("id"),
            reached=Count("id", filter=Q(actual_on__isnull=False)),
            late=Count("id", filter=_late(as_at)),
        )

    def in_baseline_order(self) -> Self:
        return self.order_by(F("baseline_on").asc(nulls_last=True), "number", "id")


class Milestone(NumberedRecord):
    """A moment that shows the work is getting there, with three dates.

    Baseline is the date approved, forecast is today's view, actual is when it was reached.
    Slip is forecast (or actual) less baseline in calendar days; + is late.
    """

    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, related_name="milestones")
    stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    objective = models.ForeignKey(
        Objective, on_delete=models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    title = models.CharField(max_length=200)
    done_when = models.TextField(
        "test of being done", blank=True, help_text="How anyone can tell that it is reached."
    )
    owner_post = models.CharField(max_length=120, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    baseline_precision = precision_field()
    baseline_decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    forecast_on = models.DateField(null=True, blank=True)
    forecast_precision = precision_field()
    actual_on = models.DateField(null=True, blank=True)
    actual_precision = precision_field()

    prefix = "M"
    searched = ("title", "done_when")
    known_dates = ("baseline", "forecast", "actual")
    baseline = KnownDate()
    forecast = KnownDate()
    actual = KnownDate()

    objects = MilestoneQuerySet.as_manager()
    history = RecordHistory(MilestoneQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(actual_precision=Precision.OPEN),
                name="milestone_actual_is_not_open_ended",
                violation_error_message="A milestone that was reached has a date that is known.",
            ),
        ]
        # The order of the register, so that even a page in its middle is found in the index alone.
        indexes = [models.Index(fields=["programme", "baseline_on", "number", "id"])]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("workstreams:milestone-detail", args=[self.programme.slug, self.ref])

    @property
    def expected(self):
        """The date it will be, or was, reached as far as is known; None where nothing says."""
        return self.actual or self.forecast or self.baseline

    @property
    def slip(self) -> int | None:
        """Calendar days from baseline to actual or forecast; None unless both are dated."""
        return days_late(planned=self.baseline, expected=self.expected)

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "workstream", "objective", "baseline_decision")
        must_not_precede(linked(self, "programme"), self, "baseline", "forecast", "actual")
        if self.stage is not None and self.stage.workstream_id != self.workstream_id:
            raise ValidationError(
                {"stage": f"{self.stage} belongs to another workstream. Choose one of this one's."}
            )


class Dependency(Record):
    """One milestone waits for another: finish to start unless stated."""

    class Kind(models.TextChoices):
        FINISH_TO_START = "fs", "Finish to start"
        START_TO_START = "ss", "Start to start"
        FINISH_TO_FINISH = "ff", "Finish to finish"
        START_TO_FINISH = "sf", "Start to finish"

    predecessor = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="holds_up")
    successor = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="waits_for")
    kind = models.CharField(max_length=2, choices=Kind, default=Kind.FINISH_TO_START)

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta:
        verbose_name_plural = "dependencies"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="dependency_once",
                violation_error_message="That dependency is already recorded.",
            ),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="dependency_is_not_on_itself",
                violation_error_message="A milestone cannot wait for itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.successor.ref} waits for {self.predecessor.ref}"

    @property
    def ref(self) -> str:
        return f"{self.predecessor.ref}→{self.successor.ref}"

    def clean(self) -> None:
        super().clean()
        if not (linked(self, "predecessor") and linked(self, "successor")):
            return
        if self.predecessor.programme_id != self.successor.programme_id:
            raise ValidationError("Both milestones must belong to the same programme.")
        if self.predecessor_id != self.successor_id:  # a constraint has words for that
            self._refuse_cycle()

    def _refuse_cycle(self) -> None:
        """One query, of all dependencies of the programme."""
        others = Dependency.objects.filter(successor__programme_id=self.successor.programme_id)
        waiting = defaultdict(set)
        for predecessor, successor in others.exclude(pk=self.pk).values_list(
            "predecessor_id", "successor_id"
        ):
            waiting[predecessor].add(successor)
        seen, queue = set(), [self.successor_id]
        while queue:
            current = queue.pop()
            if current == self.predecessor_id:
                raise ValidationError(
                    f"{self.successor.ref} cannot wait for {self.predecessor.ref}: "
                    f"{self.predecessor.ref} already waits, directly or not, for "
                    f"{self.successor.ref}. Remove one of the two."
                )
            if current not in seen:
                seen.add(current)
                queue.extend(waiting[current])
