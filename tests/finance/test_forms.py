import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from finance.forms import MOST_PENCE, PoundsField, pence_of, typed

FIELD = PoundsField()


def refusal(text):
    with pytest.raises(ValidationError) as refused:
        FIELD.clean(text)
    return refused.value.messages[0]


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("1,234.56", 123456),
        ("1234.56", 123456),
        ("£1,234.56", 123456),
        (" 12 ", 1200),
        ("0.01", 1),
        ("12.5", 1250),
        ("5,438,322", 543832200),
        ("007", 700),
        (typed(MOST_PENCE), MOST_PENCE),
    ],
)
def test_pounds_are_read_to_the_penny(text, pence):
    assert FIELD.clean(text) == pence


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("-5", "is less than zero. Give an amount above £0.00."),
        ("−5", "is less than zero. Give an amount above £0.00."),
        ("(1,200)", "is less than zero. Give an amount above £0.00."),
        ("0.00", "is nothing. Give an amount above £0.00."),
        ("1.005", "has more than two decimals. Give it to the penny: nothing is rounded."),
        (
            "1234,56",
            "has a comma where the pence begin. Write pounds and pence as 1234.56 or 1,234.56.",
        ),
        (
            "12,34,567",
            "has a comma in a wrong place: commas part thousands. "
            "Write pounds and pence as 1234.56 or 1,234.56.",
        ),
        ("1e5", "is written with an exponent. Write pounds and pence as 1234.56 or 1,234.56."),
        ("NaN", "is not an amount. Write pounds and pence as 1234.56 or 1,234.56."),
        ("Infinity", "is not an amount. Write pounds and pence as 1234.56 or 1,234.56."),
        ("١٢", "is not an amount. Write pounds and pence as 1234.56 or 1,234.56."),
        ("12.", "is not an amount. Write pounds and pence as 1234.56 or 1,234.56."),
        ("1 234", "is not an amount. Write pounds and pence as 1234.56 or 1,234.56."),
    ],
)
def test_what_is_no_amount_is_refused_with_what_was_given_and_what_to_do(text, fault):
    assert refusal(text) == f"«{text}» {fault}"


def test_an_amount_beyond_what_is_kept_is_refused():
    assert refusal("10000000000") == (
        "«10000000000» is more than £9,999,999,999.99, the most that is kept. Check the amount."
    )


def test_a_refused_text_is_told_by_its_beginning():
    assert refusal("9" * 5000).startswith(f"«{'9' * 40}…» is more than")


def test_an_amount_is_asked_for():
    assert refusal("  ") == "This field is required."


@given(st.integers(min_value=1, max_value=MOST_PENCE))
def test_every_whole_penny_survives_being_typed(pence):
    assert pence_of(typed(pence)) == pence
    assert pence_of(typed(pence).replace(",", "")) == pence
    assert not FIELD.has_changed(pence, FIELD.prepare_value(pence))


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,-+eE£ \n\0")))
def test_whatever_is_typed_is_an_amount_or_is_refused(text):
    try:
        pence, said = FIELD.clean(text), ""
    except ValidationError as refused:
        pence, said = 1, refused.messages[0]

    assert 1 <= pence <= MOST_PENCE
    assert len(said) < 200
