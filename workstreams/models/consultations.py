"""Consultations: with whom, on what, from when to when."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from programme.dates import Precision
from programme.history import RecordHistory
from programme.records import (
    KnownDate,
    NumberedRecord,
    RecordQuerySet,
    in_order,
    lines,
    linked,
    must_not_precede,
    must_share_programme,
    precision_field,
)
from workstreams.models.workstreams import Stage, Workstream


class Consultation(NumberedRecord):
    """A formal consultation. Its length counts both the first day and the last."""

    class Audience(models.TextChoices):
        STAFF = "staff", "Staff"
        PUBLIC = "public", "The public"

    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    stage = models.ForeignKey(
        Stage, on_delete=models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    subject = models.CharField(max_length=200, help_text="What it is on, after «consultation on».")
    audience = models.CharField(max_length=6, choices=Audience)
    opens_on = models.DateField(null=True, blank=True)
    opens_precision = precision_field()
    closes_on = models.DateField(null=True, blank=True)
    closes_precision = precision_field()
    departments = models.TextField(blank=True, help_text="Whom it covers. One a line.")
    engagement = models.TextField(blank=True, help_text="How people were engaged. One a line.")

    prefix = "C"
    searched = ("subject", "departments", "engagement")
    known_dates = ("opens", "closes")
    opens = KnownDate()
    closes = KnownDate()

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            in_order(
                "opens_on",
                "closes_on",
                name="consultation_closes_on_or_after_it_opens",
                sentence="A consultation cannot close before it opens.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} Consultation on {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("workstreams:consultation-detail", args=[self.programme.slug, self.ref])

    @property
    def days(self) -> int | None:
        """Its length in days, both ends counted: 6 October to 19 November is 45.

        None unless both dates are known to the day.
        """
        if not (self.opens and self.closes):
            return None
        if {self.opens.precision, self.closes.precision} != {Precision.DAY}:
            return None
        return (self.closes.on - self.opens.on).days + 1

    def has_opened(self, *, as_at: date) -> bool:
        return bool(self.opens) and self.opens.first <= as_at

    def has_closed(self, *, as_at: date) -> bool:
        """From the day after its last day; one known to close in July is open on 31 July."""
        return bool(self.closes) and self.closes.on < as_at

    @property
    def department_list(self) -> tuple[str, ...]:
        return lines(self.departments)

    @property
    def engagement_list(self) -> tuple[str, ...]:
        return lines(self.engagement)

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "workstream")
        if self.stage is not None and self.stage.workstream_id != self.workstream_id:
            raise ValidationError(
                {"stage": f"{self.stage} belongs to another workstream. Choose one of this one's."}
            )
        must_not_precede(linked(self, "programme"), self, "opens", "closes")
