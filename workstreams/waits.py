"""What waits for what: the dependencies of one day, joined to their milestones. Pure functions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from programme.dates import days_late
from workstreams.models import Dependency, Milestone
from workstreams.summaries import Work


@dataclass(frozen=True)
class Wait:
    """``successor`` waits for ``predecessor``, with ``room`` days between; None without dates."""

    predecessor: Milestone
    successor: Milestone
    kind: str

    @property
    def room(self) -> int | None:
        return days_late(planned=self.predecessor.expected, expected=self.successor.expected)

    @property
    def is_too_early(self) -> bool:
        """The successor is expected before the period of the predecessor even begins."""
        if self.room is None:
            return False
        return self.successor.expected.on < self.predecessor.expected.first

    @property
    def kind_words(self) -> str:
        """Empty for finish to start, which nobody needs to be told."""
        if self.kind == Dependency.Kind.FINISH_TO_START:
            return ""
        return str(Dependency.Kind(self.kind).label).lower()


@dataclass(frozen=True)
class Network:
    """All waits of a position, by the id of the milestone that waits and that is waited for."""

    before: Mapping[int, tuple[Wait, ...]]
    after: Mapping[int, tuple[Wait, ...]]

    def waits_of(self, milestone: Milestone) -> tuple[Wait, ...]:
        return self.before.get(milestone.id, ())

    def held_up_by(self, milestone: Milestone) -> tuple[Wait, ...]:
        return self.after.get(milestone.id, ())

    @property
    def waits(self) -> Iterator[Wait]:
        for found in self.before.values():
            yield from found


def network(work: Work) -> Network:
    """A dependency on a milestone that the day does not know is left out."""
    before, after = defaultdict(list), defaultdict(list)
    known = work.milestone_by_id
    for dependency in work.dependencies:
        first = known.get(dependency.predecessor_id)
        then = known.get(dependency.successor_id)
        if first and then:
            wait = Wait(first, then, dependency.kind)
            before[then.id].append(wait)
            after[first.id].append(wait)
    return Network(
        {pk: tuple(waits) for pk, waits in before.items()},
        {pk: tuple(waits) for pk, waits in after.items()},
    )
