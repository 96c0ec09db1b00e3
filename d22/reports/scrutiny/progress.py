"""Progress to date of one project area: its status, consultations, what was reached, what is left."""

from collections.abc import Iterator

from d22.reports.documents.nodes import (
    Bullets,
    Column,
    Figure,
    Inline,
    NumberedBlock,
    Paragraph,
    Row,
    Table,
    Text,
)
from d22.reports.figures import MARK, dated, marked, plain, rated, standing
from d22.reports.position import Position
from d22.reports.scrutiny.consulted import blocks_of
from d22.reports.scrutiny.points import paragraph, part
from programme.dates import written
from programme.money import MINUS
from programme.wording import counted, spelled
from workstreams.assessment import rate_milestone
from workstreams.models import Judgement, Milestone, Workstream


def progress_of(workstream: Workstream, position: Position) -> Iterator[NumberedBlock]:
    ids = position.work.ids_below(workstream)
    milestones = [m for m in position.work.milestones if m.workstream_id in ids]
    yield part(f"Progress to date: {workstream.full_name}", f"progress-{workstream.slug}")
    yield Paragraph(tuple(_status(workstream, position)))
    yield from _reached(workstream, [m for m in milestones if m.actual])
    for consultation in position.work.consultations:
        if consultation.workstream_id in ids:
            yield from blocks_of(consultation, as_at=position.as_at)
    yield from _outstanding([m for m in milestones if not m.actual], workstream, position)


def _status(workstream: Workstream, position: Position) -> Iterator[Inline]:
    rating = position.workstream_ratings[workstream.id]
    status = standing(rating, f"{workstream.ref}.rating", workstream.name)
    yield from marked(Text(f"{workstream.name} is "), status, Text("."))
    if judgement := position.work.judgement_of(workstream_id=workstream.id):
        opening = Text(" Delivery confidence is judged ")
        yield from marked(opening, _judged(judgement), Text("."))


def _judged(judgement: Judgement) -> Figure:
    how = "independently" if judgement.independent else "by its own side"
    who = judgement.judged_by
    text = f"{judgement.get_confidence_display()} ({who}, {how}, {written(judgement.judged_on)})"
    basis = f"{judgement.ref}: a judgement, not computed"
    return Figure(
        text,
        f"{judgement.ref}.confidence",
        basis,
        (judgement.ref,),
        judgement.source,
        judgement.illustrative,
    )


def _reached(workstream: Workstream, milestones: list[Milestone]) -> Iterator[NumberedBlock]:
    if not milestones:
        yield paragraph("No milestone has been reached yet.")
        return
    in_order = sorted(milestones, key=lambda m: (m.actual_on, m.number))
    noun = "milestone has" if len(milestones) == 1 else "milestones have"
    count = Figure(
        spelled(len(milestones)).capitalize(),
        f"{workstream.ref}.reached",
        f"{workstream}: milestones with an actual date",
        tuple(m.ref for m in in_order),
    )
    yield paragraph(count, f" {noun} been reached:")
    yield Bullets(tuple((Text(f"{m.title}: "), *marked(dated(m, "actual"))) for m in in_order))


def _outstanding(
    milestones: list[Milestone], workstream: Workstream, position: Position
) -> Iterator[NumberedBlock]:
    if not milestones:
        return
    columns = (
        Column("Milestone still to reach"),
        Column("Baseline"),
        Column("Forecast"),
        Column("Slip", numeric=True),
        Column("Status"),
    )
    rows = tuple(_row(m, position) for m in milestones)
    note = (Text("Slip is forecast less baseline, in calendar days; + is late."),)
    yield Table(f"{workstream.name}: milestones still to reach", columns, rows, note)


def _row(milestone: Milestone, position: Position) -> Row:
    rating = rate_milestone(milestone, as_at=position.as_at)
    name = (Text(f"{milestone.ref} {milestone.title}"),)
    if milestone.illustrative or milestone.illustrative_parts:
        name = (*name, Text(" "), MARK)
    status = rated(rating, f"{milestone.ref}.rating", str(milestone))
    return Row(
        (
            name,
            _date(milestone, "baseline"),
            _date(milestone, "forecast"),
            _slip(milestone),
            (status,),
        )
    )


def _date(milestone: Milestone, name: str) -> tuple[Inline, ...]:
    known = getattr(milestone, name)
    return (dated(milestone, name, text=known.short),) if known else plain("none")


def _slip(milestone: Milestone) -> tuple[Inline, ...]:
    slip = milestone.slip
    if slip is None:
        return plain("none")
    sign = "+" if slip > 0 else MINUS if slip < 0 else ""
    basis = f"{milestone}: forecast less baseline, calendar days"
    made_up = milestone.is_made_up("forecast") or milestone.is_made_up("baseline")
    return (
        Figure(
            f"{sign}{counted(abs(slip), 'day')}",
            f"{milestone.ref}.slip",
            basis,
            (milestone.ref,),
            milestone.source,
            made_up,
        ),
    )
