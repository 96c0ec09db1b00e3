"""Days worth going back to: the last meetings of panel and board, and when phases began."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from programme.dates import Precision
from programme.models import Forum, Meeting, Phase, Programme

#: Forums whose last meeting is a day to go back to, whatever their names were then.
LAST = {
    Forum.Kind.SCRUTINY: "the last scrutiny panel",
    Forum.Kind.BOARD: "the last programme board",
}


@dataclass(frozen=True)
class DayToRead:
    """A day before today, and why one would go back to it."""

    day: date
    why: str


def days_to_read(programme: Programme, *, today: date) -> tuple[DayToRead, ...]:
    """The newest first. As the record knows them now, so that a past page leads on. One query."""
    meetings = Meeting.objects.in_programme(programme).known_to_the_day().before(today)
    held = meetings.filter(forum__kind__in=LAST).order_by().values_list("held_on", "forum__kind")
    phases = Phase.objects.in_programme(programme).filter(begins_on__lt=today)
    begun = phases.exclude(begins_precision=Precision.OPEN).values_list(
        "begins_on", Concat(Value("Phase "), Cast("number", CharField()), Value(" began"))
    )
    newest: dict[str, DayToRead] = {}
    for day, what in sorted(held.union(begun), reverse=True):
        newest.setdefault(what, DayToRead(day, LAST.get(what, what)))
    return tuple(newest.values())
