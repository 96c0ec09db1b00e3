"""The roadmap: everything on one axis of time, and the same in a table."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.http import QueryDict
from django.views.generic import TemplateView

from d22.reports.roadmap import table, told
from d22.reports.roadmap.drawing import Chart
from d22.reports.roadmap.forms import RoadmapForm
from d22.reports.roadmap.lanes import DRAWN_AT_MOST, Lane, lanes
from d22.reports.roadmap.rows import Plan, Row, plan
from d22.reports.roadmap.window import Window, default_window, whole_window, year_window
from programme.dates import financial_year
from programme.pages import ProgrammePage
from programme.summaries import read_phases
from workstreams.assessment import rate_objectives, rate_phase
from workstreams.models import Milestone
from workstreams.paths import DEFINITION
from workstreams.summaries import read_outline

#: A page nobody has folded shows the rows of so many milestones; with more, only the lanes.
OPEN_UP_TO = 60
#: So many milestones outside the window are named; with more, they are counted.
NAMED_OUTSIDE = 12
ENDS_SHOWN = 4


class Roadmap(ProgrammePage, TemplateView):
    """The address says it all: what is open, which window, which phase and workstream."""

    permission_required = "workstreams.view_milestone"
    template_name = "reports/roadmap.html"
    nav = "roadmap"

    def get_context_data(self, **kwargs) -> dict:
        ground = read_phases(self.programme, self.when)
        work = read_outline(self.programme, self.when)
        form = RoadmapForm(self.request.GET, ground=ground, work=work)
        form.is_valid()
        day = self.when.day
        found = plan(
            ground, work, as_at=day, phase=form.asked("phase"), workstream=form.asked("workstream")
        )
        usual = default_window(found.days, day)
        window = form.window(usual)
        opened = self._opened(found)
        # The phases stand above: a heading and a row each.
        shown = lanes(found, window, opened, top=len(ground.phases) + 1)
        chart = Chart(found, window, shown, live=self.when.live)
        ratings = self._phase_ratings(found)
        return super().get_context_data(
            plan=found,
            headline=told.finding(found),
            headline_illustrative=any(end.illustrative for end in found.ends),
            filters=self._shown_form(form, window, ground, work),
            some_illustrative=any(_is_made_up(row.milestone) for row in found.rows),
            window=window,
            windows=self._windows(found, usual, window),
            chart=chart,
            phase_chart=chart.phases(ratings) if found.ends else "",
            ends=[(end, told.end_label(end)) for end in found.ends],
            verdict=_verdict(found, ratings),
            lanes=[self._lane(n, lane, chart, opened) for n, lane in enumerate(shown)],
            outside=_outside(shown),
            over=sum(len(lane.rows) - len(lane.listed) for lane in shown),
            limit=DRAWN_AT_MOST,
            heads=table.HEADS,
            definition=DEFINITION,
            all_open=self._address(open="all"),
            all_closed=self._address(open="none"),
            opened=self.request.GET.getlist("open"),
            **kwargs,
        )

    def _opened(self, found: Plan) -> set[str]:
        """The slugs that ``?open=`` names, or ``all`` or ``none``; not asked: all, if legible."""
        every = {workstream.slug for workstream in found.work.workstreams}
        asked = set(self.request.GET.getlist("open"))
        if "all" in asked or (not asked and len(found.rows) <= OPEN_UP_TO):
            return every
        return asked & every

    def _address(self, **changes: object) -> str:
        """This page's query with ``changes``: one value, several, or None to take it away."""
        query: QueryDict = self.request.GET.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query.setlist(name, [value] if isinstance(value, str) else list(value))
        return f"?{query.urlencode()}"

    def _shown_form(self, form: RoadmapForm, window: Window, ground, work) -> RoadmapForm:
        """The form with the months of the window in it, unless it has something to complain of."""
        if form.errors:
            return form
        data = self.request.GET.dict() | window.query
        return RoadmapForm(data, ground=ground, work=work)

    def _windows(self, found: Plan, usual: Window, window: Window) -> list[dict]:
        year = year_window(self.when.day)
        choices = (
            (
                "Around today" if self.when.live else "Around the day",
                usual,
                {"from": None, "to": None},
            ),
            (f"Financial year {financial_year(self.when.day)}", year, year.query),
        )
        whole = whole_window(self.programme, found.days)
        choices += (("Whole programme", whole, whole.query),)
        current = next((name for name, one, _ in choices if one == window), "")
        return [
            {"name": name, "link": self._address(**query), "current": name == current}
            for name, _, query in choices
        ]

    def _phase_ratings(self, found: Plan) -> dict:
        ground, day = found.ground, self.when.day
        of = rate_objectives(ground.objectives, found.work, as_at=day)
        return {
            phase: rate_phase(ground.objectives_of(phase), of, found.work, as_at=day)
            for phase in ground.phases
        }

    @cached_property
    def _addresses(self) -> table.Addresses:
        past = "" if self.when.live else f"?as_at={self.when.day.isoformat()}"
        return table.Addresses(self.programme.slug, past)

    def _lane(self, number: int, lane: Lane, chart: Chart, opened: set[str]) -> dict:
        rows = lane.listed if lane.is_open else ()
        return {
            "lane": lane,
            "toggle": self._toggle(lane, chart.plan, opened),
            "strips": [
                strip | {"labels": table.labels(strip["rows"], self._addresses)}
                for strip in chart.strips(number, lane)
            ],
            "lines": table.lines(rows, chart.plan, self._addresses),
        }

    def _toggle(self, lane: Lane, found: Plan, opened: set[str]) -> str:
        """Where the lane is open if it was closed; closing one closes those below it too."""
        if not lane.is_open:
            return self._address(open=sorted(opened | {lane.workstream.slug}))
        below = found.work.ids_below(lane.workstream)
        shut = {w.slug for w in found.work.workstreams if w.id in below}
        return self._address(open=sorted(opened - shut) or "none")


def _verdict(found: Plan, ratings: dict) -> list[dict]:
    """The phases that have milestones, those that have not ended first."""
    ends: Iterable = (end for end in found.ends if end.milestones)
    chosen = sorted(ends, key=lambda end: end.has_ended)[:ENDS_SHOWN]
    return [
        {"end": end, "rating": ratings[end.phase], "against": told.against_baseline(end)}
        for end in sorted(chosen, key=lambda end: end.phase.number)
    ]


def _is_made_up(milestone: Milestone) -> bool:
    return milestone.illustrative or bool(milestone.illustrative_parts)


def _outside(shown: Iterable[Lane]) -> dict:
    """What the window leaves out: each by name where they are few."""
    rows = [row for lane in shown for row in lane.outside]
    return {"count": len(rows), "named": list(_named(rows)) if len(rows) <= NAMED_OUTSIDE else []}


def _named(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield f"{row.milestone.ref} ({row.expected.short})"
