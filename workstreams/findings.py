"""What a page of risks or of slips opens with: sentences made from the record. No queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.dates import written
from programme.wording import counted, listed, spelled
from workstreams.models import RiskAction
from workstreams.movements import Slip
from workstreams.scoring import Band
from workstreams.standings import Standing


def of_risks(standings: Sequence[Standing], *, compared: bool) -> str:
    """The headline of the open risks; without a panel to compare with, nothing rises."""
    if not standings:
        return "No risk is open"
    worst = [s for s in standings if s.current.band == Band.VERY_HIGH]
    if len(standings) == 1:
        found = f"The one open risk is {standings[0].current.band.label.lower()}"
    elif len(worst) == len(standings):
        many = "Both" if len(worst) == 2 else f"All {spelled(len(worst))}"
        found = f"{many} open risks are very high"
    else:
        verb = "is" if len(worst) <= 1 else "are"
        found = f"{spelled(len(worst)).capitalize()} of {spelled(len(standings))} open risks {verb} very high"
    return found + (_rising(standings, worst) if compared else "")


def _rising(standings: Sequence[Standing], worst: Sequence[Standing]) -> str:
    """How the headline goes on: whether the very high ones rise, else whether any does."""
    rising = [s for s in standings if s.has_risen]
    among = sum(s.has_risen for s in worst)
    if not rising:
        return ", and none is rising" if len(standings) > 1 else ", and it is not rising"
    if among and among == len(worst):
        return ", and it is rising" if among == 1 else ", and all of them are rising"
    if among:
        return f", and {spelled(among)} of them {'is' if among == 1 else 'are'} rising"
    if len(standings) == 1:
        return ", and it is rising"
    others = " of the others" if worst else ""
    return f"; {spelled(len(rising))}{others} {'is' if len(rising) == 1 else 'are'} rising"


def since(standings: Sequence[Standing]) -> str:
    """What moved since the last panel: the two worst that rose by name, the rest counted."""
    rose = [s for s in standings if s.has_risen]
    fell = sum(s.has_fallen for s in standings)
    new = sum(s.before is None for s in standings)
    told = [f"{s.ref}, “{s.title}”, rose from {s.before} to {s.current.score}." for s in rose[:2]]
    if len(rose) > 2:
        told.append(f"{spelled(len(rose) - 2).capitalize()} more rose.")
    counts = [
        words
        for number, words in (
            (fell, f"{spelled(fell)} fell"),
            (new, f"{spelled(new)} {'is' if new == 1 else 'are'} new"),
        )
        if number
    ]
    return " ".join([*told, f"{listed(counts).capitalize()}." if counts else ""]).strip()


@dataclass(frozen=True)
class Attention:
    """A risk that somebody has to see to, and why, in whole sentences."""

    standing: Standing
    reasons: tuple[str, ...]


#: The rules of attention as the page states them.
ATTENTION_RULES = (
    "A risk needs attention when its review or one of its actions is overdue, when it stands above "
    "its target after the target’s date, or when its score rose since the last panel."
)


def attention(
    standings: Iterable[Standing], late: Mapping[int, Sequence[RiskAction]], *, as_at: date
) -> tuple[Attention, ...]:
    """The open risks to see to, in their order; ``late`` holds overdue actions by the risk's id."""
    found = ((s, tuple(_reasons(s, late.get(s.id, ()), as_at))) for s in standings)
    return tuple(Attention(standing, reasons) for standing, reasons in found if reasons)


def _reasons(standing: Standing, late: Sequence[RiskAction], as_at: date):
    if standing.has_risen:
        yield f"Its score rose from {standing.before} to {standing.current.score}."
    if standing.next_review_on and standing.next_review_on < as_at:
        yield f"Its review was due on {written(standing.next_review_on)}."
    if len(late) == 1:
        yield f"An action was due on {written(late[0].due_on)}: {late[0].title}."
    elif late:
        oldest = min(action.due_on for action in late)
        yield f"{spelled(len(late)).capitalize()} actions are overdue, the oldest since {written(oldest)}."
    if standing.missed_target(as_at=as_at):
        yield (
            f"It was to be at {standing.target.score} by {written(standing.target_on)} "
            f"and is at {standing.current.score}."
        )


def of_slips(slips: Sequence[Slip]) -> str:
    """The headline of the slip chart: how many moved later, and which one the furthest."""
    if not slips:
        return "No milestone has a date yet"
    later = sorted((s for s in slips if s.moved > 0), key=lambda s: (-s.moved, s.number))
    days = counted(later[0].moved, "day") if later else ""
    if len(slips) == 1:
        ref = slips[0].ref
        return f"{ref} has moved {days} later" if later else f"{ref} has not moved later"
    if not later:
        return f"None of {spelled(len(slips))} dated milestones has moved later"
    verb = "has" if len(later) == 1 else "have"
    return (
        f"{spelled(len(later)).capitalize()} of {spelled(len(slips))} dated milestones {verb} moved "
        f"later, {later[0].ref} the furthest, by {days}"
    )
