"""The roadmap as a table: a row a milestone, in the order of the chart.

Written by hand rather than as a register: hundreds of rows stand on one page, grouped by
workstream, and are drawn in a few milliseconds.
"""

from collections.abc import Iterable, Iterator

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from d22.reports.roadmap.rows import Plan, Row
from programme.templatetags import marks, words
from workstreams.models import Milestone
from workstreams.waits import Wait

HEADS = (
    *("Ref", "Milestone", "Phase", "Baseline", "Forecast", "Actual", "Slip", "Rating"),
    *("Waits for", "Holds up", "Critical path to"),
)
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
    """Where each milestone's page is; every one is worked out once. ``past`` ends each."""

    def __init__(self, slug: str, past: str) -> None:
        self.slug, self.past = slug, past
        self.found: dict[str, str] = {}

    def of(self, milestone: Milestone) -> str:
        ref = milestone.ref
        if ref not in self.found:
            there = reverse("workstreams:milestone-detail", args=[self.slug, ref])
            self.found[ref] = there + self.past
        return self.found[ref]


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
        row.phase or words.absent(),
        words.known_short(m.baseline, "none"),
        words.known_short(m.forecast, "none"),
        words.known_short(m.actual),
        words.days(m.slip),
        marks.rag(row.rating),
        _linked(plan.network.waits_of(m), "predecessor", addresses),
        _linked(plan.network.held_up_by(m), "successor", addresses),
        ", ".join(str(phase) for phase in row.paths) or words.absent("no"),
    )


def _linked(waits: tuple[Wait, ...], end: str, addresses: Addresses) -> SafeString:
    """The milestones at that ``end`` of the waits, by reference."""
    if not waits:
        return words.absent()
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
                format_html(' class="on"') if row.paths else "",
                addresses.of(row.milestone),
                f"{row.milestone}: {row.rating.label}, {row.rating.reason}",
                row.milestone.ref,
                row.milestone.title,
            )
            for row in rows
        ),
    )
