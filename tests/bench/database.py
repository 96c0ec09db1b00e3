"""A database of the bench's own: made, loaded, and dropped again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from d22 import access


@contextmanager
def own_database(name: str) -> Iterator[None]:
    """The connection leads to an empty, migrated database ``name`` for as long."""
    settings = connection.settings_dict
    theirs = settings["NAME"]
    _on_the_server(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
    settings["NAME"] = name
    try:
        call_command("migrate", verbosity=0)
        access.sync_roles()
        yield
    finally:
        settings["NAME"] = theirs
        _on_the_server(f"DROP DATABASE {name}")


def _on_the_server(*statements: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def settle() -> None:
    """Let the server tidy up and look at what it holds before anything is measured."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
