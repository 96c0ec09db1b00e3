"""Changes to the work that have a rule and an author."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from programme.dates import Known, last_day, written
from programme.models import Decision, User
from workstreams.models import Milestone


class AlreadyReached(ValidationError):
    """A milestone that was reached is forecast no more."""


class NotYet(ValidationError):
    """Something is said to have happened on a day to come."""


class NotDecided(ValidationError):
    """A baseline was to move without a decision that moved it."""


def must_have_happened(on: Known, *, as_at: date) -> None:
    """Refuse ``on`` where the whole of its period lies after ``as_at``."""
    period = Known(last_day(on.on, on.precision), on.precision)
    if period.first > as_at:
        raise NotYet(
            f"{period} has not come yet: today is {written(as_at)}. Give a day that has passed, "
            "or change the forecast instead."
        )


def must_be_decided(milestone: Milestone, *, before: Known | None, decided_anew: bool) -> None:
    """Refuse another baseline than ``before`` unless a decision that was agreed moved it."""
    if before is None or milestone.baseline == before:
        return
    decision = milestone.baseline_decision
    if not decided_anew or decision is None:
        raise NotDecided(
            f"Only a decision moves a baseline, which was {before}. Choose the decision that "
            "agreed the new date, or change the forecast instead."
        )
    if decision.outcome not in (Decision.Outcome.AGREED, Decision.Outcome.AGREED_JOINTLY):
        raise NotDecided(f"{decision} was not agreed, so the baseline stays {before}.")


@transaction.atomic
def move_forecast(*, milestone: Milestone, to: Known, reason: str, by: User) -> Milestone:
    """Expect ``milestone`` at ``to``, not before the programme began. A move has a reason."""
    if milestone.actual:
        raise AlreadyReached(
            f"{milestone} was reached, {milestone.actual}, so it has no forecast to move. "
            "If that is wrong, take its actual date away first."
        )
    if not reason.strip():
        raise ValidationError(f"Say why the forecast of {milestone.ref} moves to {to}.")
    milestone.forecast_on, milestone.forecast_precision = to.on, to.precision
    return _save(milestone, reason=reason, by=by)


@transaction.atomic
def reach_milestone(
    *, milestone: Milestone, on: Known, by: User, as_at: date, reason: str = ""
) -> Milestone:
    """Record that ``milestone`` was reached, no later than ``as_at``."""
    if milestone.actual:
        raise AlreadyReached(f"{milestone} is already recorded as reached, {milestone.actual}.")
    must_have_happened(on, as_at=as_at)
    milestone.actual_on, milestone.actual_precision = on.on, on.precision
    return _save(milestone, reason=reason or f"Reached, {on}.", by=by)


def _save(milestone: Milestone, *, reason: str, by: User) -> Milestone:
    milestone._change_reason = reason.strip()
    milestone._history_user = by
    milestone.full_clean()
    milestone.save()
    return milestone
