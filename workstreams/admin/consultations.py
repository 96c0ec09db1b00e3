"""Consultations: with whom, on what, from when to when."""

from django.contrib import admin

from programme.admin import site
from programme.admin.columns import known, reference
from programme.admin.programmes import ANY_DAY
from programme.admin.records import RecordAdmin
from workstreams.models import Consultation


@admin.register(Consultation, site=site)
class ConsultationAdmin(RecordAdmin):
    list_display = (reference, "subject", "audience", "workstream", known("opens"), known("closes"))
    list_display_links = (reference, "subject")
    list_filter = ("programme", "audience", "workstream")
    list_select_related = ("workstream",)
    search_fields = ("subject", "departments", "number")
    ordering = ("-opens_on", "-pk")
    sections = (
        (None, ("subject", "audience", ("workstream", "stage"))),
        ("When", (("opens_on", "opens_precision"), ("closes_on", "closes_precision")), ANY_DAY),
        ("Who and how", ("departments", "engagement")),
    )

    def narrow(self, name, choices, record):
        ours = name == "stage" and record.workstream_id
        return choices.filter(workstream_id=record.workstream_id) if ours else choices
