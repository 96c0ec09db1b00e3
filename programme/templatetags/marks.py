"""Status as shape and word: never colour alone. Registered in ``look.py``.

Computed (RAG) and judged (confidence) never look alike: a RAG is a shape, confidence three bars.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.ratings import Confidence, Rag, Rating
from programme.wording import moved

#: One shape a status, on a square of 12 × 12.
SHAPES = {
    Rag.RED: "M6 0l6 6-6 6-6-6z",
    Rag.AMBER: "M6 .5l6 11H0z",
    Rag.GREEN: "M6 .5a5.5 5.5 0 110 11 5.5 5.5 0 010-11z",
    Rag.BLUE: (
        "M0 0h12v12H0zM2.4 6.3l2.7 2.8 4.7-5.6-1.3-1-3.5 4.2-1.4-1.5z"  # a square, ticked
    ),
    Rag.GREY: (
        "M6 .5a5.5 5.5 0 110 11 5.5 5.5 0 010-11z"  # a ring
        "M6 2.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8z"
    ),
}
#: How many of the three bars are filled.
BARS_FILLED = {Confidence.GREEN: 3, Confidence.AMBER: 2, Confidence.RED: 1, Confidence.NONE: 0}
BARS = "M0 8h4V12h-4zM6 4h4V12h-4zM12 0h4V12h-4z"
FILLED = ("", "M0 8h4V12h-4z", "M0 8h4V12h-4zM6 4h4V12h-4z", BARS)
OUTLINES = ("M.5 8.5h3v3h-3z", "M6.5 4.5h3v7h-3z", "M12.5 .5h3v11h-3z")
UP, ACROSS, DOWN = (
    "M6 0l6 7H8v5H4V7H0z",
    "M12 6L5 12V8H0V4h5V0z",
    "M6 12L0 5h4V0h4v5h4z",
)


def shape(kind: str, path: str, word: str) -> SafeString:
    return format_html(
        '<span class="{}"><svg viewBox="0 0 12 12" aria-hidden="true">'
        '<path fill-rule="evenodd" d="{}"/></svg>{}</span>',
        kind,
        path,
        word,
    )


def _drawn(status: Rag) -> SafeString:
    return shape(f"rag {status}", SHAPES[status], status.label)


#: A page of a hundred rows shows five different marks.
DRAWN = {status: _drawn(status) for status in Rag}


def rag(rating: Rating | Rag | str, word: str = "") -> SafeString:
    """A computed status; ``word`` where another than its own fits ("At risk")."""
    status = rating.rag if isinstance(rating, Rating) else Rag(rating)
    return shape(f"rag {status}", SHAPES[status], word) if word else DRAWN[status]


def because(rating: Rating) -> str:
    """The reason as it follows the status: "because M16 is 56 days overdue"."""
    return f"because {rating.reason}" if rating.reason else ""


def confidence(value: Confidence | str) -> SafeString:
    """A judged confidence: up to three bars and its word."""
    judged = Confidence(value)
    filled = BARS_FILLED[judged]
    return format_html(
        '<span class="conf {}"><svg viewBox="0 0 16 12" aria-hidden="true"><path d="{}"/>'
        '<path d="{}" fill="none" stroke="#64717a"/></svg>{}</span>',
        judged,
        FILLED[filled],
        "".join(OUTLINES[filled:]),
        judged.label,
    )


def way(now: int, before: int | None) -> SafeString:
    """Which way a score moved; higher is worse. ``before`` None: it was not there yet."""
    words = moved(now, before)
    if before is None:
        return shape("way new", ACROSS, words)
    if now == before:
        return shape("way same", ACROSS, words)
    return shape("way worse", UP, words) if now > before else shape("way better", DOWN, words)


def ill_tag(words: str = "illustrative") -> SafeString:
    """The mark of what is made up for a demonstration."""
    return format_html('<span class="ill">{}</span>', words)


def ill(record: object) -> SafeString:
    """Marks a record that is made up, or the parts of it that are; nothing for a fact."""
    if record.illustrative:
        return ill_tag()
    if record.illustrative_parts:
        return ill_tag(f"{record.illustrative_parts} illustrative")
    return SafeString()
