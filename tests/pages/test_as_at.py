"""Each page as at a past day: what was so then, to be read and not changed."""

from datetime import date

import pytest

from programme import clock
from programme.models import Forum, User
from tests import make
from tests.pages.addresses import PAGES, address
from tests.pages.everything import THE_DAY_AFTER, everything
from tests.pages.reading import heading, links, plain, rows, sentence
from tests.reports.demonstrated import demonstration  # noqa: F401 -- a fixture of this file
from workstreams.models import Workstream

DAY = "2021-07-31"
#: What each page of the demonstration opens with on that day; there was no report yet.
FOUND = {
    "reports:overview": "Phase 1 has finished none of its six objectives",
    "workstreams:objective-list": "0 of 11 objectives complete",
    "workstreams:workstream-list": "No workstream is Red illustrative",
    "workstreams:workstream-detail": "Operational Model (restructure)",
    "workstreams:consultation-detail": "Consultation on the senior leadership structure: open",
    "workstreams:milestone-list": "2 of 20 milestones reached; two late by 8 days or more",
    "workstreams:milestone-detail": "New Early Help Assessment approved by the Programme Board",
    "workstreams:slip-chart": "Two of 20 dated milestones have moved later, M16 the furthest, by 15 days illustrative",
    "workstreams:risk-list": "One of five open risks is very high illustrative",
    "workstreams:risk-detail": "Posts stay filled by agency staff",
    "workstreams:issue-list": "One issue is open; none past its date",
    "workstreams:issue-detail": "Challenge sessions lack somebody from Finance Closed 5 Jul 2021",
    "finance:finance": "No business case was approved by 31 July 2021",
    "finance:ledger": "Nothing is in the ledger yet",
    "programme:governance": "One decision recorded; next, the Programme Board on 9 September 2021",
    "programme:decision-detail": "New Early Help Assessment approved: agreed",
    "programme:outcome-list": "Both indicators that have a direction have improved; none is better than England illustrative",
    "programme:indicator-detail": "Referrals that come back within 12 months: 26.8 %, worse than England (22.6) illustrative",
    "reports:report-list": "No report is drafted yet",
}
BANNER = "You are reading the record as it stood on 31 July 2021. Read only."


@pytest.fixture
def reader(db, sign_in):
    """The administrator of the demonstration, who may change whatever can be changed."""
    return sign_in(User.objects.get(username="admin"))


def test_every_page_opens_with_what_was_so_on_the_day(reader):
    found = {name: heading(reader.get(address(name, as_at=DAY))) for name in FOUND}

    assert found == FOUND


def test_every_page_says_that_it_is_read_as_at_a_past_day(reader):
    silent = [n for n in FOUND if BANNER not in plain(reader.get(address(n, as_at=DAY)).text)]

    assert silent == []


def test_every_link_stays_on_the_day_but_the_one_back_to_today(reader):
    for name in FOUND:
        leaving = [link for link in links(reader.get(address(name, as_at=DAY))) if DAY not in link]
        assert leaving == ["?"], name


def test_a_report_keeps_the_day_in_its_links(reader, board):
    with clock.standing_at(date(2021, 10, 20)):
        panel = make.forum(name="Another panel", kind="scrutiny")
        make.committee_details(forum=panel)
        meeting = make.meeting(forum=panel)
        make.report(meeting=meeting, drafted_by=board, position_on=date(2021, 10, 20))

    for name in ("reports:report-list", "reports:report-detail"):
        answer = reader.get(address(name, as_at="2021-10-21"))
        assert [link for link in links(answer) if "2021-10-21" not in link] == ["?"], name


def test_no_page_of_a_past_day_offers_a_change(reader):
    for name in FOUND:
        answer = reader.get(address(name, as_at=DAY))
        assert answer.text.count('method="post"') == 1, name  # signing out
        assert 'class="btn"' not in answer.text, name
        assert "/admin/" not in answer.text, name


def test_the_same_pages_offer_changes_today(reader):
    offering = [name for name in FOUND if 'class="btn"' in reader.get(address(name)).text]

    assert offering == [
        "workstreams:workstream-detail",
        "workstreams:consultation-detail",
        "workstreams:milestone-detail",
        "workstreams:risk-detail",
        "workstreams:issue-detail",
        "finance:ledger",
        "programme:decision-detail",
        "programme:indicator-detail",
        "reports:report-list",
    ]


def test_a_report_is_not_drafted_on_a_past_day(reader):
    for method in (reader.get, reader.post):
        answer = method(address("reports:report-draft", as_at=DAY))
        assert answer.status_code == 400
        assert sentence(answer) == (
            "A report is drafted today, not on 31 July 2021. Take «as_at» out of the address; "
            "the form asks which day’s record the report tells."
        )


def test_only_what_was_decided_by_the_day_is_listed(reader):
    listed = rows(reader.get(address("programme:governance", as_at=DAY)))

    assert [row.split()[0] for row in listed] == ["D1"]


def test_a_decision_of_later_is_not_there_yet(reader):
    answer = reader.get(address("programme:decision-detail", path={"ref": "D2"}, as_at=DAY))

    assert answer.status_code == 404
    assert sentence(answer) == "There is no decision D2 in this programme on this day."


