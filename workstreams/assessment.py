"""RAG by plain rules, each with its reason. Pure functions of a position: no queries, no clock."""

from collections import defaultdict
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
    "A milestone is Complete once it was reached, and Not rated while it has no dated baseline, "
    "or while its forecast is open-ended and its baseline lies ahead.",
    f"It is Red when it is {RED_FROM} or more days later than its baseline, by its forecast or "
    "because that day has passed.",
    f"It is Amber from {AMBER_FROM} days, or when its forecast has passed and it was not reached.",
    "Otherwise it is Green.",
    "A workstream, an objective and a phase are as bad as the worst milestone in them; a "
    "workstream also as the worst workstream below it. They are Complete once everything in "
    "them is.",
    f"A workstream that would be Green but whose plan, its milestones and deliverables, was not "
    f"updated for more than {STALE_AFTER} days is Not rated.",
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


def status_of(milestone: Milestone, *, as_at: date) -> Rag:
    """A milestone's status without its reason, for where thousands are counted."""
    if milestone.actual_on:
        return Rag.BLUE
    behind = days_behind(milestone, as_at=as_at)
    if behind is None:
        return Rag.GREY
    if behind >= RED_FROM:
        return Rag.RED
    if behind >= AMBER_FROM or days_overdue(milestone, as_at=as_at):
        return Rag.AMBER
    return Rag.GREEN


def rate_milestone(milestone: Milestone, *, as_at: date) -> Rating:
    rag = status_of(milestone, as_at=as_at)
    if rag == Rag.BLUE:
        reason = f"it was reached {milestone.actual.phrase}"
    elif rag == Rag.GREY:
        reason = _undated(milestone)
    else:
        reason = f"it is {_lateness(milestone, as_at=as_at)}"
    return Rating(rag, reason, (milestone.ref,))


def _undated(milestone: Milestone) -> str:
    if not milestone.baseline:
        return "it has no baseline date"
    if not milestone.baseline.is_dated:
        return f"its baseline is open: {milestone.baseline}"
    return f"its forecast is open: {milestone.forecast}"


def _lateness(milestone: Milestone, *, as_at: date) -> str:
    """Completes "M16 is …" for a milestone that was not reached."""
    slip, overdue = milestone.slip, days_overdue(milestone, as_at=as_at)
    if overdue:
        phrase = f"{counted(overdue, 'day')} overdue"
        return f"{phrase}, and its forecast was {_off(slip)}" if slip else phrase
    past = (as_at - milestone.baseline_on).days
    if slip is None:
        return f"{counted(past, 'day')} past its baseline, with an open forecast"
    gone = f", of which {past:,} {'has' if past == 1 else 'have'} passed" if past > 0 else ""
    return f"forecast {_off(slip)}{gone}" if slip else "on its baseline"


def _off(slip: int) -> str:
    return f"{counted(abs(slip), 'day')} {'late' if slip > 0 else 'early'}"


def rate_milestones(milestones: Iterable[Milestone], *, as_at: date) -> Rating:
    """The rating of whatever these milestones make up."""
    by_status = defaultdict(list)
    for milestone in milestones:
        by_status[status_of(milestone, as_at=as_at)].append(milestone)
    for rag in (Rag.RED, Rag.AMBER):
        if by_status[rag]:
            return _held_back(rag, by_status[rag], as_at)
    undated, reached = by_status[Rag.GREY], by_status[Rag.BLUE]
    if green := by_status[Rag.GREEN]:
        refs = _refs(reached + green)
        return Rating(Rag.GREEN, f"nothing is {AMBER_FROM} or more days late", refs)
    if reached:
        return _all_reached(reached, undated)
    return Rating(Rag.GREY, "it has no dated milestone", _refs(undated))


def _refs(milestones: Iterable[Milestone]) -> tuple[str, ...]:
    return tuple(m.ref for m in sorted(milestones, key=lambda m: m.number))


def _all_reached(done: list[Milestone], undated: list[Milestone]) -> Rating:
    reached, of = len(done), len(done) + len(undated)
    refs = _refs(done + undated)
    if reached < of:
        part = f"{spelled(reached)} of its {spelled(of)} milestones {_is(reached)} reached"
        rest = "the other is" if of - reached == 1 else "the others are"
        return Rating(Rag.GREY, f"{part}; {rest} not rated", refs)
    return Rating(Rag.BLUE, f"{_all(of, 'milestone')} reached", refs)


def _all(count: int, noun: str) -> str:
    """its one milestone is; both of its milestones are; all six of its milestones are."""
    if count == 1:
        return f"its one {noun} is"
    return f"{'both' if count == 2 else f'all {spelled(count)}'} of its {noun}s are"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _held_back(rag: Rag, milestones: list[Milestone], as_at: date) -> Rating:
    """Names the three that are furthest behind, the furthest first; one alone in full."""
    furthest = sorted(milestones, key=lambda m: -(days_behind(m, as_at=as_at) or 0))
    refs = tuple(m.ref for m in furthest)
    if len(furthest) == 1:
        return Rating(rag, f"{refs[0]} is {_lateness(furthest[0], as_at=as_at)}", refs)
    said = [f"{m.ref} is {_behind(m, as_at)}" for m in furthest[:3]]
    if more := len(furthest) - 3 if len(furthest) > 3 else 0:
        said.append(f"{spelled(more)} more {_is(more)} {rag.label}")
    return Rating(rag, listed(said), refs)


