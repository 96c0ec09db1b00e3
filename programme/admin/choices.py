"""What a field that names another record offers: records of the same programme only."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.forms import Media


def programme_id_of(record: models.Model | None) -> int | None:
    """The programme a record lies in, directly or through the record it is a part of."""
    if record is None:
        return None
    if hasattr(record, "programme_id"):
        return record.programme_id
    wholes = (f for f in record._meta.fields if isinstance(f, models.ForeignKey))
    owners = (getattr(record, f.name, None) for f in wholes if getattr(record, f.attname))
    return next((found for found in map(programme_id_of, owners) if found), None)


class ProgrammeAutocomplete(AutocompleteSelect):
    """Django's autocomplete, asking within one programme."""

    def __init__(self, *args, programme_id: int | None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.programme_id = programme_id

    @property
    def media(self) -> Media:
        return super().media + Media(js=["admin/js/autocomplete.js", "admin/names.js"])

    def build_attrs(self, *args, **kwargs) -> dict:
        return super().build_attrs(*args, **kwargs) | {"data-placeholder": "Words, or a reference"}

    def get_url(self) -> str:
        within = f"?programme={self.programme_id}" if self.programme_id else ""
        return super().get_url() + within


class ProgrammeChoices:
    """For admins and inlines whose ``request.record`` is the record that is open, or None."""

    def narrow(self, name: str, choices: models.QuerySet, record: Any) -> models.QuerySet:
        """What the field ``name`` of ``record`` may be, further than its programme says."""
        return choices

    def get_field_queryset(self, db, db_field, request):
        target = db_field.remote_field.model
        choices = super().get_field_queryset(db, db_field, request)
        if choices is None:
            choices = target._default_manager.using(db)
        record = getattr(request, "record", None)
        programme_id = programme_id_of(record)
        if programme_id and hasattr(target, "programme_id"):
            choices = choices.filter(programme_id=programme_id)
        if self.admin_site.is_registered(target):
            needed = self.admin_site.get_model_admin(target).list_select_related
            choices = choices.select_related(*needed) if needed else choices
        return self.narrow(db_field.name, choices, record) if record else choices

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ProgrammeAutocomplete(
                db_field,
                self.admin_site,
                programme_id=programme_id_of(getattr(request, "record", None)),
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
