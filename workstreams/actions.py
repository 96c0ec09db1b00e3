"""Changes to the work that have a rule and an author."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from programme import clock
from programme.dates import Known
from programme.models import Decision, Programme, User
from programme.validators import must_have_happened
from workstreams.models import CalendarFeed, Milestone, Workstream
from workstreams.models.feeds import hashed, new_token

#: Enough for somebody in every workstream; more would be a sign of addresses passed round.
MOST_FEEDS = 20


class AlreadyReached(ValidationError):
    """A milestone that was reached is forecast no more."""


class NotDecided(ValidationError):
    """A baseline was to move without a decision that moved it."""


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
    if decision.outcome not in Decision.Outcome.agreed:
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


class TooManyFeeds(ValidationError):
    """Somebody asks for more calendar feeds than one person needs."""


@transaction.atomic
def make_feed(
    *, programme: Programme, workstream: Workstream | None, by: User
) -> tuple[CalendarFeed, str]:
    """A calendar feed of ``by``, and its token, which is kept nowhere: show it now or never."""
    held = User.objects.select_for_update().get(pk=by.pk).calendar_feeds.live().count()
    if held >= MOST_FEEDS:
        raise TooManyFeeds(
            f"You have {held} calendar feeds, which is as many as one person may have. "
            "Withdraw one you do not use, then make the new one."
        )
    token = new_token()
    feed = CalendarFeed.objects.create(
        programme=programme,
        workstream=workstream,
        owner=by,
        token_hash=hashed(token),
        made_at=clock.now(),
    )
    return feed, token


def withdraw_feed(*, feed: CalendarFeed) -> CalendarFeed:
    """From now on its address answers as one that never was."""
    feed.withdrawn_at = clock.now()
    feed.save(update_fields=["withdrawn_at"])
    return feed
