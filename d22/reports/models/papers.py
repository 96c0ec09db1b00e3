"""Papers to a committee: what every one of them states, and the drafts that were made."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse

from programme.history import RecordHistory
from programme.models import Forum, Meeting
from programme.records import (
    NumberedRecord,
    RecordQuerySet,
    lines,
    must_share_programme,
)

ONE_A_LINE = "One a line."


class CommitteeDetails(NumberedRecord):
    """What every report of a programme to one forum states and the record cannot compute.

    The council's form asks for each of these, in the order of the fields. An empty text
    prints as "None", because the form must answer.
    """

    forum = models.ForeignKey(Forum, on_delete=models.PROTECT, related_name="+")
    report_of = models.CharField(max_length=120)
    director_post = models.CharField("executive director", max_length=120)
    author_post = models.CharField("author", max_length=120)
    confidentiality = models.TextField("statement of confidentiality", blank=True)
    recommendations = models.TextField(help_text=ONE_A_LINE)
    reasons = models.TextField("reasons for report recommendations")
    alternatives = models.TextField("alternative options considered and rejected", blank=True)
    property_note = models.TextField(
        "property, beyond what workstreams state", blank=True, help_text="One paragraph a line."
    )
    statutory_power = models.TextField("statutory power to undertake the proposals")
    other_legal = models.TextField("other legal implications", blank=True)
    policy_framework = models.TextField("policy framework implications", blank=True)
    shared_vision = models.TextField("strategies that share the vision", blank=True)
    key_decision = models.BooleanField(default=False)
    wards = models.CharField("wards or communities affected", max_length=200, default="All")
    equality_assessment_required = models.BooleanField(
        "equality and safety impact assessment required", default=False
    )
    data_protection_assessment_required = models.BooleanField(
        "data protection impact assessment required", default=False
    )
    appendices = models.TextField(blank=True, help_text=ONE_A_LINE)
    members_rooms = models.TextField("documents in Members' rooms", blank=True)
    background_papers = models.TextField(blank=True, help_text=ONE_A_LINE)

    prefix = "CD"

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta(NumberedRecord.Meta):
        verbose_name_plural = "committee details"
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["programme", "forum"],
                name="committeedetails_once_per_forum",
                violation_error_message="That forum already has its details: change those.",
            ),
        ]

    def __str__(self) -> str:
        return f"Details for the {self.forum}"

    @property
    def recommendation_list(self) -> tuple[str, ...]:
        return lines(self.recommendations)

    @property
    def appendix_list(self) -> tuple[str, ...]:
        return lines(self.appendices)

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "forum")


class ReportQuerySet(RecordQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-number", "-id")


class Report(NumberedRecord):
    """A report drafted for a meeting, saying the record as at a day.

    A draft holds no text of its own: it is composed from the record each time it is opened,
    so a draft as at a past day never changes and one as at today follows the record. The meeting
    too is the meeting as the record knew it at the position; only lists name it as it stands.
    """

    class Kind(models.TextChoices):
        SCRUTINY = "scrutiny", "Scrutiny report"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SCRUTINY)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    position_on = models.DateField(
        "position at", help_text="The day whose record the report tells."
    )
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )

    prefix = "RP"

    objects = ReportQuerySet.as_manager()
    history = RecordHistory(ReportQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.meeting}"

    def get_absolute_url(self) -> str:
        return reverse("reports:report-detail", args=[self.programme.slug, self.number])

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "meeting")
