"""A report from its form to its files."""

import re
from datetime import date

import pytest

from d22.reports.models import Report
from programme import clock
from programme.models import Meeting, User
from tests import make
from tests.pages.addresses import address
from tests.pages.reading import heading, links, plain, sentence
from tests.reports.demonstrated import demonstration  # noqa: F401 -- a fixture of this file

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def clerk(db, sign_in):
    """The clerk of the demonstration, at work."""
    return sign_in(User.objects.get(username="clerk"))


@pytest.fixture
def panel(db):
    return Meeting.objects.get(forum__kind="scrutiny", held_on=date(2021, 11, 25))


@pytest.fixture
def draft(clerk, panel):
    """Sends the form for the panel and the day ``position_on``."""

    def send(position_on, meeting=panel):
        sent = {"meeting": meeting.pk, "position_on": position_on}
        return clerk.post(address("reports:report-draft"), sent)

    return send


def errors(answer):
    return {name: list(found) for name, found in answer.context["form"].errors.items()}


def test_the_clerk_drafts_a_report_and_is_shown_it(clerk, draft):
    answer = draft("2021-11-25")

    report = Report.objects.get()
    assert answer.headers["Location"] == "/destination-22/reports/1/"
    assert (report.position_on, report.drafted_by.username) == (date(2021, 11, 25), "clerk")
    assert plain(clerk.get("/destination-22/reports/1/").text).count("is drafted.") == 1


def test_the_form_offers_panels_known_to_the_day_and_today(clerk):
    form = clerk.get(address("reports:report-draft")).context["form"]

    assert [str(meeting) for meeting in form.fields["meeting"].queryset] == [
        "Children and Families Scrutiny Panel, 25 November 2021",
        "Children and Families Scrutiny Panel, 23 September 2021",
    ]
    assert form["position_on"].value() == "2021-11-25"


@pytest.mark.parametrize(
    ("suffix", "content_type", "begins"),
    [
        ("docx", WORD, b"PK"),
        ("pdf", "application/pdf", b"%PDF-1.7"),
        ("html", "text/html; charset=utf-8", b"<!"),
    ],
)
def test_a_report_is_downloaded_as_a_file_named_for_its_day(
    suffix, content_type, begins, clerk, draft
):
    draft("2021-11-25")

    answer = clerk.get(f"/destination-22/reports/1/{suffix}/")

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="destination-22-scrutiny-report-2021-11-25.{suffix}"'
    )
    assert answer.content.startswith(begins)
    assert len(answer.content) > 10_000


def test_a_report_of_a_past_position_tells_that_day(clerk, draft):
    draft("2021-07-31")

    answer = clerk.get("/destination-22/reports/1/")

    assert (
        "This is the position at 31 July 2021. Phase 1 has finished none of its six objectives."
        in plain(answer.text)
    )


def test_a_position_to_come_is_refused_and_nothing_written(draft):
    answer = draft("2021-11-26")

    assert errors(answer) == {
        "position_on": [
            "26 November 2021 is still to come. Choose today, 25 November 2021, or earlier."
        ]
    }
    assert Report.objects.count() == 0


def test_a_position_after_the_meeting_is_refused_and_nothing_written(draft):
    answer = draft("2021-09-24", Meeting.objects.get(held_on=date(2021, 9, 23)))

    assert errors(answer) == {
        "position_on": [
            "The panel met on 23 September 2021; a paper for it cannot tell a later day. Choose "
            "that day or an earlier one."
        ]
    }
    assert Report.objects.count() == 0


def test_a_meeting_that_moves_later_changes_no_word_of_a_draft_as_at_a_past_day(
    clerk, draft, panel
):
    draft("2021-11-24")
    pages = ["/destination-22/reports/1/", "/destination-22/reports/1/html/"]
    clerk.get(pages[0])  # which once says that it was drafted
    before = [plain(clerk.get(page).text) for page in pages]

    panel.held_on = date(2021, 12, 2)
    panel.save()

    assert [plain(clerk.get(page).text) for page in pages] == before


def test_a_report_is_not_drafted_past_the_rules_in_the_editing_pages(admin, sign_in):
    report = make.report()
    desk = sign_in(admin)

    assert desk.get("/admin/reports/report/add/").status_code == 403
    assert desk.post(f"/admin/reports/report/{report.pk}/change/", {}).status_code == 403
    assert desk.get(f"/admin/reports/report/{report.pk}/change/").status_code == 200
    assert desk.get(f"/admin/reports/report/{report.pk}/delete/").status_code == 200


