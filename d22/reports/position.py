"""The whole programme on one day: the ground, the work and the money, put together and rated."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from finance.summaries import Money
from finance.summaries import read as read_money
from programme.clock import AsAt
from programme.models import Meeting, Phase, Programme
from programme.ratings import Rag, Rating
from programme.summaries import Ground
from programme.summaries import read as read_ground
from workstreams import agenda, assessment, contradictions
from workstreams.models import Workstream
from workstreams.summaries import Work
from workstreams.summaries import read as read_work
from workstreams.summaries import read_outline as read_work_outline


@dataclass(frozen=True)
class Position:
    """What was known at the end of ``as_at``, with that day as today for every rule.

    ``compared_with`` is the last panel meeting before that day: what risks are compared with.
    """

    as_at: date
    ground: Ground
    work: Work
    money: Money
    compared_with: Meeting | None

    @property
    def programme(self) -> Programme:
        return self.ground.programme

    @cached_property
    def objective_ratings(self) -> dict[int, Rating]:
        return assessment.rate_objectives(self.ground.objectives, self.work, as_at=self.as_at)

    @cached_property
    def phase_ratings(self) -> dict[Phase, Rating]:
        return {phase: self._rate(phase) for phase in self.ground.phases}

    def _rate(self, phase: Phase) -> Rating:
        return assessment.rate_phase(
            self.ground.objectives_of(phase), self.objective_ratings, self.work, as_at=self.as_at
        )

    @cached_property
    def workstream_ratings(self) -> dict[int, Rating]:
        return assessment.rate_workstreams(self.work, as_at=self.as_at)

    @cached_property
    def rating(self) -> Rating:
        tops: dict[Workstream, Rating] = {
            w: self.workstream_ratings[w.id] for w, depth in self.work.tree if depth == 0
        }
        return assessment.rate_programme(self.phase_ratings, tops)

    @cached_property
    def current_phase(self) -> Phase | None:
        """The first phase that is not complete; None when all are, or there is none."""
        for phase, rating in self.phase_ratings.items():
            if rating.rag != Rag.BLUE:
                return phase
        return None

    def objectives_complete(self, phase: Phase) -> int:
        of_phase = self.ground.objectives_of(phase)
        return sum(self.objective_ratings[o.id].rag == Rag.BLUE for o in of_phase)

    @cached_property
    def late(self):
        return agenda.late(self.work, as_at=self.as_at)

    @cached_property
    def coming(self):
        return agenda.coming(self.ground, self.work, as_at=self.as_at)

    @cached_property
    def contradictions(self):
        return contradictions.find(
            self.work,
            phases=self.phase_ratings,
            workstreams=self.workstream_ratings,
            as_at=self.as_at,
        )


def read(programme: Programme, when: AsAt) -> Position:
    """A fixed number of queries, whatever the size: one a kind of record."""
    ground = read_ground(programme, when)
    work = read_work(programme, when, compared_with=comparison_day(ground, when))
    return _put_together(ground, work, when)


def read_outline(programme: Programme, when: AsAt) -> Position:
    """What ratings, agenda and contradictions are made of: no risks, issues and stages."""
    work = read_work_outline(programme, when)
    return _put_together(read_ground(programme, when), work, when)


def comparison_day(ground: Ground, when: AsAt) -> date:
    """The last panel's; without one the programme's first day, so that query counts stay."""
    panel = ground.last_panel_before(when.day)
    return panel.held_on if panel else ground.programme.begins_on


def _put_together(ground: Ground, work: Work, when: AsAt) -> Position:
    return Position(
        as_at=when.day,
        ground=ground,
        work=work,
        money=read_money(ground.programme, when),
        compared_with=ground.last_panel_before(when.day),
    )
