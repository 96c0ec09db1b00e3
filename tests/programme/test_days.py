"""Days worth going back to."""

from datetime import date

import pytest

from programme.days import DayToRead, days_to_read
from programme.models import Forum
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2021, 11, 25)


def test_the_last_meeting_of_each_panel_and_board_and_each_beginning_newest_first(
    django_assert_num_queries,
):
    board = make.forum(name="Programme Board", kind=Forum.Kind.BOARD)
    panel = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    for forum, day in ((board, 14), (board, 11), (panel, 23)):
        make.meeting(forum=forum, held_on=date(2021, 10, day))
    make.phase(number=1, begins_on=date(2021, 1, 21))
    programme = make.programme()

    with django_assert_num_queries(1):
        days = days_to_read(programme, today=TODAY)

    assert days == (
        DayToRead(date(2021, 10, 23), "the last scrutiny panel"),
        DayToRead(date(2021, 10, 14), "the last programme board"),
        DayToRead(date(2021, 1, 21), "Phase 1 began"),
    )


def test_today_and_days_to_come_and_days_not_known_are_none_to_go_back_to():
    panel = make.forum(kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=panel, held_on=TODAY)
    make.meeting(forum=panel, held_on=date(2021, 12, 9))
    make.meeting(forum=panel, held_on=date(2021, 6, 30), held_precision="month")
    make.phase(number=2, begins_on=TODAY)

    assert days_to_read(make.programme(), today=TODAY) == ()
