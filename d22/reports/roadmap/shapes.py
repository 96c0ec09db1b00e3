"""The pieces a roadmap is drawn from: marks, lines and text, placed in per cent.

Per cent of the drawing across and down, so that it fills any width while its text keeps its
size. Presentation attributes only, for no inline style is allowed.
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programme.ratings import Rag
from programme.templatetags.marks import SHAPES

INK, SOFT, SEA, LINE, HAIR = "#14222b", "#45545e", "#0b5367", "#b9c4c9", "#dfe5e7"
COLOURS = {
    Rag.RED: "#ae1f1b",
    Rag.AMBER: "#c26f00",
    Rag.GREEN: "#1c7a45",
    Rag.BLUE: "#1d5ca3",
    Rag.GREY: "#64717a",
}
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
#: Around the point they mark, in pixels: baseline, on the critical path, end of a period, last
#: forecast before it was reached, due, no date yet, and the two ends of the line of the day.
FORMS = {
    "base": ("M0-5.5L5.5 0 0 5.5-5.5 0z", {"fill": "#fff", "stroke": SOFT, "stroke-width": 1.5}),
    "ring": (
        "M0-9.5a9.5 9.5 0 110 19 9.5 9.5 0 010-19z",
        {"fill": "none", "stroke": INK, "stroke-width": 2},
    ),
    "tick": ("M0-5V5", {"stroke": SOFT, "stroke-width": 1.5}),
    "was": ("M0-6V6", {"stroke": SEA, "stroke-width": 2.5}),
    "due": ("M0-8V8M-3-8H3M-3 8H3", {"fill": "none", "stroke": SEA, "stroke-width": 1.5}),
    "arrow": ("M-7-4.5L0 0-7 4.5z", {"fill": COLOURS[Rag.GREY]}),
    "flag": ("M-6 0H6L0 8z", {"fill": SEA}),
}


def attributes(given: dict) -> SafeString:
    return format_html_join("", ' {}="{}"', given.items())


def definitions() -> SafeString:
    """Each mark once on a page, for ``mark`` to repeat."""
    ours = (
        format_html('<path id="rm-{}" d="{}"{}/>', name, path, attributes(given))
        for name, (path, given) in FORMS.items()
    )
    rags = (
        format_html(
            '<path id="rm-{}" transform="translate(-6 -6)" d="{}" fill="{}" fill-rule="evenodd"/>',
            rag,
            path,
            COLOURS[rag],
        )
        for rag, path in SHAPES.items()
    )
    return format_html("<defs>{}{}</defs>", joined(ours), joined(rags))


def joined(parts) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def mark(name: str, x: float, y: float) -> SafeString:
    """A mark at ``x`` and ``y`` per cent; nothing where that lies outside."""
    if not 0 <= x <= 100:
        return SafeString()
    return format_html('<use href="#rm-{}" x="{}%" y="{}%"/>', name, x, y)


def line(start: float, end: float, y: float, given: SafeString) -> SafeString:
    """From ``start`` to ``end`` per cent along, cut off at the edges of the drawing."""
    start, end = (min(max(x, 0), 100) for x in (start, end))
    if start == end:
        return SafeString()
    return format_html('<line x1="{}%" x2="{}%" y1="{}%" y2="{}%"{}/>', start, end, y, y, given)


def text(x: float, y: float, words: object, *, dx: float = 0, anchor: str = "") -> SafeString:
    """Words on the middle of their line; they start at ``x`` unless ``anchor`` says otherwise."""
    return format_html(
        '<text x="{}%" y="{}%" dx="{}" dy="4.2"{}>{}</text>',
        x,
        y,
        dx,
        format_html(' text-anchor="{}"', anchor) if anchor else "",
        words,
    )


def stretched(box: str, content: SafeString, look: str = "") -> SafeString:
    """Lines in a box of their own that is pulled to the size of the drawing, and cut off at it."""
    return format_html(
        '<svg{} viewBox="{}" width="100%" height="100%" preserveAspectRatio="none" fill="none">'
        "{}</svg>",
        format_html(' class="{}"', look) if look else "",
        box,
        content,
    )


def path(steps: str, given: dict) -> SafeString:
    """A line whose thickness is not pulled along; nothing where there are no steps."""
    if not steps:
        return SafeString()
    return format_html(
        '<path d="{}" vector-effect="non-scaling-stroke"{}/>', steps, attributes(given)
    )
