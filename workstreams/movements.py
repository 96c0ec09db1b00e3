"""How a risk's score and a milestone's forecast moved, read from the history of the record."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from programme import clock
from programme.dates import Known, days_late
from workstreams.models import Milestone, Risk
from workstreams.standings import Place


@dataclass(frozen=True)
class Scored:
    """From ``on`` the current score was ``place``; ``who`` is the post held, empty for the system."""

    on: date
    place: Place
    who: str
    why: str


def _by(when: clock.AsAt, versions: QuerySet) -> QuerySet:
    """Those recorded by the end of the day, the oldest first."""
    told = versions.filter(history_date__lt=clock.end_of(when.day))
    return told.order_by("history_date", "history_id")


def score_steps(risk: Risk, when: clock.AsAt) -> tuple[Scored, ...]:
    """The first current score, and each change of it up to the day. One query."""
    steps: list[Scored] = []
    versions = Risk.history.filter(id=risk.id).select_related("history_user")
    for version in _by(when, versions):
        place = Place(version.current_likelihood, version.current_impact)
        if not steps or steps[-1].place != place:
            who = str(version.history_user) if version.history_user else ""
            on = version.history_date.astimezone(clock.LONDON).date()
            steps.append(Scored(on, place, who, version.history_change_reason or ""))
    return tuple(steps)


#: What is read of a milestone's versions.
TOLD = (
    *("id", "history_date", "history_change_reason"),
    *("actual_on", "actual_precision", "forecast_on", "forecast_precision"),
    *("baseline_on", "baseline_precision"),
)


@dataclass(frozen=True)
class Told:
    """From the reporting day ``on`` the milestone was expected at ``expected``.

    ``reached`` says that this is the day it was recorded as reached, and ``expected`` its actual.
    """

    on: date
    expected: Known
    reached: bool = False
    why: str = ""


@dataclass(frozen=True)
class Slip:
    """A milestone and what was told of its date, in time order; ``baseline`` is today's."""

    id: int
    number: int
    title: str
    baseline: Known | None
    told: tuple[Told, ...]
    illustrative: bool = False
    illustrative_parts: str = ""

    @property
    def ref(self) -> str:
        return f"{Milestone.prefix}{self.number}"

    @property
    def is_made_up(self) -> bool:
        """Whether any of it is: a headline made from it then says so."""
        return self.illustrative or bool(self.illustrative_parts)

    @property
    def is_reached(self) -> bool:
        return self.told[-1].reached

    @property
    def moved(self) -> int:
        """Days from the first date told to the last; 0 where either is open-ended."""
        return days_late(planned=self.told[0].expected, expected=self.told[-1].expected) or 0

    @property
    def rows(self) -> tuple[tuple[Told, int | None], ...]:
        """What was told, each with the days it moved by; None for the first and the open-ended."""
        before = [None, *(told.expected for told in self.told)]
        return tuple(
            (told, days_late(planned=was, expected=told.expected))
            for told, was in zip(self.told, before, strict=False)
        )


def slips(milestones: Sequence[Milestone], when: clock.AsAt) -> tuple[Slip, ...]:
    """What was told of the dates of ``milestones``, all of one programme, up to the day.

    One query, of the whole programme where there are several; those never dated are left out.
    """
    one = {"id": milestones[0].id} if len(milestones) == 1 else {}
    those = one or {"programme_id": milestones[0].programme_id if milestones else 0}
    told: dict[int, list[Told]] = defaultdict(list)
    for pk, at, why, *dates in _by(when, Milestone.history.filter(**those)).values_list(*TOLD):
        _tell(told[pk], at.astimezone(clock.LONDON).date(), why or "", dates)
    return tuple(
        Slip(
            *(m.id, m.number, m.title, m.baseline, tuple(told[m.id])),
            *(m.illustrative, m.illustrative_parts),
        )
        for m in milestones
        if told[m.id]
    )


def _tell(told: list[Told], on: date, why: str, dates: Sequence) -> None:
    """Add what a version says where it says something new; of one day the last word counts."""
    actual, forecast, baseline = (Known.of(*dates[n : n + 2]) for n in (0, 2, 4))
    expected = actual or forecast or baseline
    if expected is None or _is_known(told, expected, bool(actual)):
        return
    if told and told[-1].on == on:
        told.pop()
    if not _is_known(told, expected, bool(actual)):
        told.append(Told(on, expected, bool(actual), why))


def _is_known(told: list[Told], expected: Known, reached: bool) -> bool:
    return bool(told) and (told[-1].expected, told[-1].reached) == (expected, reached)
