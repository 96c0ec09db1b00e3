"""Forums, their meetings and their decisions."""

from django.contrib import admin

from programme.admin.columns import known, reference
from programme.admin.programmes import ANY_DAY
from programme.admin.records import RecordAdmin
from programme.admin.site import site
from programme.models import Decision, Forum, Meeting


@admin.register(Forum, site=site)
class ForumAdmin(RecordAdmin):
    list_display = (reference, "name", "kind")
    list_display_links = (reference, "name")
    list_filter = ("programme", "kind")
    search_fields = ("name", "remit")
    sections = ((None, ("name", "kind", "remit")),)


@admin.register(Meeting, site=site)
class MeetingAdmin(RecordAdmin):
    list_display = (reference, "forum", known("held"), "subject")
    list_display_links = (reference, "forum")
    list_filter = ("programme", "forum", "held_on")
    list_select_related = ("forum",)
    search_fields = ("forum__name", "subject")
    ordering = ("-held_on", "-pk")
    sections = ((None, ("forum", ("held_on", "held_precision"), "subject"), ANY_DAY),)


@admin.register(Decision, site=site)
class DecisionAdmin(RecordAdmin):
    list_display = (reference, "title", "forum", known("decided"), "outcome")
    list_display_links = (reference, "title")
    list_filter = ("programme", "outcome", "forum")
    list_select_related = ("forum",)
    search_fields = ("title", "rationale", "made_by", "number")
    ordering = ("-decided_on", "-pk")
    starts_today = happened = ("decided_on",)
    sections = (
        (None, ("title", "outcome", ("decided_on", "decided_precision"), "rationale"), ANY_DAY),
        (
            "Who decided",
            (("forum", "meeting"), "made_by"),
            "A forum of the record, or in words where none of them decided.",
        ),
    )
