"""Where D22_REQUIRE_ALL is 1, as in CI, a run with a skipped test is a failed run.

Elsewhere a test may be skipped for want of Chromium or LibreOffice. And in every run the
browser's tests come last: the event loop that a browser starts stays open behind it.
"""

import os

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def missed(config):
    """The reports of what was skipped and should not have been, whole files among them."""
    if os.environ.get("D22_REQUIRE_ALL") != "1":
        return []
    return config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", [])


def pytest_sessionfinish(session):
    if missed(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    reports = missed(config)
    if reports:
        terminalreporter.section("FAILED: tests were skipped, and D22_REQUIRE_ALL is 1", red=True)
    for report in reports:
        terminalreporter.line(f"{report.nodeid}: {report.longrepr[-1]}")
