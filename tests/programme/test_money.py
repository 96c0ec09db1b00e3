import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.money import difference, millions, pounds

PENCE = st.integers(min_value=-(10**15), max_value=10**15)


def pence_in(text):
    """What a printed amount says, read back."""
    whole, _, odd = text.replace("−", "-").replace("£", "").replace(",", "").partition(".")
    sign = -1 if whole.startswith("-") else 1
    return sign * (abs(int(whole)) * 100 + int(odd or 0))


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (543_832_200, "£5,438,322"),
        (-129_250_000, "−£1,292,500"),
        (0, "£0"),
        (1_205, "£12.05"),
        (-1, "−£0.01"),
        (99_999, "£999.99"),
    ],
)
def test_pounds_are_whole_unless_there_are_odd_pence(pence, text):
    assert pounds(pence) == text


@given(pence=PENCE)
def test_pounds_lose_no_penny(pence):
    assert pence_in(pounds(pence)) == pence


@given(pence=PENCE)
def test_pounds_below_nought_differ_from_above_by_a_minus_only(pence):
    assert pounds(-abs(pence)).removeprefix("−") == pounds(abs(pence))


@pytest.mark.parametrize(
    ("pence", "text"), [(1_080_400, "+£10,804"), (-38_919_600, "−£389,196"), (0, "£0")]
)
def test_a_difference_says_which_way_it_goes(pence, text):
    assert difference(pence) == text


@pytest.mark.parametrize(
    ("pence", "text"),
    [
        (436_087_400, "£4.4 million"),
        (979_919_600, "£9.8 million"),
        (5_000_000, "£0.1 million"),
        (4_999_999, "£0.0 million"),
        (-4_999_999, "£0.0 million"),
        (-5_000_000, "−£0.1 million"),
        (445_000_000, "£4.5 million"),
        (123_456_000_000, "£1,234.6 million"),
    ],
)
def test_millions_round_a_half_away_from_nought(pence, text):
    assert millions(pence) == text


@given(pence=PENCE)
def test_millions_are_never_further_than_half_a_tenth_from_the_amount(pence):
    said = float(millions(pence).replace("−", "-").replace("£", "").replace(",", "").split()[0])

    assert abs(round(said * 10) * 10_000_000 - pence) <= 5_000_000
