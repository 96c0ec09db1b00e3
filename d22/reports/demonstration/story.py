"""The whole story, and loading it."""

from dataclasses import dataclass

from django.db import transaction

from d22.reports.demonstration import (
    cast,
    committee_story,
    confidence_story,
    consultation_story,
    deliverable_story,
    governance_story,
    indicator_story,
    issue_story,
    ledger_story,
    milestone_moves,
    milestone_plan,
    money_story,
    programme_story,
    risk_story,
    workstream_story,
)
from d22.reports.demonstration.replay import Replay
from programme.models import Programme, User

SLUG = "destination-22"

CHAPTERS = (
    programme_story,
    indicator_story,
    workstream_story,
    deliverable_story,
    governance_story,
    committee_story,
    consultation_story,
    milestone_plan,
    milestone_moves,
    risk_story,
    issue_story,
    confidence_story,
    money_story,
    ledger_story,
)


class AccountsTakenError(Exception):
    """An account of the demonstration's name is there without its programme."""


@dataclass(frozen=True)
class Loaded:
    """What a loading did: how many dated changes it told, none where all was there already."""

    programme: Programme
    changes: int


@transaction.atomic
def load() -> Loaded:
    """Tell the story, or nothing where the programme is there already."""
    if there := Programme.objects.filter(slug=SLUG).first():
        return Loaded(there, 0)
    taken = sorted(User.objects.filter(username__in=cast.POSTS).values_list("username", flat=True))
    if taken:
        raise AccountsTakenError(
            f"There are accounts called {', '.join(taken)} already, but no programme «{SLUG}». "
            "Load the demonstration into an empty database, or rename those accounts."
        )
    changes = [change for chapter in CHAPTERS for change in chapter.STORY]
    replay = Replay(cast.assemble())
    replay.tell(changes)
    return Loaded(replay.programme, len(changes))
