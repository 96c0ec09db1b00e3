"""Every fact of the public report of 25 November 2021 is said, in Word, PDF and HTML alike."""

import pytest

from tests.reports.composed import demonstration, printed, report  # noqa: F401 -- fixtures
from tests.reports.documents import heard

pytestmark = pytest.mark.django_db  # or pytest-django would make no test database

#: What the fact is, and how the report says it.
FACTS = [
    ("name", "Destination 22"),
    ("organisation and service", "The Children and Learning service of Southampton City Council"),
    ("vision set", "set its vision in September 2020"),
    ("years", "over five financial years"),
    ("sponsor", "Executive Director Wellbeing (Children and Learning)"),
    ("author", "Head of Service – Quality Assurance"),
    ("inspection", "For ten years inspectors have judged the council’s services for children to "
     "require improvement to be good"),
    ("indicators", "On most early indicators of risk, children in Southampton fare worse than "
     "those of its statistical neighbours and of England."),
    ("outcomes", "The vision is to be met through seven outcomes:"),
    ("Phase 1, how many", "Phase 1 has six objectives."),
    ("Phase 2, how many", "Phase 2 has two objectives."),
    ("Phase 3, how many", "Phase 3 has three objectives."),
    ("objective 1", "Management and leadership structure redesigned"),
    ("objective 2", "One access and referral point for all enquiries and referrals"),
    ("objective 3", "Brief Intervention Team for direct work at the point of assessment"),
    ("objective 4", "Looked After Team and Pathways Teams redesigned"),
    ("objective 5", "Prevention and Early Help Services reconfigured"),
    ("objective 6", "Protection and Court Teams redesigned to serve three localities"),
    ("objective 7", "Management and leadership function evolved"),
    ("objective 8", "Dedicated Young People’s Service introduced"),
    ("objective 9", "Early Help roles across the service reviewed"),
    ("objective 10", "Behaviour Resource Service (BRS) reviewed"),
    ("objective 11", "Jigsaw reviewed, once the transformation with Solent and Health is complete"),
    ("Phase 2 due", "It is due by the end of January 2022"),
    ("Phase 3 due", "It is due after January 2022"),
    ("project areas", "The work is organised in four project areas:"),
    ("area 1", "Governance: Decides"),
    ("area 2", "Operational Model (restructure): Redesigns"),
    ("area 3", "Operational Practices (Innovation Hub): Works"),
    ("area 4", "Children’s Residential Homes Project: Sets up"),
    ("long-term governance", "The arrangements that will keep the service sound after it are "
     "under consideration."),
    ("stages are not phases", "stages of its own, which are not the phases of the programme"),
    ("stage 1", "Stage 1: Leadership structure"),
    ("stage 2", "Stage 2: Prevention and Early Help, Safeguarding, Young People’s Service and "
     "Looked after Children and Care Leavers"),
    ("weekly, members", "It brings together operational workstream leads, commissioning leads and "
     "health leads. It meets weekly."),
    ("below the Hub", "It has four workstreams below it, each with deliverables and milestones of "
     "its own: Young People, Early Help, Accommodation and SEND."),
    ("leadership consultation", "The staff consultation on the senior leadership structure opened "
     "in May 2021 and closed in July 2021."),
    ("Early Help Assessment", "New Early Help Assessment approved by the Programme Board: June 2021"),
    ("summer of 2021", "Detail of stage 2 worked up, with challenge sessions on scope, delivery "
     "and budget: summer 2021"),
    ("training needs", "Training needs paper written by the workstream leads: August 2021"),
    ("BRS", "Business case for the Behaviour Resource Service (BRS) localities model approved "
     "jointly by the council and Commissioning: September 2021"),
    ("business case", "Business case for proposals, structures and additional budget presented; "
     "its costs and benefits approved: 22 September 2021"),
    ("who approved it", "The EMB / Organisational Design Board approved its costs and benefits on "
     "22 September 2021."),
    ("staff consultation", "The 45-day staff consultation on the second stage of the restructure "
     "opened on 6 October 2021 and closed on 19 November 2021."),
    ("departments", "It covered four departments:"),
    ("department 1", "Early Help Service"),
    ("department 2", "Safeguarding"),
    ("department 3", "Young People’s Service"),
    ("department 4", "Children Looked After and Permanency"),
    ("webinar", "Webinar for all staff on the opening day"),
    ("one-to-one", "One-to-one meetings with managers for everyone affected"),
    ("internal communications", "Internal communications"),
    ("trade unions", "Briefings for trade unions"),
    ("posts filled", "New leadership structure in place, all posts filled: November 2021"),
    ("investment", "an investment of £5,438,322"),
    ("savings", "savings of £9,799,196"),
    ("net", "a net cost reduction of £4,360,874"),
    ("homes", "Homes inside the council’s area, owned and run by the council"),
    ("property services", "Property Services take part in it."),
    ("localities", "Working by locality is not expected to affect property at this stage."),
    ("power", "Local Government Act 2000, Part 1A, section 9"),
    ("risk log", "The full risk log is kept in Microsoft Project Online, and the Programme Board "
     "reviews it."),
    ("corporate plan", "wellbeing priorities of the Corporate Plan"),
    ("strategy", "shares its vision with the draft Children and Young People Strategy"),
    ("public consultation", "is due to close on 12 December 2021"),
    ("signed off, adopted", "It is to be signed off in March 2022 and adopted in April 2022."),
    ("panel", "Decision-makerChildren and Families Scrutiny Panel"),
    ("day of the panel", "Date of decision 25 November 2021"),
    ("report of", "Report of Executive Director – Children and Learning"),
    ("confidentiality", "Statement of confidentiality None."),
    ("recommendation", "(i) That the Panel notes the progress set out in this report."),
    ("alternatives", "Alternative options considered and rejected 2. None."),
    ("other legal", "Other legal implications 16. None."),
    ("key decision", "Key decision? No"),
    ("wards", "Wards/communities affected All"),
    ("equality", "an Equality and Safety Impact Assessment (ESIA) to be carried out? Yes"),
    ("data protection", "a Data Protection Impact Assessment (DPIA) to be carried out? No"),
    ("appendix", "Appendices 1. Destination 22 consultation document v0.1"),
    ("members’ rooms", "Documents in Members’ rooms None."),
    ("background papers", "Other background documents None."),
]  # fmt: skip

OUTCOMES = (
    "Leaders focused on early, effective help",
    "One way in to help and advice",
    "Help before needs grow",
    "Lasting relationships with fewer changes",
    "Every service sees the whole family",
    "Fewer families in statutory services",
    "A trusted social worker for every looked after child",
)


@pytest.mark.parametrize("phrase", [phrase for _, phrase in FACTS], ids=[name for name, _ in FACTS])
def test_a_fact_of_the_public_report_is_said_in_all_three_formats(phrase, printed):  # noqa: F811
    silent = [name for name, words in printed.items() if heard.bare(phrase) not in words]

    assert silent == []


def test_the_seven_outcomes_are_listed_in_their_order(printed):  # noqa: F811
    listed = heard.bare("".join(OUTCOMES))

    assert [listed in words for words in printed.values()] == [True, True, True]


def test_nobody_is_named_and_no_telephone_or_address_is_given(printed):  # noqa: F811
    for words in printed.values():
        assert [mark for mark in ("@", "Tel:", "E-mail") if mark in words] == []
