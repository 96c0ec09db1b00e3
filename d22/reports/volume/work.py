"""Workstreams and what hangs on them, in bulk: milestones that slip, risks that rise and fall."""

from datetime import timedelta
from itertools import product

from d22.reports.volume.ground import Made
from d22.reports.volume.lives import TREE, WORK, Life
from programme.models import Objective
from workstreams.models import (
    Consultation,
    Deliverable,
    Dependency,
    Issue,
    Judgement,
    Milestone,
    Risk,
    RiskAction,
    Stage,
    Workstream,
)

#: Workstreams at the top, below each of these, and below the first of those.
TOPS, BELOW = 4, 3
VERBS = ("Agree", "Design", "Consult on", "Recruit to", "Open", "Review", "Close", "Move")
NOUNS = ("early help", "the front door", "the posts", "the hub", "fostering", "the budget")
CATEGORIES = tuple(Risk.Category)
#: Of a hundred milestones, one more that was removed again.
REMOVED_IN = 100


def titled(made: Made, number: int) -> str:
    return f"{made.rng.choice(VERBS)} {made.rng.choice(NOUNS)} {number}"


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
        title=titled(made, number),
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


def risks(made: Made, found: list[Workstream], count: int, versions: int) -> None:
    """Risks scored anew with each save, half with an action; one in ten became an issue."""
    written = made.write(Risk, [_risk(made, found, n, versions) for n in range(1, count + 1)])
    lives = [
        made.life(
            0.25,
            {
                "risk_id": risk.pk,
                "number": 1,
                "title": "Exit interviews",
                "owner_post": "HR business partner",
                "due_on": made.span.day(made.rng.uniform(0.3, 1.2)),
            },
            "source",
        )
        for risk in written[::2]
    ]
    made.write(RiskAction, lives)
    lives = [_issue(made, n, risk) for n, risk in enumerate(written[::10], 1)]
    made.write(Issue, lives)


def _risk(made: Made, found: list[Workstream], number: int, versions: int) -> Life:
    """Raised in the first fifth of the programme; every sixth is closed with its last save."""
    rng = made.rng
    moments = made.span.moments(versions, rng, start=WORK + number % 10 / 50, end=0.95)
    fields = made.numbered(
        number,
        title=titled(made, number),
        workstream_id=rng.choice(found).pk if number % 20 else None,
        cause="the structure is changing",
        event="experienced staff leave",
        consequence="caseloads rise",
        category=rng.choice(CATEGORIES),
        owner_post="Head of Service",
        inherent_likelihood=4,
        inherent_impact=rng.randint(2, 5),
        current_likelihood=4,
        current_impact=rng.randint(1, 5),
        raised_on=moments[0].date(),
        next_review_on=moments[0].date() + timedelta(days=30),
        closed_on=None,
    )
    changes = [
        {
            "current_likelihood": rng.randint(1, 5),
            "next_review_on": at.date() + timedelta(days=rng.randint(20, 120)),
        }
        for at in moments[1:]
    ]
    if changes and number % 6 == 0:
        changes[-1]["closed_on"] = moments[-1].date()
    return Life(moments, fields, changes)


def _issue(made: Made, number: int, risk: Risk) -> Life:
    raised = made.span.day(0.3)
    fields = made.numbered(
        number,
        workstream_id=risk.workstream_id,
        from_risk_id=risk.pk,
        title=titled(made, number),
        priority=number % 4 + 1,
        owner_post="Head of Service",
        raised_on=raised,
        due_on=raised + timedelta(days=made.rng.randint(30, 600)),
    )
    return made.life(0.3, fields, "description")


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
