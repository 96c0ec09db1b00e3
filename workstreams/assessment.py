"""RAG by plain rules, each with its reason. Pure functions of a position: no queries, no clock."""

from collections.abc import Iterable, Mapping
from datetime import date

from programme.clock import LONDON
from programme.models import Objective, Phase
from programme.ratings import Rag, Rating, worst
from programme.wording import counted, listed, spelled
from workstreams.models import Milestone, Workstream
from workstreams.models.milestones import LATE_FROM
from workstreams.summaries import Work

RED_FROM = 30
AMBER_FROM = LATE_FROM
STALE_AFTER = 35

#: The rules as people read them; ``programme.ratings.RULES_VERSION`` names this wording.
RULES = (
    "A milestone is Complete once it was reached, and Not rated while it has no dated baseline.",
    f"It is Red when it is {RED_FROM} or more days later than its baseline, by its forecast or "
    "because that day has passed.",
    f"It is Amber from {AMBER_FROM} days, or when its forecast has passed and it was not reached.",
    "Otherwise it is Green.",
    "A workstream, an objective and a phase are as bad as the worst milestone in them; a "
    "workstream also as the worst workstream below it. All milestones reached is Complete.",
    f"A workstream that would be Green but was not updated for more than {STALE_AFTER} days is "
    "Not rated.",
    "The programme is never greener than its phases and its workstreams.",
)


def days_behind(milestone: Milestone, *, as_at: date) -> int | None:
    """Days later than the baseline: by forecast, or because that day has passed; the more counts.

    A reached milestone is as late as it was; one ahead of its baseline is below zero. None
    where neither can be counted: no dated baseline, or an open forecast and the day ahead.
    """
    slip = milestone.slip
    if milestone.actual or not (milestone.baseline and milestone.baseline.is_dated):
        return slip
    past = (as_at - milestone.baseline_on).days
    counted_days = [days for days in (slip, past if past > 0 else None) if days is not None]
    return max(counted_days, default=None)


def days_overdue(milestone: Milestone, *, as_at: date) -> int:
    """Days since it was last expected, where it was not reached; 0 where that lies ahead."""
    expected = milestone.forecast or milestone.baseline
    if milestone.actual or not expected or not expected.is_dated:
        return 0
    return max(0, (as_at - expected.on).days)


def rate_milestone(milestone: Milestone, *, as_at: date) -> Rating:
    if milestone.actual:
        return Rating(Rag.BLUE, f"it was reached {milestone.actual.phrase}", (milestone.ref,))
    behind = days_behind(milestone, as_at=as_at)
    if behind is None:
        return Rating(Rag.GREY, _undated(milestone), (milestone.ref,))
    overdue = days_overdue(milestone, as_at=as_at)
    rag = Rag.GREEN
    if behind >= RED_FROM:
        rag = Rag.RED
    elif behind >= AMBER_FROM or overdue:
        rag = Rag.AMBER
    return Rating(rag, f"it is {_lateness(milestone, as_at=as_at)}", (milestone.ref,))


def _undated(milestone: Milestone) -> str:
    open_date = next((d for d in (milestone.forecast, milestone.baseline) if d), None)
    return f"its date is open: {open_date}" if open_date else "it has no date yet"


def _lateness(milestone: Milestone, *, as_at: date) -> str:
    """Completes "M16 is …" for a milestone that was not reached."""
    slip, overdue = milestone.slip, days_overdue(milestone, as_at=as_at)
    if overdue:
        phrase = f"{counted(overdue, 'day')} overdue"
        return phrase if not slip else f"{phrase}, and its forecast was {counted(slip, 'day')} late"
    past = (as_at - milestone.baseline_on).days
    if slip is None:
        return f"{counted(past, 'day')} past its baseline, with no forecast date"
    if slip > 0:
        so_far = f", {counted(past, 'day')} of them gone" if past > 0 else ""
        return f"forecast {counted(slip, 'day')} late{so_far}"
    return f"forecast {counted(-slip, 'day')} early" if slip else "on its baseline"


def rate_milestones(milestones: Iterable[Milestone], *, as_at: date) -> Rating:
    """The rating of whatever these milestones make up."""
    milestones = tuple(milestones)
    rated = [(m, rate_milestone(m, as_at=as_at)) for m in milestones]
    dated = [pair for pair in rated if pair[1].rag != Rag.GREY]
    if not dated:
        return Rating(Rag.GREY, "it has no dated milestone")
    top = worst(rating for _, rating in dated)
    if top.rag == Rag.BLUE:
        return _all_reached(len(dated), len(milestones))
    if top.rag == Rag.GREEN:
        return Rating(Rag.GREEN, f"nothing is {AMBER_FROM} or more days late")
    return _held_back(top.rag, [m for m, rating in dated if rating.rag == top.rag], as_at)


def _all_reached(reached: int, of: int) -> Rating:
    if reached < of:
        return Rating(
            Rag.GREY,
            f"{reached} of its {of} milestones {'is' if reached == 1 else 'are'} reached; the rest have no date",
        )
    what = "its one milestone is" if of == 1 else f"all {of} of its milestones are"
    return Rating(Rag.BLUE, f"{what} reached")