def _behind(milestone: Milestone, as_at: date) -> str:
    """The short form of ``_lateness``, for a list: what made it Amber or Red."""
    behind = days_behind(milestone, as_at=as_at) or 0
    if behind >= AMBER_FROM:
        return f"{counted(behind, 'day')} late"
    return f"{counted(days_overdue(milestone, as_at=as_at), 'day')} overdue"


def rate_workstreams(work: Work, *, as_at: date) -> dict[int, Rating]:
    """A rating for each workstream by its id, children before their parents."""
    ratings: dict[int, Rating] = {}
    for workstream, _ in reversed(work.tree):
        below = {child: ratings[child.id] for child in work.children_of(workstream)}
        milestones = work.milestones_of(workstream)
        rating = own = rate_milestones(milestones, as_at=as_at)
        if below:
            rating = _with_below(own if milestones else None, below)
        ratings[workstream.id] = _stale(workstream, rating, work, as_at)
    return ratings


def _with_below(own: Rating | None, below: Mapping[Workstream, Rating]) -> Rating:
    """As bad as the worst; complete only where everything is. ``own`` is None without milestones."""
    lower = worst(below.values())
    top = worst(rating for rating in (own, lower) if rating)
    if top is None or top.rag == Rag.BLUE:
        return _complete_or_open(own, below)
    if top is own:
        return own
    return Rating(lower.rag, f"{_named(below, lower.rag)} {lower.label}", lower.refs)


def _complete_or_open(own: Rating | None, below: Mapping[Workstream, Rating]) -> Rating:
    """Where nothing is Green or worse: complete, unless something is not rated."""
    if own and own.rag == Rag.GREY:
        return own
    if any(rating.rag == Rag.GREY for rating in below.values()):
        return Rating(Rag.GREY, f"{_named(below, Rag.GREY)} not rated")
    complete = f"{_named(below, Rag.BLUE)} complete"
    return Rating(Rag.BLUE, f"{own.reason}, and {complete}" if own else complete)


def _named(below: Mapping[Workstream, Rating], rag: Rag) -> str:
    """Young People, below it, is; three names and how many more."""
    names = [child.name for child, rating in below.items() if rating.rag == rag]
    return f"{_first_three(names)}, below it, {_is(len(names))}"


def _first_three(names: list[str]) -> str:
    more = [f"{spelled(len(names) - 3)} more"] if len(names) > 3 else []
    return listed([*names[:3], *more])


def _stale(workstream: Workstream, rating: Rating, work: Work, as_at: date) -> Rating:
    """Silence is not progress: a Green nobody touched is Not rated. Amber and Red stay."""
    if rating.rag != Rag.GREEN:
        return rating
    ids = work.ids_below(workstream)
    touched = [at for pk in ids if (at := work.plan_touched_at.get(pk))]
    unchanged = (as_at - max(touched).astimezone(LONDON).date()).days
    if unchanged <= STALE_AFTER:
        return rating
    return Rating(
        Rag.GREY,
        f"its plan has not been updated for {unchanged} days (limit {STALE_AFTER})",
        rating.refs,
    )


def rate_objectives(
    objectives: Iterable[Objective], work: Work, *, as_at: date
) -> dict[int, Rating]:
    """A rating for each objective by its id, from the milestones that serve it."""
    return {
        objective.id: rate_milestones(work.milestones_for(objective), as_at=as_at)
        for objective in objectives
    }


def rate_phase(
    objectives: tuple[Objective, ...], ratings: Mapping[int, Rating], work: Work, *, as_at: date
) -> Rating:
    """As bad as the worst of its objectives; complete when every one of them is."""
    ids = {objective.id for objective in objectives}
    rated = [ratings[i] for i in ids if ratings[i].rag != Rag.GREY]
    if not rated:
        return Rating(Rag.GREY, _none_rated(len(objectives)))
    if all(ratings[i].rag == Rag.BLUE for i in ids):
        return Rating(Rag.BLUE, f"{_all(len(ids), 'objective')} complete")
    if all(rating.rag == Rag.BLUE for rating in rated):
        done = f"{spelled(len(rated))} of its {spelled(len(ids))} objectives {_is(len(rated))}"
        rest = "the other is" if len(ids) - len(rated) == 1 else "the others are"
        return Rating(Rag.GREY, f"{done} complete; {rest} not rated")
    return rate_milestones(
        (m for m in work.milestones if m.objective_id in ids and not m.actual), as_at=as_at
    )


def _none_rated(objectives: int) -> str:
    if objectives < 2:
        return "its one objective is not rated" if objectives else "it has no objectives"
    return "none of its objectives is rated"


def rate_programme(phases: Mapping[Phase, Rating], tops: Mapping[Workstream, Rating]) -> Rating:
    """The worst of its phases and top workstreams, named."""
    parts = [(str(thing), rating) for thing, rating in [*phases.items(), *tops.items()]]
    bad = worst(rating for _, rating in parts)
    if bad is None:
        return Rating(Rag.GREY, "nothing in it is rated yet")
    open_parts = [name for name, rating in parts if rating.rag == Rag.GREY]
    if bad.rag == Rag.BLUE and open_parts:
        return Rating(Rag.GREY, f"{_first_three(open_parts)} {_is(len(open_parts))} not rated")
    if bad.rag == Rag.BLUE:
        return Rating(Rag.BLUE, "everything in it is complete")
    names = [name for name, rating in parts if rating.rag == bad.rag]
    return Rating(bad.rag, f"{_first_three(names)} {_is(len(names))} {bad.label}", bad.refs)
