"""What every record's editing pages share: sections, reasons, versions, and who may do what."""

import re

from django.contrib import admin
from django.urls import NoReverseMatch

from programme import clock
from programme.admin.choices import ProgrammeChoices
from programme.admin.deletion import ReasonedDeletion
from programme.admin.fields import PlainFields, permission, spoken
from programme.admin.forms import RecordForm
from programme.admin.history import PastPages, reads_the_past
from programme.models import Programme
from programme.records import NumberedRecord

WHY = ("Reason", {"fields": ("why", "opened_version")})
ORIGIN = (
    "Where this comes from",
    {"fields": ("source", ("illustrative", "illustrative_parts")), "classes": ("collapse",)},
)


class RecordAdmin(ReasonedDeletion, PlainFields, ProgrammeChoices, PastPages):
    """A record that is edited in sections, with a reason, by those who may change that record."""

    form = RecordForm
    actions = None  # whatever changes or deletes in bulk goes past versions and reasons
    list_per_page = 50
    show_full_result_count = False  # one count is enough
    ordering = ("number", "pk")

    #: (title, fields) or (title, fields, description), in the order people think.
    sections: tuple = ()
    #: Fields that are set once, when the record is made.
    fixed: tuple[str, ...] = ()
    #: Fields that read better through a column of this class where they are not edited.
    spoken: dict[str, str] = {}
    #: Fields proposed from others while a record is new, as its address is from its name.
    proposed: dict[str, tuple[str, ...]] = {}
    #: Dates that are today until somebody says otherwise.
    starts_today: tuple[str, ...] = ()
    #: Dates of what has happened: none of them may lie ahead.
    happened: tuple[str, ...] = ()
    #: False for rows that are edited below the record they belong to.
    on_the_index = True

    @property
    def is_numbered(self) -> bool:
        return issubclass(self.model, NumberedRecord)

    # --- who may

    def _may(self, request, verb, obj):
        """Asked once a request and record: a form changes the record before it is saved."""
        asked = request.__dict__.setdefault("asked", {})
        key = (permission(verb, self.opts), obj and obj.pk)
        if key not in asked:
            asked[key] = request.user.has_perm(key[0], obj)
        return asked[key]

    def has_view_permission(self, request, obj=None):
        return self._may(request, "view", obj) or self._may(request, "change", obj)

    def has_change_permission(self, request, obj=None):
        return self._may(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return self._may(request, "delete", obj)

    def get_model_perms(self, request):
        return super().get_model_perms(request) if self.on_the_index else {}

    # --- the form

    def _writes(self, request, obj):
        if reads_the_past(request):
            return False
        return self.has_change_permission(request, obj) if obj else True

    def get_fieldsets(self, request, obj=None):
        writes = self._writes(request, obj)
        sections = [self._section(*section, writes=writes) for section in self.sections]
        if self.is_numbered:
            first = sections[0][1]
            first["fields"] = (("reference", "programme"), *first["fields"])
        return [*sections, ORIGIN, *([WHY] if writes else [])]

    def _section(self, title, fields, description="", *, writes):
        told = fields if writes else spoken(fields, self.spoken)
        return title, {"fields": told, "description": description}

    def get_readonly_fields(self, request, obj=None):
        if reads_the_past(request):
            return super().get_readonly_fields(request, obj)
        fields = [*super().get_readonly_fields(request, obj)]
        if self.is_numbered:
            fields.append("reference")
        if obj:
            fields += [*self.fixed, *(["programme"] if self.is_numbered else [])]
        return fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.proposed

    @admin.display(description="Reference")
    def reference(self, record):
        return record.ref if record.number else "given when it is saved"

    def get_form(self, request, obj=None, change=False, **kwargs):
        request.record = obj
        form = super().get_form(request, obj, change=change, **kwargs)
        change_it = permission("change", self.opts)
        form.happened = self.happened
        form.may_change = staticmethod(lambda record: request.user.has_perm(change_it, record))
        return form

    def get_changeform_initial_data(self, request):
        initial = dict.fromkeys(self.starts_today, clock.today())
        initial |= super().get_changeform_initial_data(request)
        programmes = Programme.objects.values_list("pk", flat=True)[:2]
        if self.is_numbered and len(programmes) == 1:
            initial.setdefault("programme", programmes[0])
        return initial

    def get_view_on_site_url(self, obj=None):
        try:
            return obj.get_absolute_url() if obj else None
        except (AttributeError, NoReverseMatch):
            return None

    # --- choosing one in another record's form

    def get_search_results(self, request, queryset, search_term):
        """By words, or by a reference people say aloud: M16."""
        within = request.GET.get("programme", "")
        if request.resolver_match.url_name == "autocomplete" and within.isdecimal():
            queryset = queryset.filter(programme_id=int(within[:18]))
        if self.is_numbered:
            said = re.fullmatch(rf"{self.model.prefix}([0-9]{{1,9}})", search_term.strip(), re.I)
            if said:
                return queryset.filter(number=int(said[1])), False
        return super().get_search_results(request, queryset, search_term)

    # --- saving

    def save_model(self, request, obj, form, change):
        """Nothing is written where only the rows below were changed."""
        if change and not form.record_changed:
            return
        obj._change_reason = form.cleaned_data["why"] or None
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        rows = formset.save(commit=False)
        for row in (*rows, *formset.deleted_objects):
            row._change_reason = form.cleaned_data["why"] or None
            row._history_user = request.user
        for row in formset.deleted_objects:
            row.delete()
        for row in rows:
            row.save()
