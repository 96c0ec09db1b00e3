"""Figures: how a fact of the record becomes a traced node of a document, and is found by name."""

import re
from collections.abc import Callable, Iterable, Iterator

from d22.reports.documents.nodes import Figure, Inline, Mark, Text
from d22.reports.position import Position
from finance.summaries import Money
from programme.dates import Known, written
from programme.models import Programme
from programme.money import pounds
from programme.ratings import RULES_VERSION, Rag, Rating
from programme.records import Record
from programme.wording import date_name, spelled
from workstreams.models import Milestone

MARK = Mark("illustrative")
STATUS = f"status by rules version {RULES_VERSION}"
#: [[M4.forecast]] or [[finance.net]] in a text that people write.
NAMED = re.compile(r"\[\[([A-Za-z]{1,10}\d{0,9})\.([a-z_]{1,30})\]\]")


def dated(record: Record, part: str, *, of: str = "") -> Figure:
    """A date of a record, ``part`` naming which: forecast, closes. The record must have it.

    ``of`` names the record where its own text would ask the database.
    """
    return Figure(
        str(getattr(record, part)),
        f"{record.ref}.{part}",
        f"{of or record}: {date_name(part)}",
        (record.ref,),
        record.source,
        record.is_made_up(part),
    )


def when(record: Record, part: str) -> tuple[Inline, ...]:
    """The date as in a sentence: on 6 October 2021, in June 2021; "on" is no part of the figure."""
    known: Known = getattr(record, part)
    return Text(known.phrase.removesuffix(str(known))), dated(record, part)


def computed(
    text: str, key: str, basis: str, *records: Record, illustrative: bool | None = None
) -> Figure:
    """A figure worked out from records; made up if any of them is, unless told."""
    if illustrative is None:
        illustrative = any(record.illustrative for record in records)
    sources = dict.fromkeys(record.source for record in records if record.source)
    refs = tuple(record.ref for record in records)
    return Figure(text, key, basis, refs, "; ".join(sources), illustrative)


def rated(rating: Rating, key: str, of: str, *, illustrative: bool) -> Figure:
    """A computed status by its word alone."""
    return Figure(rating.label, key, f"{of}: {STATUS}", rating.refs, "", illustrative)


def standing(rating: Rating, key: str, of: str, *, illustrative: bool) -> Figure:
    """Completes "Phase 1 is …": rated Red because …; not rated because …; complete because …."""
    word = {Rag.GREY: "not rated", Rag.BLUE: "complete"}.get(rating.rag, f"rated {rating.label}")
    text = f"{word} because {rating.reason}"
    return Figure(text, key, f"{of}: {STATUS}", rating.refs, "", illustrative)


def made_up_dates(milestones: Iterable[Milestone]) -> bool:
    """Whether a date that their status rests on is made up: once reached, the actual one alone."""
    return any(
        m.is_made_up(part)
        for m in milestones
        for part in (("actual",) if m.actual else ("baseline", "forecast"))
    )


def day_told(position: Position) -> Figure:
    return Figure(
        written(position.as_at), "report.as_at", "This report: the day whose record it tells"
    )


def duration(programme: Programme) -> Figure:
    years = programme.duration_years
    text = f"{spelled(years)} financial year{'' if years == 1 else 's'}"
    return Figure(text, "programme.duration", f"{programme}: duration", (), programme.source)


#: What the business case totals, cumulatively, by the name it is called by in texts.
PLANNED = {
    "investment": "all planned investment",
    "savings": "all planned savings",
    "net": "savings less investment",
}


def planned(money: Money, part: str) -> Figure:
    """A total of the business case: its amount is the source's, its split by year is not."""
    case, amount = money.case, getattr(money.plan, part)()
    basis = f"Business case {case.ref}: {PLANNED[part]}"
    return Figure(
        pounds(amount), f"finance.{part}", basis, (case.ref,), case.source, case.illustrative
    )


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
    work, ground = position.work, position.ground
    records = (*work.milestones, *work.consultations, *work.deliverables)
    by_ref: dict[str, Record] = {r.ref: r for r in (*records, *ground.phases, *ground.decisions)}

    def find(ref: str, part: str) -> Inline:
        if ref == "finance" and part in PLANNED and position.money.case:
            return planned(position.money, part)
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
