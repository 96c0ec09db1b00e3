"""Checks of one value, with a sentence for the user."""

from django.core.exceptions import ValidationError

from programme.dates import financial_year_start


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
