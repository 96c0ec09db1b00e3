"""Rows that are edited below the record they belong to."""

from django.contrib import admin

from programme.admin.choices import ProgrammeChoices
from programme.admin.fields import PlainFields, permission, spoken
from programme.admin.forms import RowForm, RowFormSet


class RowInline(PlainFields, ProgrammeChoices, admin.TabularInline):
    """Rows below a record, editable by those who may change both the record and its rows."""

    form = RowForm
    formset = RowFormSet
    extra = 1
    show_change_link = True
    spoken: dict[str, str] = {}
    #: Dates of what has happened: none of them may lie ahead.
    happened: tuple[str, ...] = ()

    def _may(self, request, verb, obj):
        whole = self.admin_site.get_model_admin(self.parent_model)
        may = (
            whole.has_change_permission(request, obj) if obj else whole.has_add_permission(request)
        )
        return may and request.user.has_perm(permission(verb, self.opts), obj)

    def has_add_permission(self, request, obj=None):
        return self._may(request, "add", obj)

    def has_change_permission(self, request, obj=None):
        return self._may(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return self._may(request, "delete", obj)

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm(permission("view", self.opts))

    def get_fields(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return (*self.fields, "opened_version")
        return spoken(self.fields, self.spoken)

    def get_readonly_fields(self, request, obj=None):
        return (*super().get_readonly_fields(request, obj), *self.spoken.values())

    def get_formset(self, request, obj=None, **kwargs):
        request.record = obj
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.happened = self.happened
        return formset

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Choices are read once for all rows."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name not in self.autocomplete_fields:
            field.choices = list(field.choices)
        return field
