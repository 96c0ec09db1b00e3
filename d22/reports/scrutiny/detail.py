"""The detail: why, how the programme is built, progress of each project area, what comes next."""

from collections.abc import Iterator

from d22.reports.documents.nodes import (
    Block,
    Column,
    Figure,
    Inline,
    NumberedBlock,
    Paragraph,
    Row,
    Table,
    Text,
)
from d22.reports.figures import (
    MARK,
    computed,
    dated,
    duration,
    made_up_dates,
    marked,
    plain,
    written_by_hand,
)
from d22.reports.position import Position
from d22.reports.scrutiny import statuses
from d22.reports.scrutiny.points import Point, bullets, paragraph, part, section
from d22.reports.scrutiny.progress import progress_of
from programme.dates import Precision
from programme.models import Objective, Phase, Programme
from programme.records import lines
from programme.wording import listed, small, spelled
from workstreams.models import Stage, Workstream


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
        yield Paragraph(written_by_hand(line, position))
    if programme.needs:
        yield paragraph("The service therefore needs to:")
        yield bullets(lines(programme.needs))
    yield Paragraph(marked(*_vision(programme)))


def _vision(programme: Programme) -> Iterator[Inline]:
    years = duration(programme)
    if not programme.vision_set:
        yield from (Text("The programme runs over "), years, Text("."))
        return
    known = programme.vision_set
    source, made_up = programme.source, programme.is_made_up("vision_set")
    basis = f"{programme}: when the service set its vision"
    day = Figure(str(known), "programme.vision_set", basis, (), source, made_up)
    service = f"The {programme.service} service of " if programme.service else ""
    preposition = known.phrase.removesuffix(str(known))
    yield Text(f"{service}{programme.organisation} set its vision {preposition}")
    yield from (day, Text(". The programme that is to achieve it runs over "), years, Text("."))


def _structure(position: Position) -> Iterator[NumberedBlock]:
    yield part(f"{position.programme.name} programme structure", "structure")
    later = _later(position)
    for phase in position.ground.phases:
        if phase not in later:
            yield from _phase(phase, position)
    tops = [workstream for workstream, depth in position.work.tree if depth == 0]
    count = computed(spelled(len(tops)), "workstreams.count", "Project areas: how many", *tops)
    if not tops:
        yield paragraph("No project area is set up yet.")
        return
    noun = "project area" if len(tops) == 1 else "project areas"
    yield Paragraph(marked(Text("The work is organised in "), count, Text(f" {noun}:")))
    yield bullets(f"{w.full_name}: {w.purpose}" if w.purpose else w.full_name for w in tops)


def _phase(phase: Phase, position: Position) -> Iterator[NumberedBlock]:
    """A phase that is complete or under way."""
    if not position.ground.objectives_of(phase):
        yield paragraph(f"{phase} has no objectives yet.")
        return
    yield Paragraph(_opening(phase, position))
    yield _objectives_table(phase, position)


def _opening(phase: Phase, position: Position) -> tuple[Inline, ...]:
    objectives = position.ground.objectives_of(phase)
    count = computed(
        spelled(len(objectives)), f"{phase.ref}.objectives", f"{phase}: objectives", *objectives
    )
    noun = "objective" if len(objectives) == 1 else "objectives"
    status = statuses.of_phase(phase, position)
    due = (*_due(phase), Text(" and")) if phase.due else ()
    return marked(
        Text(f"{phase} has "), count, Text(f" {noun}. It is"), *due, Text(" "), status, Text(".")
    )


def _objectives_table(phase: Phase, position: Position) -> Table:
    columns = (Column("Objective"), Column("Status"), Column("Because"))
    rows = tuple(_objective_row(o, position) for o in position.ground.objectives_of(phase))
    serving = [m for m in position.work.milestones if m.objective_id is not None]
    note = (
        Text(
            "Status is computed from milestones. Each M number is a milestone listed below, under "
        ),
        Text("its project area."),
    )
    made_up = (Text(" "), MARK) if made_up_dates(serving) else ()
    return Table(f"Objectives of {phase}", columns, rows, (*note, *made_up))


def _objective_row(objective: Objective, position: Position) -> Row:
    status = statuses.of_objective(objective, position)
    return Row((plain(objective.title), (status,), (statuses.reason_of(objective, position),)))


def _has_parts(workstream: Workstream, position: Position) -> bool:
    has_stages = any(stage.workstream_id == workstream.id for stage in position.work.stages)
    return has_stages or bool(position.work.children_of(workstream))


def _area(workstream: Workstream, position: Position) -> Iterator[NumberedBlock]:
    yield part(f"Project area: {workstream.full_name}", f"area-{workstream.slug}")
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
        one = len(children) == 1
        has = "workstream below it, with" if one else "workstreams below it, each with"
        names = listed(c.name for c in children)
        text = f" {has} deliverables and milestones of its own: {names}."
        yield Paragraph(marked(Text("It has "), count, Text(text)))


def _stages(workstream: Workstream, position: Position) -> Iterator[NumberedBlock]:
    stages = [s for s in position.work.stages if s.workstream_id == workstream.id]
    if not stages:
        return
    have = "stage of its own, which is not a phase" if len(stages) == 1 else _STAGES
    yield paragraph(f"It has {'a ' if len(stages) == 1 else ''}{have} of the programme:")
    yield bullets(map(_stage, stages))


_STAGES = "stages of its own, which are not the phases"


def _stage(stage: Stage) -> str:
    covers = listed(stage.scope_list) or stage.summary
    return f"Stage {stage.number}: {covers}" if covers else f"Stage {stage.number}"


def _future(position: Position) -> Iterator[NumberedBlock]:
    yield part("Future phases", "future")
    later = _later(position)
    if not later:
        yield paragraph("No later phase is planned.")
    for phase in later:
        if position.ground.objectives_of(phase):
            yield Paragraph(_opening(phase, position))
        else:
            due = (Text(". It is"), *_due(phase)) if phase.due else ()
            yield Paragraph(marked(Text(f"{phase} has no objectives yet"), *due, Text(".")))
        yield bullets(objective.title for objective in position.ground.objectives_of(phase))


def _later(position: Position) -> list[Phase]:
    """The phases after the current one; none where all are complete."""
    current = position.current_phase
    return [p for p in position.ground.phases if current and p.number > current.number]


def _due(phase: Phase) -> tuple[Inline, ...]:
    if not phase.due:
        return ()
    if not phase.due.is_dated:
        return Text(" due "), dated(phase, "due")
    by = "by " if phase.due.precision == Precision.DAY else "by the end of "
    return Text(f" due {by}"), dated(phase, "due")
