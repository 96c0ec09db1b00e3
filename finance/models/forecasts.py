"""Forecasts: what the money is now expected to be. The newest revision counts."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models

from finance.models.cases import BusinessCase, Scheme, YearAmount, positive_pence
from programme.history import RecordHistory
from programme.records import NumberedRecord, RecordQuerySet, linked, must_share_programme


class ForecastQuerySet(RecordQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-made_on", "-number", "-id")


class Forecast(NumberedRecord):
    """A dated revision of what a business case is expected to cost and save, with its reason."""

    business_case = models.ForeignKey(
        BusinessCase, on_delete=models.PROTECT, related_name="forecasts"
    )
    made_on = models.DateField()
    reason = models.TextField(help_text="What changed since the last one, and why.")

    prefix = "FC"
    searched = ("reason",)

    objects = ForecastQuerySet.as_manager()
    history = RecordHistory(ForecastQuerySet)

    class Meta(NumberedRecord.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.ref} Forecast of {self.business_case.ref}"

    def clean(self) -> None:
        super().clean()
        must_share_programme(self, "business_case")


class ForecastLine(YearAmount):
    """What a forecast expects of one scheme in one financial year."""

    forecast = models.ForeignKey(Forecast, on_delete=models.PROTECT, related_name="lines")
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="forecast_lines")

    objects = RecordQuerySet.as_manager()
    history = RecordHistory(RecordQuerySet)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["forecast", "scheme", "financial_year"],
                name="forecast_line_once_per_scheme_and_year",
                violation_error_message="This forecast already has that scheme and year.",
            ),
            positive_pence("forecast_line_amount_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.forecast.ref}, {self.scheme}, {self.financial_year}"

    @property
    def ref(self) -> str:
        return f"{self.forecast.ref} {self.scheme.ref} {self.financial_year}"

    def clean(self) -> None:
        super().clean()
        forecast, scheme = linked(self, "forecast"), linked(self, "scheme")
        self.must_lie_in_the_programme(scheme)
        if forecast and scheme and forecast.programme_id != scheme.programme_id:
            raise ValidationError(
                {"scheme": f"{scheme} belongs to another programme. Choose one of this programme."}
            )
