"""The demonstration as a fixture: a test file that imports it is told the story once."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module", autouse=True)
def demonstration(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Loaded once for the file that imports it, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", "--yes", verbosity=0)
        yield
        transaction.set_rollback(True)
