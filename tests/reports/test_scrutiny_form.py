"""The council's form: its headings in their order, its numbers straight through."""

from itertools import pairwise

import pytest

from d22.reports.documents.nodes import Heading, Mark, Numbered, Particulars, Text
from d22.reports.documents.reading import said
from tests.reports.composed import (  # noqa: F401 -- fixtures
    demonstration,
    headings,
    paragraphs,
    printed,
    report,
)

pytestmark = pytest.mark.django_db  # or pytest-django would make no test database


def test_the_headings_are_the_councils_in_their_order(report):  # noqa: F811
    assert headings(report) == [
        (2, "Contact details"),
        (2, "Statement of confidentiality"),
        (2, "Brief summary"),
        (2, "Recommendations"),
        (2, "Reasons for report recommendations"),
        (2, "Alternative options considered and rejected"),
        (2, "Detail (including consultation carried out)"),
        (3, "Background information"),
        (3, "Destination 22 programme structure"),
        (3, "Project area: Operational Model (restructure)"),
        (3, "Project area: Operational Practices (Innovation Hub)"),
        (3, "Progress to date: Governance"),
        (3, "Progress to date: Operational Model (restructure)"),
        (3, "Progress to date: Operational Practices (Innovation Hub)"),
        (3, "Progress to date: Children’s Residential Homes Project"),
        (3, "Future phases"),
        (2, "Resource implications"),
        (3, "Capital/Revenue"),
        (3, "Property/Other"),
        (2, "Legal implications"),
        (3, "Statutory power to undertake proposals in the report"),
        (3, "Other legal implications"),
        (2, "Risk management implications"),
        (2, "Policy framework implications"),
        (2, "Key decision and wards affected"),
        (2, "Supporting documentation"),
        (3, "Appendices"),
        (3, "Documents in Members’ rooms"),
        (2, "Equality impact assessment"),
        (2, "Data protection impact assessment"),
        (2, "Other background documents"),
        (2, "Annex A: How a status is computed"),
        (2, "Annex B: Where the figures come from"),
    ]


def test_paragraphs_are_numbered_straight_through_from_1_to_19(report):  # noqa: F811
    numbered = [b for b in report.blocks if isinstance(b, Numbered)]

    assert [b.label for b in numbered] == ["(i)", *(f"{n}." for n in range(1, 20))]
    assert [b.anchor for b in numbered] == ["", *(f"p{n}" for n in range(1, 20))]


def test_each_section_holds_the_numbers_that_it_has_in_the_form(report):  # noqa: F811
    held, section = {}, ""
    for block in report.blocks:
        if isinstance(block, Heading):
            section = block.text
        elif isinstance(block, Numbered) and block.anchor:
            held.setdefault(section, []).append(int(block.label[:-1]))

    assert held == {
        "Reasons for report recommendations": [1],
        "Alternative options considered and rejected": [2],
        "Detail (including consultation carried out)": [3, 4, 5, 6, 7, 8, 9, 10, 11],
        "Capital/Revenue": [12],
        "Property/Other": [13, 14],
        "Statutory power to undertake proposals in the report": [15],
        "Other legal implications": [16],
        "Risk management implications": [17],
        "Policy framework implications": [18, 19],
    }


