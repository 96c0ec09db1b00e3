"""Outcomes, and the indicators that measure them."""

from django.contrib import admin

from programme.admin.columns import reference
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline
from programme.admin.site import site
from programme.models import Indicator, Measurement, Outcome


@admin.register(Outcome, site=site)
class OutcomeAdmin(RecordAdmin):
    list_display = (reference, "title")
    list_display_links = (reference, "title")
    list_filter = ("programme",)
    search_fields = ("title", "description")
    sections = ((None, ("title", "description")),)


class MeasurementRows(RowInline):
    model = Measurement
    ordering = ("-period_ends_on", "area", "pk")
    fields = ("area", "period", "period_ends_on", "value", "symbol", "source")


@admin.register(Indicator, site=site)
class IndicatorAdmin(RecordAdmin):
    list_display = (reference, "name", "unit", "polarity", "target", "target_on", "outcome")
    list_display_links = (reference, "name")
    list_filter = ("programme", "outcome", "polarity")
    list_select_related = ("outcome",)
    search_fields = ("name", "unit", "number")
    inlines = (MeasurementRows,)
    sections = (
        (None, ("outcome", "name", ("unit", "polarity"))),
        ("Target", (("target", "target_on"),)),
    )


@admin.register(Measurement, site=site)
class MeasurementAdmin(RecordAdmin):
    on_the_index = False
    list_display = ("indicator", "area", "period", "period_ends_on", "value", "symbol")
    list_filter = ("indicator", "area")
    list_select_related = ("indicator",)
    search_fields = ("indicator__name", "period")
    ordering = ("-period_ends_on", "area", "pk")
    fixed = ("indicator",)
    sections = (
        (None, ("indicator", "area", ("period", "period_ends_on"))),
        (
            "Value",
            (("value", "symbol"),),
            "Either a number, or the symbol that was published instead of it.",
        ),
    )
