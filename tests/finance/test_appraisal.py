from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.appraisal import break_even
from programme.dates import financial_year_end

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")


@pytest.mark.parametrize(
    "running",
    [
        pytest.param((0, 0, 0, 0, 0), id="nothing at all"),
        pytest.param((1, 2, 3, 4, 5), id="never below zero"),
        pytest.param((0, 5, 0, 5, 0), id="touches zero from above"),
        pytest.param((-5, -4, -3, -2, -1), id="never above it"),
        pytest.param((-5, 5, 5, 5, -1), id="below it again at the end"),
    ],
)
def test_a_total_that_does_not_cross_for_good_has_no_break_even(running):
    assert break_even(YEARS, running) is None


@pytest.mark.parametrize(
    ("before", "after", "month"),
    [
        (-1, 1199, date(2022, 4, 1)),
        (-99, 1101, date(2022, 4, 1)),
        (-100, 1100, date(2022, 5, 1)),
        (-600, 600, date(2022, 10, 1)),
        (-899, 301, date(2022, 12, 1)),
        (-900, 300, date(2023, 1, 1)),
        (-1000, 200, date(2023, 2, 1)),
        (-1199, 1, date(2023, 3, 1)),
        (-1200, 0, date(2023, 3, 1)),
    ],
)
def test_the_month_is_where_a_straight_line_crosses_rounded_down(before, after, month):
    assert break_even(YEARS, (before, after, after, after, after)) == month


def test_of_two_crossings_the_last_counts():
    assert break_even(YEARS, (-600, 600, -300, 900, 900)) == date(2024, 7, 1)


def test_the_business_case_of_the_report_breaks_even_in_september_2024():
    running = (-129_250_000, -222_890_000, -105_380_000, 146_087_400, 436_087_400)

    assert break_even(YEARS, running) == date(2024, 9, 1)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=5, max_size=5))
def test_a_break_even_lies_in_the_first_year_that_ends_at_or_above_zero_for_good(running):
    found = break_even(YEARS, running)

    if found is None:
        assert running[-1] < 0 or min(running) >= 0
    else:
        year = next(n for n in range(5) if min(running[n:]) >= 0)
        ends = financial_year_end(YEARS[year])
        assert date(ends.year - 1, 4, 1) <= found <= ends
        assert running[year - 1] < 0
