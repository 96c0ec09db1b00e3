"""Adding to the ledger, and taking back by adding. Nothing in it is ever changed."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from finance.models import LedgerEntry, Scheme
from programme import dates, money
from programme.models import Programme, User


class AlreadyPosted(ValidationError):
    """A form that was posted is not posted again with something else in it."""


class AlreadyReversed(ValidationError):
    """An entry is taken back once."""


@transaction.atomic
def post_entry(
    *,
    scheme: Scheme,
    amount_pence: int,
    effective_on: date,
    description: str,
    by: User,
    financial_year: str = "",
    evidence: str = "",
    source: str = "",
    illustrative: bool = False,
    posting_key: UUID | None = None,
) -> LedgerEntry:
    """Record what ``scheme`` spent or saved. A ``financial_year`` that is given is checked.

    A ``posting_key`` that was used before adds nothing: the entry it made is returned, or
    refused where that one says something else.
    """
    key = posting_key or uuid4()
    # Posts to one programme queue here, so that a form sent twice at once finds its first entry.
    Programme.objects.select_for_update().get(pk=scheme.programme_id)
    said = {
        "scheme": scheme,
        "amount_pence": amount_pence,
        "effective_on": effective_on,
        "financial_year": financial_year or dates.financial_year(effective_on),
        "description": description,
        "evidence": evidence,
        "source": source,
        "illustrative": illustrative,
    }
    if posted := posted_before(key, said):
        return posted
    return _add(LedgerEntry(programme=scheme.programme, recorded_by=by, posting_key=key, **said))


def posted_before(key: UUID, said: Mapping[str, Any]) -> LedgerEntry | None:
    """The entry that a form with this ``key`` made; it must say what is ``said`` now."""
    posted = LedgerEntry.objects.select_related("scheme").filter(posting_key=key).first()
    if posted and any(getattr(posted, name) != value for name, value in said.items()):
        raise AlreadyPosted(
            f"This form was already sent and posted as {posted.ref}, "
            f"{money.pounds(posted.amount_pence)} on {dates.written(posted.effective_on)}, "
            f"«{posted.description}». Open a new form to post another entry."
        )
    return posted


@transaction.atomic
def reverse_entry(*, entry: LedgerEntry, reason: str, by: User) -> LedgerEntry:
    """Take ``entry`` back by an entry of the same scheme, amount, day and year, recorded now.

    The sum of its year is then what it was before. ``reason`` is kept in the description.
    """
    if not reason.strip():
        raise ValidationError(f"Say why {entry.ref} is reversed: the ledger keeps the reason.")
    # The entry is locked, so that a second reversal waits and then finds the first.
    original = LedgerEntry.objects.select_for_update().get(pk=entry.pk)
    if earlier := LedgerEntry.objects.filter(reverses=original).first():
        raise _already(original, earlier)
    reversal = LedgerEntry(
        programme=original.programme,
        scheme=original.scheme,
        amount_pence=original.amount_pence,
        effective_on=original.effective_on,
        financial_year=original.financial_year,
        reverses=original,
        description=f"Reversal of {original.ref}: {reason.strip()}",
        source=original.source,
        illustrative=original.illustrative,
        recorded_by=by,
    )
    try:
        with transaction.atomic():
            return _add(reversal)
    except IntegrityError as broken:
        if earlier := LedgerEntry.objects.filter(reverses=original).first():
            raise _already(original, earlier) from broken
        raise


def _already(original: LedgerEntry, earlier: LedgerEntry) -> AlreadyReversed:
    return AlreadyReversed(
        f"{original.ref} was already reversed, by {earlier.ref}. Nothing was added to the ledger."
    )


def _add(entry: LedgerEntry) -> LedgerEntry:
    entry.full_clean(exclude={"number", "recorded_at"})
    entry.save()
    return entry
