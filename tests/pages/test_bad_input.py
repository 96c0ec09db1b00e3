"""Whatever is asked for that is not there: a page in words, and never another record."""

import re

import pytest
from django.utils.html import escape

from tests import make
from tests.pages.addresses import FILTERED, OF_A_REF, PAGES, REGISTERS, address
from tests.pages.everything import everything, write_everywhere
from tests.pages.reading import heading, rows, sentence

HOSTILE = "<script>1</script>'\"><img src=x>"
WHAT = {
    "C": "consultation",
    "IN": "indicator",
    "M": "milestone",
    "R": "risk",
    "I": "issue",
    "D": "decision",
}


@pytest.fixture
def reader(board, sign_in):
    return sign_in(board)


def told(answer):
    return answer.status_code, heading(answer), sentence(answer)


def absent(words):
    return 404, "There is no such page", words


def test_an_unknown_programme_has_no_page(reader):
    for name in PAGES:
        answer = reader.get(address(name, of="no-such-programme"))
        assert told(answer) == absent(
            "There is no programme at the address «no-such-programme»."
        ), name


@pytest.mark.parametrize(("name", "letter"), OF_A_REF.items())
def test_a_number_never_given_has_no_page(name, letter, reader):
    make.programme()

    for number in (1, 999_999_999):
        answer = reader.get(address(name, path={"ref": f"{letter}{number}"}))
        kind = WHAT[letter]
        assert told(answer) == absent(
            f"There is no {kind} {letter}{number} in this programme on this day."
        )


@pytest.mark.parametrize(
    "ref", ["M0", "M01", "m1", "M999999999999999", "M-1", "M１", "M1.0", "M+1", "1", "M", ".."]
)
def test_a_record_has_one_reference_and_no_other_spelling_of_it(ref, reader):
    make.milestone()

    answer = reader.get(f"/destination-22/milestones/{ref}/")

    assert told(answer) == absent(f"«{ref}» is not a reference here. They look like M1.")


def test_each_programme_shows_its_own_record_of_a_number(reader):
    make.milestone(title="Ours")
    other = make.programme(slug="another")
    make.milestone(title="Theirs", programme=other)
    make.milestone(title="Theirs alone", programme=other)

    assert heading(reader.get("/destination-22/milestones/M1/")) == "Ours"
    assert heading(reader.get("/another/milestones/M1/")) == "Theirs"
    assert reader.get("/another/milestones/M2/").status_code == 200
    assert reader.get("/destination-22/milestones/M2/").status_code == 404


def test_no_page_shows_a_record_of_another_programme(reader):
    everything(1, slug="another")
    write_everywhere("Theirs and theirs alone")
    everything(1)

    telling = [name for name in PAGES if "Theirs" in reader.get(address(name)).text]
    assert telling == []


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "9" * 5000])
def test_a_report_never_drafted_has_no_page(number, reader):
    make.report()

    for end in ("", "docx/"):
        assert reader.get(f"/destination-22/reports/{number}/{end}").status_code == 404


@pytest.mark.parametrize("name", FILTERED)
@pytest.mark.parametrize(
    ("field", "value"),
    [("workstream", "no-such-workstream"), ("workstream", "1' or '1'='1"), ("q", "\0")],
)
def test_a_filter_that_cannot_be_read_is_told_and_lists_nothing(name, field, value, reader):
    everything(1)

    answer = reader.get(address(name, **{field: value}))

    assert answer.status_code == 200
    assert "The filter asks for something that is not there" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert rows(answer)[0] == "Nothing is listed until the filter above is put right."


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("workstreams:milestone-list", "status"),
        ("workstreams:risk-list", "state"),
        ("workstreams:issue-list", "state"),
    ],
)
def test_a_status_that_there_is_not_lists_nothing(name, field, reader):
    everything(1)

    answer = reader.get(address(name, **{field: "pink"}))

    assert "Select a valid choice. pink is not one of the available choices." in answer.text
    assert rows(answer)[0] == "Nothing is listed until the filter above is put right."


