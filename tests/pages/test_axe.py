"""Every page as axe sees it: WCAG 2.2 AA and best practice, without exception."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import make
from tests.pages.addresses import PAGES, WHOLE, address

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
AXE = Axe()
#: One page of each layout that a narrow screen changes.
SHAPES = [
    "reports:overview",
    "workstreams:milestone-list",
    "workstreams:milestone-detail",
    "finance:finance",
    "reports:report-detail",
]


def violations(page):
    """``rule: selector`` of each thing that breaks a rule."""
    found = AXE.run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


def found_on(page, addresses):
    found = {}
    for there in addresses:
        page.goto(there)
        found[there] = violations(page)
    return {there: wrong for there, wrong in found.items() if wrong}


def test_every_page_is_free_of_barriers(page, site, enter):
    enter(page, "admin")

    assert found_on(page, [f"{site}{address(name)}" for name in PAGES]) == {}


def test_every_page_of_a_past_day_is_free_of_barriers(page, site, enter):
    enter(page, "board")
    pages = [name for name in PAGES if name != "reports:report-detail"]

    assert found_on(page, [f"{site}{address(n, as_at='2021-10-31')}" for n in pages]) == {}


def test_every_page_of_an_empty_programme_is_free_of_barriers(page, site, enter):
    make.programme(slug="empty", name="Nothing yet")
    enter(page, "board")

    assert found_on(page, [f"{site}{address(name, of='empty')}" for name in WHOLE]) == {}


def test_a_page_of_each_shape_is_free_of_barriers_on_a_telephone(page, site, enter):
    enter(page, "clerk").set_viewport_size({"width": 320, "height": 640})

    assert found_on(page, [f"{site}{address(name)}" for name in SHAPES]) == {}


def test_the_open_menu_of_a_telephone_is_free_of_barriers(page, site, enter):
    enter(page, "board").set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site}/destination-22/")
    page.get_by_role("button", name="Menu", exact=True).click()

    assert violations(page) == []


def test_pages_that_say_what_was_wrong_are_free_of_barriers(page, site, enter):
    enter(page, "board")
    paths = {
        "/destination-22/?as_at=yesterday": 400,
        "/destination-22/reports/new/": 403,
        "/destination-22/milestones/M99/": 404,
        "/destination-22/milestones/?status=pink": 200,
    }

    assert {path: page.goto(site + path).status for path in paths} == paths
    assert found_on(page, [site + path for path in paths]) == {}


def test_the_list_of_programmes_is_free_of_barriers(page, site, enter):
    make.programme(slug="empty", name="Nothing yet")
    enter(page, "board")

    assert found_on(page, [f"{site}/"]) == {}


def test_signing_in_is_free_of_barriers_before_and_after_a_mistake(page, site, db):
    assert found_on(page, [f"{site}/accounts/login/"]) == {}

    page.get_by_role("button", name="Sign in").click()
    assert page.get_by_role("alert").count() == 1
    assert violations(page) == []


def test_drafting_a_report_is_free_of_barriers_before_and_after_a_mistake(page, site, enter):
    enter(page, "clerk")
    assert found_on(page, [f"{site}/destination-22/reports/new/"]) == {}

    page.get_by_role("button", name="Draft the report").click()
    assert page.get_by_role("alert").count() == 1
    assert violations(page) == []
