"""Calendar feeds: whom they open for, and that they can be withdrawn."""

import re

import pytest
from django.contrib.auth.models import Group
from icalendar import Calendar

from programme.models import Programme
from tests import make
from tests.pages.addresses import address
from tests.pages.everything import everything
from tests.pages.reading import heading, plain
from tests.workstreams.feeds import SITE, make_feed
from workstreams import actions
from workstreams.models import CalendarFeed

pytestmark = pytest.mark.django_db

# --- whom it opens for ----------------------------------------------------------------------


def test_the_address_alone_opens_it_and_nothing_is_kept_or_listed(board, client):
    answer = client.get(make_feed(board)[1])

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert dict(client.cookies) == {}


def test_only_a_hash_of_the_token_is_kept(board):
    feed, there = make_feed(board)
    token = there.removeprefix("/calendar/").removesuffix(".ics")

    assert len(token) == 43
    kept = CalendarFeed.objects.filter(pk=feed.pk).values().get()
    assert token not in str(kept)


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "%00", "..", "é", "a" * 3000])
def test_an_unknown_address_is_not_there(token, board, client):
    make_feed(board)

    assert client.get(f"/calendar/{token}.ics").status_code in (302, 404)
    assert client.get(f"/calendar/{token}.ics").headers.get("Content-Type") != "text/calendar"


def test_a_withdrawn_feed_answers_as_one_that_never_was(board, client):
    feed, there = make_feed(board)
    other = make_feed(board)[1]

    actions.withdraw_feed(feed=feed)

    gone, never = client.get(there), client.get("/calendar/never.ics")
    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content == never.content
    assert client.get(other).status_code == 200


def test_a_feed_ends_with_the_account_and_with_the_role_of_its_owner(board, client):
    there = make_feed(board)[1]
    groups = list(board.groups.all())

    board.groups.clear()
    without_role = client.get(there).status_code
    board.groups.set(groups)
    with_role = client.get(there).status_code
    board.is_active = False
    board.save()

    assert (without_role, with_role, client.get(there).status_code) == (404, 200, 404)


def test_kinds_that_its_owner_may_not_view_are_not_in_it(stranger, board, events, client):
    everything(1)
    permission = board.groups.get().permissions.get(codename="view_milestone")
    group = Group.objects.create(name="Planners")
    group.permissions.add(permission)
    stranger.groups.add(group)

    answer = client.get(make_feed(stranger, programme=make.programme())[1])

    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["summary"])[:2] for event in found] == ["M1", "M2"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_feed_is_only_read(method, board, client):
    assert getattr(client, method)(make_feed(board)[1]).status_code == 405


# --- the page -------------------------------------------------------------------------------

CALENDAR = "workstreams:calendar"


def test_a_feed_is_made_and_its_address_shown_once(board, sign_in, client):
    make.workstream(name="Innovation Hub", slug="hub")
    reader = sign_in(board)

    answer = reader.post(address(CALENDAR), {"workstream": "hub"})

    shown = re.search(r'<input type="url"[^>]* value="([^"]+)" readonly', answer.text)[1]
    assert heading(answer) == "Calendar of Innovation Hub: copy its address now"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert client.get(shown.removeprefix(SITE)).status_code == 200
    again = reader.get(address(CALENDAR))
    assert heading(again) == "You have one calendar feed"
    assert "/calendar/" not in again.text.replace(address(CALENDAR), "")


def test_a_feed_of_a_workstream_that_is_not_there_is_refused_in_words(board, sign_in):
    make.programme()

    answer = sign_in(board).post(address(CALENDAR), {"workstream": "no-such"})

    assert "There is no such workstream. Choose one of the list." in plain(answer.text)
    assert CalendarFeed.objects.count() == 0


def test_a_feed_is_withdrawn_by_its_owner_and_by_nobody_else(board, office, sign_in, client):
    feed, there = make_feed(board)
    withdraw = address("workstreams:calendar-withdraw", path={"pk": feed.pk})

    others = sign_in(office).post(withdraw).status_code
    still = client.get(there).status_code
    answer = sign_in(board).post(withdraw, follow=True)

    assert (others, still, client.get(there).status_code) == (404, 200, 404)
    assert "Calendar of Destination 22 is withdrawn: its address shows nothing any more." in plain(
        answer.text
    )
    assert sign_in(board).post(withdraw).status_code == 404


def test_the_page_lists_ones_own_feeds_of_this_programme_only(board, office, sign_in):
    make_feed(office)
    make_feed(board, programme=make.programme(slug="another"))
    make_feed(board)

    assert len(sign_in(board).get(address(CALENDAR)).context["feeds"]) == 1


def test_nobody_has_feeds_without_end(board, sign_in, monkeypatch):
    monkeypatch.setattr(actions, "MOST_FEEDS", 2)
    reader = sign_in(board)
    make.programme()

    for _ in range(3):
        answer = reader.post(address(CALENDAR), {"workstream": "*"})

    assert "You have 2 calendar feeds, which is as many as one person may have." in answer.text
    assert CalendarFeed.objects.count() == 2


def test_there_is_no_feed_of_a_past_day(board, sign_in):
    everything(1)

    for method in ("get", "post"):
        there = address(CALENDAR, as_at="2021-11-24")
        assert getattr(sign_in(board), method)(there).status_code == 400


def test_whoever_may_not_see_the_programme_makes_no_feed(stranger, sign_in):
    make.programme()

    answer = sign_in(stranger).post(address(CALENDAR), {"workstream": "*"})

    assert (answer.status_code, CalendarFeed.objects.count()) == (403, 0)


def test_a_feed_goes_with_its_programme_and_its_owner(board):
    make_feed(board)

    board.delete()

    assert (CalendarFeed.objects.count(), Programme.objects.count()) == (0, 1)
