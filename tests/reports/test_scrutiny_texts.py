"""Texts that people write: their references to the record, and whatever else they hold."""

from datetime import date

import pytest

from d22.reports import papers
from d22.reports.documents import html
from d22.reports.documents.nodes import Figure, Numbered, Text
from d22.reports.documents.reading import said, walk, words
from d22.reports.figures import written_by_hand
from d22.reports.position import read
from programme import clock
from programme.models import Forum
from tests import make
from tests.reports.composed import composed, paragraphs
from tests.reports.documents import heard
from tests.reports.documents.test_words import HOSTILE

pytestmark = pytest.mark.django_db

LIVE = clock.AsAt(date(2021, 11, 25), live=True)


def panel(**details):
    """A scrutiny panel that meets on 25 November, and what its papers state."""
    forum = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=forum, held_on=date(2021, 11, 25))
    return make.committee_details(forum=forum, **details)


def resolved(text):
    return said(written_by_hand(text, read(make.programme(), LIVE)))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("It opens on [[M1.forecast]].", "It opens on 13 December 2021."),
        ("[[M1.baseline]]", "30 September 2021"),
        ("[[M1.expected]]", "13 December 2021"),
        ("From [[C1.opens]] to [[C1.closes]].", "From 6 October 2021 to 19 November 2021."),
        (
            "[[P1.due]]; [[DL1.due]]; [[D1.decided]]",
            "January 2022; 1 March 2022; 22 September 2021",
        ),
        ("It saves [[finance.net]].", "It saves £100,000."),
        ("[[finance.savings]] for [[finance.investment]]", "£100,000 for £0"),
    ],
)
def test_a_reference_is_replaced_by_the_records_figure(text, printed):
    make.milestone(baseline_on=date(2021, 9, 30), forecast_on=date(2021, 12, 13))
    make.consultation()
    make.phase(due_on=date(2022, 1, 31), due_precision="month")
    make.deliverable(due_on=date(2022, 3, 1))
    case = make.business_case(approved_by_decision=make.decision())
    make.plan_line(scheme=make.scheme(business_case=case))

    assert resolved(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("[[M99.forecast]]", "[M99.forecast: not in the record on this day]"),
        ("[[M1.colour]]", "[M1.colour: not in the record on this day]"),
        ("[[M1.actual]]", "[M1: no date on this day]"),
        ("[[P1.expected]]", "[P1: no date on this day]"),
        ("[[finance.net]]", "[finance.net: not in the record on this day]"),
        ("[[finance.gross]]", "[finance.gross: not in the record on this day]"),
    ],
)
def test_a_reference_that_leads_nowhere_is_printed_for_all_to_see(text, printed):
    make.milestone()
    make.phase()

    assert resolved(f"A {text} b") == f"A {printed} b"


@pytest.mark.parametrize(
    "text", ["[[]]", "[[M1]]", "[[ M1.forecast ]]", "[M1.forecast]", "[[M1.__class__.x]]", "[[a.b"]
)
def test_what_is_no_reference_is_printed_as_it_is_written(text):
    assert resolved(text) == text


def test_an_illustrative_date_in_a_text_is_marked():
    make.milestone(illustrative=True)

    assert resolved("Due [[M1.baseline]].") == "Due 31 December 2021. illustrative"


def test_a_reference_is_resolved_wherever_a_committee_detail_is_printed():
    text = "By [[M1.baseline]]."
    make.milestone()
    make.workstream(name="Homes", property_effect=text)
    panel(
        **dict.fromkeys(
            (
                *("recommendations", "reasons", "confidentiality", "alternatives"),
                *("property_note", "statutory_power", "other_legal"),
                *("policy_framework", "shared_vision"),
            ),
            text,
        )
    )

    document = composed()

    assert words(document).count("By 31 December 2021.") == 10
    assert "[[" not in words(document)


def test_recommendations_are_numbered_in_roman_however_many():
    panel(recommendations="\n".join(f"That it notes {n}." for n in range(1, 15)))

    labels = [block.label for block in composed().blocks if isinstance(block, Numbered)]

    assert labels[:14] == [
        *("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)", "(viii)", "(ix)", "(x)"),
        *("(xi)", "(xii)", "(xiii)", "(xiv)"),
    ]


def test_reasons_of_several_lines_are_several_paragraphs_of_one_number():
    panel(reasons="The Panel asked.\n\nIt asked again.")

    assert paragraphs(composed())["1."] == ["The Panel asked.", "It asked again."]


@pytest.mark.parametrize("empty", ["", "None", "none."])
def test_what_is_left_empty_answers_none_because_the_form_must_answer(empty):
    panel(alternatives=empty, other_legal=empty, property_note="", policy_framework="")

    told = paragraphs(composed())

    assert told["2."] == ["None."]
    assert list(told.values()).count(["None."]) == 4


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_it_was_written(text):
    programme = make.programme()
    programme.name, programme.summary, programme.context = text[:120], text, text
    programme.save()
    make.outcome(title=text)
    make.milestone(title=text, workstream=make.workstream(name=text[:120], purpose=text))
    make.risk(title=text)
    panel(recommendations=text, wards=text, appendices=text)
    document = composed()
    told = heard.bare(words(document))

    assert told.count(heard.bare(text)) >= 9
    assert heard.in_html(html.render(document, traced=True)) == told
    assert heard.in_word(papers.FORMATS["docx"].render(document)) == told
    assert heard.in_pdf(papers.FORMATS["pdf"].render(document)) == told


def test_a_text_cannot_pass_itself_off_as_a_figure():
    panel(recommendations="£1 on 25 November 2021")

    nodes = list(walk(composed()))

    assert Text("£1 on 25 November 2021") in nodes
    assert [n.text for n in nodes if isinstance(n, Figure) and "£1" in n.text] == []
