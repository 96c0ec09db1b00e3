"""What every record has: where it came from, a version, a reference, and its past."""

from dataclasses import fields
from datetime import date
from typing import ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Max, Q
from simple_history.manager import SIMPLE_HISTORY_REVERSE_ATTR_NAME

from programme import clock
from programme.dates import Known, Precision, last_day, written
from programme.history import PastRecord

Line = TypeVar("Line")
#: No plan reaches so far.
FAR = date(2101, 1, 1)


class StaleRecord(ValidationError):
    """The record was changed by somebody else since it was read."""


def precision_field(default: str = Precision.DAY) -> models.CharField:
    return models.CharField(max_length=8, choices=Precision, default=default)


class KnownDate:
    """``baseline = KnownDate()`` reads ``baseline_on`` and ``baseline_precision`` as one ``Known``."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.on, self.precision = f"{name}_on", f"{name}_precision"

    def __get__(self, record: models.Model | None, owner: type) -> Known | None:
        return self if record is None else self.of(record)

    def of(self, record: object) -> Known | None:
        return Known.of(getattr(record, self.on), getattr(record, self.precision))


def lines(text: str) -> tuple[str, ...]:
    """A text of one item a line, as its items."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def in_order(earlier: str, later: str, *, name: str, sentence: str) -> models.CheckConstraint:
    """``later`` is empty, ``earlier`` is empty, or ``later`` is not before ``earlier``."""
    nulls = Q(**{f"{earlier}__isnull": True}) | Q(**{f"{later}__isnull": True})
    return models.CheckConstraint(
        condition=nulls | Q(**{f"{later}__gte": F(earlier)}),
        name=name,
        violation_error_message=sentence,
    )


class RecordQuerySet(models.QuerySet):
    """Words that every record knows, live and past alike."""

    def in_programme(self, programme: models.Model) -> Self:
        return self.filter(programme_id=programme.pk)

    def as_lines(self, kind: type[Line]) -> tuple[Line, ...]:
        """Only the columns that the dataclass ``kind`` names, as its instances. Runs the query."""
        names = [field.name for field in fields(kind)]
        return tuple(kind(*row) for row in self.values_list(*names))

    def by_id(self) -> dict[int, models.Model]:
        """The records by their id. Runs the query."""
        return {record.id: record for record in self}


