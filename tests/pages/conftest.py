"""The demonstration behind a real server, told once for each file of browser tests.

The server answers on the connection that the story was told on, so it sees what is not
committed, and what a test writes is rolled back after it. A database in memory is needed.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from d22.reports.models import Report
from programme.models import Meeting, Programme, User


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker) -> Iterator[str]:
    """The address of the server, which has the demonstration and one draft of a report."""
    if connection.vendor != "sqlite":
        pytest.skip("The browser's tests share one connection in memory: SQLite only.")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", "--yes", verbosity=0)
        _draft()
        server = LiveServer("localhost")
        yield server.url
        # Not stop(): that ends the sharing while threads of the server still hang up.
        server.thread.terminate()
        transaction.set_rollback(True)


def _draft() -> Report:
    return Report.objects.create(
        programme=Programme.objects.get(slug="destination-22"),
        meeting=Meeting.objects.get(forum__kind="scrutiny", held_on=date(2021, 11, 25)),
        position_on=date(2021, 11, 25),
        drafted_by=User.objects.get(username="clerk"),
    )


@pytest.fixture
def enter(db, site: str) -> Callable[[Page, str], Page]:
    """``enter(page, "board")``: the page is signed in, and notes what its console says."""

    def entered(page: Page, username: str) -> Page:
        client = Client()
        client.force_login(User.objects.get(username=username))
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda wrong: page.said.append(str(wrong)))
        return page

    return entered
