"""The ledger: read, added to and reversed. Nobody holds a right to change or delete."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from finance.actions import post_entry, reverse_entry
from finance.forms import LedgerEntryForm
from finance.models import LedgerEntry
from programme import clock, money
from programme.admin import site
from programme.admin.choices import ProgrammeChoices
from programme.admin.columns import reference
from programme.admin.fields import PlainFields

FORM_FIELDS = (
    "scheme",
    "amount_pence",
    ("effective_on", "financial_year"),
    "description",
    "evidence",
    ("source", "illustrative"),
    "form_key",
)


class ReversalForm(forms.Form):
    reason = forms.CharField(
        label="Why it is reversed",
        max_length=160,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Kept in the description of the new entry.",
        error_messages={"required": "Say why the entry is reversed: the ledger keeps the reason."},
    )


class ReversedFilter(admin.SimpleListFilter):
    title = "reversal"
    parameter_name = "reversal"

    def lookups(self, request, model_admin):
        return (
            ("stands", "Entries that stand"),
            ("reversed", "Entries that were reversed"),
            ("reversals", "Reversals"),
        )

    def queryset(self, request, queryset):
        match self.value():
            case "stands":
                return queryset.filter(reverses__isnull=True, reversed_by__isnull=True)
            case "reversed":
                return queryset.filter(reversed_by__isnull=False)
            case "reversals":
                return queryset.filter(reverses__isnull=False)
        return queryset


@admin.register(LedgerEntry, site=site)
class LedgerEntryAdmin(PlainFields, ProgrammeChoices, admin.ModelAdmin):
    actions = None
    form = LedgerEntryForm
    list_display = (
        reference,
        "effective_on",
        "financial_year",
        "scheme",
        "amount",
        "description",
        "standing",
        "recorded_at",
        "recorded_by",
    )
    list_display_links = (reference, "description")
    list_filter = (ReversedFilter, "programme", "financial_year", "scheme__direction", "scheme")
    list_select_related = ("scheme", "reverses", "reversed_by", "recorded_by")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("description", "evidence", "number", "scheme__name")
    date_hierarchy = "effective_on"
    ordering = ("-effective_on", "-number", "-pk")
    change_form_template = "admin/finance/ledgerentry/change_form.html"

    # --- who may

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    # --- columns

    @admin.display(description="Amount", ordering="amount_pence")
    def amount(self, entry):
        return money.pounds(-entry.amount_pence if entry.reverses_id else entry.amount_pence)

    @admin.display(description="Standing")
    def standing(self, entry):
        if entry.reverses:
            return f"reverses {entry.reverses.ref}"
        if hasattr(entry, "reversed_by"):
            return f"reversed by {entry.reversed_by.ref}"
        return "stands"

    # --- adding and reading

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return [(None, {"fields": FORM_FIELDS})]
        fields = ("programme", *FORM_FIELDS[:-1], "standing", ("recorded_at", "recorded_by"))
        return [(None, {"fields": ["amount" if f == "amount_pence" else f for f in fields]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """An entry that is there is only read."""
        form = forms.ModelForm if obj else self.form
        return super().get_form(request, obj, change=change, form=form, **kwargs)

    def get_changeform_initial_data(self, request):
        return {"effective_on": clock.today()} | super().get_changeform_initial_data(request)

    def save_model(self, request, obj, form, change):
        given = {name: form.cleaned_data[name] for name in LedgerEntryForm.Meta.fields}
        key = form.cleaned_data["form_key"]
        obj.pk = post_entry(**given, by=request.user, posting_key=key).pk
        obj.refresh_from_db()
        obj.sent_again = form.earlier is not None

    def log_addition(self, request, obj, message):
        return None if obj.sent_again else super().log_addition(request, obj, message)

    def response_add(self, request, obj, post_url_continue=None):
        if not obj.sent_again:
            return super().response_add(request, obj, post_url_continue)
        said = f"This form was already posted, as {obj.ref}. Nothing was added to the ledger."
        self.message_user(request, said, messages.WARNING)
        return self.response_post_save_add(request, obj)

    # --- reversing

    def get_urls(self):
        reverse_it = self.admin_site.admin_view(self.reverse_view)
        own = path("<int:pk>/reverse/", reverse_it, name="finance_ledgerentry_reverse")
        return [own, *super().get_urls()]

    def reverse_view(self, request, pk):
        """A page that asks why, and on POST adds the reversal."""
        if not self.has_add_permission(request):
            raise PermissionDenied("Only Finance adds to the ledger.")
        entry = self.get_queryset(request).select_related("scheme").filter(pk=pk).first()
        if entry is None:
            raise Http404(f"There is no ledger entry {pk}.")
        form = ReversalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                reversal = reverse_entry(
                    entry=entry, reason=form.cleaned_data["reason"], by=request.user
                )
            except ValidationError as refused:
                form.add_error(None, refused.messages)
            else:
                self.message_user(
                    request, f"{entry.ref} is reversed by {reversal.ref}.", messages.SUCCESS
                )
                return redirect("admin:finance_ledgerentry_change", reversal.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Reverse {entry.ref}",
            "subtitle": entry.description,
            "opts": self.opts,
            "entry": entry,
            "amount": self.amount(entry),
            "form": form,
        }
        return TemplateResponse(request, "admin/ledger_reversal.html", context)
