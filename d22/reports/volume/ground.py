"""Programmes, their phases, outcomes and governance, in bulk."""

from dataclasses import dataclass
from itertools import product
from random import Random

from d22.reports.volume.lives import GROUND, TREE, Life, Span, lived, write
from programme.dates import financial_year
from programme.models import (
    Decision,
    Forum,
    Indicator,
    Measurement,
    Meeting,
    Objective,
    Outcome,
    Phase,
    Programme,
    User,
)

FORUMS = (
    ("Programme Board", Forum.Kind.BOARD),
    ("Design Board", Forum.Kind.DESIGN),
    ("Scrutiny Panel", Forum.Kind.SCRUTINY),
)
PHASES, OBJECTIVES = 3, 6
VERBS = ("Agree", "Design", "Consult on", "Recruit to", "Open", "Review", "Close", "Move")
NOUNS = ("early help", "the front door", "the posts", "the hub", "fostering", "the budget")
#: Meetings of each forum, of which the last few lie ahead.
MEETINGS, AHEAD = 24, 1.15


@dataclass(frozen=True)
class Made:
    """One programme and what it stands on; ``few`` versions are kept of what seldom changes."""

    programme: Programme
    span: Span
    rng: Random
    by: User
    few: int

    def write(self, kind, lives: list[Life]) -> list:
        return write(kind, lives, by=self.by)

    def numbered(self, number: int, **fields) -> dict:
        return {"programme_id": self.programme.pk, "number": number} | fields

    def title(self, number: int) -> str:
        return f"{self.rng.choice(VERBS)} {self.rng.choice(NOUNS)} {number}"

    def life(self, start: float, fields: dict, changed: str) -> Life:
        """A record that seldom changes: each save adds to the text ``changed``."""
        changes = ({changed: f"Reworded {n} times."} for n in range(1, self.few))
        return lived(self.span, self.rng, self.few, start, fields, changes)


def programme(number: int, span: Span, by: User, few: int) -> Made:
    rng = Random(number)  # noqa: S311 -- the same each time is the point
    fields = {
        "name": f"Volume {number}",
        "slug": f"volume-{number}",
        "organisation": "A council",
        "begins_on": span.day(0),
        "first_year": financial_year(span.day(0)),
    }
    changes = ({"summary": f"Reworded {n} times."} for n in range(1, few))
    (whole,) = write(Programme, [lived(span, rng, few, GROUND, fields, changes)], by=by)
    return Made(whole, span, rng, by, few)


def phases(made: Made) -> list[Objective]:
    """Three phases with six objectives each; the last is due when the programme ends."""
    written = made.write(
        Phase,
        [
            made.life(
                TREE,
                made.numbered(n, due_on=made.span.day(0.5 * n)),
                "summary",
            )
            for n in range(1, PHASES + 1)
        ],
    )
    return made.write(
        Objective,
        [
            made.life(
                TREE,
                made.numbered(n, phase_id=phase.pk, title=f"Objective {n} of {phase}"),
                "description",
            )
            for n, (phase, _) in enumerate(product(written, range(OBJECTIVES)), 1)
        ],
    )


def outcomes(made: Made) -> None:
    """Three outcomes with two indicators each, measured for three areas in four years."""
    titles = ("Safe", "Well", "Resilient")
    lives = [
        made.life(GROUND, made.numbered(n, title=title), "description")
        for n, title in enumerate(titles, 1)
    ]
    written = made.write(Outcome, lives)
    lives = [
        made.life(
            TREE,
            made.numbered(n, outcome_id=outcome.pk, name=f"Rate {n}", unit="%", polarity="higher"),
            "name",
        )
        for n, (outcome, _) in enumerate(product(written, range(2)), 1)
    ]
    indicators = made.write(Indicator, lives)
    years = [made.span.day(-1).year + n for n in range(4)]
    lives = [
        made.life(
            TREE * 2,
            {
                "indicator_id": indicator.pk,
                "area": area,
                "period": str(year),
                "period_ends_on": made.span.day(0).replace(year=year, month=3, day=31),
                "value": made.rng.randrange(1000) / 10,
            },
            "source",
        )
        for indicator, area, year in product(indicators, Measurement.Area, years)
    ]
    made.write(Measurement, lives)


def governance(made: Made) -> list[Decision]:
    """Forums that meet through the programme's time, and a decision of each board meeting."""
    lives = [
        made.life(GROUND, made.numbered(n, name=name, kind=kind), "remit")
        for n, (name, kind) in enumerate(FORUMS, 1)
    ]
    forums = made.write(Forum, lives)
    parts = [0.02 + n / MEETINGS * AHEAD for n in range(MEETINGS)]
    lives = [
        made.life(
            TREE,
            made.numbered(n, forum_id=forum.pk, held_on=made.span.day(part)),
            "subject",
        )
        for n, (part, forum) in enumerate(product(parts, forums), 1)
    ]
    meetings = [m for m in made.write(Meeting, lives) if m.forum_id == forums[0].pk]
    lives = [
        made.life(
            TREE if n == 1 else min(part, 0.9),
            made.numbered(
                n,
                title=f"Decision {n}",
                forum_id=meeting.forum_id,
                meeting_id=meeting.pk,
                decided_on=meeting.held_on,
            ),
            "rationale",
        )
        for n, (meeting, part) in enumerate(zip(meetings, parts, strict=True), 1)
        if part < 1
    ]
    return made.write(Decision, lives)
