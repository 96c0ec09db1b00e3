"""Delivery confidence: judged by a person, looking forward, never computed."""

from typing import Self

from django.db import models
from django.db.models import Q

from programme.history import RecordHistory
from programme.models import Phase
from programme.ratings import Confidence
from programme.records import NumberedRecord, RecordQuerySet, must_share_programme
from workstreams.models.workstreams import Workstream


class JudgementQuerySet(RecordQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-judged_on", "-id")


class Judgement(NumberedRecord):
    """Somebody's signed view of whether a phase, a workstream or the programme will deliver.

    With neither ``phase`` nor ``workstream`` it is of the whole programme.
    """

    phase = models.ForeignKey(
        Phase, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements"
    )
    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="judgements"
    )
    confidence = models.CharField(max_length=5, choices=Confidence)
    judged_on = models.DateField()
    judged_by = models.CharField(max_length=120, help_text="The post: «SRO», «Workstream lead».")
    independent = models.BooleanField(
        default=False, help_text="Judged by somebody outside the work, not by its own lead."
    )
    rationale = models.TextField()

    prefix = "J"
    searched = ("rationale",)

    objects = JudgementQuerySet.as_manager()
    history = RecordHistory(JudgementQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(phase__isnull=True) | Q(workstream__isnull=True),
                name="judgement_is_of_one_thing",
                violation_error_message="Judge a phase or a workstream, not both at once.",
            ),
        ]

    def __str__(self) -> str:
        of = self.phase or self.workstream or self.programme
        return f"{self.ref} {self.get_confidence_display()} for {of}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "phase", "workstream")
