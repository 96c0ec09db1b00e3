"""Workstreams with their stages and deliverables."""

from django.contrib import admin

from programme.admin import site
from programme.admin.columns import known, reference
from programme.admin.programmes import ANY_DAY
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline
from workstreams.models import Deliverable, Stage, Workstream


class StageRows(RowInline):
    model = Stage
    happened = ("began_on", "ended_on")
    ordering = ("number", "pk")
    fields = (
        "number",
        "summary",
        "began_on",
        "began_precision",
        "ended_on",
        "ended_precision",
    )


class DeliverableRows(RowInline):
    model = Deliverable
    happened = ("delivered_on",)
    ordering = ("number", "pk")
    fields = ("title", "due_on", "due_precision", "delivered_on", "delivered_precision")


@admin.register(Workstream, site=site)
class WorkstreamAdmin(RecordAdmin):
    list_display = (reference, "name", "qualifier", "parent", "lead_post", "lead")
    list_display_links = (reference, "name")
    list_filter = ("programme", "parent")
    list_select_related = ("parent", "lead")
    search_fields = ("name", "qualifier", "lead_post", "purpose")
    proposed = {"slug": ("name", "qualifier")}
    inlines = (StageRows, DeliverableRows)
    sections = (
        (None, (("name", "qualifier"), "slug", "parent", "purpose")),
        ("Who", (("lead_post", "lead"), "meets", "members")),
        ("Property", ("property_effect",)),
    )

    def narrow(self, name, choices, record):
        """A workstream does not lie below itself."""
        return choices.exclude(pk=record.pk) if name == "parent" else choices


@admin.register(Stage, site=site)
class StageAdmin(RecordAdmin):
    on_the_index = False
    list_display = ("workstream", "number", "summary", known("began"), known("ended"))
    list_display_links = ("workstream", "number")
    list_filter = ("workstream",)
    list_select_related = ("workstream",)
    search_fields = ("workstream__name", "summary")
    ordering = ("workstream__number", "number", "pk")
    fixed = ("workstream",)
    happened = ("began_on", "ended_on")
    sections = (
        (None, (("workstream", "number"), "summary", "scope")),
        ("When", (("began_on", "began_precision"), ("ended_on", "ended_precision")), ANY_DAY),
    )


@admin.register(Deliverable, site=site)
class DeliverableAdmin(RecordAdmin):
    list_display = (reference, "title", "workstream", known("due"), known("delivered", "not yet"))
    list_display_links = (reference, "title")
    list_filter = ("programme", "workstream", ("delivered_on", admin.EmptyFieldListFilter))
    list_select_related = ("workstream",)
    search_fields = ("title", "description", "number")
    happened = ("delivered_on",)
    sections = (
        (None, ("workstream", "title", "description")),
        ("When", (("due_on", "due_precision"), ("delivered_on", "delivered_precision")), ANY_DAY),
    )
