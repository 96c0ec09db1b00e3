"""The business case: what is to be spent and saved, by scheme and year, and who approved it."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from finance.models import approvals
from programme.clock import AsAt
from programme.history import RecordHistory
from programme.models import Decision
from programme.records import (
    NumberedRecord,
    Record,
    RecordQuerySet,
    linked,
    must_share_programme,
)
from programme.validators import is_financial_year, validate_financial_year
from workstreams.models import Workstream


class Direction(models.TextChoices):
    """Which way money counts. Amounts are always positive; this says of what."""

    INVESTMENT = "investment", "Investment"
    SAVING = "saving", "Saving"


class Fund(models.TextChoices):
    REVENUE = "revenue", "Revenue"
    CAPITAL = "capital", "Capital"
    RESERVE = "reserve", "Reserve"
    GRANT = "grant", "Grant"


class BusinessCaseQuerySet(RecordQuerySet):
    def approved(self, *, as_at: AsAt | date) -> Self:
        """Cases whose decision, as it was recorded by then, was agreed."""
        agreed = Decision.as_at(as_at).agreed().values("id")
        return self.filter(approved_by_decision_id__in=agreed)

    def newest_first(self) -> Self:
        return self.order_by("-number", "-id")


class BusinessCase(NumberedRecord):
    """A version of the case for the money; the baseline once a decision approved it.

    Source of the first: EMB / Organisational Design Board, 22 September 2021.
    """

    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    approved_by_decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="business_cases"
    )

    prefix = "BC"
    searched = ("title", "summary")

    objects = BusinessCaseQuerySet.as_manager()
    history = RecordHistory(BusinessCaseQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "approved_by_decision")
        approvals.must_be_approved_with_a_plan(self)


class SchemeQuerySet(RecordQuerySet):
    def in_number_order(self) -> Self:
        return self.order_by("number", "id")


class Scheme(NumberedRecord):
    """A named line of investment or of saving, owned by a workstream.

    A saving has a class, and class totals never mix; an investment has a fund it is paid from.
    ``first_status`` keeps the original rating beside the current one.
    """

    class SavingClass(models.TextChoices):
        RECURRING = "recurring", "Cashable, recurring"
        ONE_OFF = "one_off", "Cashable, one-off"
        AVOIDANCE = "avoidance", "Cost avoidance"
        INCOME = "income", "Income"
        NON_CASHABLE = "non_cashable", "Non-cashable"

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        ON_TRACK = "on_track", "On track"
        AT_RISK = "at_risk", "At risk"
        UNACHIEVABLE = "unachievable", "Unachievable"
        DELIVERED = "delivered", "Delivered"
        REPLACED = "replaced", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"

    business_case = models.ForeignKey(
        BusinessCase, on_delete=models.PROTECT, related_name="schemes"
    )
    workstream = models.ForeignKey(
        Workstream, on_delete=models.PROTECT, null=True, blank=True, related_name="schemes"
    )
    name = models.CharField(max_length=120)
    direction = models.CharField(max_length=10, choices=Direction)
    saving_class = models.CharField(max_length=12, choices=SavingClass, blank=True)
    fund = models.CharField(max_length=8, choices=Fund, default=Fund.REVENUE)
    owner_post = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.NOT_STARTED)
    first_status = models.CharField(max_length=12, choices=Status, default=Status.NOT_STARTED)

    prefix = "S"
    searched = ("name",)

    objects = SchemeQuerySet.as_manager()
    history = RecordHistory(SchemeQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(direction=Direction.SAVING) & ~Q(saving_class=""))
                | Q(direction=Direction.INVESTMENT, saving_class=""),
                name="scheme_saving_has_a_class",
                violation_error_message="A saving needs a class; an investment has none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.name}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "business_case", "workstream")
        approvals.must_keep_its_money(self)


def positive_pence(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(amount_pence__gt=0),
        name=name,
        violation_error_message="Give an amount above £0.00.",
    )


class YearAmount(Record):
    """An amount of one scheme in one financial year, in whole pence."""

    financial_year = models.CharField(max_length=7, validators=[validate_financial_year])
    amount_pence = models.BigIntegerField(
        validators=[MinValueValidator(1, "Give an amount above £0.00.")]
    )

    class Meta:
        abstract = True

    def must_lie_in_the_programme(self, scheme: Scheme | None) -> None:
        if scheme is None:
            return
        years = scheme.programme.years
        if is_financial_year(self.financial_year) and self.financial_year not in years:
            raise ValidationError(
                {
                    "financial_year": f"{self.financial_year} is not a year of {scheme.programme}, "
                    f"which runs from {years[0]} to {years[-1]}."
                }
            )


class PlanLine(YearAmount):
    """What the business case plans for one scheme in one financial year."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="plan_lines")

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "financial_year"],
                name="plan_line_once_per_scheme_and_year",
                violation_error_message="This scheme already has a plan for that year.",
            ),
            positive_pence("plan_line_amount_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}, {self.financial_year}"

    @property
    def ref(self) -> str:
        return f"{self.scheme.ref} {self.financial_year}"

    def clean(self) -> None:
        super().clean()
        self.must_lie_in_the_programme(linked(self, "scheme"))
        approvals.must_leave_an_approved_plan(self)

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        if sentence := approvals.why_fixed(self.scheme.business_case):
            raise approvals.PlanFixed(sentence)
        return super().delete(*args, **kwargs)
