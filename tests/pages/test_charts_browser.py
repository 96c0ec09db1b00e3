"""Pages with charts in a real browser: no barrier, no message, nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command

from programme.models import User
from tests.pages.addresses import address

pytestmark = pytest.mark.browser

PATHS = {
    "risks": address("workstreams:risk-list"),
    "risk": address("workstreams:risk-detail"),
    "slip": address("workstreams:slip-chart"),
    "milestone": address("workstreams:milestone-detail", path={"ref": "M16"}),
    "outcomes": address("programme:outcome-list"),
    "indicator": address("programme:indicator-detail", path={"ref": "IN2"}),
    "past": address("workstreams:risk-list", as_at="2021-07-31"),
}


@pytest.fixture
def desk(page, live_server, sign_in):
    """A browser signed in to the demonstration, and what its console said."""
    call_command("load_demo", "--yes", verbosity=0)
    cookie = sign_in(User.objects.get(username="board")).cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda wrong: page.said.append(str(wrong)))
    return page


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_charts_raise_no_barrier_and_fit_or_scroll_in_their_frame(desk, live_server, width):
    desk.set_viewport_size({"width": width, "height": 900})

    barriers, wide = {}, []
    for name, path in PATHS.items():
        desk.goto(live_server.url + path, wait_until="networkidle")
        if desk.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(name)
        for found in Axe().run(desk).response["violations"]:
            barriers[name, found["id"]] = found["nodes"][0]["html"]

    assert desk.said == []
    assert wide == []
    assert barriers == {}


LABELS = """() => [...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
  const hit = ([, a], [, b]) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  return boxes.flatMap((one, n) => boxes.slice(n + 1).filter(other => hit(one, other))
    .map(other => svg.getAttribute('aria-labelledby') + ': ' + one[0] + ' / ' + other[0]));
})"""
SMALL = """() => [...document.querySelectorAll('main svg[role=img]')].map(svg => {
  const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return Math.min(...[...svg.querySelectorAll('text')].map(t => parseFloat(t.getAttribute('font-size')) * shown));
}).filter(size => size < 10.9)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_words_on_charts_are_legible_and_do_not_cover_each_other(desk, live_server, width):
    desk.set_viewport_size({"width": width, "height": 900})

    covered, small = [], []
    for path in PATHS.values():
        desk.goto(live_server.url + path)
        covered += desk.evaluate(LABELS)
        small += desk.evaluate(SMALL)

    assert covered == []
    assert small == []
