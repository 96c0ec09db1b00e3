import pytest

from programme.wording import counted, date_name, listed, sentence, small, spelled


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "none"), (1, "one"), (6, "six"), (9, "nine"), (10, "10"), (1_200, "1,200"), (-1, "-1")],
)
def test_numbers_below_ten_are_spelled(number, words):
    assert spelled(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_000, "1,000 days")]
)
def test_a_count_agrees_with_its_noun(number, words):
    assert counted(number, "day") == words


def test_a_plural_can_be_given():
    assert counted(2, "entry", "entries") == "2 entries"
    assert counted(1, "entry", "entries") == "1 entry"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (iter("abcd"), "a, b, c and d"),
    ],
)
def test_the_last_item_of_a_list_follows_an_and(items, words):
    assert listed(items) == words


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("", ""),
        ("  ", ""),
        ("none", "None."),
        ("None", "None."),
        (" the Act, section 9. ", "The Act, section 9."),
        ("Why?", "Why?"),
        ("and so on …", "And so on …"),
        ("été", "Été."),
    ],
)
def test_a_sentence_begins_large_and_ends_in_a_full_stop(text, alone):
    assert sentence(text) == alone


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("", ""),
        ("Health leads", "health leads"),
        ("Operational workstream leads", "operational workstream leads"),
        ("A trusted social worker", "a trusted social worker"),
        ("BRS reviewed", "BRS reviewed"),
        ("Young People’s Service", "Young People’s Service"),
        ("Team of Solent", "Team of Solent"),
    ],
)
def test_a_text_goes_on_small_unless_it_is_a_name(text, inside):
    assert small(text) == inside


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("forecast", "forecast date"),
        ("opens", "opening date"),
        ("closes", "closing date"),
        ("closed_on", "closing date"),
        ("began", "start date"),
        ("ended", "end date"),
        ("held", "meeting date"),
        ("decided", "decision date"),
        ("delivered", "delivery date"),
        ("vision_set", "vision set date"),
        ("next review on", "next review date"),
    ],
)
def test_a_date_is_called_by_what_it_is_the_date_of(column, name):
    assert date_name(column) == name
