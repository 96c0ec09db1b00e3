"""Loading programmes in bulk, by their numbers."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction

from d22.reports.volume import ground, money, risks, work
from d22.reports.volume.lives import Span
from programme import clock
from programme.models import Programme, User

AUTHOR = "volume"
DAYS = 730
#: Versions kept of records that seldom change.
FEW = 4


@dataclass(frozen=True)
class Sizes:
    """How much in all, shared evenly among the programmes; versions of each milestone and risk."""

    programmes: int = 10
    milestones: int = 10_000
    risks: int = 10_000
    entries: int = 10_000
    versions: int = 20

    def of(self, number: int) -> "Sizes":
        """What programme ``number`` gets; the first get what is left over."""

        def share(total: int) -> int:
            whole, left = divmod(total, self.programmes)
            return whole + (number <= left)

        return Sizes(
            1, share(self.milestones), share(self.risks), share(self.entries), self.versions
        )


class VolumeIsThereError(Exception):
    """Programmes in bulk were loaded before: their addresses are taken."""


@transaction.atomic
def load(sizes: Sizes) -> list[Programme]:
    """Programmes volume-1 and on, whose record began two years before the clock's day."""
    if Programme.objects.filter(slug__startswith="volume-").exists():
        raise VolumeIsThereError(
            "Programmes called volume-1 and on are loaded already. Load into an empty database."
        )
    author = _author()
    numbers = range(1, sizes.programmes + 1)
    made = [_programme(number, sizes.of(number), author) for number in numbers]
    transaction.on_commit(_take_stock)
    return made


@transaction.atomic
def load_one(number: int, sizes: Sizes) -> Programme:
    """One more, volume-``number``, which gets all of ``sizes``."""
    return _programme(number, sizes, _author())


def _author() -> User:
    """Nobody can sign in as the author of made-up records."""
    if found := User.objects.filter(username=AUTHOR).first():
        return found
    author = User(username=AUTHOR, post="Programme office")
    author.set_unusable_password()
    author.save()
    return author


def _programme(number: int, sizes: Sizes, author: User) -> Programme:
    now = clock.now()
    span = Span(now - timedelta(days=DAYS), now)
    made = ground.programme(number, span, author, min(FEW, sizes.versions))
    objectives = ground.phases(made)
    ground.outcomes(made)
    decisions = ground.governance(made)
    found = work.workstreams(made)
    work.milestones(made, found, objectives, sizes.milestones, sizes.versions)
    risks.risks(made, found, sizes.risks, sizes.versions)
    work.views(made, found)
    schemes = money.case(made, decisions[0], found)
    money.ledger(made, schemes, sizes.entries)
    return made.programme


def _take_stock() -> None:
    """Let the database look at what it holds now: it plans by what it saw last."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
