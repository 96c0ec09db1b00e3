"""What every chart is drawn with: SVG of presentation attributes only, for no inline style is
allowed. Coordinates are written with one decimal, so the same data gives the same bytes.
"""

from collections.abc import Iterable, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from programme.lettering import width_of

#: The colours of ``look.css``, written out: a picture must not depend on the stylesheet.
INK, SOFT, SEA, LINE, HAIR, PAPER = (
    *("#14222b", "#45545e", "#0b5367"),
    *("#b9c4c9", "#dfe5e7", "#fff"),
)
#: Nothing is written smaller than this, in units of a drawing shown 1:1.
SMALLEST = 11


def number(value: float) -> str:
    """12.5, or 12 for 12.0."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")  # and no −0


def joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def picture(
    prefix: str,
    size: tuple[float, float],
    *,
    title: str,
    desc: str,
    parts: Iterable[SafeString],
    own_size: bool = False,
) -> SafeString:
    """The whole drawing. ``prefix`` keeps its ids apart from those of others on the page;
    one with ``own_size`` is shown 1:1 and its frame scrolls, others fit their frame."""
    width, height = map(number, size)
    sized = format_html(' width="{}" height="{}"', width, height) if own_size else ""
    return format_html(
        '<svg viewBox="0 0 {} {}"{} role="img" aria-labelledby="{p}-t {p}-d" '
        'font-family="Arial, Helvetica, \'Liberation Sans\', sans-serif" font-size="13" '
        'fill="{}"><title id="{p}-t">{}</title><desc id="{p}-d">{}</desc>{}</svg>',
        width,
        height,
        sized,
        SOFT,
        title,
        desc,
        joined(parts),
        p=prefix,
    )


def text(
    x: float,
    y: float,
    words: str,
    anchor: str = "start",
    size: int = 13,
    fill: str = SOFT,
    weight: str = "400",
    *,
    at_most: float = 0,
) -> SafeString:
    """Words on a baseline; ``anchor`` says which of their ends, or the middle, is at ``x``.

    Words that may be wider than ``at_most`` are squeezed into it.
    """
    squeezed = number(at_most) if 0 < at_most < width_of(words, size) else ""
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-size="{}" fill="{}" font-weight="{}"{}>{}</text>',
        number(x),
        number(y),
        anchor,
        size,
        fill,
        weight,
        _attributes({"textLength": squeezed, "lengthAdjust": squeezed and "spacingAndGlyphs"}),
        words,
    )


def clear_text(x: float, y: float, words: str, anchor: str = "start", **look: object) -> SafeString:
    """Words that stay legible where a line runs below them: the paper shows around them."""
    return format_html(
        '<g stroke="{}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{}</g>',
        PAPER,
        text(x, y, words, anchor, **look),
    )


def line(
    points: Sequence[tuple[float, float]],
    colour: str = LINE,
    width: float = 1,
    *,
    dash: str = "",
    marker: str = "",
) -> SafeString:
    """A line through the points; ``marker`` is the id of what its end carries."""
    more = {"stroke-dasharray": dash, "marker-end": marker and f"url(#{marker})"}
    return format_html(
        '<path d="M{}" fill="none" stroke="{}" stroke-width="{}"{}/>',
        "L".join(f"{number(x)} {number(y)}" for x, y in points),
        colour,
        width,
        _attributes(more),
    )


def _attributes(given: dict[str, str]) -> SafeString:
    return format_html_join(
        "", ' {}="{}"', ((name, value) for name, value in given.items() if value)
    )


def box(x: float, y: float, width: float, height: float, fill: str, **more: str) -> SafeString:
    """A rectangle; ``more`` are attributes such as ``stroke``."""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{}/>',
        *map(number, (x, y, width, height)),
        fill,
        _attributes(more),
    )


def ring(x: float, y: float, colour: str = INK, radius: float = 4.5) -> SafeString:
    return _circle(x, y, radius, PAPER, colour)


def disc(x: float, y: float, colour: str = INK, radius: float = 4.5) -> SafeString:
    return _circle(x, y, radius, colour, colour)


def _circle(x: float, y: float, radius: float, fill: str, stroke: str) -> SafeString:
    return format_html(
        '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"/>',
        number(x),
        number(y),
        radius,
        fill,
        stroke,
    )


def diamond(x: float, y: float, fill: str = INK, reach: float = 6) -> SafeString:
    """``reach`` units each way; filled with ``PAPER`` it is a hollow one."""
    return format_html(
        '<path d="M{} {}l{r} {r}-{r} {r}-{r}-{r}z" fill="{}" stroke="{}" stroke-width="1.5"/>',
        number(x),
        number(y - reach),
        fill,
        INK,
        r=number(reach),
    )


def arrowhead(marker: str) -> SafeString:
    """What a line with that ``marker`` ends in."""
    return format_html(
        '<defs><marker id="{}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0l8 4-8 4z" fill="{}"/></marker></defs>',
        marker,
        INK,
    )
