"""Choices a host makes by environment variables, each read as what it must be."""

from datetime import date

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def flag(name: str, *, default: bool) -> bool:
    """The yes/no setting ``name``; anything but 1/0, true/false, yes/no, on/off is refused."""
    words = {"1": True, "true": True, "yes": True, "on": True}
    words |= {"0": False, "false": False, "no": False, "off": False, "": default}
    given = env.str(name, default="").strip().lower()
    if given not in words:
        raise ImproperlyConfigured(f"{name} is «{given}». Set it to 1 or 0.")
    return words[given]


def day(name: str) -> date | None:
    """The date setting ``name``, written 2021-11-25; None where it is not set."""
    given = env.str(name, default="").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as wrong:
        raise ImproperlyConfigured(
            f"{name} is «{given}», which is not a date. Write it as 2021-11-25, or leave it out."
        ) from wrong
