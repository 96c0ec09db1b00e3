"""History of every record, and reading the record as at a past day.

simple-history keeps the versions; what is ours is the date (from ``clock``), the index, and
the past as a queryset that knows the same words as the present.
"""

from datetime import date

from django.db import models
from django.db.models import OuterRef, Subquery
from simple_history.manager import HistoricalQuerySet
from simple_history.models import HistoricalRecords

from programme import clock


class PastQuerySet(HistoricalQuerySet):
    """Versions of records; ``at_the_end_of`` turns them into the records of one day."""

    def at_the_end_of(self, day: date) -> models.QuerySet:
        """The records as they stood when ``day`` ended in London, as instances of the model.

        One row a record: of versions with the same instant the last written counts. A record
        deleted by then is left out; one deleted later is there.
        """
        versions = self.model._default_manager.filter(
            id=OuterRef("id"), history_date__lt=clock.end_of(day)
        )
        newest = versions.order_by("-history_date", "-history_id").values("history_id")[:1]
        return self.filter(history_id=Subquery(newest)).as_instances()


class RecordHistory(HistoricalRecords):
    """simple-history with our clock, our index, and the model's own words on past rows."""

    def __init__(self, queryset: type[models.QuerySet], **options) -> None:
        past = type(f"Past{queryset.__name__}", (queryset, PastQuerySet), {})
        super().__init__(historical_queryset=past, **options)

    def get_meta_options(self, model: type[models.Model]) -> dict:
        """The index that finds the newest version of each record before a moment."""
        newest_first = models.Index(fields=["id", "-history_date", "-history_id"])
        return super().get_meta_options(model) | {"indexes": (newest_first,)}

    def post_save(self, instance, created, using=None, **kwargs) -> None:
        """Nothing is written when only untracked columns were saved (a last sign-in)."""
        saved = kwargs.get("update_fields")
        if saved and set(saved) <= set(self.excluded_fields):
            return
        super().post_save(instance, created, using=using, **kwargs)

    def create_historical_record(self, instance, history_type, using=None) -> None:
        """Dated by our clock, unless the instance brings a date of its own."""
        if hasattr(instance, "_history_date"):
            super().create_historical_record(instance, history_type, using)
            return
        instance._history_date = clock.now()
        try:
            super().create_historical_record(instance, history_type, using)
        finally:
            del instance._history_date
