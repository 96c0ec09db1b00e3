"""Journeys in a real browser, with the demonstration loaded."""

import csv
import re
from io import BytesIO, StringIO

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.pages.addresses import PAGES, address

pytestmark = pytest.mark.browser

EVERY_PAGE = [address(name) for name in PAGES]
#: Those that are there a month before the report is drafted.
PAST = [path for path in EVERY_PAGE if not path.endswith("/reports/1/")]
EDITING = [
    "/destination-22/reports/new/",
    "/admin/",
    "/admin/workstreams/milestone/",
    "/admin/workstreams/milestone/1/change/",
]
PANEL = "Children and Families Scrutiny Panel, 25 November 2021"
HEADLINE = (
    "Phase 1 has finished one of its six objectives; three of the other five are 30 or more days "
    "late illustrative"
)


def sideways(page):
    """By how many pixels the page is wider than the screen."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


def sign_in_by_the_form(page, site, username):
    page.goto(site)
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill("destination-22")
    page.get_by_role("button", name="Sign in").click()


def test_a_board_member_signs_in_and_reads_how_it_stands(page, site, db):
    sign_in_by_the_form(page, site, "board")

    expect(page).to_have_url(f"{site}/destination-22/")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)


def test_a_wrong_password_is_told_first_and_the_name_is_kept(page, site, db):
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("Username").fill("board")
    page.get_by_label("Password").fill("destination-21")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Username")).to_have_value("board")
    expect(page).to_have_title(re.compile("^Error: "))


def test_a_date_moved_in_the_editing_pages_is_told_with_its_reason(page, site, enter):
    enter(page, "admin").goto(f"{site}/destination-22/milestones/M16/")
    page.get_by_role("link", name="Edit milestone").click()
    page.locator("[name=forecast_on]").fill("2021-12-20")
    page.locator("[name=why]").fill("The telephone line comes a week later.")
    page.get_by_role("button", name="Save", exact=True).click()

    page.goto(f"{site}/destination-22/milestones/M16/")
    expect(page.locator(".log li").first).to_have_text(
        re.compile(
            r"moved the forecast date from 13 December 2021 to 20 December 2021 \(7 days later\)\."
            r"\s+“The telephone line comes a week later\.”"
        )
    )


def test_the_clerk_drafts_a_report_and_takes_it_away_as_a_word_file(page, site, enter):
    enter(page, "clerk").goto(f"{site}/destination-22/reports/")
    page.get_by_role("link", name="Draft a report").click()
    page.get_by_label("Meeting").select_option(label=PANEL)
    page.get_by_role("button", name="Draft the report").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()

    file = download.value
    assert file.suggested_filename == "destination-22-scrutiny-report-2021-11-25.docx"
    document = Document(BytesIO(file.path().read_bytes()))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Phase 1 has finished one of its six objectives" in said


def test_a_board_member_takes_away_the_late_milestones_of_a_workstream_as_at_a_past_day(
    page, site, enter
):
    enter(page, "board").goto(f"{site}/destination-22/milestones/?as_at=2021-07-31")
    page.get_by_label("Workstream, and those below").select_option("operational-model")
    page.get_by_label("Status").select_option("late")
    page.get_by_role("button", name="Filter").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Export these rows as CSV").click()

    file = download.value
    assert file.suggested_filename == "destination-22-milestones-2021-07-31.csv"
    rows = list(csv.DictReader(StringIO(file.path().read_text(encoding="utf-8-sig"))))
    assert [(row["Ref"], row["Forecast"], row["Slip"]) for row in rows] == [
        ("M16", "2021-10-15", "15")
    ]


def test_a_lead_edits_the_milestones_of_their_work_and_no_others(page, site, enter):
    enter(page, "lead")
    edit = page.get_by_role("link", name="Edit milestone")

    page.goto(f"{site}/destination-22/milestones/M12/")
    expect(page.locator(".facts")).to_contain_text("Young People")
    expect(edit).to_have_count(1)

    page.goto(f"{site}/destination-22/milestones/M16/")
    expect(page.locator(".facts")).to_contain_text("Operational Model")
    expect(edit).to_have_count(0)


def test_the_first_key_skips_to_the_content(page, site, enter):
    enter(page, "board").goto(f"{site}/destination-22/milestones/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_milestones_are_filtered_by_keys_alone(page, site, enter):
    enter(page, "board").goto(f"{site}/destination-22/milestones/")
    page.locator("main").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("point")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Late")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site}/destination-22/milestones/?q=point&workstream=&status=late")
    expect(page.get_by_role("heading", level=2).first).to_have_text(
        "Milestones late by 8 days or more, that mention «point»"
    )
    expect(page.locator(".bar p").first).to_contain_text("1 row.")


def test_on_a_telephone_the_menu_opens_and_closes_by_keys(page, site, enter):
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "board").goto(f"{site}/destination-22/")
    risks = page.get_by_role("link", name="Risks", exact=True)
    expect(risks).to_be_hidden()

    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(risks).to_be_visible()
    page.keyboard.press("Escape")
    expect(risks).to_be_hidden()


def test_on_a_telephone_the_menu_leads_on(page, site, enter):
    page.set_viewport_size({"width": 320, "height": 640})
    enter(page, "board").goto(f"{site}/destination-22/")
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("link", name="Risks", exact=True).click()

    expect(page).to_have_url(f"{site}/destination-22/risks/")


def test_everything_works_without_scripts(browser, site, db):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    sign_in_by_the_form(page, site, "board")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    page.get_by_role("link", name="Milestones", exact=True).click()
    page.get_by_label("Status").select_option("late")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator(".bar p").first).to_contain_text("All 6 rows.")
    page.get_by_label("Position at").fill("2021-07-31")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".bar p").first).to_contain_text("All 2 rows.")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{site}/accounts/login/")
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("query", ["", "?as_at=2021-10-31"], ids=["live", "past"])
def test_no_page_is_wider_than_the_screen_or_troubles_the_console(page, site, enter, width, query):
    enter(page, "admin").set_viewport_size({"width": width, "height": 900})

    wide = {}
    for path in PAST if query else [*EVERY_PAGE, *EDITING]:
        page.goto(f"{site}{path}{query}")
        if over := sideways(page):
            wide[path] = over

    assert wide == {}
    assert page.said == []


def test_every_page_prints_on_the_width_of_a_sheet(page, site, enter):
    enter(page, "board").set_viewport_size({"width": 672, "height": 950})  # A4 less its margins
    page.emulate_media(media="print")

    wide = {}
    for path in EVERY_PAGE:
        page.goto(f"{site}{path}")
        expect(page.locator("nav.nav")).to_be_hidden()
        if over := sideways(page):
            wide[path] = over

    assert wide == {}
