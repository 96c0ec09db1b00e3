"""History of every record, and reading the record as at a past day.

simple-history keeps the versions; what is ours is the date (from ``clock``), the moment each was
superseded (``versions``), and the past as a queryset that knows the same words as the present.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from simple_history.manager import (
    SIMPLE_HISTORY_REVERSE_ATTR_NAME,
    HistoricalQuerySet,
    HistoryManager,
)
from simple_history.models import HistoricalRecords

from programme import clock
from programme.versions import NOT_YET, Version


class PastRecord(ValidationError):
    """A record read as at a past day was about to be changed or removed."""


class PastQuerySet(HistoricalQuerySet):
    """Versions of records; ``at_the_end_of`` turns them into the records of one day.

    The records of a day behave as live rows do: ``pk`` is the record's, not the version's,
    and annotations and joined records are kept. They can only be read.
    """

    def at_the_end_of(self, day: date) -> models.QuerySet:
        """The records as they stood when ``day`` ended in London, as instances of the model.

        One row a record: of versions with the same instant the last written counts. A record
        deleted by then is left out; one deleted later is there.
        """
        end = clock.end_of(day)
        return self.filter(history_date__lt=end, superseded_at__gte=end).as_instances()

    def _filter_or_exclude(self, negate: bool, args: tuple, kwargs: dict) -> Self:
        kwargs = {self._own(name): value for name, value in kwargs.items()}
        return super()._filter_or_exclude(negate, args, kwargs)

    def order_by(self, *names: object) -> Self:
        own = [self._own(name) if isinstance(name, str) else name for name in names]
        return super().order_by(*own)

    def _own(self, name: str) -> str:
        """``pk``, ``-pk`` and ``pk__in`` of a record of a day mean its id."""
        path = name.removeprefix("-").split("__")
        if not self._as_instances or path[0] != "pk":
            return name
        return "-" * name.startswith("-") + "__".join([self._pk_attr, *path[1:]])

    def iterator(self, chunk_size: int | None = None) -> Iterator:
        for version in super().iterator(chunk_size):
            yield self._record(version) if self._gives_records(version) else version

    def _instanceize(self) -> None:
        if self._result_cache and self._gives_records(self._result_cache[0]):
            self._result_cache = [self._record(version) for version in self._result_cache]

    def _gives_records(self, row: object) -> bool:
        return self._as_instances and isinstance(row, self.model)

    def _record(self, version: models.Model) -> models.Model:
        record = self._of(version)
        for name in self.query.annotation_select:
            setattr(record, name, getattr(version, name))
        record._state.fields_cache.update(version._state.fields_cache)
        return record

    def _of(self, version: models.Model) -> models.Model:
        """``version.instance`` where columns were left out of history; else the same, faster."""
        if self.model._history_excluded_fields:
            return version.instance
        values = [getattr(version, name) for name in self._columns]
        record = self.model.instance_type.from_db(self.db, self._columns, values)
        setattr(record, SIMPLE_HISTORY_REVERSE_ATTR_NAME, version)
        return record

    @cached_property
    def _columns(self) -> list[str]:
        return [field.attname for field in self.model.instance_type._meta.concrete_fields]

    def update(self, **fields) -> int:
        self._refuse_if_past()
        return super().update(**fields)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_if_past()
        return super().delete()

    def _refuse_if_past(self) -> None:
        if self._as_instances:
            raise PastRecord("Records read as at a past day cannot be changed or removed.")


class DatedHistoryManager(HistoryManager):
    """Dates the history of bulk changes by our clock too."""

    def bulk_history_create(
        self, objs: list, *args, default_date: datetime | None = None, **kwargs
    ) -> list:
        dated = default_date or clock.now()
        return super().bulk_history_create(objs, *args, default_date=dated, **kwargs)


class RecordHistory(HistoricalRecords):
    """simple-history with our clock, our index, and the model's own words on past rows."""

    def __init__(self, queryset: type[models.QuerySet], **options) -> None:
        past = type(f"Past{queryset.__name__}", (queryset, PastQuerySet), {})
        super().__init__(
            bases=[Version],
            historical_queryset=past,
            history_manager=DatedHistoryManager,
            no_db_index=["id", "programme"],  # the indexes below begin with them
            **options,
        )

    def get_meta_options(self, model: type[models.Model]) -> dict:
        """Indexes for the past of one record and of one programme; one version holds at a time."""
        indexes = [models.Index(fields=["id", "-history_date", "-history_id"])]
        if any(field.name == "programme" for field in model._meta.fields):
            indexes.append(models.Index(fields=["programme", "superseded_at", "history_date"]))
        holds = models.UniqueConstraint(
            fields=["id"],
            condition=Q(superseded_at=NOT_YET),
            name=f"{model._meta.model_name}_one_version_holds",
        )
        return super().get_meta_options(model) | {"indexes": indexes, "constraints": [holds]}

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
