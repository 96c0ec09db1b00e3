"""Delivery confidence, judged and signed."""

from django.contrib import admin

from programme.admin import site
from programme.admin.columns import reference
from programme.admin.records import RecordAdmin
from workstreams.models import Judgement


@admin.register(Judgement, site=site)
class JudgementAdmin(RecordAdmin):
    list_display = (reference, "of", "confidence", "judged_on", "judged_by", "independent")
    list_display_links = (reference, "of")
    list_filter = ("programme", "confidence", "independent", "workstream", "phase")
    list_select_related = ("programme", "phase", "workstream")
    search_fields = ("rationale", "judged_by", "number")
    ordering = ("-judged_on", "-pk")
    starts_today = happened = ("judged_on",)
    sections = (
        (
            "Of what",
            (("phase", "workstream"),),
            "A phase or a workstream; with neither it is of the whole programme.",
        ),
        ("The judgement", ("confidence", "rationale", ("judged_by", "judged_on"), "independent")),
    )

    @admin.display(description="Of")
    def of(self, judgement):
        return str(judgement.workstream or judgement.phase or judgement.programme)
