"""The roadmap as a table: a row a milestone, in the order of the chart.

Written by hand rather than as a register: hundreds of rows stand on one page, grouped by
workstream, and are drawn in a few milliseconds.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from d22.reports.roadmap.rows import Plan, Row
from programme.dates import Known
from programme.templatetags import marks, words
from workstreams.models import Milestone
from workstreams.waits import Wait

HEADS = (
    *("Ref", "Milestone", "Phase", "Baseline", "Forecast", "Actual", "Slip", "Rating"),
    *("Waits for", "Holds up", "Critical path to"),
)
#: What stands beside a row of a critical path.
ON = SafeString(' class="on"')
NONE, NO = words.absent(), words.absent("no")
#: Its cells in the order of ``HEADS``; the names stand before the cells on a phone.
LINE = (
    '<tr role="row"><td role="cell" class="nb ref" data-label="Ref">{}</td>'
    '<th role="rowheader" scope="row" data-label="Milestone"><a href="{}">{}</a>{}{}</th>'
    '<td role="cell" class="nb" data-label="Phase">{}</td>'
    '<td role="cell" class="nb" data-label="Baseline">{}</td>'
    '<td role="cell" class="nb" data-label="Forecast">{}</td>'
    '<td role="cell" class="nb" data-label="Actual">{}</td>'
    '<td role="cell" class="num" data-label="Slip">{}</td>'
    '<td role="cell" data-label="Rating">{}</td>'
    '<td role="cell" data-label="Waits for">{}</td>'
    '<td role="cell" data-label="Holds up">{}</td>'
    '<td role="cell" data-label="Critical path to">{}</td></tr>'
)


class Addresses:
    """Where each milestone's page is; ``past`` ends them all. Asks the URLconf once, not a row."""

    def __init__(self, slug: str, past: str) -> None:
        there = reverse("workstreams:milestone-detail", args=[slug, "M0"])
        self.before, self.after = there.rsplit("M0", 1)
        self.after += past

    def of(self, milestone: Milestone) -> str:
        return f"{self.before}{milestone.ref}{self.after}"


def lines(rows: Iterable[Row], plan: Plan, addresses: Addresses) -> SafeString:
    return format_html_join("", "{}", ((_line(row, plan, addresses),) for row in rows))


def _line(row: Row, plan: Plan, addresses: Addresses) -> SafeString:
    m = row.milestone
    tag = marks.ill(m)
    return format_html(
        LINE,
        m.ref,
        addresses.of(m),
        m.title,
        " " if tag else "",
        tag,
        row.phase or NONE,
        _dated(row.baseline, "none"),
        _dated(row.forecast, "none"),
        _dated(row.actual, "not yet"),
        words.days(row.slip),
        marks.rag(row.rating),
        _linked(plan.network.waits_of(m), "predecessor", addresses),
        _linked(plan.network.held_up_by(m), "successor", addresses),
        ", ".join(str(phase) for phase in row.paths) or NO,
    )


@lru_cache(maxsize=4096)
def _dated(known: Known | None, otherwise: str) -> SafeString:
    """As in every table; kept, since milestones share their days."""
    return words.known_short(known, otherwise)


def _linked(waits: tuple[Wait, ...], end: str, addresses: Addresses) -> SafeString:
    """The milestones at that ``end`` of the waits, by reference."""
    if not waits:
        return NONE
    return format_html_join(", ", '<a href="{}">{}</a>{}', _parts(waits, end, addresses))


def _parts(waits: Iterable[Wait], end: str, addresses: Addresses) -> Iterator[tuple]:
    for wait in waits:
        other: Milestone = getattr(wait, end)
        notes = [wait.kind_words, "expected too early" if wait.is_too_early else ""]
        said = "; ".join(note for note in notes if note)
        yield addresses.of(other), other.ref, f" ({said})" if said else ""


def labels(rows: Iterable[Row], addresses: Addresses) -> SafeString:
    """What stands beside the bars. For the mouse only: the table has the same links for all."""
    return format_html_join(
        "",
        '<li{}><a href="{}" tabindex="-1" title="{}"><span>{}</span> {}</a></li>',
        (
            (
                ON if row.paths else "",
                addresses.of(row.milestone),
                f"{row.milestone}: {row.rating.label}, {row.rating.reason}",
                row.milestone.ref,
                row.milestone.title,
            )
            for row in rows
        ),
    )
