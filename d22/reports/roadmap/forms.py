"""What a roadmap may be narrowed to. A value that is none is answered in words."""

import re
from datetime import date

from django import forms

from d22.reports.roadmap.window import Window, months_on
from programme.dates import last_of_month
from programme.summaries import Ground
from workstreams.summaries import Work

MONTH = re.compile(r"((?:19|20)[0-9]{2})-(0[1-9]|1[0-2])")
#: A window of more months would be a line of dots.
MONTHS_AT_MOST = 300


class MonthField(forms.CharField):
    """The 1st of a month written 2021-04; None where nothing was given."""

    widget = forms.TextInput(attrs={"type": "month", "placeholder": "2021-04", "size": 8})

    def clean(self, value: object) -> date | None:
        given = super().clean(value)
        if not given:
            return None
        found = MONTH.fullmatch(given)
        if not found:
            raise forms.ValidationError(f"«{given[:20]}» is not a month. Write it as 2021-04.")
        return date(int(found[1]), int(found[2]), 1)


class RoadmapForm(forms.Form):
    """Phase and workstream by reference and slug; ``from`` and ``to`` name the window's months."""

    phase = forms.ChoiceField(
        label="Phase",
        required=False,
        error_messages={"invalid_choice": "«%(value)s» is no phase on this day. Choose another."},
    )
    workstream = forms.ChoiceField(
        label="Workstream, and those below",
        required=False,
        error_messages={
            "invalid_choice": "«%(value)s» is no workstream on this day. Choose another."
        },
    )

    def __init__(self, data, *, ground: Ground, work: Work) -> None:
        super().__init__(data)
        self.fields["phase"].choices = [
            ("", "All"),
            *((phase.ref, str(phase)) for phase in ground.phases),
            ("none", "In no phase"),
        ]
        self.fields["workstream"].choices = [
            ("", "All"),
            *((w.slug, f"{'– ' * depth}{w.name}") for w, depth in work.tree),
        ]
        # Named here because a class cannot have an attribute called from.
        self.fields["from"] = MonthField(label="From", required=False)
        self.fields["to"] = MonthField(label="To", required=False)

    def clean(self) -> None:
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if not (first and last):
            return
        if last < first:
            self.add_error("to", f"{last:%B %Y} is before {first:%B %Y}. Choose a later month.")
        elif (last.year - first.year) * 12 + last.month - first.month >= MONTHS_AT_MOST:
            self.add_error("to", f"That is more than {MONTHS_AT_MOST // 12} years. Choose fewer.")

    def asked(self, name: str) -> str:
        """What was chosen, there or not: nothing is listed for what is not there."""
        return self.data.get(name, "").strip()

    def window(self, otherwise: Window) -> Window:
        """The window asked for; an end that is not given is that of ``otherwise``, or a year on."""
        first = self.cleaned_data.get("from") or otherwise.first
        last = self.cleaned_data.get("to") or otherwise.last
        if self.errors.keys() & {"from", "to"}:
            return otherwise
        if last < first:
            given_first = self.cleaned_data.get("from") is not None
            first, last = (
                (first, months_on(first, 11)) if given_first else (months_on(last, -11), last)
            )
        return Window(first, last_of_month(last.year, last.month))
