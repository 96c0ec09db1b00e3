"""Settings refuse nonsense, say what to set, and never run in production on a known key."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "a-long-random-text-that-only-this-test-knows-0123456789"


def settings_with(**environment):
    """Read the settings in a process of their own; its last line, and whether it was refused."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("D22_")}
    script = (
        "from d22 import settings as s; "
        "print(s.DEBUG, s.D22_TODAY, getattr(s, 'SECURE_SSL_REDIRECT', None))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=settings.BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    said = (done.stderr if done.returncode else done.stdout).strip().splitlines()[-1]
    return said.removeprefix("django.core.exceptions.ImproperlyConfigured: "), done.returncode


@pytest.mark.parametrize(
    ("environment", "read"),
    [
        ({}, "True None None"),
        ({"D22_DEBUG": "", "D22_TODAY": ""}, "True None None"),
        ({"D22_DEBUG": "yes", "D22_TODAY": "2021-11-25"}, "True 2021-11-25 None"),
        ({"D22_DEBUG": "0", "D22_SECRET_KEY": KEY}, "False None True"),
        ({"D22_DEBUG": "Off", "D22_SECRET_KEY": KEY, "D22_HTTPS": "no"}, "False None False"),
    ],
)
def test_settings_are_read_from_the_environment(environment, read):
    assert settings_with(**environment) == (read, 0)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"D22_DEBUG": "maybe"}, "D22_DEBUG is «maybe». Set it to 1 or 0."),
        (
            {"D22_DEBUG": "0", "D22_SECRET_KEY": KEY, "D22_HTTPS": "2"},
            "D22_HTTPS is «2». Set it to 1 or 0.",
        ),
        (
            {"D22_TODAY": "25/11/2021"},
            "D22_TODAY is «25/11/2021», which is not a date. "
            "Write it as 2021-11-25, or leave it out.",
        ),
        (
            {"D22_TODAY": "2021-02-30"},
            "D22_TODAY is «2021-02-30», which is not a date. "
            "Write it as 2021-11-25, or leave it out.",
        ),
        (
            {"D22_DEBUG": "0"},
            "D22_DEBUG is off and D22_SECRET_KEY is not set. "
            "Set D22_SECRET_KEY to a long random text.",
        ),
        (
            {
                "D22_DEBUG": "0",
                "D22_SECRET_KEY": "development-only-key-refused-when-debug-is-off",
            },
            "D22_DEBUG is off and D22_SECRET_KEY is not set. "
            "Set D22_SECRET_KEY to a long random text.",
        ),
    ],
)
def test_nonsense_is_refused_with_what_to_set(environment, said):
    assert settings_with(**environment) == (said, 1)
