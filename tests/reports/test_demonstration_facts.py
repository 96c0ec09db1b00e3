"""Every fact of the public report, and where the record holds it on the day of the panel."""

from datetime import date

import pytest

from d22.reports.models import CommitteeDetails
from finance.models import BusinessCase
from programme.models import Decision, Forum, Meeting, Objective, Outcome, Phase, Programme
from tests.reports.demonstrated import demonstration  # noqa: F401 -- every test here reads it
from workstreams.models import Consultation, Deliverable, Milestone, Stage, Workstream

pytestmark = pytest.mark.django_db


def programme() -> Programme:
    return Programme.objects.get(slug="destination-22")


def panel() -> CommitteeDetails:
    return CommitteeDetails.objects.get(forum__name="Children and Families Scrutiny Panel")


def objectives(phase: int) -> list[str]:
    found = Objective.objects.filter(phase__number=phase).in_number_order()
    return [objective.title for objective in found]


def workstream(slug: str) -> Workstream:
    return Workstream.objects.get(slug=slug)


def stage(number: int) -> Stage:
    return Stage.objects.get(workstream__slug="operational-model", number=number)


def milestone(number: int) -> Milestone:
    return Milestone.objects.get(number=number)


def decision(number: int) -> Decision:
    return Decision.objects.get(number=number)


def consultation(number: int) -> Consultation:
    return Consultation.objects.get(number=number)


DEPARTMENTS = (
    "Early Help Service",
    "Safeguarding",
    "Young People’s Service",
    "Children Looked After and Permanency",
)
ENGAGEMENT = (
    "Webinar for all staff on the opening day",
    "One-to-one meetings with managers for everyone affected",
    "Internal communications",
    "Briefings for trade unions",
)
STAGE_2 = (
    "Prevention and Early Help",
    "Safeguarding",
    "Young People’s Service",
    "Looked after Children and Care Leavers",
)
PHASE_1 = [
    "Management and leadership structure redesigned",
    "One access and referral point for all enquiries and referrals",
    "Brief Intervention Team for direct work at the point of assessment",
    "Looked After Team and Pathways Teams redesigned",
    "Prevention and Early Help Services reconfigured",
    "Protection and Court Teams redesigned to serve three localities",
]
PHASE_2 = [
    "Management and leadership function evolved",
    "Dedicated Young People’s Service introduced",
]
PHASE_3 = [
    "Early Help roles across the service reviewed",
    "Behaviour Resource Service (BRS) reviewed",
    "Jigsaw reviewed, once the transformation with Solent and Health is complete",
]

