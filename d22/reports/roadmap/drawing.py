"""The roadmap as SVG: an axis, a drawing for the phases, and one or more for each lane.

Each drawing has its text alternative, and the table of the same page has the same dates.
"""

from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from d22.reports.roadmap import marks
from d22.reports.roadmap.lanes import Lane, Strip
from d22.reports.roadmap.rows import Plan, Row
from d22.reports.roadmap.shapes import (
    FONT,
    HAIR,
    INK,
    LINE,
    SEA,
    SOFT,
    attributes,
    definitions,
    joined,
    line,
    mark,
    path,
    stretched,
    text,
)
from d22.reports.roadmap.told import lane_told, phases_told
from d22.reports.roadmap.window import Window
from d22.reports.roadmap.wiring import Wiring
from programme.dates import Known, written_short
from programme.ratings import Rating
from workstreams.paths import PhaseEnd

SPAN = attributes({"stroke": INK, "stroke-width": 1.5})

#: Months, years and the day, which every drawing repeats.
LINES = SafeString('<use href="#rm-lines"/>')


class Chart:
    """Draws the parts of one roadmap; ``live`` says whether its day is called today."""

    def __init__(self, plan: Plan, window: Window, lanes: tuple[Lane, ...], *, live: bool) -> None:
        self.plan, self.window, self.lanes = plan, window, lanes
        day = Known(plan.as_at)
        self.today, self.shows_today = window.middle(day), window.holds(day)
        self.day_words = f"{'Today, ' if live else ''}{written_short(plan.as_at)}"
        self.wiring = Wiring(plan, window, lanes)

    def axis(self) -> SafeString:
        """Financial years over months, the day flagged; also holds what the others repeat."""
        return format_html(
            '<svg class="axis" width="100%" height="100%" aria-hidden="true" font-family="{}" '
            'font-size="12" fill="{}">{}{}{}</svg>',
            FONT,
            SOFT,
            self._definitions(),
            joined(self._labels()),
            joined(self._flag()),
        )

    def _definitions(self) -> SafeString:
        months = "".join(f"M{self.window.at(month) * 10} 0V1" for month in self.window.ticks)
        years = "".join(f"M{year.at * 10} 0V1" for year in self.window.years())
        day = f"M{self.today * 10} 0V1" if self.shows_today else ""
        return format_html(
            '{}<defs><g id="rm-lines">{}{}{}</g></defs>',
            definitions(),
            path(months, {"stroke": HAIR}),
            path(years, {"stroke": LINE}),
            path(day, {"stroke": SEA, "stroke-width": 2}),
        )

    def _labels(self) -> Iterator[SafeString]:
        for y, weight, labels in (
            (50, "700", self.window.years()),
            (82, "400", self.window.labels()),
        ):
            yield format_html(
                '<g font-weight="{}">{}</g>',
                weight,
                format_html_join(
                    "",
                    '<text x="{}%" y="{}%" dx="4" dy="4"{}>{}</text>',
                    ((label.at, y, _classed(label.look), label.text) for label in labels),
                ),
            )

    def _flag(self) -> Iterator[SafeString]:
        if not self.shows_today:
            return
        x = self.today
        anchor = "" if x < 25 else "end" if x > 75 else "middle"
        words = format_html('<tspan font-weight="700" fill="{}">{}</tspan>', SEA, self.day_words)
        yield text(x, 14, words, anchor=anchor)
        # A letter, not a mark: Chromium misplaces a repeated one in a head that paper repeats.
        yield text(x, 35, format_html('<tspan fill="{}">{}</tspan>', SEA, "▼"), anchor="middle")

    def phases(self, ratings: dict) -> SafeString:
        """A row a phase under the heading: from its first milestone to its end."""
        height = len(self.plan.ends) + 1
        rows = (
            joined(self._phase(end, ratings[end.phase], _y(n, height)))
            for n, end in enumerate(self.plan.ends, start=1)
        )
        said = phases_told(self.plan.ends, self.window)
        return self._drawing("phases", said, rows)

    def _phase(self, end: PhaseEnd, rating: Rating, y: float) -> Iterator[SafeString]:
        window, dated = self.window, [m.expected for m in end.milestones if m.expected]
        due = end.phase.due
        if due and due.is_dated:
            yield mark("due", window.end(due), y)
        elif due:
            yield from marks.open_ended(due, window, y)
        if end.expected is None:
            return
        first, last = window.at(min(k.first for k in dated)), window.middle(end.expected)
        yield line(first, last, y, SPAN)
        if end.baseline and end.baseline != end.expected:
            yield line(
                window.end(end.baseline), window.end(end.expected), y, marks.SLIPS[rating.rag]
            )
            yield mark("base", window.middle(end.baseline), y)
        yield mark("ring", last, y)
        yield mark(rating.rag, last, y)

    def strips(self, number: int, lane: Lane) -> list[dict]:
        """The drawings of a lane, each with the rows whose labels stand beside it."""
        return [
            {
                "rows": strip.rows,
                "has_head": strip.has_head,
                "svg": self._strip(number, n, lane, strip),
            }
            for n, strip in enumerate(lane.strips)
        ]

    def _strip(self, number: int, n: int, lane: Lane, strip: Strip) -> SafeString:
        said = lane_told(lane, strip, self.window)
        height, above = strip.height, int(strip.has_head)
        waits = self.wiring.between(strip.top, height)
        rows: Iterable = (
            joined(marks.of_row(row, self.window, self.today, _y(i, height)))
            for i, row in enumerate(strip.rows, start=above)
        )
        if not lane.is_open:
            rows = self._folded(lane.drawn)
        return self._drawing(f"{number}-{n}", said, rows, waits)

    def _folded(self, rows: tuple[Row, ...]) -> Iterator[SafeString]:
        """All the milestones of a closed lane on one line: only when each is expected."""
        for row in rows:
            if row.is_dated:
                x = self.window.middle(row.expected)
                yield marks.critical(row, x, 50)
                yield mark(row.rating.rag, x, 50)

    def _drawing(
        self, name: str, said: tuple[str, str], rows: Iterable, waits: SafeString = ""
    ) -> SafeString:
        title, told = said
        return format_html(
            '<svg class="plot" width="100%" height="100%" role="img" '
            'aria-labelledby="rm-{}-t rm-{}-d" font-family="{}" font-size="12" fill="{}">'
            '<title id="rm-{}-t">{}</title><desc id="rm-{}-d">{}</desc>{}{}'
            '<g class="marks">{}</g></svg>',
            *(name, name, FONT, INK, name, title, name, told),
            stretched("0 0 1000 1", LINES),
            waits,
            joined(rows),
        )


def _classed(look: str) -> SafeString:
    return format_html(' class="{}"', look) if look else SafeString()


def _y(row: int, height: int) -> float:
    """The middle of a row, in per cent of a drawing of ``height`` rows."""
    return round((row + 0.5) / height * 100, 3)
