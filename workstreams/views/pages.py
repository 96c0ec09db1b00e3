"""What pages of the work share."""

from functools import cached_property

from programme.models import Forum, Meeting
from programme.pages import ProgrammePage
from workstreams.models import Risk, Workstream
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
        """The last meeting of a scrutiny panel before the day. Two queries."""
        forums = Forum.as_at(self.when).in_programme(self.programme)
        panels = list(forums.filter(kind=Forum.Kind.SCRUTINY).values_list("id", flat=True))
        meetings = Meeting.as_at(self.when).in_programme(self.programme)
        return meetings.filter(forum_id__in=panels or [0]).before(self.when.day).first()

    @cached_property
    def scores_before(self) -> dict[int, int]:
        """Each open risk's score at the last panel, by its id; empty without a panel."""
        if self.last_panel is None:
            return {}
        day = self.last_panel.held_on
        risks = Risk.as_at(day).in_programme(self.programme).open(as_at=day)
        return {risk.id: risk.current_score for risk in risks}
