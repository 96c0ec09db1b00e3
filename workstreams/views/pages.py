"""What pages of the work share."""

from functools import cached_property

from programme.models import Forum, Meeting
from programme.pages import ProgrammePage
from workstreams.models import Risk, Workstream
from workstreams.models.risks import RiskQuerySet
from workstreams.trees import in_tree


class WorkPage(ProgrammePage):
    """A page that names workstreams, as the tree stood on its day."""

    @cached_property
    def tree(self) -> tuple[tuple[Workstream, int], ...]:
        """Each workstream with its depth, parents before children. One query."""
        rows = Workstream.as_at(self.when).in_programme(self.programme).in_number_order()
        return tuple(in_tree(list(rows)))

    @cached_property
    def names(self) -> dict[int, str]:
        return {workstream.id: workstream.name for workstream, _ in self.tree}

    @cached_property
    def last_panel(self) -> Meeting | None:
        """The last meeting of a scrutiny panel before the day. One query."""
        forums = Forum.as_at(self.when).in_programme(self.programme)
        panels = forums.filter(kind=Forum.Kind.SCRUTINY).values("id")
        meetings = Meeting.as_at(self.when).in_programme(self.programme)
        return meetings.filter(forum_id__in=panels).before(self.when.day).first()

    @property
    def _risks_before(self) -> RiskQuerySet:
        """The risks that were open at the last panel, with their scores; none without a panel."""
        if self.last_panel is None:
            return Risk.objects.none().with_score()
        day = self.last_panel.held_on
        return Risk.as_at(day).in_programme(self.programme).open(as_at=day).with_score()

    @cached_property
    def scores_before(self) -> dict[int, int]:
        """Each open risk's score at the last panel, by its id; empty without a panel."""
        return dict(self._risks_before.values_list("id", "score"))

    def score_before(self, risk: Risk) -> int | None:
        """One risk's score at the last panel; None if it was not open then."""
        return self._risks_before.filter(id=risk.id).values_list("score", flat=True).first()
