"""The programme, its phases and their objectives."""

from django.contrib import admin

from programme.admin.columns import known, reference
from programme.admin.records import RecordAdmin
from programme.admin.site import site
from programme.models import Objective, Phase, Programme

ANY_DAY = (
    "Of a date known to the month, quarter, season or year give any day: its last day is kept, "
    "and pages say «June 2021»."
)


@admin.register(Programme, site=site)
class ProgrammeAdmin(RecordAdmin):
    list_display = ("name", "organisation", "begins_on", "first_year", "duration_years")
    search_fields = ("name", "organisation", "service")
    ordering = ("name", "pk")
    proposed = {"slug": ("name",)}
    sections = (
        (None, ("name", "slug", "organisation", "service", "sponsor_post")),
        ("What it is for", ("summary", "context", "needs")),
        (
            "When",
            (
                "begins_on",
                ("vision_set_on", "vision_set_precision"),
                ("first_year", "duration_years"),
            ),
            ANY_DAY,
        ),
        ("Risk log", ("risk_log", "risk_log_reviewed_by")),
    )


@admin.register(Phase, site=site)
class PhaseAdmin(RecordAdmin):
    list_display = (reference, "summary", known("due"), "programme")
    list_display_links = (reference, "summary")
    list_filter = ("programme",)
    list_select_related = ("programme",)
    search_fields = ("summary", "number")
    sections = (
        (
            None,
            ("summary", ("begins_on", "begins_precision"), ("due_on", "due_precision")),
            ANY_DAY,
        ),
    )


@admin.register(Objective, site=site)
class ObjectiveAdmin(RecordAdmin):
    list_display = (reference, "title", "phase")
    list_display_links = (reference, "title")
    list_filter = ("programme", "phase")
    list_select_related = ("phase",)
    search_fields = ("title", "description", "number")
    sections = ((None, ("phase", "title", "description")),)
