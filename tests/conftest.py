"""What every test stands on: the day, the cast, a browser, and a ledger that can be emptied."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connections, transaction
from django.test import Client, TransactionTestCase

from d22 import access
from finance import append_only
from programme.models import User
from tests import make

#: Settings are read before this file is, so tests that need others set them here.
SETTINGS = {
    # The day of the panel's report: the clock stands at its noon.
    "D22_TODAY": date(2021, 11, 25),
    # Argon2 takes 0.4 s a password.
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    # Static files are found where they lie; nothing is collected.
    "WHITENOISE_AUTOREFRESH": True,
    "WHITENOISE_USE_FINDERS": True,
}

CHROMIUM_SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]

# In CI the same examples each time: what is found there can be found again on a desk, where
# every run tries others.
hypothesis.settings.register_profile(
    "d22", deadline=None, max_examples=50, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("d22")


def pytest_configure() -> None:
    for name, value in SETTINGS.items():
        setattr(settings, name, value)
    # Playwright runs an event loop in the thread that also asks the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    TransactionTestCase._fixture_teardown = _emptied_past_the_triggers


def _emptied_past_the_triggers(
    test_case: TransactionTestCase, flush: Callable = TransactionTestCase._fixture_teardown
) -> None:
    """Flush as Django does, with the ledger's triggers off for just as long."""
    aliases = test_case._databases_names(include_mirrors=False)
    for alias in aliases:
        append_only.remove(connections[alias])
    try:
        flush(test_case)
    finally:
        for alias in aliases:
            append_only.install(connections[alias])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """The roles are written once, outside every test's transaction."""
    with django_db_blocker.unblock():
        access.sync_roles()


def _member(role: access.Role, username: str) -> User:
    if not Group.objects.filter(name=role.value).exists():
        access.sync_roles()  # a transactional test ended by emptying the database
    user = make.user(username=username, post=role.value, is_staff=role is access.Role.ADMIN)
    user.groups.add(Group.objects.get(name=role.value))
    return user


@pytest.fixture
def board(db) -> User:
    return _member(access.Role.BOARD, "board")


@pytest.fixture
def clerk(db) -> User:
    return _member(access.Role.CLERK, "clerk")


@pytest.fixture
def lead(db) -> User:
    """In the role; a test that is about their work makes them lead a workstream."""
    return _member(access.Role.LEAD, "lead")


@pytest.fixture
def finance(db) -> User:
    return _member(access.Role.FINANCE, "finance")


@pytest.fixture
def office(db) -> User:
    return _member(access.Role.OFFICE, "office")


@pytest.fixture
def admin(db) -> User:
    return _member(access.Role.ADMIN, "admin")


@pytest.fixture
def stranger(db) -> User:
    """Has an account and no role: must never get in."""
    return make.user(username="stranger", post="")


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    """``sign_in(clerk).get("/")``: a client of its own for each user."""

    def signed_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def undone(db) -> Callable[[], AbstractContextManager]:
    """``with undone():`` rolls back what one example of a property wrote."""

    @contextmanager
    def undo() -> Iterator[None]:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undo


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args) -> dict:
    """Debian's Chromium. Where there is none, browser tests skip and say so."""
    chromium = shutil.which("chromium") or pytest.skip("There is no chromium on this host.")
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_SWITCHES}