@pytest.mark.parametrize("name", REGISTERS)
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"page": "0"}, "There is no page 0: the list has 1 page. Start again from page 1."),
        ({"page": "2"}, "There is no page 2: the list has 1 page. Start again from page 1."),
        ({"page": "abc"}, "«abc» is not a number, so there is no such page of the list."),
        ({"page": "-1"}, "«-1» is not a number, so there is no such page of the list."),
        (
            {"page": "9" * 50},
            f"«{'9' * 50}» is not a number, so there is no such page of the list.",
        ),
        ({"per_page": "7"}, "A page has 25, 50 or 100 rows, not 7."),
        ({"per_page": "1000000"}, "A page has 25, 50 or 100 rows, not 1000000."),
        ({"sort": "nonsense"}, "The list cannot be sorted by «nonsense». Choose a column heading."),
        ({"sort": "--ref"}, "The list cannot be sorted by «--ref». Choose a column heading."),
        (
            {"sort": "programme__name"},
            "The list cannot be sorted by «programme__name». Choose a column heading.",
        ),
    ],
)
def test_a_page_or_an_order_that_the_list_has_not_is_refused_in_words(name, query, words, reader):
    everything(1)

    assert told(reader.get(address(name, **query))) == absent(words)


@pytest.mark.parametrize("name", REGISTERS)
def test_every_heading_that_sorts_can_be_followed_both_ways_on_any_day(name, reader):
    everything(3)

    for query in ({}, {"as_at": "2021-11-24"}):
        answer = reader.get(address(name, **query))
        heads = [head for head in answer.context["table"].heads if head.link]
        assert heads != []
        for head in heads:
            for sort in (head.bound.name, f"-{head.bound.name}"):
                there = reader.get(address(name, sort=sort, **query))
                assert sorted(rows(there)) == sorted(rows(answer)), sort


@pytest.mark.parametrize("sort", ["", "baseline", "-baseline", "forecast", "title", "-ref"])
def test_no_row_is_on_two_pages_or_on_none(sort, reader):
    for _ in range(27):
        make.milestone()

    first, second = (
        reader.get(address("workstreams:milestone-list", sort=sort, page=page)) for page in (1, 2)
    )

    seen = [row.split()[0] for row in rows(first) + rows(second)]
    assert sorted(seen) == sorted(f"M{n}" for n in range(1, 28))
    assert len(rows(first)) == 25


def test_hostile_text_is_shown_as_text_on_every_page(admin, sign_in):
    everything(1)
    write_everywhere(HOSTILE)
    make.ledger_entry(description=HOSTILE, evidence=HOSTILE)
    client = sign_in(admin)

    for name in PAGES:
        page = client.get(address(name)).text
        assert page.count(escape(HOSTILE)) > 0, name
        assert "<script" not in page, name
        assert "<img" not in page, name


def test_hostile_words_in_an_address_are_shown_as_text(reader):
    everything(1)

    for name in PAGES:
        for query in ({"q": HOSTILE}, {HOSTILE: HOSTILE}, {"sort": HOSTILE}, {"as_at": HOSTILE}):
            page = reader.get(address(name, **query)).text
            assert "<script" not in page, name
            assert "<img" not in page, name
    page = reader.get(address("workstreams:milestone-detail", path={"ref": "<script>"})).text
    assert "«&lt;script&gt;» is not a reference here." in page


def test_a_missing_slash_is_put_right_and_the_question_kept(reader):
    answer = reader.get("/destination-22/milestones?status=late&as_at=2021-07-31")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/destination-22/milestones/?status=late&as_at=2021-07-31"


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
    ],
)
def test_a_missing_slash_leads_to_no_other_host(path, reader):
    answer = reader.get("/", PATH_INFO=path)

    assert answer.status_code == 302
    assert re.match(r"/[^/\\\s]", answer.headers["Location"])


@pytest.mark.parametrize("onwards", ["//evil.example", "/\\evil.example", "https://evil.example/"])
def test_signing_in_leads_to_no_other_host(onwards, board, client):
    sent = {"username": "board", "password": "destination-22", "next": onwards}

    assert client.post("/accounts/login/", sent).headers["Location"] == "/"


@pytest.mark.parametrize("debug", [True, False])
def test_an_address_without_a_page_is_told_in_our_words_while_developing_too(
    debug, reader, settings
):
    settings.DEBUG = debug
    make.programme()

    for path in (
        "/no/such/page/",
        "/destination-22/nothing/",
        "/a\nb/",
        "/destination-22/risks/R1/x/",
    ):
        answer = reader.get("/", PATH_INFO=path)
        assert told(answer) == absent(
            "The address may be mistyped, or the record may have been removed."
        )
    assert reader.get("/destination-22/risks/R1/").status_code == 404
    assert reader.get("/destination-22/?as_at=x").status_code == 400
