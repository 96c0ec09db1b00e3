"""The detail: why, how the programme is built, progress of each project area, what comes next."""

from collections.abc import Iterator

from d22.reports.documents.nodes import (
    Block,
    Column,
    Inline,
    NumberedBlock,
    Paragraph,
    Row,
    Table,
    Text,
)
from d22.reports.figures import MARK, computed, dated, marked, plain, rated, standing
from d22.reports.position import Position
from d22.reports.scrutiny.points import Point, bullets, paragraph, part, section
from d22.reports.scrutiny.progress import progress_of
from programme.dates import Precision
from programme.models import Objective, Phase
from programme.records import lines
from programme.wording import listed, small, spelled
from workstreams.models import Workstream


def section_of(position: Position) -> Iterator[Block | Point]:
    yield section("Detail (including consultation carried out)", "detail")
    yield Point(tuple(_background(position)))
    yield Point(tuple(_structure(position)))
    tops = [workstream for workstream, depth in position.work.tree if depth == 0]
    for workstream in tops:
        if _has_parts(workstream, position):
            yield Point(tuple(_area(workstream, position)))
    for workstream in tops:
        yield Point(tuple(progress_of(workstream, position)))
    yield Point(tuple(_future(position)))


def _background(position: Position) -> Iterator[NumberedBlock]:
    programme = position.programme
    yield part("Background information", "background")
    for line in lines(programme.context):
        yield paragraph(line)
    if programme.needs:
        yield paragraph("The service therefore needs to:")
        yield bullets(lines(programme.needs))
    if programme.vision_set:
        vision = computed(
            programme.vision_set.phrase,
            "programme.vision_set",
            "Programme: vision set",
            illustrative=False,
        )
        years = computed(
            f"{spelled(programme.duration_years)} financial years",
            "programme.duration",
            "Programme: duration in financial years",
            illustrative=False,
        )
        yield paragraph(
            "The service set its vision ",
            vision,
            ". The programme that is to achieve it runs over ",
            years,
            ".",
        )


def _structure(position: Position) -> Iterator[NumberedBlock]:
    yield part(f"{position.programme.name} programme structure", "structure")
    for phase in position.ground.phases[:1]:
        yield Paragraph(_phase_opening(phase, position))
        yield _objectives_table(phase, position)
    tops = [workstream for workstream, depth in position.work.tree if depth == 0]
    count = computed(
        spelled(len(tops)), "workstreams.count", "Workstreams at the top of the tree", *tops
    )
    noun = "project area" if len(tops) == 1 else "project areas"
    yield Paragraph(marked(Text("The work is organised in "), count, Text(f" {noun}:")))
    yield bullets(f"{w.full_name}: {w.purpose}" if w.purpose else w.full_name for w in tops)


def _phase_opening(phase: Phase, position: Position) -> tuple[Inline, ...]:
    objectives = position.ground.objectives_of(phase)
    count = computed(
        spelled(len(objectives)), f"{phase.ref}.objectives", f"{phase}: its objectives", *objectives
    )
    noun = "objective" if len(objectives) == 1 else "objectives"
    status = standing(position.phase_ratings[phase], f"{phase.ref}.rating", str(phase))
    return marked(Text(f"{phase} has "), count, Text(f" {noun}. It is "), status, Text("."))


def _objectives_table(phase: Phase, position: Position) -> Table:
    columns = (Column("Objective"), Column("Status"), Column("Because"))
    rows = tuple(_objective_row(o, position) for o in position.ground.objectives_of(phase))
    return Table(f"Objectives of {phase}", columns, rows, _rules_note())


def _objective_row(objective: Objective, position: Position) -> Row:
    rating = position.objective_ratings[objective.id]
    status = rated(rating, f"{objective.ref}.rating", str(objective))
    return Row((plain(objective.title), (status,), plain(rating.reason)))


def _rules_note() -> tuple[Inline, ...]:
    return (Text("Status is computed from the milestones of each objective. "), MARK)


def _has_parts(workstream: Workstream, position: Position) -> bool:
    has_stages = any(stage.workstream_id == workstream.id for stage in position.work.stages)
    return has_stages or bool(position.work.children_of(workstream))


def _area(workstream: Workstream, position: Position) -> Iterator[NumberedBlock]:
    yield part(f"Project area: {workstream.full_name}", f"area-{workstream.slug}")
    if workstream.purpose:
        yield paragraph(workstream.purpose)
    if workstream.members:
        meets = f" It meets {workstream.meets}." if workstream.meets else ""
        yield paragraph(f"It brings together {listed(map(small, workstream.member_list))}.{meets}")
    yield from _stages(workstream, position)
    children = position.work.children_of(workstream)
    if children:
        count = computed(
            spelled(len(children)),
            f"{workstream.ref}.children",
            f"{workstream}: workstreams below it",
            *children,
        )
        noun = "workstream" if len(children) == 1 else "workstreams"
        text = f" {noun} of its own, each with its own deliverables and milestones: {listed(c.name for c in children)}."
        yield Paragraph((Text("It has "), count, Text(text)))


def _stages(workstream: Workstream, position: Position) -> Iterator[NumberedBlock]:
    stages = [s for s in position.work.stages if s.workstream_id == workstream.id]
    if not stages:
        return
    yield paragraph("Its stages are its own, and are not the phases of the programme:")
    yield bullets(f"stage {s.number}: {listed(s.scope_list) or s.summary}" for s in stages)


def _future(position: Position) -> Iterator[NumberedBlock]:
    yield part("Future phases", "future")
    current = position.current_phase
    later = [p for p in position.ground.phases if current and p.number > current.number]
    if not later:
        yield paragraph("No later phase is planned.")
    for phase in later:
        yield Paragraph(tuple(_phase_due(phase, position)))
        yield bullets(objective.title for objective in position.ground.objectives_of(phase))


def _phase_due(phase: Phase, position: Position) -> tuple[Inline, ...]:
    due: tuple[Inline, ...] = ()
    if phase.due and phase.due.is_dated:
        by = "by " if phase.due.precision == Precision.DAY else "by the end of "
        due = (Text(", due "), dated(phase, "due", text=f"{by}{phase.due}"), Text(","))
    elif phase.due:
        due = (Text(", "), dated(phase, "due"), Text(","))
    status = standing(position.phase_ratings[phase], f"{phase.ref}.rating", str(phase))
    return (
        *marked(Text(str(phase)), *due, Text(" is "), status, Text(".")),
        Text(" Its objectives:"),
    )
