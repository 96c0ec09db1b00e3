"""The tree of workstreams, and the stages a workstream may have of its own."""

from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from programme.history import RecordHistory
from programme.records import (
    KnownDate,
    NumberedRecord,
    Record,
    RecordQuerySet,
    in_order,
    lines,
    linked,
    must_not_precede,
    must_share_programme,
    precision_field,
)


class WorkstreamQuerySet(RecordQuerySet):
    def in_number_order(self) -> Self:
        return self.order_by("number", "id")


class Workstream(NumberedRecord):
    """A strand of the work with a lead, deliverables and milestones; the report's "project area".

    ``parent`` makes a tree. ``property_effect`` is what it means for the council's buildings,
    which the scrutiny report states under property implications.
    """

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = models.CharField(max_length=120)
    qualifier = models.CharField(
        max_length=60, blank=True, help_text="What people add in brackets: «restructure»."
    )
    slug = models.SlugField()
    purpose = models.TextField(blank=True)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="workstreams_led",
        help_text="Who may update it and everything below it.",
    )
    lead_post = models.CharField(max_length=120, blank=True)
    meets = models.CharField(max_length=60, blank=True, help_text="For example «weekly».")
    members = models.TextField(blank=True, help_text="Who takes part. One group a line.")
    property_effect = models.TextField(blank=True)

    prefix = "W"
    searched = ("name", "qualifier", "purpose")

    objects = WorkstreamQuerySet.as_manager()
    history = RecordHistory(WorkstreamQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "slug"],
                name="workstream_slug_once_per_programme",
                violation_error_message="Another workstream of this programme has that address.",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="workstream_is_not_its_own_parent",
                violation_error_message="A workstream cannot lie below itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workstreams:workstream-detail", args=[self.programme.slug, self.slug])

    @property
    def full_name(self) -> str:
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    @property
    def member_list(self) -> tuple[str, ...]:
        return lines(self.members)

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "parent")
        self._refuse_cycle()

    def _refuse_cycle(self) -> None:
        """Walks up from the parent, one query a level."""
        above, seen = self.parent, set()
        while above is not None and above.pk not in seen:
            seen.add(above.pk)
            if self.pk is not None and above.pk == self.pk:
                raise ValidationError(
                    {
                        "parent": f"{self.name} cannot lie below {self.parent}: {self.parent} "
                        f"already lies below {self.name}. Choose another parent."
                    }
                )
            above = above.parent


class Stage(Record):
    """A step of one workstream. Never a phase: phases belong to the programme."""

    workstream = models.ForeignKey(Workstream, on_delete=models.PROTECT, related_name="stages")
    number = models.PositiveSmallIntegerField()
    summary = models.CharField(max_length=200, blank=True)
    scope = models.TextField(blank=True, help_text="What it covers. One a line.")
    began_on = models.DateField(null=True, blank=True)
    began_precision = precision_field()
    ended_on = models.DateField(null=True, blank=True)
    ended_precision = precision_field()

    known_dates = ("began", "ended")
    began = KnownDate()
    ended = KnownDate()

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workstream", "number"],
                name="stage_number_once_per_workstream",
                violation_error_message="This workstream already has a stage with that number.",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1),
                name="stage_number_starts_at_1",
                violation_error_message="Stages are numbered from 1.",
            ),
            in_order(
                "began_on",
                "ended_on",
                name="stage_ended_on_or_after_began",
                sentence="A stage cannot end before it began.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.workstream}, stage {self.number}"

    @property
    def ref(self) -> str:
        return f"{self.workstream.ref} stage {self.number}"

    @property
    def scope_list(self) -> tuple[str, ...]:
        return lines(self.scope)

    def clean(self) -> None:
        super().clean()
        workstream = linked(self, "workstream")
        must_not_precede(workstream and workstream.programme, self, "began", "ended")
