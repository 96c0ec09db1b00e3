"""Which records have which words: the same on both databases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.models import Decision
from programme.searching import having, marked, ranked, words_in
from tests import make


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Early Help", ("early", "help")),
        ("  multi-agency, MULTI ", ("multi", "agency")),
        ("Children’s 2021/22", ("children", "2021", "22")),
        ("a b 7", ("7",)),
        ("!!", ()),
        ("' OR 1=1 --", ("or", "1")),
        ("été Ŵy", ("été", "ŵy")),
        ("\0one\0", ("one",)),
        ("x" * 100, ("x" * 60,)),
        (" ".join(f"w{n}" for n in range(20)), tuple(f"w{n}" for n in range(8))),
    ],
)
def test_the_words_of_a_text(text, words):
    assert words_in(text) == words


TITLES = {
    "Consultation on the restructure closes": "",
    "Staff told": "After the consultation, in writing.",
    "Multi-agency hub (phase 2) opens": "Health & Care move in.",
    "Reconsult the board": "",
    "£1.5 million, 2021/22": "50% of it",
    "Été: l’école d'été": "",
    "Under_score and back\\slash": "",
}
#: The titles that each search finds, by their place above.
FOUND = {
    "consultation": [0, 1],
    "CONSULT": [0, 1],
    "restructure consultation": [0],
    "agency": [2],
    "multi-agency": [2],
    "hub care": [2],
    "sultation": [],
    "board": [3],
    "2021/22": [4],
    "22": [4],
    "50": [4],
    "score": [6],
    "slash back": [6],
    "école": [5],
    "ete": [],
    "million % _": [4],
    "the in": [1],
}


@pytest.mark.django_db
@pytest.mark.parametrize(("text", "places"), FOUND.items())
def test_a_search_finds_what_has_a_word_that_begins_with_each_of_its_words(text, places):
    for title, rationale in TITLES.items():
        make.decision(title=title, rationale=rationale)

    words = words_in(text)
    rows = ranked(
        having(Decision.objects.all(), words, Decision.searched), words, Decision.searched
    )

    titles = list(TITLES)
    assert sorted(titles.index(row.title) for row in rows) == places


@pytest.mark.django_db
def test_a_title_with_the_word_stands_before_a_text_with_it():
    make.decision(title="Agreed", rationale="Because of the consultation.")
    make.decision(title="Consultation extended")

    rows = ranked(
        having(Decision.objects.all(), ("consult",), Decision.searched),
        ("consult",),
        Decision.searched,
    )

    assert [row.title for row in rows] == ["Consultation extended", "Agreed"]


@pytest.mark.django_db
@settings(suppress_health_check=["function_scoped_fixture"])
@given(st.text(max_size=60))
def test_any_text_can_be_searched_for(undone, text):
    with undone():
        make.decision(title="One")
        words = words_in(text)
        rows = having(Decision.objects.all(), words, Decision.searched)

        assert rows.count() == (not words or all("one".startswith(word) for word in words))


def test_the_words_that_were_looked_for_are_marked_where_a_word_begins():
    assert marked("Consult; reconsult the consultation", ("consult",)) == (
        ("Consult", True),
        ("; reconsult the ", False),
        ("consult", True),
        ("ation", False),
    )
    assert marked("None", ("consult",)) == (("None", False),)
