import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse

from finance.models import LedgerEntry
from tests import make
from tests.admin.pages import address
from workstreams.models import Milestone, Risk

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(page, live_server, admin, sign_in):
    """A browser signed in as an administrator, and what its console said."""
    cookie = sign_in(admin).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda wrong: page.said.append(str(wrong)))
    return page


@pytest.fixture
def paths(desk):
    """A page of each kind, on records with rows below them."""
    action, link = make.risk_action(), make.dependency()
    entry, line = make.ledger_entry(), make.forecast_line()
    return [
        reverse("admin:index"),
        address(Milestone, "changelist"),
        address(Milestone, "add"),
        address(link.successor, "change"),
        address(link.successor, "history"),
        address(link.successor, "delete"),
        address(action.risk, "change"),
        address(line.forecast, "change"),
        address(LedgerEntry, "changelist"),
        address(entry, "change"),
        address(entry, "reverse"),
    ]


@pytest.mark.parametrize("width", [1280, 320])
def test_the_editing_pages_obey_the_content_security_policy_and_fit_the_screen(
    desk, live_server, paths, width
):
    desk.set_viewport_size({"width": width, "height": 900})

    wide = []
    for path in paths:
        desk.goto(live_server.url + path, wait_until="networkidle")
        page_width = desk.evaluate("document.documentElement.scrollWidth")
        wide += [path] if page_width > width else []

    assert desk.said == []
    assert wide == []


def test_axe_finds_no_barrier_on_the_editing_pages(desk, live_server, paths):
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}

    barriers = {}
    for path in paths:
        desk.goto(live_server.url + path, wait_until="networkidle")
        for found in Axe().run(desk, options=rules).response["violations"]:
            barriers[path, found["id"]] = found["nodes"][0]["html"]

    assert barriers == {}


def test_a_row_is_added_and_saved_with_its_record(desk, live_server):
    risk = make.risk()
    desk.goto(live_server.url + address(risk, "change"))
    desk.get_by_role("button", name="Add another Action").or_(
        desk.get_by_text("Add another Action")
    ).click()
    desk.fill("#id_actions-1-title", "Retention payments")
    desk.fill("#id_actions-1-owner_post", "HR")
    desk.fill("#id_actions-1-due_on", "31/12/2021")
    desk.fill("#id_why", "Agreed by EMB")

    desk.click("[name=_save]")
    desk.wait_for_url(live_server.url + address(Risk, "changelist"))

    assert [action.ref for action in risk.actions.all()] == ["R1.1"]
    assert desk.said == []


def test_what_a_milestone_waits_for_is_found_by_typing(desk, live_server):
    milestone = make.milestone(title="Posts evaluated")
    waiting = make.milestone(title="Team in place")
    desk.goto(live_server.url + address(waiting, "change"))

    desk.click(".field-predecessor .select2-selection")
    desk.fill(".select2-search__field", "evaluated")
    desk.click(".select2-results__option:has-text('Posts evaluated')")
    desk.fill("#id_why", "Order of work")
    desk.click("[name=_save]")
    desk.wait_for_url(live_server.url + address(Milestone, "changelist"))

    assert [link.predecessor for link in waiting.waits_for.all()] == [milestone]
    assert desk.said == []
