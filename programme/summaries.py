"""The ground as at a date: the programme, its phases and objectives, and who decides."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.clock import AsAt
from programme.models import (
    Decision,
    Forum,
    Meeting,
    Objective,
    Outcome,
    Phase,
    Programme,
)


@dataclass(frozen=True)
class Ground:
    """Records as they stood on one day, in the order people read them.

    They are values: reading a relation of one would show today, so relations are followed
    by id through this object.
    """

    programme: Programme
    phases: tuple[Phase, ...]
    objectives: tuple[Objective, ...]
    outcomes: tuple[Outcome, ...]
    forums: tuple[Forum, ...]
    meetings: tuple[Meeting, ...]
    decisions: tuple[Decision, ...]

    @cached_property
    def forum_by_id(self) -> dict[int, Forum]:
        return {forum.id: forum for forum in self.forums}

    def objectives_of(self, phase: Phase) -> tuple[Objective, ...]:
        return tuple(o for o in self.objectives if o.phase_id == phase.id)

    def decider(self, decision: Decision) -> str:
        """The forum that decided, or who did where it was none of the record's."""
        forum = self.forum_by_id.get(decision.forum_id)
        return forum.name if forum else decision.made_by

    def meetings_of(self, kind: Forum.Kind) -> tuple[Meeting, ...]:
        """Meetings of forums of a kind, in time order."""
        return tuple(m for m in self.meetings if self.forum_by_id[m.forum_id].kind == kind)

    def last_panel_before(self, day: date) -> Meeting | None:
        held = [m for m in self.meetings_of(Forum.Kind.SCRUTINY) if m.held_on < day]
        return held[-1] if held else None


def read_phases(programme: Programme, when: AsAt) -> Ground:
    """Phases and objectives; the rest is left empty. Two queries."""
    return Ground(
        programme=programme,
        phases=tuple(Phase.as_at(when).in_programme(programme).in_number_order()),
        objectives=tuple(Objective.as_at(when).in_programme(programme).in_number_order()),
        **dict.fromkeys(("outcomes", "forums", "meetings", "decisions"), ()),
    )


def read(programme: Programme, when: AsAt) -> Ground:
    """Six queries, whatever the size."""

    def those(model, *order: str) -> tuple:
        return tuple(model.as_at(when).in_programme(programme).order_by(*order, "id"))

    return Ground(
        programme=programme,
        phases=those(Phase, "number"),
        objectives=those(Objective, "number"),
        outcomes=those(Outcome, "number"),
        forums=those(Forum, "number"),
        meetings=those(Meeting, "held_on"),
        decisions=those(Decision, "-decided_on"),
    )
