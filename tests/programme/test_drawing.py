from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme import drawing
from programme.lettering import apart
from programme.scales import Days, Numbers
from tests.drawings import parsed


def test_a_coordinate_has_at_most_one_decimal_and_nought_has_no_sign():
    assert [drawing.number(n) for n in (12, 12.0, 12.34, -0.04, -1.5)] == [
        *("12", "12", "12.3", "0", "-1.5")
    ]


def test_words_are_escaped():
    svg = drawing.picture(
        "p", (10, 10), title="<b>", desc='"&', parts=[drawing.text(0, 0, "<script>")]
    )

    assert parsed(svg).find("title").text == "<b>"
    assert parsed(svg).find("desc").text == '"&'
    assert parsed(svg).find("text").text == "<script>"


def test_words_that_fit_are_left_as_they_are_and_others_are_squeezed():
    fits, long = (
        parsed(drawing.text(0, 0, words, at_most=40)) for words in ("R1", "Neighbours 91")
    )

    assert (fits.get("textLength"), long.get("textLength")) == (None, "40")


def test_a_picture_of_its_own_size_says_how_large_it_is():
    one, other = (
        parsed(drawing.picture("p", (10, 20), title="t", desc="d", parts=[], own_size=own))
        for own in (True, False)
    )

    assert (one.get("width"), one.get("height")) == ("10", "20")
    assert (other.get("width"), other.get("height")) == (None, None)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ([], []),
        ([50], [50]),
        ([10, 50], [10, 50]),
        ([50, 50], [50, 60]),
        ([98, 99], [90, 100]),
        ([99, 98], [100, 90]),
        ([200], [100]),
        ([0] * 11, [*range(0, 101, 10)]),
        ([0] * 21, [*range(0, 101, 5)]),
    ],
)
def test_labels_stand_where_wanted_but_apart_and_in_order(wanted, places):
    assert apart(wanted, 10, 0, 100) == pytest.approx(places)


@given(st.lists(st.floats(-1000, 1000), max_size=40))
def test_labels_stay_within_their_bounds_in_order_and_apart(wanted):
    places = apart(wanted, 10, 0, 100)
    gap = min(10, 100 / max(len(wanted) - 1, 1))

    assert all(-0.001 <= place <= 100.001 for place in places)
    ordered = [
        place for _, _, place in sorted(zip(wanted, range(len(wanted)), places, strict=True))
    ]
    assert all(b - a >= gap - 0.001 for a, b in pairwise(ordered))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([], (0, 0.5)),
        ([0, 100], (0, 50, 100)),
        ([19, 28.1], (15, 20, 25, 30)),
        ([64, 101], (60, 70, 80, 90, 100, 110)),
        ([-3, 2], (-4, -2, 0, 2)),
    ],
)
def test_numbers_are_read_off_at_round_steps(values, ticks):
    assert Numbers.around(values, 0, 100).ticks() == ticks


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=9), st.integers(2, 8))
def test_a_scale_holds_its_values_and_has_few_ticks(values, at_most):
    scale = Numbers.around(values, 0, 100, at_most=at_most)

    assert all(-0.01 <= scale.at(value) <= 100.01 for value in values)
    assert 2 <= len(scale.ticks()) <= at_most + 2


def test_months_are_ticked_as_often_as_there_is_room():
    year = Days(date(2021, 4, 1), date(2022, 3, 31), 0, 360)

    assert [f"{day:%b}" for day in year.ticks(80)] == ["Apr", "Jul", "Oct", "Jan"]
    assert len(year.ticks(30)) == 12


@given(st.lists(st.dates(), min_size=1, max_size=9), st.integers(20, 120))
def test_a_calendar_holds_its_days_and_its_ticks_do_not_crowd(days, room):
    scale = Days.around(days, 0, 500)
    places = [scale.at(day) for day in scale.ticks(room)]

    assert all(0 <= scale.at(day) <= 500 for day in days)
    assert all(b - a > room * 0.8 for a, b in pairwise(places))
