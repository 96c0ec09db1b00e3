from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from d22.reports.roadmap.window import Window, default_window, months_on, whole_window, year_window
from programme.dates import Known, last_of_month
from programme.models import Programme

DAY = date(2021, 11, 25)


def window(first, last):
    return Window(date(*first, 1), last_of_month(*last))


def test_the_window_reaches_seven_months_back_and_ten_ahead_where_there_are_dates():
    days = [date(2019, 1, 1), date(2025, 1, 1)]

    assert default_window(days, DAY) == window((2021, 4), (2022, 9))


def test_the_window_ends_two_months_after_the_last_date():
    assert default_window([date(2021, 6, 9), date(2022, 1, 31)], DAY) == window(
        (2021, 6), (2022, 3)
    )


def test_without_dates_the_window_is_the_financial_year():
    assert default_window([], DAY) == year_window(DAY) == window((2021, 4), (2022, 3))


def test_the_whole_programme_holds_its_last_date_too():
    whole = Programme(begins_on=date(2020, 9, 1), first_year="2021/22", duration_years=5)

    assert whole_window(whole, [DAY]) == window((2020, 9), (2026, 3))
    assert whole_window(whole, [date(2027, 2, 3)]) == window((2020, 9), (2027, 2))


days = st.dates(date(2005, 1, 1), date(2050, 1, 1))


@given(st.lists(days), days)
def test_a_window_nobody_chose_is_half_a_year_to_a_year_and_a_half_with_a_date_or_today(
    known, as_at
):
    found = default_window(known, as_at)

    assert 6 <= len(found.months) <= 20
    assert any(found.first <= day <= found.last for day in [*known, as_at])


@given(days, st.integers(0, 200), days)
def test_labels_and_ticks_stand_inside_and_go_from_left_to_right(first, months, day):
    begin = first.replace(day=1)
    end = months_on(begin, months)
    found = Window(begin, last_of_month(end.year, end.month))

    for marks in (list(found.labels()), list(found.years())):
        at = [label.at for label in marks]
        assert at == sorted(set(at))
        assert all(0 <= x < 100 for x in at)
    assert found.at(found.first) == 0
    assert found.end(Known(found.last)) == 100


@pytest.mark.parametrize(
    ("months", "phone", "wide"),
    [
        (15, ["Apr", "Jul", "Oct", "Jan", "Apr"], 15),
        (60, ["Apr 2021", "Apr 2022", "Apr 2023", "Apr 2024", "Apr 2025"], 10),
    ],
)
def test_a_phone_shows_fewer_months_than_a_wide_screen(months, phone, wide):
    end = months_on(date(2021, 4, 1), months - 1)
    labels = list(Window(date(2021, 4, 1), last_of_month(end.year, end.month)).labels())

    assert [label.text for label in labels if not label.look] == phone
    assert len(labels) == wide
