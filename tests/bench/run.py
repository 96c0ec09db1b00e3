"""The whole run: load, measure in turn, print a table."""

import sys
from collections.abc import Callable, Iterable
from time import monotonic

from django.contrib.auth.models import Group
from django.db import connection

from d22.access import Role
from d22.reports.volume import loading
from d22.reports.volume.loading import Sizes
from programme.models import User
from tests.bench import edits, exports, pages
from tests.bench.database import own_database, settle
from tests.bench.pages import Line, Reader
from tests.bench.pairs import PAIRS, TOLERANCE
from workstreams.models import Milestone

DATABASE = "destination22_bench"
WIDTHS = "{:<62} {:>7} {:>9} {:>9} {:>7} {:>6}  {}"

LOADED = Sizes()
#: Programme 11 is as large as a tenth of the smallest load; programme 12 is one long list.
SMALL = Sizes(programmes=1, milestones=10, risks=10, entries=10)
LONG = Sizes(programmes=1, milestones=100_000, risks=1_000, entries=1_000, versions=1)

#: Each a title and what measures it.
SECTIONS: tuple[tuple[str, Callable[[Reader], Iterable[Line]]], ...] = (
    ("Pages of 1,000 milestones and 1,000 risks, against the bare view", pages.live),
    ("Lists: 100 rows, filtered, sorted", pages.lists),
    ("The same pages as at a past day, against themselves live", pages.past),
    ("The overview of 1,000 milestones, against that of 10", pages.sizes),
    ("A list of 100,000", pages.long_list),
    ("CSV of 100,000 rows, against PostgreSQL's own COPY", exports.lines),
    ("An edit with its history, against a read and an UPDATE", edits.lines),
)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def everything() -> int:
    """How many figures fall short."""
    if connection.vendor != "postgresql":
        say("The bench measures on PostgreSQL. Set DATABASE_URL=postgres://… to a server.")
        return 1
    with own_database(DATABASE):
        load()
        reader = Reader(member(), f"/bare/?pk={Milestone.objects.order_by('pk')[500].pk}")
        say(f"\nMedians of {PAIRS} pairs in turn (5 of files); queries are the page's own.")
        short = sum(section(title, lines(reader)) for title, lines in SECTIONS)
    say(f"\n{short} fall short of {TOLERANCE} × their aim." if short else "\nEvery aim is met.")
    return 0


def load() -> None:
    for what, number, sizes in (("", None, LOADED), ("small", 11, SMALL), ("long", 12, LONG)):
        began = monotonic()
        if number is None:
            loading.load(sizes)
        else:
            loading.load_one(number, sizes)
        told = f"{sizes.milestones:,} milestones, {sizes.risks:,} risks, {sizes.versions} versions"
        say(f"Loaded {what or 'ten'}: {told} in {monotonic() - began:.0f} seconds.")
    settle()


def member() -> User:
    """Somebody who reads everything."""
    user = User.objects.create(username="bench", post="Board member")
    user.groups.add(Group.objects.get(name=Role.BOARD.value))
    return user


def section(title: str, lines: Iterable[Line]) -> int:
    """Print it as it comes; returns how many lines fall short."""
    say(f"\n{title}\n")
    say(WIDTHS.format("", "queries", "ours ms", "floor ms", "ratio", "aim", ""))
    short = 0
    for line in lines:
        found = line.measured
        missed = found.ratio > line.aim * TOLERANCE
        short += missed
        verdict = "short" if missed else "ok" if found.ratio <= line.aim else "ok, within noise"
        say(
            WIDTHS.format(
                line.what[:62],
                line.queries,
                f"{found.ours * 1000:.1f}",
                f"{found.floor * 1000:.1f}",
                f"{found.ratio:.2f}",
                f"{line.aim:g}",
                verdict,
            )
        )
    return short
