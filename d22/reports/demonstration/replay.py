"""Telling a story: each change is made on its day, by its author, for its reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from programme import clock
from programme.models import Programme, User
from programme.records import NumberedRecord


@dataclass(frozen=True)
class The:
    """Another record, by the reference the story knows it by: ``The("M16")``."""

    ref: str


@dataclass(frozen=True)
class Change:
    """One dated change: a record added (``kind`` says of what), changed, or removed."""

    at: datetime
    by: str
    ref: str
    why: str
    kind: type[models.Model] | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    removes: bool = False


def moment(when: str) -> datetime:
    """``2021-11-22 09:42`` in London; a bare day means its noon."""
    read = datetime.fromisoformat(when if " " in when else f"{when} 12:00")
    return read.replace(tzinfo=clock.LONDON)


def added(
    when: str, by: str, kind: type[models.Model], ref: str, why: str, /, **fields: Any
) -> Change:
    return Change(moment(when), by, ref, why, kind=kind, fields=fields)


def changed(when: str, by: str, ref: str, why: str, /, **fields: Any) -> Change:
    return Change(moment(when), by, ref, why, fields=fields)


def removed(when: str, by: str, ref: str, why: str) -> Change:
    return Change(moment(when), by, ref, why, removes=True)


def columns(kind: type[models.Model], fields: Mapping[str, Any], told: Mapping[str, Any]) -> dict:
    """``fields`` as model columns: a ``Known`` date fills two, a ``The`` is the record it names."""
    filled = {}
    for name, value in fields.items():
        if name in getattr(kind, "known_dates", ()):
            filled[f"{name}_on"] = value.on
            filled[f"{name}_precision"] = value.precision
        else:
            filled[name] = told[value.ref] if isinstance(value, The) else value
    return filled


class Replay:
    """What has been told so far, by reference; ``cast`` holds the authors by user name."""

    def __init__(self, cast: Mapping[str, User]) -> None:
        self.cast = cast
        self.told: dict[str, models.Model] = dict(cast)

    def tell(self, changes: Iterable[Change]) -> None:
        """Make ``changes`` in the order of their days; those of one moment in the order given."""
        for change in sorted(changes, key=lambda change: change.at):
            with clock.standing_at(change.at):
                self.make(change)

    def make(self, change: Change) -> None:
        if change.kind is None:
            record = self.told[change.ref]
        else:
            record = self.told[change.ref] = self.new(change.kind, change.ref)
        record._history_user = self.cast[change.by]
        record._change_reason = change.why
        if change.removes:
            self.told.pop(change.ref).delete()
            return
        for name, value in columns(type(record), change.fields, self.told).items():
            setattr(record, name, value)
        if hasattr(record, "recorded_by_id"):
            record.recorded_by = self.cast[change.by]
        record.full_clean()
        record.save()

    def new(self, kind: type[models.Model], ref: str) -> models.Model:
        """An empty record of the programme, numbered by its reference (M16 is 16)."""
        record = kind()
        if hasattr(kind, "programme_id"):
            record.programme = self.told["programme"]
        if issubclass(kind, NumberedRecord):
            record.number = int(ref.removeprefix(kind.prefix))
        return record

    @property
    def programme(self) -> Programme:
        return self.told["programme"]
