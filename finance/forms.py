"""Money typed in pounds, kept in whole pence."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from finance.actions import posted_before
from finance.models import LedgerEntry
from programme import clock
from programme.dates import financial_year, written

PLAIN = re.compile(r"[0-9]+(\.[0-9]{1,2})?", re.ASCII)
GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?", re.ASCII)
MOST_PENCE = 10**12 - 1
HOW = "Write pounds and pence as 1234.56 or 1,234.56."

#: What is wrong with an amount, by the shape it was typed in; the first that fits is told.
FAULTS = (
    (r"[-−].*|\(.*\)", "is less than zero. Give an amount above £0.00."),
    (
        r"[0-9,]+\.[0-9]{3,}",
        "has more than two decimals. Give it to the penny: nothing is rounded.",
    ),
    (r"[0-9.]*,[0-9]{1,2}", f"has a comma where the pence begin. {HOW}"),
    (r"[0-9.,]*,[0-9.,]*", f"has a comma in a wrong place: commas part thousands. {HOW}"),
    (r"[0-9.]+[eE][+-]?[0-9]+", f"is written with an exponent. {HOW}"),
    (r".*", f"is not an amount. {HOW}"),
)


def typed(pence: int) -> str:
    """An amount as one would type it: 1,234.56."""
    whole, odd = divmod(pence, 100)
    return f"{whole:,}.{odd:02}"


def pence_of(text: str) -> int:
    """Whole pence from what was typed in pounds, exactly; anything else is a ValidationError."""
    given = text.strip()
    amount = given.removeprefix("£").strip()
    shown = given if len(given) <= 40 else f"{given[:40]}…"
    if not (PLAIN.fullmatch(amount) or GROUPED.fullmatch(amount)):
        fault = next(f for shape, f in FAULTS if re.fullmatch(shape, amount, re.DOTALL))
        raise ValidationError(f"«{shown}» {fault}", code="not_pounds")
    whole, _, odd = amount.replace(",", "").partition(".")
    if len(whole.lstrip("0")) > len(str(MOST_PENCE)) - 2:
        raise ValidationError(
            f"«{shown}» is more than £{typed(MOST_PENCE)}, the most that is kept. Check the amount.",
            code="too_much",
        )
    pence = int(whole) * 100 + int(odd.ljust(2, "0") or 0)
    if pence == 0:
        raise ValidationError(f"«{shown}» is nothing. Give an amount above £0.00.", code="zero")
    return pence


class PoundsField(forms.Field):
    """An amount above zero, typed in pounds; its value is whole pence."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": 14})

    def __init__(self, **options) -> None:
        super().__init__(**{"label": "Amount, £", **options})

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values or not str(value).strip():
            return None
        return pence_of(str(value))

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != initial
        except ValidationError:
            return True


class LedgerEntryForm(forms.ModelForm):
    """A new entry. Its programme is its scheme's; its year is its date's, and one that is typed is checked.

    ``earlier`` is the entry that this form has made already, where it is sent again.
    """

    amount_pence = PoundsField()
    form_key = forms.UUIDField(initial=uuid4, widget=forms.HiddenInput)

    class Meta:
        model = LedgerEntry
        fields = (
            "scheme",
            "amount_pence",
            "effective_on",
            "financial_year",
            "description",
            "evidence",
            "source",
            "illustrative",
        )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["financial_year"].required = False
        self.fields["financial_year"].help_text = "Left empty, it is the year of the date."

    def clean_effective_on(self) -> date:
        on, today = self.cleaned_data["effective_on"], clock.today()
        if on > today:
            raise ValidationError(
                f"{written(on)} has not come yet: the ledger holds what was actually spent or "
                f"saved. Give {written(today)} or a day before."
            )
        return on

    def clean_financial_year(self) -> str:
        year, on = self.cleaned_data["financial_year"], self.cleaned_data.get("effective_on")
        return year or (financial_year(on) if on else "")

    def clean(self) -> dict:
        if scheme := self.cleaned_data.get("scheme"):
            self.instance.programme = scheme.programme
        cleaned = super().clean()
        self.earlier = None
        if not self.errors:
            said = {name: cleaned[name] for name in LedgerEntryForm.Meta.fields}
            self.earlier = posted_before(cleaned["form_key"], said)
        return cleaned
