"""Figures: how a fact of the record becomes a traced node of a document, and is found by name."""

import re
from collections.abc import Callable, Iterator

from d22.reports.documents.nodes import Figure, Inline, Mark, Text
from d22.reports.position import Position
from programme.dates import Known
from programme.ratings import RULES_VERSION, Rag, Rating
from programme.records import Record

MARK = Mark("illustrative")
#: [[M4.forecast]] in a text that people write.
NAMED = re.compile(r"\[\[([A-Z]{1,2}\d{1,9})\.([a-z_]{1,30})\]\]")


def dated(record: Record, part: str, *, text: str = "") -> Figure:
    """A date of a record, ``part`` naming which: forecast, closes. The record must have it."""
    known: Known = getattr(record, part)
    return Figure(
        text or str(known),
        f"{record.ref}.{part}",
        f"{record}: {part.replace('_', ' ')} date",
        (record.ref,),
        record.source,
        record.is_made_up(part),
    )


def computed(
    text: str, key: str, basis: str, *records: Record, illustrative: bool | None = None
) -> Figure:
    """A figure worked out from records; made up if any of them is, unless told."""
    if illustrative is None:
        illustrative = any(record.illustrative for record in records)
    sources = dict.fromkeys(record.source for record in records if record.source)
    refs = tuple(record.ref for record in records)
    return Figure(text, key, basis, refs, "; ".join(sources), illustrative)


def rated(rating: Rating, key: str, of: str) -> Figure:
    """A computed status by its word alone."""
    basis = f"{of}: computed by rules version {RULES_VERSION}"
    return Figure(rating.label, key, basis, rating.refs, "", illustrative=True)


def standing(rating: Rating, key: str, of: str) -> Figure:
    """Completes "Phase 1 is …": rated Red because …; not rated because …; complete because …."""
    word = {Rag.GREY: "not rated", Rag.BLUE: "complete"}.get(rating.rag, f"rated {rating.label}")
    basis = f"{of}: computed by rules version {RULES_VERSION}"
    return Figure(f"{word} because {rating.reason}", key, basis, rating.refs, "", illustrative=True)


def marked(*spans: Inline) -> tuple[Inline, ...]:
    """The spans, and the illustrative mark after them where one of their figures is made up."""
    if any(isinstance(span, Figure) and span.illustrative for span in spans):
        return (*spans, Text(" "), MARK)
    return spans


def plain(text: str) -> tuple[Inline, ...]:
    return (Text(text),)


def written_by_hand(text: str, position: Position) -> tuple[Inline, ...]:
    """A text that people wrote, each [[name]] in it replaced by the record's figure.

    A name that the record of that day does not hold is printed as such, never dropped.
    """
    return marked(*_resolved(text, _finder(position)))


def _resolved(text: str, find: Callable[[str, str], Inline]) -> Iterator[Inline]:
    start = 0
    for name in NAMED.finditer(text):
        if name.start() > start:
            yield Text(text[start : name.start()])
        yield find(name[1], name[2])
        start = name.end()
    if start < len(text):
        yield Text(text[start:])


def _finder(position: Position) -> Callable[[str, str], Inline]:
    work = position.work
    by_ref: dict[str, Record] = {r.ref: r for r in (*work.milestones, *work.consultations)}

    def find(ref: str, part: str) -> Inline:
        record = by_ref.get(ref)
        if record is None or part not in (*record.known_dates, "expected"):
            return Text(f"[{ref}.{part}: not in the record on this day]", "strong")
        if part == "expected":
            part = next(
                (p for p in ("actual", "forecast", "baseline") if getattr(record, p, None)), ""
            )
        if not part or getattr(record, part) is None:
            return Text(f"[{ref}: no date on this day]", "strong")
        return dated(record, part)

    return find
