"""What is measured, against what, and what is aimed at (performance, as ratios)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programme.models import User
from tests.bench.pairs import Measured, fairly_measured

#: What every request asks before the page does: session, user, the role's permissions, BEGIN and COMMIT.
NOT_OURS = 5

PAST = "2020-12-31"
#: Under the address of a programme, with the aim against the bare view.
PAGES = {
    "": 6,
    "roadmap/": 6,
    "objectives/": 6,
    "workstreams/": 6,
    "workstreams/workstream-2/": 6,
    "milestones/": 4,
    "milestones/M50/": 6,
    "milestones/slip/": 6,
    "risks/": 4,
    "risks/R50/": 6,
    "issues/": 4,
    "issues/I5/": 6,
    "finance/": 6,
    "finance/ledger/": 4,
    "governance/": 6,
    "governance/D1/": 6,
    "outcomes/": 6,
    "reports/": 4,
}
LISTS = {
    "milestones/?per_page=100": 8,
    "risks/?per_page=100": 8,
    "finance/ledger/?per_page=100": 8,
    "milestones/?status=late&sort=-forecast&q=agree": 4,
    "risks/?workstream=workstream-5&sort=title": 4,
}
FILTERED = "milestones/?q=agree&workstream=workstream-2&sort=-forecast"


@dataclass(frozen=True)
class Line:
    """One row of the table: what, with how many queries of the page's own, how fast, the aim."""

    what: str
    queries: int
    measured: Measured
    aim: float


class Reader:
    """Somebody signed in who reads everything."""

    def __init__(self, user: User, bare: str) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.bare = bare

    def get(self, address: str) -> None:
        response = self.client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")

    def streamed(self, address: str) -> int:
        """Reads the answer to its end; returns its length in bytes."""
        return sum(map(len, self.client.get(address)))

    def queries(self, address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.get(address)
        return len(asked) - NOT_OURS

    def against(self, what: str, address: str, floor: str, aim: float) -> Line:
        found = fairly_measured(lambda: self.get(address), lambda: self.get(floor), aim=aim)
        return Line(what, self.queries(address), found, aim)

    def against_bare(self, address: str, aim: float) -> Line:
        return self.against(address, address, self.bare, aim)

    def past_against_live(self, address: str) -> Line:
        past = f"{address}{'&' if '?' in address else '?'}as_at={PAST}"
        return self.against(past, past, address, 1.5)


def live(reader: Reader) -> Iterator[Line]:
    for page, aim in PAGES.items():
        yield reader.against_bare(f"/volume-5/{page}", aim)


def lists(reader: Reader) -> Iterator[Line]:
    for page, aim in LISTS.items():
        yield reader.against_bare(f"/volume-5/{page}", aim)


def past(reader: Reader) -> Iterator[Line]:
    for page in [*PAGES, *LISTS]:
        yield reader.past_against_live(f"/volume-5/{page}")


def sizes(reader: Reader) -> Iterator[Line]:
    yield reader.against("/volume-5/", "/volume-5/", "/volume-11/", 1)


def long_list(reader: Reader) -> Iterator[Line]:
    """The first pages against the bare view; those further down against the first."""
    first = "/volume-12/milestones/"
    yield reader.against_bare(first, 4)
    yield reader.against_bare(f"{first}?per_page=100", 8)
    yield reader.against_bare(f"/volume-12/{FILTERED}", 4)
    for page in (2_000, 4_000):
        yield reader.against(f"{first}?page={page}", f"{first}?page={page}", first, 2)