def test_finance_says_that_no_case_was_approved_yet(reader):
    answer = reader.get(address("finance:finance", as_at=DAY))

    assert sentence(answer) == (
        "Case, forecast and ledger appear here once a decision has approved a business case."
    )


@pytest.mark.parametrize("day", ["2021-11-25", "2021-11-26", "9999-12-31", ""])
def test_today_or_a_day_to_come_or_none_is_live(day, reader):
    for name in FOUND:
        answer = reader.get(address(name, as_at=day))
        assert heading(answer) == heading(reader.get(address(name)))
        assert "as it stood on" not in answer.text


@pytest.mark.parametrize(
    "day",
    ["2021-02-30", "yesterday", "9999-99-99", "20210731", "2021-W30-6", "2021-7-31", "31/07/2021"],
)
def test_a_day_that_is_not_in_the_calendar_is_refused_in_words(day, reader):
    for name in PAGES:
        answer = reader.get(address(name, as_at=day))
        assert answer.status_code == 400, name
        assert heading(answer) == "Something in that address is wrong"
        assert sentence(answer) == (
            f"«{day}» is not a date of the calendar. Write the day as 2021-07-31."
        )


@pytest.mark.parametrize("day", ["2020-08-31", "1066-10-14", "0001-01-01"])
def test_a_day_before_the_record_began_is_told_when_it_begins(day, reader):
    written = {"2020": "31 August 2020", "1066": "14 October 1066", "0001": "1 January 1"}[day[:4]]

    for name in PAGES:
        answer = reader.get(address(name, as_at=day))
        assert answer.status_code == 404, name
        assert sentence(answer) == (
            "The record of Destination 22 begins on 1 September 2020. There is nothing in it as "
            f"at {written}: choose a later day."
        )


def test_the_first_day_of_the_record_has_every_page_of_the_whole(reader):
    for name, path in PAGES.items():
        answer = reader.get(address(name, as_at="2020-09-01"))
        assert answer.status_code == (404 if path else 200), name


NAMES_A_WORKSTREAM = [
    "reports:overview",
    "reports:roadmap",
    "workstreams:workstream-list",
    "workstreams:workstream-detail",
    "workstreams:milestone-list",
    "workstreams:milestone-detail",
    "workstreams:slip-chart",
    "workstreams:risk-list",
    "workstreams:risk-detail",
    "workstreams:issue-list",
    "workstreams:issue-detail",
    "finance:finance",
]


@pytest.mark.parametrize("query", [{}, {"as_at": THE_DAY_AFTER}], ids=["today", "before"])
def test_a_renamed_workstream_has_the_name_of_the_day_wherever_it_is_named(query, reader):
    whole = everything(1, slug="small")
    renamed = Workstream.objects.get(programme=whole, slug="operational-model")
    renamed.name = "Home Teams"
    renamed.save()

    name, other = ("Operational Model 1", "Home Teams")[:: 1 if query else -1]
    pages = {n: reader.get(address(n, of="small", **query)).text for n in PAGES}
    naming = [n for n, page in pages.items() if name in page and n != "reports:report-detail"]
    mistaken = [n for n, page in pages.items() if other in page]

    assert naming == NAMES_A_WORKSTREAM
    # Its own page tells what it was called; the report tells an earlier day.
    told = [] if query else ["workstreams:workstream-detail", "reports:report-detail"]
    assert mistaken == told


def test_a_forum_renamed_since_has_its_old_name_on_the_reports_of_the_day(reader):
    whole = everything(1, slug="small")
    panel = Forum.objects.get(programme=whole, name="Scrutiny Panel")
    panel.name = "Overview Committee"
    panel.save()

    for name in ("reports:report-list", "reports:report-detail"):
        answer = reader.get(address(name, of="small", as_at=THE_DAY_AFTER))
        assert "Overview Committee" not in answer.text
        assert "Scrutiny Panel" in answer.text


def test_a_milestone_removed_since_is_there_on_the_day(reader):
    with clock.standing_at(date(2021, 11, 23)):
        milestone = make.milestone(programme=make.programme(slug="small"), title="Gone by now")
    milestone.delete()

    before = reader.get(address("workstreams:milestone-list", of="small", as_at=THE_DAY_AFTER))
    now = reader.get(address("workstreams:milestone-list", of="small"))
    page = address("workstreams:milestone-detail", of="small")

    assert [row.split(" Operational")[0] for row in rows(before)] == ["M1 Gone by now"]
    assert rows(now) == ["The programme office adds milestones in the administration."]
    assert heading(reader.get(f"{page}?as_at={THE_DAY_AFTER}")) == "Gone by now"
    assert reader.get(page).status_code == 404


def test_the_list_of_programmes_leads_straight_to_the_only_one(reader):
    assert reader.get("/").headers["Location"] == "/destination-22/"


def test_two_programmes_are_listed_by_name(reader):
    make.programme(slug="small", name="Another one")

    answer = reader.get("/")

    assert heading(answer) == "2 programmes on record"
    assert [link for link in links(answer) if link not in ("/", "/admin/")] == [
        "/small/",
        "/destination-22/",
    ]
