"""The pieces a roadmap is drawn from: marks, lines and text, placed in per cent.

Per cent of the drawing across and down, so that it fills any width while its text keeps its
size. Presentation attributes only, for no inline style is allowed.

A mark or a line is made of numbers alone, thousands on a page: ``_of_numbers`` writes it without
the escaping that ``format_html`` would spend most of its time on. Whatever is text is escaped.
"""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html, format_html_join
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
#: forecast before it was reached, due, no date yet.
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


def joined(parts: Iterable[SafeString]) -> SafeString:
    """The parts one after another, whatever is not safe among them escaped."""
    return SafeString("".join(conditional_escape(part) for part in parts))


def _of_numbers(template: str, *numbers: float) -> SafeString:
    """Each place of ``template`` is ``{:g}``, which refuses anything but a number."""
    return SafeString(template.format(*numbers))


MARKS = {name: f'<use href="#rm-{name}" x="{{:g}}%" y="{{:g}}%"/>' for name in (*FORMS, *SHAPES)}
LINE_AT = '<line x1="{:g}%" x2="{:g}%" y1="{:g}%" y2="{:g}%"'
NOTHING = SafeString()


def mark(name: str, x: float, y: float) -> SafeString:
    """A mark at ``x`` and ``y`` per cent; nothing where that lies outside."""
    return _of_numbers(MARKS[name], x, y) if 0 <= x <= 100 else NOTHING


def line(start: float, end: float, y: float, given: SafeString) -> SafeString:
    """From ``start`` to ``end`` per cent along, cut off at the edges of the drawing."""
    start, end = min(max(start, 0), 100), min(max(end, 0), 100)
    if start == end:
        return NOTHING
    return _of_numbers(LINE_AT, start, end, y, y) + given + SafeString("/>")


ANCHORS = {"": "", "end": ' text-anchor="end"', "middle": ' text-anchor="middle"'}
TEXTS = {
    anchor: f'<text x="{{:g}}%" y="{{:g}}%" dx="{{:g}}" dy="4.2"{given}>'
    for anchor, given in ANCHORS.items()
}


def text(x: float, y: float, words: object, *, dx: float = 0, anchor: str = "") -> SafeString:
    """Words on the middle of their line; they start at ``x`` unless ``anchor`` says otherwise."""
    opening = _of_numbers(TEXTS[anchor], x, y, dx)
    return opening + conditional_escape(words) + SafeString("</text>")


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
