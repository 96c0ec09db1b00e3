"""The report of a past day says what was so then, and nothing that was known only later."""

from datetime import date

import pytest
from django.db import transaction

from d22.reports.demonstration import cast, story
from d22.reports.demonstration.replay import Replay
from d22.reports.documents.nodes import Bullets, Numbered, Table
from d22.reports.documents.reading import said, words
from programme import clock
from tests.reports.composed import PANEL, composed, paragraphs

pytestmark = pytest.mark.django_db

JULY = date(2021, 7, 31)
APPROVAL = date(2021, 9, 22)
OPENING = date(2021, 10, 6)
CHANGES = [change for chapter in story.CHAPTERS for change in chapter.STORY]


@pytest.fixture(scope="module")
def july(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        story.load()
        told = composed(JULY)
        transaction.set_rollback(True)
    return told


@pytest.fixture(scope="module")
def spoken(july):
    """What the report of July says, up to where its figures come from."""
    return words(july).partition("Where the figures come from")[0]


NOT_YET = [
    *("45-day", "6 October", "19 November", "12 December", "10 December", "25 November"),
    *("March 2022", "April 2022", "signed off", "adopted"),
    *("£", "approved its costs", "costs and benefits on", "The business case (", "ledger"),
    *("covers four departments", "covered four", "Webinar", "One-to-one", "trade unions"),
    *("Operational Model is rated Red", "are 30 or more days late", "94 days"),
    *("consultation document v0.1", "Supported lodgings", "supported lodgings", "SEND joint"),
    *("Children’s Residential Homes Project is rated", "First children’s home", "up from"),
]


@pytest.mark.parametrize("phrase", NOT_YET)
def test_the_report_of_july_does_not_say_what_came_later(phrase, spoken):
    assert phrase not in spoken


@pytest.mark.parametrize(
    "phrase",
    [
        "This is the position at 31 July 2021. Phase 1 has finished none of its six objectives.",
        "The staff consultation on the senior leadership structure opened in May 2021 and is due "
        "to close in July 2021.",
        "23 September 2021",
        "No business case had been approved by 31 July 2021, so there is no investment or saving "
        "to report.",
        "Phase 1 has six objectives. It is rated Amber because M16 is forecast 15 days late.",
        "Governance is rated Amber because M24 is 15 days overdue.",
        "Five risks are open: one very high, two high and two medium.",
        "The programme shares its vision with the draft Children and Young People Strategy.",
        "M7 New leadership structure in place, all posts filled",
        "Appendices\nNone.",
        "The arrangements that will keep the service sound after it are under consideration.",
    ],
)
def test_the_report_of_july_says_what_was_so_then(phrase, spoken):
    assert phrase in spoken


def test_in_july_two_milestones_had_been_reached(july):
    reached = [
        said(item)
        for block in july.blocks
        if isinstance(block, Numbered)
        for held in block.blocks
        if isinstance(held, Bullets)
        for item in held.items
        if ": " in said(item) and said(item).rpartition(": ")[2][-4:] in ("2020", "2021")
    ]

    assert reached == [
        "Vision for children and families set: September 2020",
        "New Early Help Assessment approved by the Programme Board: June 2021",
    ]


def test_risks_are_compared_with_the_last_panel_only_where_there_was_one(july):
    tables = {
        table.caption: [column.heading for column in table.columns]
        for block in july.blocks
        if isinstance(block, Numbered)
        for table in block.blocks
        if isinstance(table, Table)
    }

    assert tables["Open risks, the worst first"] == ["Risk", "Score", "Band", "Treatment"]


def test_the_form_is_whole_on_a_past_day_too(july):
    assert list(paragraphs(july)) == ["(i)", *(f"{n}." for n in range(1, 20))]


@pytest.mark.parametrize("day", [JULY, APPROVAL, OPENING], ids=str)
def test_the_past_is_told_as_it_was_told_on_the_day(day, undone):
    with undone():
        story.load()
        from_today = composed(day)
    with undone(), clock.standing_at(day):
        on_the_day = Replay(cast.assemble())
        on_the_day.tell(change for change in CHANGES if change.at < clock.end_of(day))
        told_then = composed(day)

    assert words(from_today) == words(told_then)
    assert from_today == told_then


def test_today_is_told_alike_from_the_live_record_and_from_its_history(undone):
    with undone():
        story.load()
        live = composed(PANEL)
        with clock.standing_at(date(2021, 11, 26)):
            past = composed(PANEL)

    assert live == past
