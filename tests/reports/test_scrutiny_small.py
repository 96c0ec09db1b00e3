"""A report of little: an empty programme, one of everything, and whatever else a record holds."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from page import ValidationProfile

from d22.reports import papers
from d22.reports.documents import html
from d22.reports.documents.nodes import figure_anchor
from d22.reports.documents.reading import figures, group, words
from programme.dates import Precision
from programme.models import Forum
from tests import make
from tests.reports.composed import composed, headings, paragraphs
from tests.reports.documents import heard
from tests.reports.documents.test_pdf import broken_rules

pytestmark = pytest.mark.django_db

ODD = "Ŵ “Hub” & <b> £5 – 'a' \u202e\x07 😀 [[M1.x]] {{ x }}"


def bare(**details):
    """A programme with nothing but a panel to report to."""
    forum = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=forum, held_on=date(2021, 11, 25))
    make.committee_details(forum=forum, **details)
    return forum


def test_an_empty_programme_has_a_sound_report_in_all_three_formats(tmp_path):
    bare()
    document = composed()
    told = heard.bare(words(document))
    word, pdf = (papers.FORMATS[name].render(document) for name in ("docx", "pdf"))
    (tmp_path / "report.docx").write_bytes(word)

    assert heard.in_html(html.render(document)) == heard.in_word(word) == heard.in_pdf(pdf) == told
    assert OpenXmlValidator().validate(tmp_path / "report.docx").errors == []
    assert broken_rules(pdf, ValidationProfile.PDF_UA_1) == set()
    assert broken_rules(pdf, ValidationProfile.PDF_A_2A) == set()


def test_an_empty_programme_says_that_nothing_is_there():
    bare()

    told = paragraphs(composed())

    assert told == {
        "(i)": ["That the Panel notes the progress made."],
        "1.": ["The Panel asked for an update."],
        "2.": ["None."],
        "3.": ["The programme runs over five financial years."],
        "4.": ["No project area is set up yet."],
        "5.": ["No later phase is planned."],
        "6.": [
            "No business case had been approved by 25 November 2021, so there is no investment "
            "or saving to report."
        ],
        "7.": ["None."],
        "8.": ["Children Act 2004."],
        "9.": ["None."],
        "10.": ["No risk is open."],
        "11.": ["None."],
    }


def test_an_empty_programme_has_the_headings_of_every_section():
    bare()

    sections = [text for level, text in headings(composed()) if level == 2]

    assert len(sections) == 18
    assert "No phase is set up yet." in words(composed())


def test_one_of_everything_is_told_in_the_singular():
    bare()
    phase = make.phase(due_on=date(2022, 1, 31))
    objective = make.objective(phase=phase)
    hub = make.workstream(name="Hub")
    make.workstream(name="SEND", parent=hub)
    make.stage(workstream=hub, scope="Leadership")
    make.milestone(workstream=hub, objective=objective, actual_on=date(2021, 11, 19))
    make.milestone(workstream=hub, title="Team in post", forecast_on=date(2022, 1, 1))
    make.outcome()
    make.risk()
    make.consultation(workstream=hub, departments="Safeguarding")

    told = words(composed())

    for sentence in (
        "The vision is to be met through one outcome:",
        "Every phase is complete.",
        "Phase 1 has one objective. It is due by 31 January 2022 and complete because its one "
        "objective is complete.",
        "The work is organised in one project area:",
        "It has a stage of its own, which is not a phase of the programme:",
        "It has one workstream below it, with deliverables and milestones of its own: SEND.",
        "One milestone has been reached:",
        "It covered one department:",
        "One risk is open: one high.",
        "+1 day",
    ):
        assert sentence in told


def test_the_phase_under_way_is_told_when_the_first_is_complete():
    bare()
    for number, reached in ((1, date(2021, 9, 1)), (2, None), (3, None)):
        objective = make.objective(phase=make.phase(), title=f"Objective {number}")
        make.milestone(objective=objective, actual_on=reached)

    told = paragraphs(composed())

    assert told["4."][:2] == [
        "Phase 1 has one objective. It is complete because its one objective is complete.",
        "Phase 2 has one objective. It is rated Green because nothing is 8 or more days late.",
    ]
    assert told["6."] == [
        "Phase 3 has one objective. It is rated Green because nothing is 8 or more days late."
    ]


def test_a_phase_without_objectives_says_so():
    bare()
    make.phase()
    make.phase(due_on=date(2022, 1, 31), due_precision=Precision.MONTH)

    told = paragraphs(composed())

    assert told["4."][0] == "Phase 1 has no objectives yet."
    assert told["5."] == ["Phase 2 has no objectives yet. It is due by the end of January 2022."]


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [
        (date(2021, 11, 1), date(2021, 11, 24), "The 24-day staff consultation on the restructure "
         "opened on 1 November 2021 and closed on 24 November 2021."),
        (date(2021, 11, 1), date(2021, 11, 25), "The 25-day staff consultation on the restructure "
         "opened on 1 November 2021 and is due to close on 25 November 2021."),
        (date(2021, 11, 26), date(2021, 12, 1), "The 6-day staff consultation on the restructure "
         "is due to open on 26 November 2021 and to close on 1 December 2021."),
        (date(2021, 11, 26), None, "The staff consultation on the restructure is due to open on "
         "26 November 2021."),
        (None, date(2021, 11, 24), "The staff consultation on the restructure closed on "
         "24 November 2021."),
        (None, None, "The staff consultation on the restructure has no dates yet."),
    ],
)  # fmt: skip
def test_a_consultation_is_told_as_it_was_on_the_day(opens, closes, sentence):
    bare()
    hub = make.workstream(name="Hub")
    make.consultation(workstream=hub, subject="the restructure", opens_on=opens, closes_on=closes)

    assert paragraphs(composed())["5."][-1] == sentence


def test_money_that_is_not_saved_is_not_called_a_reduction():
    bare()
    case = make.business_case(title="Case", approved_by_decision=make.decision())
    spent = make.scheme(business_case=case, direction="investment")
    make.plan_line(scheme=spent, amount_pence=5_00)
    forecast = make.forecast(business_case=case)
    make.forecast_line(forecast=forecast, scheme=spent, amount_pence=7_00)

    case_says, forecast_says, ledger_says = paragraphs(composed())["6."]

    assert "an investment of £5 and savings of £0: a net result of −£5." in case_says
    assert forecast_says == (
        "The forecast of 1 November 2021 puts the net result at −£7, £2 less than the business case."
    )
    assert ledger_says == "Nothing is in the ledger yet."


def test_the_ledger_is_told_of_even_where_no_case_is_approved():
    bare()
    make.ledger_entry(amount_pence=7_00)

    assert paragraphs(composed())["6."] == [
        "No business case had been approved by 25 November 2021, so there is no plan to compare "
        "with.",
        "The ledger holds entries up to 31 October 2021: £0 spent and £7 of savings recorded, "
        "cumulatively.",
    ]


def test_without_made_up_records_nothing_is_marked_illustrative():
    bare()
    make.milestone(objective=make.objective(), forecast_on=date(2022, 3, 1))
    make.risk()
    make.judgement(workstream=make.workstream())
    case = make.business_case(approved_by_decision=make.decision())
    make.plan_line(scheme=make.scheme(business_case=case))
    make.forecast_line()
    make.ledger_entry()

    assert "illustrative" not in words(composed())


# --- whatever a record holds ----------------------------------------------------------------

DAYS = st.none() | st.dates(date(2020, 9, 1), date(2026, 3, 31))
NAMES = st.sampled_from(["Hub", ODD, "x" * 110, " ", "Ünïcödé"])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_small_record_has_a_report(undone, data):
    draw = data.draw
    with undone():
        bare(recommendations=draw(NAMES), reasons=draw(NAMES))
        phases = [make.phase(due_on=draw(DAYS)) for _ in range(draw(st.integers(0, 3)))]
        objectives = [
            make.objective(phase=draw(st.sampled_from(phases)), title=draw(NAMES))
            for _ in range(draw(st.integers(0, 3)) if phases else 0)
        ]
        streams = []
        for _ in range(draw(st.integers(0, 3))):
            parent = draw(st.sampled_from([None, *streams]))
            streams.append(make.workstream(name=draw(NAMES), parent=parent))
        for _ in range(draw(st.integers(0, 4)) if streams else 0):
            make.milestone(
                title=draw(NAMES),
                workstream=draw(st.sampled_from(streams)),
                objective=draw(st.sampled_from([None, *objectives])),
                baseline_on=draw(DAYS),
                baseline_precision=draw(st.sampled_from(Precision.values)),
                forecast_on=draw(DAYS),
                forecast_precision=draw(st.sampled_from(Precision.values)),
                actual_on=draw(DAYS),
            )
        document = composed()
        page = html.render(document, traced=True)

    assert heard.in_html(page) == heard.bare(words(document))
    anchors = {f'id="{figure_anchor(group(figure.key))}"' for figure in figures(document)}
    assert [anchor for anchor in anchors if anchor not in page] == []
