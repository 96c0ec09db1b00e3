from finance.models.cases import BusinessCase, PlanLine, Scheme
from finance.models.forecasts import Forecast, ForecastLine
from finance.models.ledger import LedgerEntry

__all__ = [
    "BusinessCase",
    "Forecast",
    "ForecastLine",
    "LedgerEntry",
    "PlanLine",
    "Scheme",
]
