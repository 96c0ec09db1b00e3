"""What every paper to the Scrutiny Panel states and the record cannot compute."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import told
from d22.reports.models import CommitteeDetails

STORY = [
    added(
        "2021-05-10 15:00",
        "clerk",
        CommitteeDetails,
        "CD1",
        "Set up when the panel put the programme on its list of work.",
        forum=The("F3"),
        report_of="Executive Director – Children and Learning",
        director_post="Executive Director Wellbeing (Children and Learning)",
        author_post="Head of Service – Quality Assurance",
        confidentiality="None",
        recommendations="That the Panel notes the progress set out in this report.",
        reasons="So that the Panel can examine the progress of the programme.",
        alternatives="None",
        property_note="Working by locality is not expected to affect property at this stage.",
        statutory_power="Overview and scrutiny rest on the Local Government Act 2000, Part 1A, section 9.",
        other_legal="None",
        policy_framework="The programme supports the wellbeing priorities of the Corporate Plan.",
        shared_vision="The programme shares its vision with the draft Children and Young People Strategy.",
        key_decision=False,
        wards="All",
        equality_assessment_required=True,
        data_protection_assessment_required=False,
        **told("whole of its form"),
    ),
    changed(
        "2021-10-06 11:00",
        "clerk",
        "CD1",
        "The consultation document is out, so papers to the panel now attach it.",
        appendices="Destination 22 consultation document v0.1",
    ),
    changed(
        "2021-10-18 09:30",
        "clerk",
        "CD1",
        "The strategy now has its dates, so papers to the panel give them, from the record.",
        shared_vision=(
            "The programme shares its vision with the draft Children and Young People Strategy. "
            "The draft is going through the council’s own governance; its public consultation "
            "closes on [[C3.closes]]. It is to be signed off in [[M13.expected]] and adopted in "
            "[[M14.expected]]."
        ),
    ),
]
