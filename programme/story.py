"""What happened to a record, version by version, in plain sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db import models

from programme import clock
from programme.dates import Known, written
from programme.records import Record
from programme.wording import counted, date_name, listed

#: Columns every save changes, or that say nothing of the record's matter.
UNTOLD = {"id", "version", "changed_at", "programme", "number"}


@dataclass(frozen=True)
class Event:
    """One saved change: ``who`` is the post held, empty where the system did it."""

    at: datetime
    who: str
    what: str
    reason: str


def story_of(record: Record, when: clock.AsAt) -> tuple[Event, ...]:
    """The changes recorded by the end of the day, newest first. One query."""
    versions = type(record).history.filter(id=record.id, history_date__lt=clock.end_of(when.day))
    rows = list(versions.select_related("history_user").order_by("history_date", "history_id"))
    told = [_event(rows[0], "added it")] if rows else []
    for before, after in pairwise(rows):
        if what := listed(_changes(type(record), before, after)):
            told.append(_event(after, what))
    return tuple(reversed(told))


def corrections_of(
    model: type[Record], those: Mapping[str, object], when: clock.AsAt
) -> tuple[tuple[Record, Event], ...]:
    """Changes of the records that ``those`` columns name, each with the version it made.

    What was only added is not told. Newest first; one query.
    """
    versions = model.history.filter(history_date__lt=clock.end_of(when.day), **those)
    rows = versions.select_related("history_user").order_by("id", "history_date", "history_id")
    told = [
        (after, _event(after, what))
        for before, after in pairwise(rows)
        if before.id == after.id and (what := listed(_changes(model, before, after)))
    ]
    return tuple(sorted(told, key=lambda pair: (pair[1].at, pair[0].history_id), reverse=True))


def _event(version: models.Model, what: str) -> Event:
    who = str(version.history_user) if version.history_user else ""
    return Event(version.history_date, who, what, version.history_change_reason or "")


def _changes(model: type[Record], before: models.Model, after: models.Model) -> Iterator[str]:
    """Known dates first, each told whole; then the other fields by their names."""
    dates = {f"{name}_{part}" for name in model.known_dates for part in ("on", "precision")}
    for name in model.known_dates:
        yield from _moved(name, _known(before, name), _known(after, name))
    for field in model._meta.concrete_fields:
        if field.name in UNTOLD | dates:
            continue
        old, new = getattr(before, field.attname), getattr(after, field.attname)
        if old != new:
            yield _changed(field, old, new)


def _known(version: models.Model, name: str) -> Known | None:
    return Known.of(getattr(version, f"{name}_on"), getattr(version, f"{name}_precision"))


def _moved(name: str, old: Known | None, new: Known | None) -> Iterator[str]:
    name = date_name(name)
    if old == new:
        return
    if old is None:
        yield f"set the {name} to {new}"
    elif new is None:
        yield f"took the {name} {old} away"
    else:
        days = (new.on - old.on).days
        by = f" ({counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'})"
        yield f"moved the {name} from {old} to {new}{by if days else ''}"


def _changed(field: models.Field, old: object, new: object) -> str:
    name = str(field.verbose_name)
    if isinstance(field, models.DateField):
        name = date_name(name)
        old, new = (value and written(value) for value in (old, new))
    if field.is_relation or isinstance(field, models.TextField):
        return f"changed the {name}"
    shown = dict(field.flatchoices)
    if isinstance(field, models.BooleanField):
        shown = {True: "Yes", False: "No"}
    old, new = shown.get(old, old), shown.get(new, new)
    if old in (None, ""):
        return f"set the {name} to {new}"
    if new in (None, ""):
        return f"took the {name} {old} away"
    return f"changed the {name} from {old} to {new}"
