"""What papers to a committee state, and the drafts that were made."""

from django.contrib import admin

from d22.reports.models import CommitteeDetails, Report
from programme.admin import site
from programme.admin.columns import reference
from programme.admin.records import RecordAdmin


@admin.register(CommitteeDetails, site=site)
class CommitteeDetailsAdmin(RecordAdmin):
    list_display = (reference, "forum", "report_of", "director_post", "author_post")
    list_display_links = (reference, "forum")
    list_filter = ("programme",)
    list_select_related = ("forum",)
    search_fields = ("report_of", "author_post")
    sections = (
        (None, ("forum", "report_of", ("director_post", "author_post"), "confidentiality")),
        ("What is asked", ("recommendations", "reasons", "alternatives")),
        (
            "Implications",
            (
                "property_note",
                "statutory_power",
                "other_legal",
                "policy_framework",
                "shared_vision",
            ),
        ),
        (
            "Formalities",
            (
                "key_decision",
                "wards",
                "equality_assessment_required",
                "data_protection_assessment_required",
            ),
        ),
        ("Documents", ("appendices", "members_rooms", "background_papers")),
    )


@admin.register(Report, site=site)
class ReportAdmin(RecordAdmin):
    """Read here and drafted on the reports' own page, which knows the rules."""

    list_display = (reference, "kind", "meeting", "position_on", "drafted_by")
    list_display_links = (reference, "kind")
    list_filter = ("programme", "kind")
    list_select_related = ("meeting__forum", "drafted_by")
    search_fields = ("meeting__forum__name", "number")
    ordering = ("-number", "-pk")
    sections = ((None, ("kind", "meeting", ("position_on", "drafted_by"))),)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
