"""Forms that never overwrite what somebody else saved since they were opened."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin.utils import NestedObjects
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.utils import pretty_name

from programme import clock
from programme.dates import Known, Precision
from programme.records import Record, StaleRecord
from programme.validators import must_have_happened


def refuse_stale(record: Record, opened: int | None) -> None:
    """Lock ``record`` and refuse unless it still is what it was when the form was opened."""
    row = type(record).objects.select_for_update().filter(pk=record.pk)
    current = row.values_list("version", flat=True).first()
    if opened == record.version == current:
        return
    newest = record.history.order_by("-history_id").first()
    who = newest.history_user if newest and newest.history_user else "Somebody"
    raise StaleRecord(
        f"{who} saved {record} while you had it open (version {current}; yours is "
        f"{opened or 'not known'}). Nothing was overwritten and what you typed is still here. "
        "Open the record again in another window, see what changed, and repeat your change there.",
        code="stale",
    )


def refuse_protected(record: Record) -> None:
    """Refuse to delete what other records need."""
    collector = NestedObjects(using=record._state.db)
    collector.collect([record])
    if collector.protected:
        named = "; ".join(sorted(str(needing) for needing in collector.protected))
        raise ValidationError(
            f"{record} cannot be deleted while other records need it: {named}. "
            "Change or delete those first."
        )


class OpenedVersion(forms.IntegerField):
    """The version a form was opened on. It travels with the form and never counts as a change."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class RowForm(forms.ModelForm):
    """One record in a form: checked against its version where it would be written."""

    opened_version = OpenedVersion(required=False)

    #: Whether the asker may change a record as the form would leave it; set by the admin.
    may_change: Callable[[models.Model], bool] = staticmethod(lambda record: True)
    #: Dates of what has happened, so never to come; set by the admin.
    happened: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.initial["opened_version"] = self.instance.version

    @property
    def record_changed(self) -> bool:
        """Whether anything of the record itself was changed, the reason aside."""
        return bool(set(self.changed_data) - {"why"})

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.instance._state.adding and self.record_changed:
            refuse_stale(self.instance, self.cleaned_data.get("opened_version"))
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            self._keep_constraints()
        if not self.errors:
            self._refuse_what_has_not_happened()
        if not self.errors and not self.instance._state.adding:
            self._refuse_a_move_out_of_reach()

    def _keep_constraints(self) -> None:
        """Django leaves out those that name a fixed field, or the record a row belongs to."""
        try:
            self.instance.validate_constraints()
        except ValidationError as wrong:
            self.add_error(None, wrong.messages)

    def _refuse_what_has_not_happened(self) -> None:
        """Judged once the dates are rounded, and where a date or its precision was changed."""
        for name in self.happened:
            precision = f"{name.removesuffix('_on')}_precision"
            if {name, precision}.isdisjoint(self.changed_data):
                continue
            on = getattr(self.instance, name)
            known = Known.of(on, getattr(self.instance, precision, Precision.DAY))
            try:
                must_have_happened(known, as_at=clock.today())
            except ValidationError as wrong:
                self.add_error(name, wrong)

    def _refuse_a_move_out_of_reach(self) -> None:
        if not self.may_change(self.instance):
            self.add_error(
                None,
                f"Saved so, {self.instance} would lie where you may not change it. Leave it where "
                "it is, or ask the programme office to move it.",
            )


class RecordForm(RowForm):
    """A record with the reason why it is changed, which its history keeps."""

    why = forms.CharField(
        label="Reason for the change",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": "Say in a few words why this is changed: history keeps it."},
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.fields["why"].help_text = "Optional for a new record."
        else:
            self.fields["why"].required = True
            self.fields["why"].help_text = "Kept in the history, with your post and the date."


class RowFormSet(forms.BaseInlineFormSet):
    """Rows below a record. New ones belong to its programme; deleted ones are checked as well."""

    def _construct_form(self, i: int, **kwargs) -> forms.ModelForm:
        """Each row knows the record it belongs to without asking the database for it."""
        form = super()._construct_form(i, **kwargs)
        setattr(form.instance, self.fk.name, self.instance)
        return form

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        """A field in a table has no label beside it, so it carries its own."""
        super().add_fields(form, index)
        for name, field in form.fields.items():
            drawn = getattr(field.widget, "widget", field.widget)
            drawn.attrs.setdefault("aria-label", str(field.label or pretty_name(name)))

    def full_clean(self) -> None:
        for form in self.forms:
            if hasattr(form.instance, "programme_id"):
                form.instance.programme_id = self.instance.programme_id
        super().full_clean()

    def clean(self) -> None:
        for form in self.deleted_forms:
            if not form.instance._state.adding:
                refuse_stale(form.instance, form.cleaned_data.get("opened_version"))
                refuse_protected(form.instance)
        super().clean()
