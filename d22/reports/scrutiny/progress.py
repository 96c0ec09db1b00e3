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
from d22.reports.figures import MARK, computed, dated, marked, plain
from d22.reports.position import Position
from d22.reports.scrutiny import statuses
from d22.reports.scrutiny.consulted import blocks_of
from d22.reports.scrutiny.points import paragraph, part
from programme.dates import written
from programme.money import MINUS
from programme.wording import counted, spelled
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
    status = statuses.of_workstream(workstream, position)
    spans: tuple[Inline, ...] = (Text(f"{workstream.name} is "), status, Text("."))
    if judgement := position.work.judgement_of(workstream_id=workstream.id):
        judged = _judged(judgement, workstream)
        spans = (*spans, Text(" Delivery confidence is judged "), judged, Text("."))
    yield from marked(*spans)


def _judged(judgement: Judgement, workstream: Workstream) -> Figure:
    how = "independent" if judgement.independent else "self-assessed"
    who = judgement.judged_by
    text = f"{judgement.get_confidence_display()} ({who}, {how}, {written(judgement.judged_on)})"
    basis = f"{judgement.ref} Delivery confidence of {workstream}: judged, not computed"
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
    count = computed(
        spelled(len(milestones)).capitalize(),
        f"{workstream.ref}.reached",
        f"{workstream}: milestones reached",
        *in_order,
    )
    yield paragraph(count, f" {noun} been reached:")
    yield Bullets(tuple((Text(f"{m.title}: "), *marked(dated(m, "actual"))) for m in in_order))


def _outstanding(
    milestones: list[Milestone], workstream: Workstream, position: Position
) -> Iterator[NumberedBlock]:
    if not milestones:
        return
    columns = (
        Column("Milestone"),
        Column("Baseline"),
        Column("Forecast"),
        Column("Slip", numeric=True),
        Column("Status"),
    )
    rows = tuple(_row(m, position) for m in milestones)
    note = (Text("Slip is forecast less baseline, in calendar days; + is late."),)
    yield Table(f"{workstream.name}: milestones still to reach", columns, rows, note)


def _row(milestone: Milestone, position: Position) -> Row:
    name = (Text(f"{milestone.ref} {milestone.title}"),)
    if milestone.illustrative or milestone.illustrative_parts:
        name = (*name, Text(" "), MARK)
    return Row(
        (
            name,
            _date(milestone, "baseline"),
            _date(milestone, "forecast"),
            _slip(milestone),
            (statuses.of_milestone(milestone, position),),
        )
    )


def _date(milestone: Milestone, name: str) -> tuple[Inline, ...]:
    return (dated(milestone, name),) if getattr(milestone, name) else plain("none")


def _slip(milestone: Milestone) -> tuple[Inline, ...]:
    slip = milestone.slip
    if slip is None:
        return plain("none")
    sign = "+" if slip > 0 else MINUS if slip < 0 else ""
    basis = f"{milestone}: slip in calendar days"
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
