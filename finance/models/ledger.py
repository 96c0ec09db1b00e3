"""The ledger: what was actually spent and saved. Written once, never changed."""

from datetime import date
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import Case, F, Max, Min, Q, Sum, When

from finance.models.cases import Direction, Scheme, positive_pence
from programme import clock
from programme.dates import financial_year, written
from programme.models import Programme
from programme.validators import is_financial_year, validate_financial_year


class AppendOnly(ValidationError):
    """Somebody tried to change or remove what can only be added to."""


class LedgerQuerySet(models.QuerySet):
    def in_programme(self, programme: Programme) -> Self:
        return self.filter(programme_id=programme.pk)

    def as_at(self, when: "clock.AsAt | date") -> Self:
        """Entries that had been recorded by the end of a day. The ledger needs no history."""
        if isinstance(when, clock.AsAt):
            if when.live:
                return self
            when = when.day
        return self.filter(recorded_at__lt=clock.end_of(when))

    def counted(self) -> Self:
        """``counted_pence``: the amount, less than zero where the entry reverses another."""
        return self.annotate(
            counted_pence=Case(
                When(reverses__isnull=False, then=-F("amount_pence")),
                default=F("amount_pence"),
                output_field=models.BigIntegerField(),
            )
        )

    def by_scheme_and_year(self) -> Self:
        """``pence`` has reversals taken off; ``first`` and ``last`` are numbers of entries."""
        sums = self.counted().values("scheme_id", "financial_year")
        told = {"pence": Sum("counted_pence"), "last_on": Max("effective_on")}
        told |= {"first": Min("number"), "last": Max("number")}
        return sums.annotate(**told).order_by("scheme_id", "financial_year")

    def newest_first(self) -> Self:
        return self.order_by("-effective_on", "-number", "-id")

    def update(self, **fields) -> int:
        raise AppendOnly("A ledger entry is never changed. Reverse it and post the right one.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnly("A ledger entry is never removed. Reverse it instead.")


class LedgerEntry(models.Model):
    """Money that was spent or saved by a scheme, in whole pence, always above zero.

    The scheme's direction says which way it counts. A mistake is corrected by an entry that
    names the one it ``reverses`` (same scheme, year and amount) and a new entry. The database
    itself refuses to change or remove an entry: see ``finance.append_only``.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="entries")
    amount_pence = models.BigIntegerField(
        validators=[MinValueValidator(1, "Give an amount above £0.00.")]
    )
    effective_on = models.DateField(help_text="The day the money was spent or saved.")
    financial_year = models.CharField(
        max_length=7, validators=[validate_financial_year], help_text="Written 2021/22."
    )
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    posting_key = models.UUIDField(
        default=uuid4,
        unique=True,
        editable=False,
        help_text="Given by the form that posted it, so that one sent twice adds once.",
    )
    description = models.CharField(max_length=200)
    evidence = models.CharField(
        max_length=200, blank=True, help_text="Where it can be checked: a journal, a file."
    )
    source = models.CharField(max_length=300, blank=True)
    illustrative = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )

    prefix = "L"
    searched = ("description", "evidence")

    objects = LedgerQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "ledger entries"
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="ledgerentry_number_once_per_programme",
                violation_error_message="That number is already taken in this programme.",
            ),
            positive_pence("ledgerentry_amount_is_positive"),
            models.CheckConstraint(
                condition=~Q(reverses=F("id")),
                name="ledgerentry_does_not_reverse_itself",
                violation_error_message="An entry cannot reverse itself.",
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "recorded_at"]),
            # Covers the sums by scheme and year that every money page begins with.
            models.Index(
                fields=["programme", "scheme", "financial_year"],
                include=["amount_pence", "reverses", "effective_on"],
                name="ledger_sums",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.description}"

    def save(self, *args, **kwargs) -> None:
        """Add the entry, numbered and dated. A second save is refused."""
        if not self._state.adding:
            raise AppendOnly(
                f"{self.ref} is in the ledger and is never changed. Reverse it and post the right one."
            )
        with transaction.atomic():
            if self.number is None:
                Programme.objects.select_for_update().get(pk=self.programme_id)
                entries = LedgerEntry.objects.filter(programme_id=self.programme_id)
                self.number = (entries.aggregate(highest=Max("number"))["highest"] or 0) + 1
            if self.recorded_at is None:
                self.recorded_at = clock.now()
            super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly(f"{self.ref} is never removed from the ledger. Reverse it instead.")

    @property
    def ref(self) -> str:
        return f"{self.prefix}{self.number}"

    @property
    def direction(self) -> Direction:
        return Direction(self.scheme.direction)

    def clean(self) -> None:
        super().clean()
        if self.scheme_id and self.programme_id and self.scheme.programme_id != self.programme_id:
            raise ValidationError({"scheme": f"{self.scheme} belongs to another programme."})
        self._check_date()
        self._check_reversal()

    def _check_date(self) -> None:
        if not self.effective_on:
            return
        if self.programme_id and self.effective_on < self.programme.begins_on:
            raise ValidationError(
                {
                    "effective_on": f"{written(self.effective_on)} is before the programme began "
                    f"on {written(self.programme.begins_on)}."
                }
            )
        right = financial_year(self.effective_on)
        if is_financial_year(self.financial_year) and self.financial_year != right:
            raise ValidationError(
                {
                    "financial_year": f"{written(self.effective_on)} lies in {right}, not in "
                    f"{self.financial_year}."
                }
            )

    def _check_reversal(self) -> None:
        original = self.reverses
        if original is None:
            return
        if original.reverses_id:
            raise ValidationError({"reverses": f"{original.ref} is itself a reversal."})
        same = ("scheme_id", "amount_pence", "financial_year")
        if any(getattr(self, name) != getattr(original, name) for name in same):
            raise ValidationError(
                {"reverses": f"A reversal has the scheme, year and amount of {original.ref}."}
            )
