"""Milestones on one screen: three dates, each with its precision, and what they wait for."""

from django.contrib import admin
from django.core.exceptions import ValidationError

from programme import clock
from programme.admin import site
from programme.admin.columns import known, reference, slip
from programme.admin.forms import RecordForm
from programme.admin.programmes import ANY_DAY
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline
from programme.dates import Known
from workstreams.actions import must_be_decided
from workstreams.models import Dependency, Milestone


class ReachedFilter(admin.SimpleListFilter):
    title = "reached"
    parameter_name = "reached"

    def lookups(self, request, model_admin):
        return (("yes", "Reached"), ("no", "Not yet"), ("overdue", "Overdue"))

    def queryset(self, request, queryset):
        match self.value():
            case "yes":
                return queryset.reached()
            case "no":
                return queryset.outstanding()
            case "overdue":
                return queryset.overdue(as_at=clock.today())
        return queryset


class MilestoneForm(RecordForm):
    def _post_clean(self):
        """The baseline is judged once the form's values are on the milestone."""
        before = Known.of(self.initial.get("baseline_on"), self.initial.get("baseline_precision"))
        super()._post_clean()
        if self.instance.pk is None or "baseline_on" in self.errors:
            return
        try:
            must_be_decided(
                self.instance,
                before=before,
                decided_anew="baseline_decision" in self.changed_data,
            )
        except ValidationError as wrong:
            self.add_error("baseline_on", wrong)


class WaitsForRows(RowInline):
    model = Dependency
    fk_name = "successor"
    verbose_name = "milestone it waits for"
    verbose_name_plural = "waits for"
    ordering = ("predecessor__number", "pk")
    autocomplete_fields = ("predecessor",)
    fields = ("predecessor", "kind")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("predecessor")


@admin.register(Milestone, site=site)
class MilestoneAdmin(RecordAdmin):
    form = MilestoneForm
    happened = ("actual_on",)
    list_display = (
        reference,
        "title",
        "workstream",
        known("baseline"),
        known("forecast"),
        known("actual", "not yet"),
        slip,
    )
    list_display_links = (reference, "title")
    list_filter = (ReachedFilter, "programme", "workstream", "objective__phase", "objective")
    list_select_related = ("workstream",)
    search_fields = ("title", "number", "owner_post", "workstream__name")
    search_help_text = "Titles, owners, workstreams, or a reference: M16."
    inlines = (WaitsForRows,)
    sections = (
        (None, ("title", ("workstream", "stage"), "objective", "owner_post", "done_when")),
        (
            "Dates",
            (
                ("baseline_on", "baseline_precision"),
                ("forecast_on", "forecast_precision"),
                ("actual_on", "actual_precision"),
                "baseline_decision",
            ),
            "Baseline is the date approved, forecast is today's view, actual is when it was "
            f"reached. {ANY_DAY}",
        ),
    )

    def narrow(self, name, choices, record):
        """Stages of the milestone's own workstream; of another's once that is saved."""
        return choices.filter(workstream_id=record.workstream_id) if name == "stage" else choices


@admin.register(Dependency, site=site)
class DependencyAdmin(RecordAdmin):
    on_the_index = False
    list_display = ("successor", "predecessor", "kind")
    list_filter = ("kind",)
    list_select_related = ("successor", "predecessor")
    search_fields = ("successor__title", "predecessor__title")
    ordering = ("successor__number", "predecessor__number", "pk")
    autocomplete_fields = ("predecessor", "successor")
    fixed = ("successor",)
    sections = ((None, ("successor", "predecessor", "kind")),)
