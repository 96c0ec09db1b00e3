"""Calendar feeds: what they hold."""

import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from programme import clock
from tests import make
from tests.pages.everything import everything
from tests.workstreams.feeds import SITE, make_feed
from workstreams import calendars

pytestmark = pytest.mark.django_db


def day_of(event):
    return event.decoded("dtstart"), event.decoded("dtend")


# --- what it holds --------------------------------------------------------------------------


def test_a_milestone_is_an_all_day_event_on_the_day_it_is_expected(events):
    make.milestone(
        title="Posts; evaluated, all", baseline_on=date(2021, 12, 1), forecast_on=date(2021, 12, 31)
    )

    (event,) = events().values()

    assert str(event["summary"]) == "M1 Posts; evaluated, all"
    assert day_of(event) == (date(2021, 12, 31), date(2022, 1, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert str(event["status"]) == "CONFIRMED"
    assert str(event["transp"]) == "TRANSPARENT"
    assert str(event["url"]) == f"{SITE}/destination-22/milestones/M1/"
    assert str(event["description"]).splitlines() == [
        "Red, because it is forecast 30 days late.",
        "Baseline 1 December 2021; forecast 31 December 2021.",
        "Workstream: Operational Model.",
    ]


def test_a_reached_milestone_stands_on_its_day_and_says_that_it_was_reached(events):
    make.milestone(forecast_on=date(2021, 12, 31), actual_on=date(2021, 11, 12))

    (event,) = events().values()

    assert str(event["summary"]) == "M1 Assessment approved (reached)"
    assert day_of(event)[0] == date(2021, 11, 12)
    assert str(event["description"]).startswith("Complete, because it was reached on 12 November")


@pytest.mark.parametrize(
    ("precision", "on", "words"),
    [
        ("month", date(2021, 12, 31), "Known to the month only: December 2021."),
        ("quarter", date(2021, 12, 31), "Known to the quarter only: October to December 2021."),
        ("season", date(2022, 2, 28), "Known to the season only: winter 2022."),
        ("year", date(2021, 12, 31), "Known to the year only: 2021."),
    ],
)
def test_a_date_known_to_a_period_stands_on_its_last_day_and_says_so(precision, on, words, events):
    make.milestone(baseline_on=date(2021, 12, 5), baseline_precision=precision)

    (event,) = events().values()

    assert day_of(event)[0] == on
    assert str(event["status"]) == "TENTATIVE"
    assert str(event["description"]).splitlines()[-1] == f"{words} It stands on the last day of it."


def test_what_has_no_date_or_an_open_one_is_left_out(events):
    make.milestone(baseline_on=None)
    make.milestone(baseline_on=date(2022, 1, 31), baseline_precision="open")
    make.consultation(closes_on=None)
    make.meeting(held_precision="open")

    assert events() == {}


def test_meetings_and_ends_of_consultations_are_in_it(events):
    make.meeting(held_on=date(2021, 12, 2), subject="The restructure")
    make.consultation(subject="the restructure", illustrative=True)

    found = events()

    assert {title: day_of(event)[0] for title, event in found.items()} == {
        "Programme Board meets": date(2021, 12, 2),
        "C1 Consultation on the restructure closes": date(2021, 11, 19),
    }
    assert str(found["Programme Board meets"]["description"]) == "The restructure."
    assert str(found["C1 Consultation on the restructure closes"]["description"]).splitlines() == [
        "Opens 6 October 2021.",
        "Illustrative: made up for a demonstration.",
    ]


def test_a_feed_of_a_workstream_holds_it_and_those_below_and_the_meetings(events):
    hub = make.workstream(name="Innovation Hub")
    below = make.workstream(name="SEND", parent=hub)
    make.milestone(title="Beside", workstream=make.workstream(name="Homes"))
    make.milestone(title="In it", workstream=hub)
    make.milestone(title="Below it", workstream=below)
    make.consultation(workstream=None)
    make.meeting()

    assert sorted(events(hub)) == ["M2 In it", "M3 Below it", "Programme Board meets"]


def test_another_programme_is_not_in_it(events):
    make.milestone(programme=make.programme(slug="another"), title="Elsewhere")
    make.programme()

    assert events() == {}


def test_a_record_keeps_its_uid_and_counts_its_versions(events, board, client):
    milestone = make.milestone()
    before = next(iter(events().values()))
    with clock.standing_at(datetime(2021, 11, 25, 15, 30, tzinfo=clock.LONDON)):
        milestone.title, milestone.baseline_on = "Renamed", date(2022, 1, 7)
        milestone.save()

    after = next(iter(events().values()))

    assert after["uid"] == before["uid"] == calendars.uid("destination-22", "M1")
    assert (before["sequence"], after["sequence"]) == (1, 2)
    assert after.decoded("dtstamp") == datetime(2021, 11, 25, 15, 30, tzinfo=UTC)


def test_uids_differ_between_records_and_programmes():
    assert len({calendars.uid(p, r) for p in ("a", "b") for r in ("M1", "M2", "MT1", "C1")}) == 8


def test_the_same_record_gives_the_same_bytes(board, client):
    everything(3)
    there = make_feed(board)[1]

    assert client.get(there).content == client.get(there).content


def test_the_calendar_is_named_for_what_it_is_of(board, client):
    hub = make.workstream(name="Innovation Hub")

    named = [
        str(Calendar.from_ical(client.get(make_feed(board, of)[1]).content)["x-wr-calname"])
        for of in (None, hub)
    ]

    assert named == ["Destination 22", "Destination 22: Innovation Hub"]


@settings(suppress_health_check=["function_scoped_fixture"])
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_any_title_comes_back_from_the_file_on_one_line(undone, board, text):
    with undone():
        milestone = make.milestone(title=text)
        feed, _ = make_feed(board, programme=milestone.programme)
        days = calendars.days_of(feed, clock.as_at(), may_view=lambda model: True)

        (event,) = Calendar.from_ical(calendars.written(feed, days, site=SITE)).walk("VEVENT")

        shown = re.sub(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", " ", f"M1 {text}")
        assert str(event["summary"]) == shown
        assert event["uid"] == calendars.uid("destination-22", "M1")


@pytest.mark.parametrize("count", [1, 3])
def test_a_feed_asks_the_same_number_of_questions_however_much_there_is(
    count, board, client, django_assert_num_queries
):
    there = make_feed(board, programme=everything(count))[1]

    # Two for the transaction, the feed, its owner's permissions, and five for what it holds.
    with django_assert_num_queries(9):
        client.get(there)
