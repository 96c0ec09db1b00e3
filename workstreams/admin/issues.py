"""Issues: what has happened, and what became of it."""

from django.contrib import admin

from programme.admin import site
from programme.admin.columns import reference
from programme.admin.records import RecordAdmin
from workstreams.admin.risks import OpenFilter
from workstreams.models import Issue


@admin.register(Issue, site=site)
class IssueAdmin(RecordAdmin):
    list_display = (
        reference,
        "title",
        "workstream",
        "priority",
        "owner_post",
        "raised_on",
        "due_on",
        "closed_on",
    )
    list_display_links = (reference, "title")
    list_filter = (OpenFilter, "programme", "workstream", "priority")
    list_select_related = ("workstream",)
    search_fields = ("title", "number", "description", "owner_post")
    autocomplete_fields = ("from_risk",)
    starts_today = ("raised_on",)
    happened = ("raised_on", "closed_on")
    sections = (
        (None, ("title", "workstream", ("priority", "owner_post"), "description", "from_risk")),
        ("When", (("raised_on", "due_on"),)),
        (
            "Closing",
            ("closed_on", "resolution"),
            "An issue is closed with a sentence on how it was resolved.",
        ),
    )
