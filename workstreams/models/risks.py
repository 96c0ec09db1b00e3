"""Risks: what might happen, how bad, and what is done about it."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from programme.history import RecordHistory
from programme.models import Forum
from programme.records import (
    NumberedRecord,
    Record,
    RecordQuerySet,
    in_order,
    must_share_programme,
)
from workstreams import scoring
from workstreams.models.workstreams import Workstream

OPEN = Q(closed_on__isnull=True)


def scale_field(**options) -> models.PositiveSmallIntegerField:
    sentence = "Choose a whole number from 1 to 5."
    return models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1, sentence), MaxValueValidator(5, sentence)], **options
    )


def on_the_scale(name: str) -> models.CheckConstraint:
    """``name`` is 1 to 5, or empty."""
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
        name=f"risk_{name}_is_1_to_5",
        violation_error_message=f"{name.replace('_', ' ').capitalize()} runs from 1 to 5.",
    )


class RiskQuerySet(RecordQuerySet):
    def open(self, *, as_at: date) -> Self:
        """Risks raised on or before ``as_at`` and not closed by then."""
        return self.filter(OPEN | Q(closed_on__gt=as_at), raised_on__lte=as_at)

    def with_score(self) -> Self:
        return self.annotate(score=F("current_likelihood") * F("current_impact"))

    def in_worst_order(self) -> Self:
        return self.with_score().order_by("-score", "number", "id")


class Risk(NumberedRecord):
    """An uncertain event, written cause → event → consequence and scored three times.

    Inherent: before any action. Current: after the controls in place. Target: by ``target_on``.
    Source of the method: HM Treasury's Orange Book.
    """

    class Category(models.TextChoices):
        STRATEGY = "strategy", "Strategy"
        GOVERNANCE = "governance", "Governance"
        OPERATIONS = "operations", "Operations"
        LEGAL = "legal", "Legal"
        PROPERTY = "property", "Property"
        FINANCIAL = "financial", "Financial"
        COMMERCIAL = "commercial", "Commercial"
        PEOPLE = "people", "People"
        TECHNOLOGY = "technology", "Technology"
        INFORMATION = "information", "Information"
        SECURITY = "security", "Security"
        PROGRAMME = "programme", "Project or programme"
        REPUTATIONAL = "reputational", "Reputational"
        SAFEGUARDING = "safeguarding", "Safeguarding"

    class Treatment(models.TextChoices):
        TOLERATE = "tolerate", "Tolerate"
        TREAT = "treat", "Treat"
        TRANSFER = "transfer", "Transfer"
        TERMINATE = "terminate", "Terminate"
        TAKE = "take", "Take the opportunity"

    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="risks"
    )
    title = models.CharField(max_length=200)
    cause = models.TextField(help_text="Because …")
    event = models.TextField(help_text="there is a risk that …")
    consequence = models.TextField(help_text="so that …")
    category = models.CharField(max_length=12, choices=Category)
    inherent_likelihood = scale_field()
    inherent_impact = scale_field()
    current_likelihood = scale_field()
    current_impact = scale_field()
    target_likelihood = scale_field(null=True, blank=True)
    target_impact = scale_field(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    treatment = models.CharField(max_length=9, choices=Treatment, default=Treatment.TREAT)
    proximity = models.CharField(max_length=60, blank=True, help_text="When it might strike.")
    owner_post = models.CharField(max_length=120)
    raised_on = models.DateField()
    next_review_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    escalated_to = models.ForeignKey(
        Forum,
        verbose_name="forum it is escalated to",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    prefix = "R"
    searched = ("title", "cause", "event", "consequence")

    objects = RiskQuerySet.as_manager()
    history = RecordHistory(RiskQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            *(
                on_the_scale(f"{when}_{what}")
                for when in ("inherent", "current", "target")
                for what in ("likelihood", "impact")
            ),
            models.CheckConstraint(
                condition=Q(
                    target_likelihood__isnull=True,
                    target_impact__isnull=True,
                    target_on__isnull=True,
                )
                | Q(
                    target_likelihood__isnull=False,
                    target_impact__isnull=False,
                    target_on__isnull=False,
                ),
                name="risk_target_is_whole",
                violation_error_message="A target needs a likelihood, an impact and a date.",
            ),
            in_order(
                "raised_on",
                "closed_on",
                name="risk_closed_on_or_after_raised",
                sentence="A risk cannot close before it was raised.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("workstreams:risk-detail", args=[self.programme.slug, self.ref])

    @property
    def inherent_score(self) -> int:
        return scoring.score(self.inherent_likelihood, self.inherent_impact)

    @property
    def current_score(self) -> int:
        return scoring.score(self.current_likelihood, self.current_impact)

    @property
    def target_score(self) -> int | None:
        if self.target_likelihood is None or self.target_impact is None:
            return None
        return scoring.score(self.target_likelihood, self.target_impact)

    @property
    def band(self) -> scoring.Band:
        return scoring.band(self.current_score)

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "workstream", "escalated_to")


class RiskActionQuerySet(RecordQuerySet):
    def overdue(self, *, as_at: date) -> Self:
        """Due before ``as_at`` and not done by then."""
        return self.filter(Q(done_on__isnull=True) | Q(done_on__gt=as_at), due_on__lt=as_at)


class RiskAction(Record):
    """One thing somebody does about a risk, by a date."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="actions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    owner_post = models.CharField(max_length=120)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    objects = RiskActionQuerySet.as_manager()
    history = RecordHistory(RiskActionQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["risk", "number"],
                name="risk_action_number_once_per_risk",
                violation_error_message="This risk already has an action with that number.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    @property
    def ref(self) -> str:
        return f"{self.risk.ref}.{self.number}"
