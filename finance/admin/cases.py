"""The business case, its schemes, and what each is planned to cost or save by year."""

from django.contrib import admin

from finance.forms import PoundsField
from finance.models import BusinessCase, PlanLine, Scheme
from finance.models.approvals import has_money, why_fixed
from finance.models.cases import Direction
from programme import money
from programme.admin import site
from programme.admin.columns import reference
from programme.admin.forms import RecordForm, RowForm
from programme.admin.history import reads_the_past
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline
from programme.records import linked


class AmountForm(RecordForm):
    amount_pence = PoundsField()


class AmountRowForm(RowForm):
    amount_pence = PoundsField()


class InPounds:
    """Amounts are typed in pounds and read in pounds; pence are the database's."""

    spoken = {"amount_pence": "amount"}

    @admin.display(description="Amount", ordering="amount_pence")
    def amount(self, record):
        return money.pounds(record.amount_pence) if record.amount_pence else None


class SchemeForm(RecordForm):
    def clean(self) -> dict:
        """Django leaves a constraint alone where one of its columns is not in the form."""
        cleaned = super().clean()
        wrong = bool(cleaned.get("saving_class")) != (self.instance.direction == Direction.SAVING)
        if wrong and "direction" not in self.fields:
            self.add_error("saving_class", "A saving needs a class; an investment has none.")
        return cleaned


class SchemeRows(RowInline):
    model = Scheme
    ordering = ("number", "pk")
    fields = ("name", "direction", "saving_class", "fund", "workstream", "status", "first_status")


class PlanLineRows(InPounds, RowInline):
    model = PlanLine
    form = AmountRowForm
    ordering = ("financial_year", "pk")
    fields = ("financial_year", "amount_pence", "source", "illustrative")

    def has_delete_permission(self, request, obj=None):
        fixed = obj and why_fixed(linked(obj, "business_case"))
        return not fixed and super().has_delete_permission(request, obj)


@admin.register(BusinessCase, site=site)
class BusinessCaseAdmin(RecordAdmin):
    list_display = (reference, "title", "approved_by_decision")
    list_display_links = (reference, "title")
    list_filter = ("programme", ("approved_by_decision", admin.EmptyFieldListFilter))
    list_select_related = ("approved_by_decision",)
    search_fields = ("title", "summary", "number")
    autocomplete_fields = ("approved_by_decision",)
    ordering = ("-number", "-pk")
    inlines = (SchemeRows,)
    sections = (
        (
            None,
            ("title", "summary", "approved_by_decision"),
            "The plan of each year is on the page of each scheme: follow «Change» below.",
        ),
    )


@admin.register(Scheme, site=site)
class SchemeAdmin(RecordAdmin):
    form = SchemeForm
    list_display = (reference, "name", "direction", "saving_class", "fund", "workstream", "status")
    list_display_links = (reference, "name")
    list_filter = ("programme", "business_case", "direction", "saving_class", "status")
    list_select_related = ("business_case", "workstream")
    search_fields = ("name", "number", "owner_post")
    inlines = (PlanLineRows,)
    sections = (
        (None, ("name", "business_case", "workstream", "owner_post")),
        (
            "What it is",
            (("direction", "fund"), "saving_class"),
            "A saving has a class; an investment has none.",
        ),
        (
            "How it goes",
            (("status", "first_status"),),
            "The first status is kept beside the current one.",
        ),
    )

    def get_readonly_fields(self, request, obj=None):
        """What its money counts as is settled with the first amount."""
        fields = super().get_readonly_fields(request, obj)
        if obj is None or reads_the_past(request) or not has_money(obj):
            return fields
        return [*fields, "direction", "business_case"]


@admin.register(PlanLine, site=site)
class PlanLineAdmin(InPounds, RecordAdmin):
    on_the_index = False
    form = AmountForm
    list_display = ("scheme", "financial_year", "amount")
    list_filter = ("financial_year", "scheme")
    list_select_related = ("scheme",)
    search_fields = ("scheme__name", "financial_year")
    ordering = ("scheme__number", "financial_year", "pk")
    fixed = ("scheme",)
    sections = ((None, ("scheme", ("financial_year", "amount_pence"))),)

    def _why_not_delete(self, request, object_id):
        line = self.get_object(request, object_id)
        fixed = why_fixed(line.scheme.business_case) if line else ""
        return fixed or super()._why_not_delete(request, object_id)
