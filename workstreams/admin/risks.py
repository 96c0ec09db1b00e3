"""Risks, scored three times, with the actions that treat them."""

from itertools import count

from django import forms
from django.contrib import admin
from django.db.models import Max

from programme.admin import site
from programme.admin.columns import reference
from programme.admin.forms import RowFormSet
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline
from workstreams import scoring
from workstreams.models import Risk, RiskAction


class OpenFilter(admin.SimpleListFilter):
    title = "open"
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return (("yes", "Open"), ("no", "Closed"))

    def queryset(self, request, queryset):
        if self.value() in ("yes", "no"):
            return queryset.filter(closed_on__isnull=self.value() == "yes")
        return queryset


class ScaleField(forms.TypedChoiceField):
    """1 to 5 with its word: «3 possible»."""

    def __init__(self, db_field, words: dict[int, str]) -> None:
        super().__init__(
            choices=[("", "not scored"), *((n, f"{n} {word}") for n, word in words.items())],
            coerce=int,
            empty_value=None,
            required=not db_field.blank,
            label=db_field.verbose_name.capitalize(),
            error_messages={
                "invalid_choice": "«%(value)s» is not on the scale. Choose a whole number from 1 to 5."
            },
        )


class ActionRowSet(RowFormSet):
    """Actions are numbered within their risk; a number is never used again."""

    def save_new(self, form, commit=True):
        if not hasattr(self, "numbers"):
            given = RiskAction.history.filter(risk_id=self.instance.pk)
            self.numbers = count((given.aggregate(Max("number"))["number__max"] or 0) + 1)
        form.instance.number = next(self.numbers)
        return super().save_new(form, commit=commit)


class ActionRows(RowInline):
    model = RiskAction
    formset = ActionRowSet
    verbose_name = "action"
    verbose_name_plural = "actions"
    ordering = ("number", "pk")
    fields = ("title", "owner_post", "due_on", "done_on")
    happened = ("done_on",)


@admin.register(Risk, site=site)
class RiskAdmin(RecordAdmin):
    list_display = (
        reference,
        "title",
        "workstream",
        "category",
        "inherent",
        "current",
        "target",
        "owner_post",
        "next_review_on",
        "closed_on",
    )
    list_display_links = (reference, "title")
    list_filter = (OpenFilter, "programme", "workstream", "category", "treatment")
    list_select_related = ("workstream",)
    search_fields = ("title", "number", "cause", "event", "consequence", "owner_post")
    inlines = (ActionRows,)
    starts_today = ("raised_on",)
    happened = ("raised_on", "closed_on")
    sections = (
        (None, ("title", "workstream", ("category", "owner_post"), "raised_on")),
        (
            "The risk",
            ("cause", "event", "consequence"),
            "Because …, there is a risk that …, so that …",
        ),
        (
            "Scores",
            (
                ("inherent_likelihood", "inherent_impact"),
                ("current_likelihood", "current_impact"),
                ("target_likelihood", "target_impact", "target_on"),
            ),
            "Inherent: before any action. Current: with the controls in place today. Target: by its date.",
        ),
        (
            "What is done",
            ("treatment", "proximity", ("next_review_on", "escalated_to"), "closed_on"),
        ),
    )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name.endswith("_likelihood"):
            return ScaleField(db_field, scoring.LIKELIHOODS)
        if db_field.name.endswith("_impact"):
            return ScaleField(db_field, scoring.IMPACTS)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="Inherent")
    def inherent(self, risk):
        return risk.inherent_score

    @admin.display(description="Current")
    def current(self, risk):
        return f"{risk.current_score} {risk.band.label.lower()}"

    @admin.display(description="Target")
    def target(self, risk):
        return risk.target_score


@admin.register(RiskAction, site=site)
class RiskActionAdmin(RecordAdmin):
    on_the_index = False
    list_display = ("ref", "title", "owner_post", "due_on", "done_on")
    list_display_links = ("ref", "title")
    list_filter = ("risk", ("done_on", admin.EmptyFieldListFilter))
    list_select_related = ("risk",)
    search_fields = ("title", "owner_post", "risk__title")
    ordering = ("risk__number", "number", "pk")
    fixed = ("risk", "number")
    happened = ("done_on",)
    sections = ((None, (("risk", "number"), "title", "owner_post", ("due_on", "done_on"))),)
