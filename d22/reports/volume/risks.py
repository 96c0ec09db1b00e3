"""Risks that rise and fall, in bulk, with their actions and the issues they became."""

from datetime import timedelta

from d22.reports.volume.ground import Made
from d22.reports.volume.lives import WORK, Life
from workstreams.models import Issue, Risk, RiskAction, Workstream

CATEGORIES = tuple(Risk.Category)


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
        title=made.title(number),
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
        title=made.title(number),
        priority=number % 4 + 1,
        owner_post="Head of Service",
        raised_on=raised,
        due_on=raised + timedelta(days=made.rng.randint(30, 600)),
    )
    return made.life(0.3, fields, "description")
