"""The editing pages of the money. Importing the modules registers them, in the index's order."""

from finance.admin import cases, forecasts, ledger

__all__ = ["cases", "forecasts", "ledger"]
