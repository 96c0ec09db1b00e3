"""What tests of the work share."""

import pytest
from icalendar import Calendar

from tests.workstreams.feeds import make_feed


@pytest.fixture
def events(board, client):
    """``events(workstream)``: the events of a new feed of the board member, by their title."""

    def read(workstream=None):
        answer = client.get(make_feed(board, workstream)[1])
        assert answer.status_code == 200
        found = Calendar.from_ical(answer.content).walk("VEVENT")
        return {str(event["summary"]): event for event in found}

    return read
