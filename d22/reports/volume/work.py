"""Workstreams and what hangs on them, in bulk: milestones that slip, and views of it all."""

from datetime import timedelta
from itertools import product

from d22.reports.volume.ground import Made
from d22.reports.volume.lives import TREE, WORK, Life
from programme.models import Objective
from workstreams.models import (
    Consultation,
    Deliverable,
    Dependency,
    Judgement,
    Milestone,
    Stage,
    Workstream,
)

#: Workstreams at the top, below each of these, and below the first of those.
TOPS, BELOW = 4, 3
#: Of a hundred milestones, one more that was removed again.
REMOVED_IN = 100


def workstreams(made: Made) -> list[Workstream]:
    """A tree of three floors; every second one has two stages of its own."""
    tops = _workstreams(made, 1, [None] * TOPS)
    below = _workstreams(made, 1 + TOPS, [top.pk for top in tops for _ in range(BELOW)])
    lowest = _workstreams(made, 1 + TOPS + TOPS * BELOW, [below[0].pk] * BELOW)
    found = [*tops, *below, *lowest]
    lives = [
        made.life(
            TREE * 2,
            {"workstream_id": one.pk, "number": n, "began_on": made.span.day(0.1 * n)},
            "scope",
        )
        for one, n in product(found[::2], (1, 2))
    ]
    made.write(Stage, lives)
    return found


def _workstreams(made: Made, first: int, parents: list[int | None]) -> list[Workstream]:
    lives = [
        made.life(
            TREE,
            made.numbered(n, parent_id=parent, name=f"Workstream {n}", slug=f"workstream-{n}"),
            "purpose",
        )
        for n, parent in enumerate(parents, first)
    ]
    return made.write(Workstream, lives)


def milestones(
    made: Made, found: list[Workstream], objectives: list[Objective], count: int, versions: int
) -> list[Milestone]:
    """``count`` milestones, and one in a hundred more that was removed; a third wait for another."""
    lives = [
        _milestone(made, found, objectives, n, versions)
        for n in range(1, count + count // REMOVED_IN + 1)
    ]
    for number in range(count // REMOVED_IN):
        life = lives[number * REMOVED_IN]
        life.moments.append(made.span.now - timedelta(days=number % 90))
    written = made.write(Milestone, lives)
    lives = [
        made.life(WORK * 2, {"predecessor_id": first.pk, "successor_id": then.pk}, "source")
        for first, then in zip(written[::3], written[1::3], strict=False)
    ]
    made.write(Dependency, lives)
    lives = [
        made.life(
            WORK,
            made.numbered(
                n,
                workstream_id=found[n % len(found)].pk,
                title=f"Paper {n}",
                due_on=made.span.day(made.rng.uniform(0.1, 1.5)),
            ),
            "description",
        )
        for n in range(1, count // 10 + 1)
    ]
    made.write(Deliverable, lives)
    return written


def _milestone(
    made: Made, found: list[Workstream], objectives: list[Objective], number: int, versions: int
) -> Life:
    """Due at any time until half as long again; its forecast slips until it is reached."""
    rng = made.rng
    moments = made.span.moments(versions, rng, start=WORK, end=0.95)
    baseline = made.span.day(rng.uniform(0.05, 1.5))
    fields = made.numbered(
        number,
        title=made.title(number),
        workstream_id=rng.choice(found).pk,
        objective_id=rng.choice(objectives).pk if number % 2 else None,
        owner_post="Head of Service",
        baseline_on=baseline,
        forecast_on=baseline,
        forecast_precision="day",
        actual_on=None,
        done_when="",
    )
    forecast, reached, changes = baseline, False, []
    for at in moments[1:]:
        if reached:
            changes.append({"done_when": f"Evidence seen on {at:%d/%m/%Y}."})
        elif forecast < at.date() and rng.random() < 0.8:
            reached = True
            changes.append({"actual_on": forecast})
        else:
            forecast += timedelta(days=rng.choice((-3, 0, 0, 2, 5, 14)))
            changes.append({"forecast_on": forecast})
    return Life(moments, fields, changes)


def views(made: Made, found: list[Workstream]) -> None:
    """Judgements of the programme and of each workstream, three times; and consultations."""
    of = [None, *(one.pk for one in found)]
    parts = (0.3, 0.6, 0.9)
    lives = [
        made.life(
            part,
            made.numbered(
                n,
                workstream_id=pk,
                confidence=made.rng.choice(("green", "amber", "red")),
                judged_on=made.span.day(part),
                judged_by="SRO",
            ),
            "rationale",
        )
        for n, (part, pk) in enumerate(product(parts, of), 1)
    ]
    made.write(Judgement, lives)
    lives = [
        made.life(
            WORK,
            made.numbered(
                n,
                workstream_id=one.pk,
                subject=f"the structure of {one}",
                audience="staff",
                opens_on=made.span.day(0.2 * n),
                closes_on=made.span.day(0.2 * n + 0.06),
            ),
            "engagement",
        )
        for n, one in enumerate(found[:6], 1)
    ]
    made.write(Consultation, lives)
