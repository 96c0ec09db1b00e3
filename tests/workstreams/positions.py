"""Positions of work made of unsaved records: what the rules are asked about without a database."""

from datetime import UTC, date, datetime, timedelta

from programme.dates import Known, Precision
from programme.models import Forum, Meeting, Objective, Phase, Programme
from programme.summaries import Ground
from workstreams.models import Consultation, Milestone, Workstream
from workstreams.summaries import Work

PANEL_DAY = date(2021, 11, 25)
LONG_AGO = datetime(2021, 1, 1, 12, tzinfo=UTC)
RECENTLY = datetime(2021, 11, 20, 12, tzinfo=UTC)


def milestone(number=16, **given):
    fields = {"workstream_id": 1, "title": "Access point opens", "changed_at": RECENTLY}
    return Milestone(id=number, number=number, **fields | given)


def workstream(number=1, name="Operational Model", parent=None, **given):
    fields = {"slug": f"w{number}", "parent_id": parent, "changed_at": RECENTLY}
    return Workstream(id=number, number=number, name=name, **fields | given)


def objective(number=1, phase=1):
    return Objective(id=number, number=number, phase_id=phase, title="One referral point")


def phase(number=1):
    return Phase(id=number, number=number)


def consultation(number=1, **given):
    fields = {"workstream_id": 1, "audience": "staff", "subject": "the restructure"}
    return Consultation(id=number, number=number, **fields | given)


def work(*milestones, workstreams=(), **given):
    empty = dict.fromkeys(
        (
            "stages",
            "dependencies",
            "deliverables",
            "risks",
            "issues",
            "judgements",
            "consultations",
        ),
        (),
    )
    fields = {"scores_before": {}, "plan_touched_at": {}} | empty | given
    for record in sorted((*milestones, *fields["deliverables"]), key=lambda r: r.changed_at):
        fields["plan_touched_at"][record.workstream_id] = record.changed_at
    return Work(workstreams=workstreams, milestones=milestones, **fields)


def ground(*, phases=(), meetings=()):
    return Ground(
        programme=Programme(name="Destination 22"),
        phases=phases,
        objectives=(),
        outcomes=(),
        forums=(Forum(id=1, number=1, name="Programme Board"),),
        meetings=meetings,
        decisions=(),
    )


def meeting(**given):
    return Meeting(id=1, number=1, forum_id=1, **given)


def on(text, precision=Precision.DAY):
    return Known(date.fromisoformat(text), precision)


def dated(number=16, *, baseline=None, forecast=None, actual=None, **given):
    """A milestone with these dates, each ``2021-12-01`` or a ``Known``."""
    for name, value in (("baseline", baseline), ("forecast", forecast), ("actual", actual)):
        known = on(value) if isinstance(value, str) else value
        if known:
            given |= {f"{name}_on": known.on, f"{name}_precision": known.precision}
    return milestone(number, **given)


def reached(number):
    return dated(number, baseline="2021-09-01", actual="2021-09-01")


def slipped(number, days):
    """A milestone that is forecast so many days late, still ahead."""
    forecast = date(2022, 1, 1) + timedelta(days)
    return dated(number, baseline="2022-01-01", forecast=forecast.isoformat())


def undated(number):
    return dated(number)


def told(rating):
    return rating.label, rating.reason
