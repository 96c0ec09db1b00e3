"""The roadmap in a real browser: for keys, for a screen reader, on a telephone and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.pages.test_axe import violations

pytestmark = pytest.mark.browser

ROADMAP = "/destination-22/roadmap/"
STATES = ["", "?open=none", "?open=operational-model&phase=P1", "?as_at=2021-07-31", "?phase=P9"]
STATES += ["?from=2020-09&to=2026-03"]
A3_LANDSCAPE = (1191, 842)  # points


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_in_every_state_it_is_free_of_barriers_and_as_wide_as_the_screen(page, site, enter, width):
    enter(page, "board").set_viewport_size({"width": width, "height": 900})
    found, wide = {}, {}

    for query in STATES:
        page.goto(site + ROADMAP + query)
        if wrong := violations(page):
            found[query] = wrong
        if over := max(0, page.evaluate("document.documentElement.scrollWidth - innerWidth")):
            wide[query] = over

    assert (found, wide, page.said) == ({}, {}, [])


def test_each_drawing_is_told_to_a_screen_reader(page, site, enter):
    enter(page, "board").goto(site + ROADMAP)

    told = (
        "SEND, April 2021 to June 2022 1 milestone, none reached. Expected on 3 December 2021. "
        "The table below has every date."
    )
    expect(page.get_by_role("img", name=told)).to_have_count(1)
    expect(page.get_by_role("table", name="Milestones by workstream")).to_be_visible()


def test_a_workstream_is_closed_and_opened_by_keys_and_the_address_says_so(page, site, enter):
    enter(page, "board").goto(site + ROADMAP)
    toggle = page.get_by_role("link", name="SEND", exact=True)
    expect(toggle).to_have_attribute("aria-expanded", "true")

    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("link", name="SEND joint pathway agreed")).to_have_count(0)
    assert "open=governance" in page.url
    assert page.url.endswith("#w-send")

    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-expanded", "true")


def test_no_key_stops_at_the_bars_for_the_table_has_the_same_links(page, site, enter):
    enter(page, "board").goto(site + ROADMAP)

    stops = page.evaluate(
        "[...document.querySelectorAll('.strip ol a')].filter(link => link.tabIndex >= 0).length"
    )
    assert stops == 0
    expect(
        page.locator("table").get_by_role("link", name="SEND joint pathway agreed")
    ).to_be_visible()


def mark_and_label(page, ref):
    """Whether the bar of a milestone is on the screen and stands on the row of its label."""
    return page.evaluate(
        """ref => {
            const row = [...document.querySelectorAll('.strip li')]
                .find(li => li.querySelector('span')?.textContent === ref)
            const of = row.getBoundingClientRect()
            const marks = [...row.closest('.strip').querySelectorAll('.marks use')]
                .map(mark => mark.getBoundingClientRect())
                .filter(at => at.top + at.height / 2 > of.top && at.bottom - at.height / 2 < of.bottom)
            return marks.length > 0 && marks.every(at => at.left >= 0 && at.right <= innerWidth)
        }""",
        ref,
    )


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_bars_stand_on_the_rows_of_their_labels_at_every_width(page, site, enter, width):
    enter(page, "board").set_viewport_size({"width": width, "height": 900})
    page.goto(site + ROADMAP)

    assert [
        ref for ref in ("M24", "M16", "M25", "M19", "M18") if not mark_and_label(page, ref)
    ] == []


def test_it_prints_on_a3_and_the_demonstration_on_a_sheet_of_its_own(page, site, enter):
    enter(page, "board").goto(site + ROADMAP)

    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages

    assert {tuple(round(float(n)) for n in sheet.mediabox[2:]) for sheet in sheets} == {
        A3_LANDSCAPE
    }
    first = sheets[0].extract_text()
    assert "M24" in first
    assert "M18" in first
    assert len(sheets) <= 3


def test_without_scripts_it_folds_and_narrows(browser, site, enter):
    context = browser.new_context(java_script_enabled=False)
    page = enter(context.new_page(), "board")
    page.goto(site + ROADMAP)
    page.get_by_role("link", name="Close all").click()
    expect(page.locator(".strip ol a")).to_have_count(3)  # the phases
    page.get_by_role("combobox", name="Phase").select_option("Phase 1")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("heading", level=3)).to_have_count(2)
    context.close()
