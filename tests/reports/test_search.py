"""Search: a reference goes to its record, words to every kind that mentions them."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from d22.reports.search.kinds import KINDS
from finance.models import LedgerEntry
from programme.models import User
from tests import make
from tests.pages.addresses import address
from tests.pages.everything import THE_DAY_AFTER, everything
from tests.pages.reading import heading, links, plain
from tests.reports.demonstrated import demonstration  # noqa: F401 -- a fixture of this file


@pytest.fixture
def reader(db, sign_in):
    return sign_in(User.objects.get(username="board"))


def search(client, q, **query):
    return client.get(address("reports:search", q=q, **query))


def found(answer):
    """The references found, by what their kind is called."""
    return {one.kind.many: [hit.ref for hit in one.hits] for one in answer.context["found"]}


# --- by reference ---------------------------------------------------------------------------

P = "/destination-22"
PLACES = {
    "M16": f"{P}/milestones/M16/",
    "r1": f"{P}/risks/R1/",
    " I1 ": f"{P}/issues/I1/",
    "d3": f"{P}/governance/D3/",
    "C2": f"{P}/consultations/C2/",
    "W2": f"{P}/workstreams/operational-model/",
    "O2": f"{P}/objectives/#O2",
    "P1": f"{P}/objectives/#P1",
    "OC1": f"{P}/outcomes/#OC1",
    "IN1": f"{P}/outcomes/IN1/",
    "MT1": f"{P}/governance/#MT1",
    "F1": f"{P}/governance/#F1",
    "S4": f"{P}/finance/#S4",
    "L12": f"{P}/finance/ledger/?q=L12",
    "m 016": f"{P}/milestones/M16/",
}


@pytest.mark.parametrize(("q", "place"), PLACES.items())
def test_a_reference_goes_straight_to_its_record(q, place, reader):
    answer = search(reader, q)

    assert (answer.status_code, answer.headers["Location"]) == (302, place)
    page = reader.get(place.partition("#")[0])
    assert page.status_code == 200
    if "#" in place:
        assert page.text.count(f'id="{place.partition("#")[2]}"') == 1


def test_a_deliverable_is_found_in_its_workstream(reader):
    place = search(reader, "DL1").headers["Location"]

    assert re.fullmatch(rf"{P}/workstreams/[a-z-]+/#DL1", place)
    assert 'id="DL1"' in reader.get(place.removesuffix("#DL1")).text


def test_the_ledger_narrowed_to_a_reference_shows_that_entry_alone(reader):
    page = reader.get(search(reader, "L12").headers["Location"])

    assert [row.record.ref for row in page.context["table"].rows] == ["L12"]


def test_a_reference_of_nothing_says_so(reader):
    assert heading(search(reader, "M999")) == "There is no milestone M999 in this programme"


def test_a_reference_is_looked_up_in_the_past_on_a_past_day(reader):
    assert search(reader, "M1", as_at="2021-07-31").headers["Location"] == (
        f"{P}/milestones/M1/?as_at=2021-07-31"
    )
    assert heading(search(reader, "M20", as_at="2021-07-31")) == (
        "There is no milestone M20 in this programme on this day"
    )


# --- by words -------------------------------------------------------------------------------


def test_words_are_found_in_titles_and_texts_of_every_kind(reader):
    answer = search(reader, "consult")

    refs = {kind: sorted(refs) for kind, refs in found(answer).items()}
    assert refs == {
        "milestones": ["M10", "M11", "M2", "M26", "M6", "M8"],
        "risks": ["R8"],
        "decisions": ["D3"],
        "workstreams": ["W2"],
        "meetings": ["MT11"],
        "ledger entries": ["L30"],
    }
    assert heading(answer) == "11 records mention «consult»"


def test_every_kind_can_be_found_by_its_words(board, sign_in):
    everything(1, slug="another")
    rewritten = [kind for kind in KINDS if kind.model is not LedgerEntry]
    for kind in rewritten:
        for record in kind.model.objects.filter(programme__slug="another"):
            setattr(record, kind.fields[-1], "All of it perspicacious")
            record.save()
    make.ledger_entry(programme=make.programme(slug="another"), description="Perspicacious")

    answer = search(sign_in(board), "perspicacious", of="another")

    assert set(found(answer)) == {kind.many for kind in KINDS}


def test_a_text_shows_where_it_has_the_word_and_marks_it(reader):
    answer = search(reader, "consult")

    item = next(li for li in re.findall(r"<li>.*?</li>", answer.text, re.DOTALL) if ">M6<" in li)
    assert "Staff <mark>consult</mark>ation opens" in item
    assert plain(item) == (
        "M6 Staff consult ation opens Test of being done: The consult ation document is with all "
        "staff"
    )


def test_ten_of_a_kind_are_shown_and_the_list_of_all_has_as_many_as_it_says(board, sign_in):
    whole = make.programme(slug="another")
    for n in range(12):
        make.risk(programme=whole, title=f"Staff leave {n}")
    client = sign_in(board)

    (risks,) = search(client, "staff leave", of="another").context["found"]

    assert (risks.count, len(risks.hits)) == (12, 10)
    assert client.get(risks.more).context["table"].page.paginator.count == 12


def test_a_past_day_is_searched_as_it_stood(reader):
    answer = search(reader, "consult", as_at="2021-07-31")

    assert found(answer)["milestones"] != found(search(reader, "consult"))["milestones"]
    leaving = [link for link in links(answer) if "as_at=2021-07-31" not in link]
    assert [link for link in leaving if link not in ("?q=consult",)] == []


def test_another_programme_is_not_searched(reader):
    make.milestone(programme=make.programme(slug="another"), title="Consultation elsewhere")

    assert "elsewhere" not in search(reader, "consult").text
    assert heading(search(reader, "elsewhere")) == "Nothing mentions «elsewhere»"


def test_only_kinds_that_the_reader_may_view_are_searched(stranger, sign_in):
    group = Group.objects.create(name="Visitors")
    group.permissions.set(
        Permission.objects.filter(codename__in=["view_programme", "view_milestone"])
    )
    stranger.groups.add(group)
    client = sign_in(stranger)

    assert set(found(search(client, "consult"))) == {"milestones"}
    assert search(client, "R1").status_code == 200
    assert heading(search(client, "R1")) == "Nothing mentions «R1»"


def test_whoever_may_not_see_the_programme_may_not_search_it(stranger, sign_in):
    assert search(sign_in(stranger), "M1").status_code == 403


# --- the page -------------------------------------------------------------------------------


def test_a_page_without_words_says_what_can_be_searched(reader):
    answer = reader.get(address("reports:search"))

    assert heading(answer) == "What are you looking for?"
    for kind in KINDS:
        assert f"<li>{kind.many.capitalize()}, {kind.prefix}1 …</li>" in answer.text


@pytest.mark.parametrize(
    "q",
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE x; --",
        "%",
        "\\",
        "\0",
        "a" * 5000,
        "((((",
        "&|!:*",
        "‮abc",
        "M" * 300,
        "M99999999999999",
        "'a':* | 'b'",
        "{{ 1 }}",
        "(?i)x",
        "🙂",
    ],
)
def test_whatever_is_asked_is_answered_in_words(q, reader):
    answer = search(reader, q)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_every_page_of_a_programme_has_a_box_to_search_from_on_its_own_day(reader):
    page = reader.get(address("workstreams:risk-list", as_at="2021-07-31")).text

    form = re.search(r'<form class="find".*?</form>', page, re.DOTALL)[0]
    assert f'action="{P}/search/"' in form
    assert '<input type="hidden" name="as_at" value="2021-07-31">' in form
    assert '<label for="find">Search</label>' in form


@pytest.mark.parametrize("day", [{}, {"as_at": THE_DAY_AFTER}])
def test_a_search_asks_as_often_for_three_of_everything_as_for_one(day, board, sign_in):
    counts = []
    for slug, count in (("one", 1), ("three", 3)):
        everything(count, slug=slug)
        client = sign_in(board)
        with CaptureQueriesContext(connection) as asked:
            search(client, "posts staff", of=slug, **day)
        counts.append(len(asked))

    assert counts == [26, 26]
