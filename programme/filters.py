"""What a register may be narrowed to, and how that is said in words.

Where the form holds a value that does not exist it says so, no row is shown and no file is made:
a list that looks filtered and is not would mislead.
"""

import re
from typing import ClassVar

import django_filters as filters
from django.db.models import QuerySet

from programme.models import Decision, Forum
from programme.searching import having, words_in


class RegisterFilter(filters.FilterSet):
    """The form above a register. ``say_<name>`` says the value of a filter in words.

    The querysets may hold past rows, so choices are of the day's record, never live rows.
    """

    noun: ClassVar[str]
    model: ClassVar[type]

    q = filters.CharFilter(label="Words, or a reference", method="having_words", max_length=200)

    def filter_queryset(self, rows: QuerySet) -> QuerySet:
        return rows.none() if self.form.errors else super().filter_queryset(rows)

    def nothing_listed(self, *, otherwise: str) -> str:
        """What stands where a register has no row; ``otherwise`` where nothing narrows it."""
        if self.form.errors:
            return "Nothing is listed until the filter above is put right."
        if self.form.changed_data:
            return "Nothing fits. Widen the filter above, or clear it."
        return otherwise

    def having_words(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By reference (M16), else by the words of the title and the main texts."""
        if found := re.fullmatch(
            rf"{self.model.prefix}(\d{{1,9}})", value, re.ASCII | re.IGNORECASE
        ):
            return rows.filter(number=int(found[1]))
        words = words_in(value)
        return having(rows, words, self.model.searched) if words else rows.none()

    @property
    def words(self) -> str:
        """What the rows are: "Milestones of SEND and those below it, not reached"."""
        said = [
            getattr(self, f"say_{name}")(value)
            for name, value in self._given.items()
            if hasattr(self, f"say_{name}")
        ]
        return f"{self.subject} {', '.join(said)}" if said else self.subject

    @property
    def subject(self) -> str:
        return self.noun if self._given else f"All {self.noun.lower()}"

    @property
    def _given(self) -> dict[str, str]:
        """The filters that are set to something that exists; the words come last."""
        self.form.is_valid()
        given = {name: value for name, value in self.form.cleaned_data.items() if value}
        return given | ({"q": given.pop("q")} if "q" in given else {})

    @property
    def wrong(self) -> str:
        """What is wrong with what was asked for, field by field; nothing where all is well."""
        fields = self.form.fields
        return " ".join(
            f"{fields[name].label}: {' '.join(said)}" for name, said in self.form.errors.items()
        )

    def say_q(self, value: str) -> str:
        return f"that mention «{value}»"


def chosen(filter_set: filters.FilterSet, name: str, value: str) -> str:
    """The label of a choice, without the strokes that show its depth."""
    return dict(filter_set.form.fields[name].choices)[value].lstrip("– ")


class DecisionFilter(RegisterFilter):
    noun, model = "Decisions", Decision

    forum = filters.ChoiceFilter(label="Forum", method="by_forum", empty_label="All")
    outcome = filters.ChoiceFilter(
        label="Outcome", choices=Decision.Outcome.choices, empty_label="All"
    )

    def __init__(self, data, queryset: QuerySet, *, forums: list[Forum], **options) -> None:
        super().__init__(data, queryset=queryset, **options)
        self.forums = {forum.ref: forum.id for forum in forums}
        self.form.fields["forum"].choices = [("", "All"), *((f.ref, f.name) for f in forums)]

    def by_forum(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(forum_id=self.forums[value])

    def say_forum(self, value: str) -> str:
        return f"of the {chosen(self, 'forum', value)}"

    def say_outcome(self, value: str) -> str:
        return chosen(self, "outcome", value).lower()
