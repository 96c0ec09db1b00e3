from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import (
    Known,
    Precision,
    days_late,
    financial_year,
    financial_year_end,
    financial_year_start,
    financial_years,
    first_day,
    last_day,
    written,
    written_short,
)

days = st.dates(min_value=date(2000, 4, 1), max_value=date(2099, 12, 31))
precisions = st.sampled_from(Precision)
periods = st.sampled_from([Precision(p) for p in Precision if p != Precision.OPEN])


@pytest.mark.parametrize(
    ("precision", "first", "last", "long", "short"),
    [
        ("day", date(2021, 11, 25), date(2021, 11, 25), "25 November 2021", "25 Nov 2021"),
        ("month", date(2021, 11, 1), date(2021, 11, 30), "November 2021", "Nov 2021"),
        (
            "quarter",
            date(2021, 10, 1),
            date(2021, 12, 31),
            "October to December 2021",
            "Oct to Dec 2021",
        ),
        ("season", date(2021, 9, 1), date(2021, 11, 30), "autumn 2021", "autumn 2021"),
        ("year", date(2021, 1, 1), date(2021, 12, 31), "2021", "2021"),
        ("open", date(2021, 11, 30), date(2021, 11, 30), "after November 2021", "after Nov 2021"),
    ],
)
def test_a_date_is_stored_as_the_last_day_of_its_period_and_written_as_the_period(
    precision, first, last, long, short
):
    known = Known(last_day(date(2021, 11, 25), precision), precision)

    assert known.on == last
    assert known.first == first
    assert str(known) == long
    assert known.short == short


def test_a_day_is_written_without_a_leading_nought():
    assert written(date(2021, 10, 6)) == "6 October 2021"
    assert written_short(date(2021, 10, 6)) == "6 Oct 2021"


@pytest.mark.parametrize(
    ("on", "last", "name"),
    [
        (date(2021, 11, 30), date(2021, 11, 30), "autumn 2021"),
        (date(2021, 12, 1), date(2022, 2, 28), "winter 2022"),
        (date(2022, 1, 1), date(2022, 2, 28), "winter 2022"),
        (date(2023, 12, 1), date(2024, 2, 29), "winter 2024"),
        (date(2022, 3, 1), date(2022, 5, 31), "spring 2022"),
        (date(2021, 6, 1), date(2021, 8, 31), "summer 2021"),
    ],
)
def test_winter_runs_over_the_end_of_the_year_and_is_named_for_the_year_it_ends_in(on, last, name):
    season = Known(last_day(on, "season"), "season")

    assert season.on == last
    assert str(season) == name


def test_a_winter_begins_in_the_december_before():
    assert first_day(date(2022, 2, 28), "season") == date(2021, 12, 1)


def test_a_month_ends_on_its_29th_in_a_leap_year():
    assert last_day(date(2024, 2, 1), "month") == date(2024, 2, 29)


@given(on=days, precision=precisions)
def test_the_last_day_of_a_last_day_is_itself(on, precision):
    last = last_day(on, precision)

    assert last >= on
    assert last_day(last, precision) == last


@given(on=days, precision=periods)
def test_a_day_lies_between_the_first_and_the_last_of_its_period(on, precision):
    last = last_day(on, precision)
    first = first_day(last, precision)

    assert first <= on <= last
    assert last_day(first, precision) == last


@given(on=days, precision=precisions)
def test_every_known_date_can_be_written(on, precision):
    known = Known(last_day(on, precision), precision)

    assert str(known.on.year) in str(known)
    assert str(known.on.year) in known.short


def test_no_date_is_known_where_there_is_none():
    assert Known.of(None, "month") is None
    assert Known.of(date(2021, 11, 30), "month") == Known(date(2021, 11, 30), "month")


def test_known_dates_are_ordered_by_their_last_day():
    november = Known(date(2021, 11, 30), "month")
    panel = Known(date(2021, 11, 25))

    assert sorted([november, panel]) == [panel, november]


@pytest.mark.parametrize(
    ("planned", "expected", "days"),
    [
        (Known(date(2021, 11, 25)), Known(date(2021, 11, 25)), 0),
        (Known(date(2021, 11, 25)), Known(date(2021, 12, 2)), 7),
        (Known(date(2021, 11, 25)), Known(date(2021, 11, 24)), -1),
        (Known(date(2021, 6, 30), "month"), Known(date(2021, 7, 31), "month"), 31),
        (None, Known(date(2021, 11, 25)), None),
        (Known(date(2021, 11, 25)), None, None),
        (Known(date(2021, 11, 25)), Known(date(2022, 1, 31), "open"), None),
        (Known(date(2022, 1, 31), "open"), Known(date(2021, 11, 25)), None),
    ],
)
def test_slip_is_counted_in_calendar_days_between_two_dated_dates(planned, expected, days):
    assert days_late(planned=planned, expected=expected) == days


@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2021, 3, 31), "2020/21"),
        (date(2021, 4, 1), "2021/22"),
        (date(2021, 11, 25), "2021/22"),
        (date(2022, 3, 31), "2021/22"),
        (date(2022, 4, 1), "2022/23"),
        (date(2099, 4, 1), "2099/00"),
    ],
)
def test_a_financial_year_runs_from_1_april_to_31_march(on, year):
    assert financial_year(on) == year


@given(on=days)
def test_a_day_lies_in_its_own_financial_year(on):
    year = financial_year(on)

    assert financial_year_start(year) <= on <= financial_year_end(year)
    assert financial_year(financial_year_start(year)) == year
    assert financial_year(financial_year_end(year)) == year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021/23",
        "2021/2022",
        "2021-22",
        "21/22",
        "1999/00",
        " 2021/22",
        "2021/22\n",
        "2021/２２",
        "20२1/22",
    ],
)
def test_a_text_that_is_no_financial_year_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="is not a financial year") as refused:
        financial_year_start(text)

    assert str(refused.value) == f"«{text}» is not a financial year. Write it as 2021/22."


def test_financial_years_follow_one_another():
    assert financial_years("2021/22", 5) == (
        "2021/22",
        "2022/23",
        "2023/24",
        "2024/25",
        "2025/26",
    )
    assert financial_years("2098/99", 2) == ("2098/99", "2099/00")
