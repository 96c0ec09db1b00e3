"""Who decides: forums, their meetings, and what they decided."""

from datetime import date
from enum import nonmember
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from programme.dates import Precision
from programme.history import RecordHistory
from programme.records import (
    KnownDate,
    NumberedRecord,
    RecordQuerySet,
    linked,
    must_not_precede,
    must_share_programme,
    precision_field,
)


class Forum(NumberedRecord):
    """A body that decides on, directs or scrutinises the programme."""

    class Kind(models.TextChoices):
        BOARD = "board", "Programme board"
        DESIGN = "design", "Executive or design board"
        SCRUTINY = "scrutiny", "Scrutiny panel"
        OTHER = "other", "Other"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.OTHER)
    remit = models.TextField(blank=True, help_text="What it may decide, in a sentence.")

    prefix = "F"
    searched = ("name", "remit")

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return self.name


class MeetingQuerySet(RecordQuerySet):
    def of(self, forum: Forum) -> Self:
        return self.filter(forum_id=forum.id)

    def known_to_the_day(self) -> Self:
        return self.filter(held_precision=Precision.DAY)

    def on_or_after(self, day: date) -> Self:
        return self.filter(held_on__gte=day).order_by("held_on", "id")

    def before(self, day: date) -> Self:
        """Newest first."""
        return self.filter(held_on__lt=day).order_by("-held_on", "-id")


class Meeting(NumberedRecord):
    """A meeting of a forum, held or to come."""

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("date")
    held_precision = precision_field()
    subject = models.CharField(max_length=200, blank=True)

    prefix = "MT"
    searched = ("subject",)
    known_dates = ("held",)
    held = KnownDate()

    objects = MeetingQuerySet.as_manager()
    history = RecordHistory(MeetingQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.forum}, {self.held}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "forum")
        must_not_precede(linked(self, "programme"), self, "held")


class DecisionQuerySet(RecordQuerySet):
    def agreed(self) -> Self:
        return self.filter(outcome__in=Decision.Outcome.agreed)


class Decision(NumberedRecord):
    """What a forum decided. ``made_by`` names the deciders where no forum of the record did."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", "Agreed"
        AGREED_JOINTLY = "agreed_jointly", "Agreed jointly"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Not agreed"

        agreed = nonmember(frozenset({"agreed", "agreed_jointly"}))

    title = models.CharField(max_length=200)
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    made_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField()
    decided_precision = precision_field()
    outcome = models.CharField(max_length=16, choices=Outcome, default=Outcome.AGREED)
    rationale = models.TextField(blank=True)

    prefix = "D"
    searched = ("title", "rationale", "made_by")
    known_dates = ("decided",)
    decided = KnownDate()

    objects = DecisionQuerySet.as_manager()
    history = RecordHistory(DecisionQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(forum__isnull=False) | ~Q(made_by=""),
                name="decision_has_a_decider",
                violation_error_message="Say who decided: choose a forum, or write who it was.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("programme:decision-detail", args=[self.programme.slug, self.ref])

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "forum", "meeting")
        must_not_precede(linked(self, "programme"), self, "decided")
        if self.meeting is not None and self.meeting.forum_id != self.forum_id:
            raise ValidationError(
                {"meeting": f"{self.meeting} is a meeting of another forum. Choose one of its own."}
            )