class Record(models.Model):
    """A row of the programme's record: it keeps its source, its version and its history."""

    source = models.CharField(
        max_length=300,
        blank=True,
        help_text="Where this came from, for example «Scrutiny Panel 25 Nov 2021, para 14».",
    )
    illustrative = models.BooleanField(
        default=False, help_text="Made up for a demonstration; marked so wherever it is shown."
    )
    illustrative_parts = models.CharField(
        max_length=120,
        blank=True,
        help_text="What is made up where the rest is not, for example «baseline».",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(editable=False)

    known_dates: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Save, one version on. Refuses a record that somebody else saved since it was read."""
        self._refuse_if_past()
        self._round_dates()
        version = self.version
        try:
            with transaction.atomic():
                self._take_next_version()
                self.changed_at = clock.now()
                if (fields := kwargs.get("update_fields")) is not None:
                    rounded = {f"{name}_on" for name in self.known_dates}
                    kwargs["update_fields"] = {*fields, *rounded, "version", "changed_at"}
                elif self._state.adding:
                    kwargs["force_insert"] = True  # a new record never overwrites one by its id
                super().save(*args, **kwargs)
        except Exception:
            self.version = version  # so that the same record, put right, can be saved again
            raise

    def delete(self, *args, **kwargs) -> tuple[int, dict[str, int]]:
        self._refuse_if_past()
        return super().delete(*args, **kwargs)

    @classmethod
    def as_at(cls, when: "clock.AsAt | date") -> RecordQuerySet:
        """The records as the system held them at the end of a day, deleted ones included.

        A bare date always reads the past; ``AsAt`` reads the live table where it is live.
        """
        if isinstance(when, clock.AsAt):
            if when.live:
                return cls.objects.all()
            when = when.day
        return cls.history.get_queryset().at_the_end_of(when)

    def is_made_up(self, part: str = "") -> bool:
        """Whether the record, or that part of it, is illustrative."""
        return self.illustrative or bool(part and part in self.illustrative_parts)

    def clean(self) -> None:
        super().clean()
        self._refuse_far_dates()
        self._round_dates()

    def _refuse_far_dates(self) -> None:
        """A slip of the finger, and past the calendar once rounded to its season."""
        dates = (f.name for f in self._meta.fields if type(f) is models.DateField)
        far = [name for name in dates if (on := getattr(self, name)) and on >= FAR]
        if far:
            raise ValidationError(dict.fromkeys(far, f"Give a date before {FAR.year}."))

    def _refuse_if_past(self) -> None:
        if hasattr(self, SIMPLE_HISTORY_REVERSE_ATTR_NAME):
            raise PastRecord(f"{self} was read as at a past day and cannot be changed.")

    def _take_next_version(self) -> None:
        if self._state.adding:
            return
        saved = type(self).objects.select_for_update().filter(pk=self.pk)
        current = saved.values_list("version", flat=True).first()
        if current is None:
            raise StaleRecord(f"Somebody else removed {self} while you had it open.")
        if current != self.version:
            raise StaleRecord(
                f"Somebody else saved {self} while you had it open (version {current}; yours is "
                f"{self.version}). Nothing was overwritten. Open it again and repeat your change."
            )
        self.version += 1

    def _round_dates(self) -> None:
        for name in self.known_dates:
            if on := getattr(self, f"{name}_on"):
                rounded = last_day(on, getattr(self, f"{name}_precision"))
                setattr(self, f"{name}_on", rounded)


class NumberedRecord(Record):
    """A record of a programme with a reference people say aloud: M1, R7, D3.

    Numbers run per programme and kind and are never used again, a deleted record's included.
    """

    programme = models.ForeignKey("programme.Programme", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(editable=False)

    prefix: ClassVar[str]
    #: What a search by words looks into: what the record is called, then its main texts.
    searched: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="%(class)s_number_once_per_programme",
                violation_error_message="That number is already taken in this programme.",
            )
        ]

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic():
            if self.number is None:
                self.number = self._next_number()
            super().save(*args, **kwargs)

    @property
    def ref(self) -> str:
        return f"{self.prefix}{self.number}"

    def _next_number(self) -> int:
        """One more than any number ever given. Locks the programme so that two cannot take one."""
        owner = self._meta.get_field("programme").related_model
        owner.objects.select_for_update().get(pk=self.programme_id)
        used = type(self).history.filter(programme_id=self.programme_id)
        return (used.aggregate(highest=Max("number"))["highest"] or 0) + 1


def linked(record: models.Model, name: str) -> models.Model | None:
    """What ``name`` points to; None where nothing is chosen, even if something must be.

    A form that leaves a required choice empty is cleaned to its end, so rules that follow
    links must not fall over the gap.
    """
    return None if getattr(record, f"{name}_id") is None else getattr(record, name)


def must_share_programme(record: NumberedRecord, *names: str) -> None:
    """Refuse a link from ``record`` to a record of another programme."""
    for name in names:
        other = linked(record, name)
        if other is not None and other.programme_id != record.programme_id:
            raise ValidationError(
                {name: f"{other} belongs to another programme. Choose one of this programme."}
            )


def must_not_precede(programme: models.Model | None, record: Record, *names: str) -> None:
    """Refuse a date of ``record`` that falls before ``programme`` began, where one is chosen."""
    if programme is None:
        return
    for name in names:
        known = getattr(record, name)
        if known and known.on < programme.begins_on:
            raise ValidationError(
                {
                    f"{name}_on": f"{known} is before the programme began on "
                    f"{written(programme.begins_on)}. Give a date on or after that day."
                }
            )
