"""The programme, its phases and their objectives."""

from typing import Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from programme.dates import financial_year_start, financial_years
from programme.history import RecordHistory
from programme.records import (
    KnownDate,
    NumberedRecord,
    Record,
    RecordQuerySet,
    in_order,
    linked,
    must_not_precede,
    must_share_programme,
    precision_field,
)
from programme.validators import validate_financial_year

#: First words of addresses that are no programme's; ``d22.urls`` and what serves the files.
RESERVED = frozenset({"accounts", "admin", "calendar", "health", "static"})


class ProgrammeQuerySet(RecordQuerySet):
    def in_name_order(self) -> Self:
        return self.order_by("name", "id")


class Programme(Record):
    """A council's transformation programme: the whole that phases, work and money belong to.

    ``context`` is the case for change in the programme's own words; ``vision_set`` is when the
    service set its vision, which may be known to the month only.
    """

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True, help_text="Its address: /destination-22/")
    organisation = models.CharField(max_length=120)
    service = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True, help_text="What it is for, in two or three sentences.")
    context = models.TextField(blank=True, help_text="Why it is needed. One paragraph a line.")
    needs = models.TextField(blank=True, help_text="What the service must do. One a line.")
    begins_on = models.DateField(help_text="No planned or actual date may fall before this day.")
    vision_set_on = models.DateField(null=True, blank=True)
    vision_set_precision = precision_field()
    first_year = models.CharField(
        max_length=7, validators=[validate_financial_year], help_text="Written 2021/22."
    )
    duration_years = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1), MaxValueValidator(15)]
    )
    sponsor_post = models.CharField("senior responsible owner", max_length=120, blank=True)
    risk_log = models.CharField(
        max_length=120, blank=True, help_text="Where the full risk log is kept, if not here."
    )
    risk_log_reviewed_by = models.CharField(max_length=120, blank=True)

    known_dates = ("vision_set",)
    vision_set = KnownDate()

    objects = ProgrammeQuerySet.as_manager()
    history = RecordHistory(ProgrammeQuerySet)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError(
                {"slug": f"«{self.slug}» is an address of the site's own. Choose another."}
            )

    @property
    def years(self) -> tuple[str, ...]:
        """Its financial years, in order."""
        return financial_years(self.first_year, self.duration_years)

    @property
    def ends_on(self):
        """31 March that closes its last financial year."""
        start = financial_year_start(self.first_year)
        return start.replace(year=start.year + self.duration_years, month=3, day=31)


class PhaseQuerySet(RecordQuerySet):
    def in_number_order(self) -> Self:
        return self.order_by("number", "id")


class Phase(NumberedRecord):
    """A stretch of the programme with objectives of its own (in MSP, a tranche).

    Not a stage: a workstream may have stages, and stage 2 of the restructure is not Phase 2.
    Source of the three phases: the Scrutiny Panel report of 25 November 2021, paras 5 and 11.
    """

    summary = models.CharField(max_length=300, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    begins_precision = precision_field()
    due_on = models.DateField(null=True, blank=True)
    due_precision = precision_field()

    prefix = "P"
    searched = ("summary",)
    known_dates = ("begins", "due")
    begins = KnownDate()
    due = KnownDate()

    objects = PhaseQuerySet.as_manager()
    history = RecordHistory(PhaseQuerySet)

    class Meta(NumberedRecord.Meta):
        constraints = [
            *NumberedRecord.Meta.constraints,
            in_order(
                "begins_on",
                "due_on",
                name="phase_due_on_or_after_it_begins",
                sentence="A phase cannot be due before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return f"Phase {self.number}"

    def clean(self) -> None:
        super().clean()
        must_not_precede(linked(self, "programme"), self, "begins", "due")


class ObjectiveQuerySet(RecordQuerySet):
    def in_number_order(self) -> Self:
        return self.order_by("number", "id")


class Objective(NumberedRecord):
    """Something a phase sets out to achieve; met when every milestone that serves it is reached."""

    phase = models.ForeignKey(Phase, on_delete=models.PROTECT, related_name="objectives")
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)

    prefix = "O"
    searched = ("title", "description")

    objects = ObjectiveQuerySet.as_manager()
    history = RecordHistory(ObjectiveQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "phase")
