"""How a sentence counts and lists."""

from collections.abc import Iterable
from decimal import Decimal

SPELLED = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(number: int) -> str:
    """none, one … nine in words, as in a sentence; figures from 10 and below 0."""
    return SPELLED[number] if 0 <= number < len(SPELLED) else f"{number:,}"


def plain(value: Decimal) -> str:
    """95, 26.2 or 1,050.25: to two places, without noughts that say nothing."""
    return f"{value.quantize(Decimal('0.01')).normalize():,f}".replace("-", "−")


def counted(number: int, one: str, many: str = "") -> str:
    """1 day; 3 days. ``many`` is ``one`` with an s unless given."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Iterable[str]) -> str:
    """a; a and b; a, b and c. Nothing listed is the empty text."""
    *first, last = list(items) or [""]
    return f"{', '.join(first)} and {last}" if first else last


#: What a date is called, where the name of its column does not say it.
DATES = {
    "begins": "start",
    "began": "start",
    "closed": "closing",
    "closes": "closing",
    "decided": "decision",
    "delivered": "delivery",
    "ended": "end",
    "held": "meeting",
    "opens": "opening",
}


def date_name(column: str) -> str:
    """forecast date; opening date, of the column ``opens`` or ``opens_on``."""
    name = column.replace("_", " ").removesuffix(" on")
    return f"{DATES.get(name, name)} date"


def sentence(text: str) -> str:
    """The text with its first letter large and a full stop, as it stands alone."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def small(text: str) -> str:
    """The text as it goes on in a sentence: its first letter small, unless a capital follows
    or a later word is a name too (BRS review; Young People's Service)."""
    words = text.split()
    if not words or any(not word[:1].islower() for word in words[1:]) or words[0][1:2].isupper():
        return text
    return text[0].lower() + text[1:]


def moved(now: int, before: int | None) -> str:
    """Which way a score moved: up from 12, down from 16, no change; new where it was not there."""
    if before is None:
        return "new"
    if now == before:
        return "no change"
    return f"up from {before}" if now > before else f"down from {before}"
