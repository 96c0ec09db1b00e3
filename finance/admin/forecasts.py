"""Forecasts: dated revisions with their lines."""

from django.contrib import admin

from finance.admin.cases import AmountForm, AmountRowForm, InPounds
from finance.models import Forecast, ForecastLine
from programme.admin import site
from programme.admin.columns import reference
from programme.admin.records import RecordAdmin
from programme.admin.rows import RowInline


class ForecastLineRows(InPounds, RowInline):
    model = ForecastLine
    form = AmountRowForm
    ordering = ("scheme__number", "financial_year", "pk")
    fields = ("scheme", "financial_year", "amount_pence", "illustrative")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("scheme")

    def narrow(self, name, choices, record):
        """Schemes of the forecast's business case."""
        ours = name == "scheme"
        return choices.filter(business_case_id=record.business_case_id) if ours else choices


@admin.register(Forecast, site=site)
class ForecastAdmin(RecordAdmin):
    list_display = (reference, "business_case", "made_on", "reason")
    list_display_links = (reference, "business_case")
    list_filter = ("programme", "business_case", "made_on")
    list_select_related = ("business_case",)
    search_fields = ("reason", "number")
    ordering = ("-made_on", "-number", "-pk")
    starts_today = happened = ("made_on",)
    inlines = (ForecastLineRows,)
    sections = ((None, ("business_case", "made_on", "reason")),)


@admin.register(ForecastLine, site=site)
class ForecastLineAdmin(InPounds, RecordAdmin):
    on_the_index = False
    form = AmountForm
    list_display = ("forecast", "scheme", "financial_year", "amount")
    list_filter = ("financial_year", "scheme")
    list_select_related = ("forecast__business_case", "scheme")
    search_fields = ("scheme__name", "financial_year")
    ordering = ("forecast__number", "scheme__number", "financial_year", "pk")
    fixed = ("forecast",)
    sections = ((None, ("forecast", "scheme", ("financial_year", "amount_pence"))),)
