"""What stands on one row of the roadmap: the three dates of a milestone, and its slip."""

from collections.abc import Iterator

from django.utils.html import format_html
from django.utils.safestring import SafeString

from d22.reports.roadmap.rows import Row
from d22.reports.roadmap.shapes import COLOURS, INK, NOTHING, SOFT, attributes, line, mark, text
from d22.reports.roadmap.window import NARROW, Window
from programme.dates import Known, Precision
from programme.ratings import Rag
from programme.templatetags.words import days
from programme.wording import counted
from workstreams.assessment import RED_FROM

#: About the width of a letter of the chart, and of the gap between a mark and its words.
LETTER, GAP = 6.2, 13

SLIPS = {
    rag: attributes({"stroke": colour, "stroke-width": 5, "stroke-opacity": ".38"})
    for rag, colour in COLOURS.items()
}
BRACKET = attributes({"stroke": SOFT, "stroke-width": 1.5})
DOTS = attributes({"stroke": COLOURS[Rag.GREY], "stroke-width": 2, "stroke-dasharray": "2 5"})
WAITED = attributes({"stroke": INK, "stroke-width": 1.5, "stroke-dasharray": "1 3"})


def of_row(row: Row, window: Window, today: float, y: float) -> Iterator[SafeString]:
    """The row's drawing at ``y`` per cent; ``today`` is where the line of the day stands."""
    expected = row.expected
    if expected is None:
        yield text(min(max(today, 0), 70), y, "no date yet", dx=GAP)
        return
    if not expected.is_dated:
        yield from _baseline(row.baseline, expected, window, y)
        yield from open_ended(expected, window, y)
        return
    yield from _slip(row, window, y)
    if row.overdue:
        yield line(window.end(expected), today, y, WAITED)
    yield from _baseline(row.baseline, expected, window, y)
    yield from _bracket(expected, window, y)
    if row.actual and row.forecast and row.forecast.is_dated and row.forecast != row.actual:
        yield mark("was", window.middle(row.forecast), y)
    x = window.middle(expected)
    yield critical(row, x, y)
    yield mark(row.rating.rag, x, y)
    yield from _words(row, window, today, y)


def critical(row: Row, x: float, y: float) -> SafeString:
    return mark("ring", x, y) if row.paths else NOTHING


def _slip(row: Row, window: Window, y: float) -> Iterator[SafeString]:
    """The bar is as long as the slip: from the last day of the baseline to that of the other."""
    if row.slip:
        start, end = window.end(row.baseline), window.end(row.expected)
        yield line(start, end, y, SLIPS[row.rating.rag])


def _baseline(
    baseline: Known | None, expected: Known, window: Window, y: float
) -> Iterator[SafeString]:
    """Hollow, where it is not the very date of the filled mark that would cover it."""
    if baseline is None or baseline == expected:
        return
    if not baseline.is_dated:
        yield from _arrow(baseline, window, y)
        return
    yield from _bracket(baseline, window, y)
    yield mark("base", window.middle(baseline), y)


def _bracket(known: Known, window: Window, y: float) -> Iterator[SafeString]:
    """Across the month or season that a date is known to."""
    if known.precision == Precision.DAY:
        return
    start, end = window.at(known.first), window.end(known)
    yield line(start, end, y, BRACKET)
    yield mark("tick", start, y)
    yield mark("tick", end, y)


def open_ended(known: Known, window: Window, y: float) -> Iterator[SafeString]:
    """After January 2022: no mark, but its words and a dotted arrow to the edge."""
    yield from _arrow(known, window, y)
    start = min(max(window.end(known), 0), 100)
    words = f"{known.short}, no date"
    if _fits(words, start):
        yield text(start, y, words, dx=4)
    else:
        yield text(start, y, words, dx=-4, anchor="end")


def _arrow(known: Known, window: Window, y: float) -> Iterator[SafeString]:
    if window.end(known) < 100:
        yield line(window.end(known), 99, y, DOTS)
        yield mark("arrow", 100, y)


def _words(row: Row, window: Window, today: float, y: float) -> Iterator[SafeString]:
    said = slip_words(row)
    if said:
        spots = [window.middle(row.expected), window.end(row.expected)]
        spots += [window.at(row.baseline.first)] if row.baseline and row.baseline.is_dated else []
        spots += [today] if row.overdue else []
        bold = abs(row.slip or 0) >= RED_FROM
        words = format_html('<tspan font-weight="700">{}</tspan>', said) if bold else said
        yield beside(min(spots), max(spots), y, words, len(said))


def slip_words(row: Row) -> str:
    """+74 days; 9 days overdue; +74 days, 9 overdue; nothing where there is nothing to say."""
    slip = days(row.slip) if row.slip else ""
    if not row.overdue:
        return slip
    return f"{slip}, {row.overdue:,} overdue" if slip else f"{counted(row.overdue, 'day')} overdue"


def beside(start: float, end: float, y: float, words: object, letters: int) -> SafeString:
    """Words to the right of what reaches from ``start`` to ``end``; else left of it; else over it."""
    width = letters * LETTER + GAP
    start, end = max(start, 0), min(end, 100)
    if end + width / NARROW * 100 <= 100:
        return text(end, y, words, dx=GAP)
    if start - width / NARROW * 100 >= 0:
        return text(start, y, words, dx=-GAP, anchor="end")
    return text(round((start + end) / 2, 2), y, words, anchor="middle")


def _fits(words: str, start: float) -> bool:
    return start + len(words) * LETTER / NARROW * 100 <= 94