def test_a_position_before_the_meeting_was_known_is_refused_and_nothing_written(draft):
    answer = draft("2021-05-09")

    assert errors(answer) == {
        "position_on": [
            "The record at 9 May 2021 does not know that meeting yet. Choose a later day, or an "
            "earlier meeting."
        ]
    }
    assert Report.objects.count() == 0


@pytest.mark.parametrize("position_on", ["1999-01-01", "0001-01-01"])
def test_a_position_before_the_record_began_is_refused(position_on, draft):
    assert list(errors(draft(position_on))) == ["position_on"]
    assert Report.objects.count() == 0


def test_a_position_before_the_details_were_recorded_is_refused_and_nothing_written(draft):
    with clock.standing_at(date(2021, 11, 1)):
        other = make.forum(name="Overview Committee", kind="scrutiny")
        meeting = make.meeting(forum=other, held_on=date(2021, 12, 2))
    make.committee_details(forum=other)

    answer = draft("2021-11-24", meeting)

    assert errors(answer) == {
        "__all__": [
            "The record at 24 November 2021 holds no committee details for the Overview "
            "Committee: who reports, the recommendations, the statutory power. Record them first."
        ]
    }
    assert Report.objects.count() == 0
    assert draft("2021-11-25", meeting).status_code == 302


@pytest.mark.parametrize("position_on", ["", "yesterday", "2021-02-30"])
def test_a_position_that_is_no_day_is_refused_and_what_was_typed_is_kept(position_on, draft):
    answer = draft(position_on)

    assert list(errors(answer)) == ["position_on"]
    assert answer.context["form"]["position_on"].value() == position_on
    assert Report.objects.count() == 0


def test_a_meeting_of_another_programme_cannot_be_chosen(draft):
    whole = make.programme(slug="another")
    theirs = make.meeting(programme=whole, forum=make.forum(programme=whole, kind="scrutiny"))

    answer = draft("2021-11-25", theirs)

    assert list(errors(answer)) == ["meeting"]
    assert Report.objects.count() == 0


def test_the_board_reads_a_report_and_cannot_draft_one(draft, sign_in):
    draft("2021-11-25")
    board = sign_in(User.objects.get(username="board"))

    listed = board.get(address("reports:report-list"))
    assert address("reports:report-draft") not in links(listed)
    assert board.get("/destination-22/reports/1/").status_code == 200
    assert board.get("/destination-22/reports/1/docx/").status_code == 200
    assert board.get(address("reports:report-draft")).status_code == 403
    assert board.post(address("reports:report-draft")).status_code == 403


def test_the_list_names_each_draft_and_links_to_its_files(clerk, draft):
    draft("2021-11-24")
    draft("2021-11-25")

    answer = clerk.get(address("reports:report-list"))

    assert heading(answer) == "2 reports are drafted"
    assert [link for link in links(answer) if "/reports/" in link] == [
        "/destination-22/reports/",
        "/destination-22/reports/new/",
        "/destination-22/reports/2/",
        "/destination-22/reports/2/docx/",
        "/destination-22/reports/2/pdf/",
        "/destination-22/reports/2/html/",
        "/destination-22/reports/1/",
        "/destination-22/reports/1/docx/",
        "/destination-22/reports/1/pdf/",
        "/destination-22/reports/1/html/",
    ]


def test_every_figure_on_the_page_leads_to_the_row_that_explains_it(clerk, draft):
    draft("2021-11-25")

    page = clerk.get("/destination-22/reports/1/").text

    figures = set(re.findall(r'<a class="fig" href="#([^"]+)"', page))
    rows = set(re.findall(r'<tr id="([^"]+)"', page))
    assert len(figures) > 20
    assert figures <= rows


def test_a_report_is_found_only_in_its_own_programme(clerk, draft):
    draft("2021-11-25")
    make.programme(slug="another")

    for end in ("", "docx/"):
        answer = clerk.get(f"/another/reports/1/{end}")
        assert answer.status_code == 404
        assert sentence(answer) == "There is no report 1 in this programme on this day."


def test_a_format_that_reports_have_not_is_told(clerk, draft):
    draft("2021-11-25")

    answer = clerk.get("/destination-22/reports/1/odt/")

    assert answer.status_code == 404
    assert sentence(answer) == "Reports come as docx, pdf, html, not «odt»."


def test_a_report_drafted_later_is_not_there_on_an_earlier_day(clerk, draft):
    draft("2021-07-31")

    answer = clerk.get("/destination-22/reports/1/?as_at=2021-11-24")

    assert answer.status_code == 404
    assert heading(clerk.get("/destination-22/reports/?as_at=2021-11-24")) == (
        "No report is drafted yet"
    )
