"""Lives of records: written in bulk, with every version in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db import models

from programme import clock
from programme.models import User

Fields = dict[str, Any]

#: Records of a programme that lie below others begin later than these, as parts of its length.
GROUND, TREE, WORK = 0.0, 0.01, 0.02


@dataclass(frozen=True)
class Span:
    """The time a programme has had: from its first day until now."""

    begins_at: datetime
    now: datetime

    def day(self, part: float) -> date:
        """The day that this part of the time has gone; above 1 lies ahead."""
        moment = self.begins_at + (self.now - self.begins_at) * part
        return moment.astimezone(clock.LONDON).date()

    def moments(self, count: int, rng: Random, *, start: float, end: float = 1) -> list[datetime]:
        """``count`` moments in order, spread over a part of the time, the first in its beginning."""
        length = (self.now - self.begins_at).total_seconds()
        step = (end - start) / count
        parts = (start + step * (n + rng.random() * 0.9) for n in range(count))
        return [self.begins_at + timedelta(seconds=int(part * length)) for part in parts]


@dataclass(frozen=True)
class Life:
    """One record: its ``fields`` when it was added, and what each later save changed.

    ``moments`` has one for the adding and one for each change, and one more where it was removed.
    """

    moments: list[datetime]
    fields: Fields
    changes: list[Fields]

    @property
    def removed(self) -> bool:
        return len(self.moments) > len(self.changes) + 1

    def states(self) -> Iterator[tuple[str, datetime, Fields]]:
        """What simple-history calls each version, when it was saved, and all that it then held."""
        fields = dict(self.fields)
        for number, (at, change) in enumerate(zip(self.moments, [{}, *self.changes], strict=False)):
            fields |= change | {"version": number + 1, "changed_at": at}
            yield "~" if number else "+", at, fields
        if self.removed:
            yield "-", self.moments[-1], fields


def lived(
    span: Span, rng: Random, versions: int, start: float, fields: Fields, changes: Iterable[Fields]
) -> Life:
    """A life whose changes need not know the day they are made on."""
    return Life(span.moments(versions, rng, start=start), fields, [*changes][: versions - 1])


def write(kind: type[models.Model], lives: list[Life], *, by: User) -> list[models.Model]:
    """Add the records and all their versions; returns those that were not removed, in order."""
    last = [[*life.states()][-1][2] for life in lives] if lives else []
    records = kind.objects.bulk_create(
        [kind(**fields, illustrative=True) for fields in last], batch_size=1000
    )
    version_of = kind.history.model
    names = [field.attname for field in kind._meta.concrete_fields]
    version_of.objects.bulk_create(
        version_of(
            **{name: getattr(record, name) for name in names} | fields,
            history_type=type_,
            history_date=at,
            history_user=by,
        )
        for record, life in zip(records, lives, strict=True)
        for type_, at, fields in life.states()
    )
    removed = {record.pk for record, life in zip(records, lives, strict=True) if life.removed}
    gone = kind.objects.filter(pk__in=removed)
    gone._raw_delete(gone.db)  # its last version tells of it already
    return [record for record in records if record.pk not in removed]
