from datetime import UTC, date, datetime

import pytest
import time_machine

from programme import clock


@pytest.fixture
def running(settings):
    """The clock as it runs in a council: D22_TODAY is not set."""
    settings.D22_TODAY = None


@pytest.mark.usefixtures("running")
@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2021, 6, 30, 22, 59, 59, tzinfo=UTC), date(2021, 6, 30)),
        (datetime(2021, 6, 30, 23, 30, tzinfo=UTC), date(2021, 7, 1)),
        (datetime(2021, 3, 31, 23, 30, tzinfo=UTC), date(2021, 4, 1)),
        (datetime(2021, 11, 25, 23, 30, tzinfo=UTC), date(2021, 11, 25)),
        (datetime(2021, 11, 26, 0, 0, tzinfo=UTC), date(2021, 11, 26)),
        (datetime(2024, 2, 28, 23, 59, tzinfo=UTC), date(2024, 2, 28)),
        (datetime(2024, 2, 29, 0, 0, tzinfo=UTC), date(2024, 2, 29)),
        (datetime(2021, 12, 31, 23, 59, tzinfo=UTC), date(2021, 12, 31)),
    ],
)
def test_the_day_changes_at_midnight_in_london(instant, day):
    with time_machine.travel(instant, tick=False):
        assert clock.today() == day


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2021, 11, 25), datetime(2021, 11, 26, 0, 0, tzinfo=UTC)),
        (date(2021, 7, 31), datetime(2021, 7, 31, 23, 0, tzinfo=UTC)),
        # The clocks go forward on 28 March 2021 and back on 31 October.
        (date(2021, 3, 27), datetime(2021, 3, 28, 0, 0, tzinfo=UTC)),
        (date(2021, 3, 28), datetime(2021, 3, 28, 23, 0, tzinfo=UTC)),
        (date(2021, 10, 30), datetime(2021, 10, 30, 23, 0, tzinfo=UTC)),
        (date(2021, 10, 31), datetime(2021, 11, 1, 0, 0, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_midnight_in_london_on_either_side_of_a_clock_change(day, end):
    assert clock.end_of(day).astimezone(UTC) == end


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2021, 3, 28), 23), (date(2021, 10, 31), 25), (date(2021, 11, 25), 24)],
)
def test_the_day_of_a_clock_change_is_an_hour_shorter_or_longer(day, hours):
    begins = clock.end_of(day.replace(day=day.day - 1)).astimezone(UTC)

    assert (clock.end_of(day).astimezone(UTC) - begins).total_seconds() == hours * 3600


def test_d22_today_stands_at_its_noon(settings):
    settings.D22_TODAY = date(2021, 7, 1)

    assert clock.today() == date(2021, 7, 1)
    assert clock.now() == datetime(2021, 7, 1, 11, 0, tzinfo=UTC)


def test_a_dated_change_can_be_replayed_at_the_noon_of_its_day():
    with clock.standing_at(date(2021, 9, 22)):
        assert clock.now() == datetime(2021, 9, 22, 11, 0, tzinfo=UTC)

    assert clock.today() == date(2021, 11, 25)


def test_a_moment_is_held_as_the_day_it_is_in_london():
    with clock.standing_at(datetime(2021, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2021, 7, 1)


def test_clocks_held_inside_each_other_are_let_go_in_turn():
    with clock.standing_at(date(2021, 9, 22)):
        with clock.standing_at(date(2021, 10, 6)):
            assert clock.today() == date(2021, 10, 6)

        assert clock.today() == date(2021, 9, 22)


def test_a_clock_is_let_go_when_the_work_fails():
    with pytest.raises(ZeroDivisionError), clock.standing_at(date(2021, 9, 22)):
        1 / 0  # noqa: B018 -- it is there to fail

    assert clock.today() == date(2021, 11, 25)


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (None, clock.AsAt(date(2021, 11, 25), live=True)),
        (date(2021, 11, 25), clock.AsAt(date(2021, 11, 25), live=True)),
        (date(2022, 1, 31), clock.AsAt(date(2021, 11, 25), live=True)),
        (date(2021, 11, 24), clock.AsAt(date(2021, 11, 24), live=False)),
    ],
)
def test_today_and_a_day_to_come_are_read_live_as_today(asked, read):
    assert clock.as_at(asked) == read
