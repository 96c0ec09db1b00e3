"""What the vision promises, and the indicators that measure it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.history import RecordHistory
from programme.records import (
    NumberedRecord,
    Record,
    RecordQuerySet,
    must_share_programme,
)


class Outcome(NumberedRecord):
    """One of the things the programme's vision is delivered through."""

    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    prefix = "OC"
    searched = ("title", "description")

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"


class Indicator(NumberedRecord):
    """A measure of an outcome. A ``context`` rate is never good or bad in itself."""

    class Polarity(models.TextChoices):
        HIGHER = "higher", "Higher is better"
        LOWER = "lower", "Lower is better"
        CONTEXT = "context", "Context: neither is better"

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60, help_text="For example «%», «per 10,000 children».")
    polarity = models.CharField(max_length=8, choices=Polarity)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)

    prefix = "IN"
    searched = ("name",)

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(target__isnull=True, target_on__isnull=True)
                | Q(target__isnull=False, target_on__isnull=False),
                name="indicator_target_has_its_date",
                violation_error_message="Give a target and its date together, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("programme:indicator-detail", args=[self.programme.slug, self.ref])

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "outcome")


class MeasurementQuerySet(RecordQuerySet):
    def in_time_order(self) -> Self:
        return self.order_by("period_ends_on", "area", "id")


class Measurement(Record):
    """One published value of an indicator: a number, or the symbol printed instead of one."""

    class Area(models.TextChoices):
        COUNCIL = "council", "This council"
        NEIGHBOURS = "neighbours", "Statistical neighbours"
        ENGLAND = "england", "England"

    class Symbol(models.TextChoices):
        SUPPRESSED = "c", "c: suppressed, a count of 1 to 5"
        NOT_APPLICABLE = "z", "z: not applicable"
        NOT_AVAILABLE = ":", ": not available"

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    area = models.CharField(max_length=10, choices=Area, default=Area.COUNCIL)
    period = models.CharField(max_length=20, help_text="As published: «2020/21», «Q2 2021/22».")
    period_ends_on = models.DateField()
    value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    symbol = models.CharField(max_length=1, choices=Symbol, blank=True)

    objects = MeasurementQuerySet.as_manager()
    history = RecordHistory(MeasurementQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "period"],
                name="measurement_once_per_area_and_period",
                violation_error_message="This indicator already has a value for that area and period.",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, symbol="")
                | (Q(value__isnull=True) & ~Q(symbol="")),
                name="measurement_is_a_number_or_a_symbol",
                violation_error_message="Give either a number or the symbol published instead of it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.get_area_display()}, {self.period}"

    @property
    def ref(self) -> str:
        return f"{self.indicator.ref} {self.period}"