def test_the_paragraphs_say_what_the_form_asks_for(report):  # noqa: F811
    said_in = paragraphs(report)

    assert said_in["(i)"] == ["That the Panel notes the progress set out in this report."]
    assert said_in["1."] == ["So that the Panel can examine the progress of the programme."]
    assert said_in["2."] == said_in["16."] == ["None."]
    assert said_in["12."] == [
        "Cumulatively over five financial years, 2021/22 to 2025/26 illustrative, the business "
        "case (Destination 22 proposals and structures) plans an investment of £5,438,322 and "
        "savings of £9,799,196, all classes: a net cost reduction of £4,360,874. The EMB / "
        "Organisational Design Board approved its costs and benefits on 22 September 2021.",
        "The forecast of 12 November 2021 puts the net cost reduction at £3,669,700, £691,174 less "
        "than the business case. illustrative",
        "The ledger holds entries up to 29 October 2021: £612,480 spent and £24,000 of savings "
        "recorded, cumulatively. illustrative",
    ]
    assert said_in["13."][0].startswith("Children’s Residential Homes Project. Homes inside the")
    assert said_in["14."] == [
        "Working by locality is not expected to affect property at this stage."
    ]
    assert said_in["15."] == [
        "Overview and scrutiny rest on the Local Government Act 2000, Part 1A, section 9."
    ]
    assert said_in["17."] == [
        "The full risk log is kept in Microsoft Project Online, and the Programme Board reviews it.",
        "Seven risks are open: one very high, four high and two medium. illustrative",
    ]
    assert said_in["18."] == [
        "The programme supports the wellbeing priorities of the Corporate Plan."
    ]
    assert said_in["19."] == [
        "The programme shares its vision with the draft Children and Young People Strategy. The "
        "draft is going through the council’s own governance; its public consultation closes on "
        "12 December 2021. It is to be signed off in March 2022 and adopted in April 2022."
    ]


def test_the_summary_opens_with_the_finding(report):  # noqa: F811
    summary = [said(b.spans) for b in report.blocks if hasattr(b, "spans")]

    assert summary[1:5] == [
        "Destination 22 redesigns how children’s services in Southampton are led, reached and "
        "staffed, so that families get help sooner and fewer of them need statutory intervention.",
        "This is the position at 25 November 2021. Phase 1 has finished one of its six "
        "objectives; three of the other five are 30 or more days late. illustrative",
        "The public consultation on the draft Children and Young People Strategy is due to close "
        "on 12 December 2021.",
        "The vision is to be met through seven outcomes:",
    ]


def particulars(document):
    return {
        label: said(value)
        for block in document.blocks
        if isinstance(block, Particulars)
        for label, value in block.rows
    }


def test_the_header_names_roles_and_never_people(report):  # noqa: F811
    assert particulars(report) == {
        "Decision-maker": "Children and Families Scrutiny Panel",
        "Subject": "Destination 22",
        "Date of decision": "25 November 2021",
        "Report of": "Executive Director – Children and Learning",
        "Executive Director": "Executive Director Wellbeing (Children and Learning)",
        "Author": "Head of Service – Quality Assurance",
        "Key decision?": "No",
        "Wards/communities affected": "All",
        "1.": "Destination 22 consultation document v0.1",
    }


def test_the_papers_own_particulars_are_the_days_and_the_authors_role(report):  # noqa: F811
    assert (report.title, report.subject, report.author, report.status) == (
        "Destination 22: progress report",
        "Position at 25 November 2021",
        "Head of Service – Quality Assurance",
        "Draft, not published",
    )
    assert report.dated.isoformat() == "2021-11-25"


def test_the_two_assessments_are_answered(report):  # noqa: F811
    asked = "Do the implications/subject of the report require {} to be carried out? {}"
    lines = [said(block.spans) for block in report.blocks if hasattr(block, "spans")]

    assert asked.format("an Equality and Safety Impact Assessment (ESIA)", "Yes") in lines
    assert asked.format("a Data Protection Impact Assessment (DPIA)", "No") in lines


def test_apostrophes_are_curly_and_no_sentence_begins_with_a_space(report, printed):  # noqa: F811
    assert "'" not in printed["html"]
    for block in report.blocks:
        for held in getattr(block, "blocks", (block,)):
            line = said(getattr(held, "spans", ()))
            assert "  " not in line
            assert ".." not in line
            assert line == line.strip()


def test_what_is_made_up_is_marked_after_its_sentence(report):  # noqa: F811
    for block in report.blocks:
        for held in getattr(block, "blocks", (block,)):
            spans = getattr(held, "spans", ())
            for before, span in pairwise(spans):
                assert not (isinstance(span, Mark) and isinstance(before, Mark))
                assert not isinstance(span, Mark) or before == Text(" ") or before.text[-1:] == " "
