"""Checks of one value, with a sentence for the user."""

from datetime import date

from django.core.exceptions import ValidationError

from programme.dates import Known, financial_year_start, last_day, written


class NotYet(ValidationError):
    """Something is said to have happened on a day to come."""


def validate_financial_year(value: str) -> None:
    try:
        financial_year_start(value)
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong


def is_financial_year(value: str) -> bool:
    """Whether it is one at all: what is not is told so by the validator, and by nothing else."""
    try:
        financial_year_start(value)
    except ValueError:
        return False
    return True


def must_have_happened(on: Known | None, *, as_at: date) -> None:
    """Refuse ``on`` where the whole of its period lies after ``as_at``."""
    if on is None:
        return
    period = Known(last_day(on.on, on.precision), on.precision)
    if period.first > as_at:
        raise NotYet(
            f"{period} has not come yet: today is {written(as_at)}. Give a day that has passed."
        )