#: What the fact is, how the record answers, what the report says.
FACTS = [
    ("name", lambda: programme().name, "Destination 22"),
    ("organisation", lambda: programme().organisation, "Southampton City Council"),
    ("service", lambda: programme().service, "Children and Learning"),
    ("vision set", lambda: str(programme().vision_set), "September 2020"),
    ("vision set, in the plan", lambda: str(milestone(27).actual), "September 2020"),
    ("years", lambda: programme().duration_years, 5),
    ("sponsor", lambda: programme().sponsor_post,
     "Executive Director Wellbeing (Children and Learning)"),
    ("author", lambda: panel().author_post, "Head of Service – Quality Assurance"),
    ("ten years", lambda: "ten years" in programme().context, True),
    ("comparators", lambda: "neighbours and of England" in programme().context, True),
    ("needs", lambda: len(programme().needs.splitlines()), 3),
    ("outcomes", Outcome.objects.count, 7),
    ("phases", Phase.objects.count, 3),
    ("objectives of Phase 1", lambda: objectives(1), PHASE_1),
    ("objectives of Phase 2", lambda: objectives(2), PHASE_2),
    ("objectives of Phase 3", lambda: objectives(3), PHASE_3),
    ("Phase 1 due", lambda: Phase.objects.get(number=1).due, None),
    ("Phase 2 due", lambda: str(Phase.objects.get(number=2).due), "January 2022"),
    ("Phase 2 due, last day", lambda: Phase.objects.get(number=2).due_on, date(2022, 1, 31)),
    ("Phase 3 due", lambda: str(Phase.objects.get(number=3).due), "after January 2022"),
    ("project areas", lambda: [w.full_name for w in Workstream.objects.filter(parent=None)
                               .in_number_order()],
     ["Governance", "Operational Model (restructure)", "Operational Practices (Innovation Hub)",
      "Children’s Residential Homes Project"]),
    ("long-term governance", lambda: "under consideration" in workstream("governance").purpose,
     True),
    ("stages", lambda: workstream("operational-model").stages.count(), 2),
    ("stage 1", lambda: stage(1).scope_list, ("Leadership structure",)),
    ("stage 2", lambda: stage(2).scope_list, STAGE_2),
    ("stage 1 began", lambda: str(stage(1).began), "May 2021"),
    ("stage 2 began", lambda: str(stage(2).began), "summer 2021"),
    ("Hub meets", lambda: workstream("operational-practices").meets, "weekly"),
    ("Hub members", lambda: workstream("operational-practices").member_list,
     ("Operational workstream leads", "Commissioning leads", "Health leads")),
    ("Hub children", lambda: [w.name for w in workstream("operational-practices").children
                              .in_number_order()],
     ["Young People", "Early Help", "Accommodation", "SEND"]),
    ("each with deliverables", lambda: Workstream.objects.exclude(parent=None)
     .filter(deliverables=None).exists(), False),
    ("each with milestones", lambda: Workstream.objects.exclude(parent=None)
     .filter(milestones=None).exists(), False),
    ("homes and property", lambda: "owned and run by the council"
     in workstream("childrens-residential-homes").property_effect, True),
    ("leadership consultation", lambda: (str(consultation(1).opens), str(consultation(1).closes)),
     ("May 2021", "July 2021")),
    ("leadership consultation over", lambda: str(milestone(2).actual), "July 2021"),
    ("assessment", lambda: (str(decision(1).decided), decision(1).forum.name),
     ("June 2021", "Programme Board")),
    ("assessment, in the plan", lambda: str(milestone(1).actual), "June 2021"),
    ("detail of stage 2", lambda: str(milestone(9).actual), "summer 2021"),
    ("challenge sessions", lambda: milestone(9).done_when,
     "Scope, delivery and budget have each been challenged by key leads"),
    ("training needs paper", lambda: (str(milestone(3).actual), milestone(3).owner_post),
     ("August 2021", "Workstream leads")),
    ("training needs paper delivered", lambda: str(Deliverable.objects.get(number=2).delivered),
     "August 2021"),
    ("BRS", lambda: (str(decision(2).decided), decision(2).made_by, decision(2).outcome),
     ("September 2021", "Council and Commissioning, jointly", "agreed_jointly")),
    ("BRS, in the plan", lambda: str(milestone(4).actual), "September 2021"),
    ("business case", lambda: (decision(3).decided_on, decision(3).forum.name),
     (date(2021, 9, 22), "EMB / Organisational Design Board")),
    ("business case, its decision", lambda: BusinessCase.objects.get().approved_by_decision.ref,
     "D3"),
    ("business case, in the plan", lambda: milestone(5).actual_on, date(2021, 9, 22)),
    ("consultation opens", lambda: consultation(2).opens_on, date(2021, 10, 6)),
    ("on a Wednesday", lambda: f"{consultation(2).opens_on:%A}", "Wednesday"),
    ("consultation closes", lambda: consultation(2).closes_on, date(2021, 11, 19)),
    ("consultation, days", lambda: consultation(2).days, 45),
    ("consultation, departments", lambda: consultation(2).department_list, DEPARTMENTS),
    ("consultation, engagement", lambda: consultation(2).engagement_list, ENGAGEMENT),
    ("consultation, in the plan", lambda: (milestone(6).actual_on, milestone(8).actual_on),
     (date(2021, 10, 6), date(2021, 11, 19))),
    ("posts filled", lambda: str(milestone(7).actual), "November 2021"),
    ("panel", lambda: Meeting.objects.get(forum=panel().forum, held_on="2021-11-25").subject,
     "Destination 22"),
    ("public consultation", lambda: (consultation(3).audience, consultation(3).closes_on),
     ("public", date(2021, 12, 12))),
    ("Young People’s Service", lambda: str(milestone(12).baseline), "January 2022"),
    ("strategy signed off", lambda: str(milestone(13).forecast), "March 2022"),
    ("strategy adopted", lambda: str(milestone(14).forecast), "April 2022"),
    ("risk log", lambda: programme().risk_log, "Microsoft Project Online"),
    ("risk log reviewed by", lambda: programme().risk_log_reviewed_by, "Programme Board"),
    ("forums", lambda: [f.name for f in Forum.objects.order_by("number")],
     ["Programme Board", "EMB / Organisational Design Board",
      "Children and Families Scrutiny Panel"]),
    ("report of", lambda: panel().report_of, "Executive Director – Children and Learning"),
    ("confidentiality", lambda: panel().confidentiality, "None"),
    ("recommendation", lambda: panel().recommendation_list,
     ("That the Panel notes the progress set out in this report.",)),
    ("alternatives", lambda: panel().alternatives, "None"),
    ("statutory power", lambda: panel().statutory_power,
     "Overview and scrutiny rest on the Local Government Act 2000, Part 1A, section 9."),
    ("other legal", lambda: panel().other_legal, "None"),
    ("key decision", lambda: panel().key_decision, False),
    ("wards", lambda: panel().wards, "All"),
    ("equality assessment", lambda: panel().equality_assessment_required, True),
    ("data protection", lambda: panel().data_protection_assessment_required, False),
    ("appendices", lambda: panel().appendix_list,
     ("Destination 22 consultation document v0.1",)),
    ("rooms and papers", lambda: (panel().members_rooms, panel().background_papers), ("", "")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "said"),
    [(answer, said) for _, answer, said in FACTS],
    ids=[name for name, *_ in FACTS],
)
def test_a_fact_of_the_report_is_in_the_record(answer, said):
    assert answer() == said