def _held_back(rag: Rag, milestones: list[Milestone], as_at: date) -> Rating:
    """Names the three that are furthest behind, the furthest first; one alone in full."""
    furthest = sorted(milestones, key=lambda m: -(days_behind(m, as_at=as_at) or 0))
    refs = tuple(m.ref for m in furthest)
    if len(furthest) == 1:
        return Rating(rag, f"{refs[0]} is {_lateness(furthest[0], as_at=as_at)}", refs)
    said = [f"{m.ref} is {_behind(m, as_at)}" for m in furthest[:3]]
    if len(furthest) > 3:
        said.append(
            f"{spelled(len(furthest) - 3)} more {'is' if len(furthest) == 4 else 'are'} {rag.label}"
        )
    return Rating(rag, listed(said), refs)


def _behind(milestone: Milestone, as_at: date) -> str:
    """The short form of ``_lateness``, for a list."""
    if overdue := days_overdue(milestone, as_at=as_at):
        return f"{counted(overdue, 'day')} overdue"
    return f"{counted(days_behind(milestone, as_at=as_at) or 0, 'day')} late"


def rate_workstreams(work: Work, *, as_at: date) -> dict[int, Rating]:
    """A rating for each workstream by its id, children before their parents."""
    ratings: dict[int, Rating] = {}
    for workstream, _ in reversed(work.tree):
        below = {child: ratings[child.id] for child in work.children_of(workstream)}
        own = rate_milestones(work.milestones_of(workstream), as_at=as_at)
        ratings[workstream.id] = _stale(workstream, _with_below(own, below), work, as_at)
    return ratings


def _with_below(own: Rating, below: Mapping[Workstream, Rating]) -> Rating:
    lower = worst(below.values())
    if lower is None or lower.worry <= own.worry:
        return own
    if own.rag in (Rag.BLUE, Rag.GREY) and lower.rag == Rag.BLUE:
        return lower
    names = [child.name for child, rating in below.items() if rating.rag == lower.rag]
    verb = "is" if len(names) == 1 else "are"
    return Rating(lower.rag, f"{listed(names)}, below it, {verb} {lower.label}", lower.refs)


def _stale(workstream: Workstream, rating: Rating, work: Work, as_at: date) -> Rating:
    """Silence is not progress: a Green nobody touched is Not rated. Amber and Red stay."""
    if rating.rag != Rag.GREEN:
        return rating
    ids = work.ids_below(workstream)
    touched = [w.changed_at for w in work.workstreams if w.id in ids]
    touched += [m.changed_at for m in work.milestones if m.workstream_id in ids]
    touched += [d.changed_at for d in work.deliverables if d.workstream_id in ids]
    unchanged = (as_at - max(touched).astimezone(LONDON).date()).days
    if unchanged <= STALE_AFTER:
        return rating
    return Rating(Rag.GREY, f"nothing in it was updated for {unchanged} days (limit {STALE_AFTER})")


def rate_objectives(
    objectives: Iterable[Objective], work: Work, *, as_at: date
) -> dict[int, Rating]:
    """A rating for each objective by its id, from the milestones that serve it."""
    return {
        objective.id: rate_milestones(
            (m for m in work.milestones if m.objective_id == objective.id), as_at=as_at
        )
        for objective in objectives
    }


def rate_phase(
    objectives: tuple[Objective, ...], ratings: Mapping[int, Rating], work: Work, *, as_at: date
) -> Rating:
    """As bad as the worst of its objectives; complete when every one of them is."""
    ids = {objective.id for objective in objectives}
    rated = [ratings[i] for i in ids if ratings[i].rag != Rag.GREY]
    if not rated:
        count = len(objectives)
        none = "its objective has no" if count == 1 else f"none of its {count} objectives has a"
        return Rating(Rag.GREY, f"{none} dated milestone" if objectives else "it has no objective")
    if all(ratings[i].rag == Rag.BLUE for i in ids):
        return Rating(Rag.BLUE, f"all {len(ids)} of its objectives are complete")
    return rate_milestones(
        (m for m in work.milestones if m.objective_id in ids and not m.actual), as_at=as_at
    )


def rate_programme(phases: Mapping[Phase, Rating], tops: Mapping[Workstream, Rating]) -> Rating:
    """The worst of its phases and top workstreams, named."""
    by_name = {str(thing): rating for thing, rating in [*phases.items(), *tops.items()]}
    bad = worst(by_name.values())
    if bad is None:
        return Rating(Rag.GREY, "nothing in it is rated yet")
    if bad.rag == Rag.BLUE:
        return Rating(Rag.BLUE, "every phase that is rated is complete")
    names = [name for name, rating in by_name.items() if rating.rag == bad.rag]
    verb = "is" if len(names) == 1 else "are"
    return Rating(bad.rag, f"{listed(names[:3])} {verb} {bad.label}", bad.refs)
