"""The tree of workstreams, the restructure's own stages, and what each workstream delivers."""

from d22.reports.demonstration.replay import The, added, changed, removed
from d22.reports.demonstration.sources import MADE_UP, day, month, season, told
from workstreams.models import Deliverable, Stage, Workstream

#: Recorded, number, name, slug, what else, source. The posts of the leads are made up.
WORKSTREAMS = [
    (
        "2020-09-14 10:30",
        "W1",
        "Governance",
        "governance",
        {
            "purpose": "Decides who directs the programme, and how it answers for itself.",
            "lead_post": "Programme manager",
        },
        told("para 5", made_up="lead, purpose"),
    ),
    (
        "2021-01-18 11:00",
        "W2",
        "Operational Model",
        "operational-model",
        {
            "qualifier": "restructure",
            "purpose": (
                "Redesigns services and structures to meet the objectives, in consultation "
                "with staff and partners."
            ),
            "lead_post": "Head of Service",
        },
        told("para 6", made_up="lead"),
    ),
    (
        "2021-01-18 11:05",
        "W3",
        "Operational Practices",
        "operational-practices",
        {
            "qualifier": "Innovation Hub",
            "purpose": (
                "Works on its deliverables, clears what stands in the way, studies good practice "
                "and joins up departments and organisations."
            ),
            "lead": The("lead"),
            "lead_post": "Workstream lead",
            "meets": "weekly",
            "members": "Operational workstream leads\nCommissioning leads\nHealth leads",
        },
        told("para 7", made_up="lead"),
    ),
    *(
        (
            "2021-02-01 10:00",
            ref,
            name,
            slug,
            {"parent": The("W3"), "purpose": purpose, "lead_post": f"Workstream lead, {name}"},
            told("para 7", made_up="lead, purpose"),
        )
        for ref, name, slug, purpose in (
            ("W4", "Young People", "young-people", "Help for teenagers, from one service."),
            ("W5", "Early Help", "early-help", "Help for families before needs grow."),
            ("W6", "Accommodation", "accommodation", "Places to live near home, in good time."),
            ("W7", "SEND", "send", "Special educational needs and disabilities, planned jointly."),
        )
    ),
    (
        "2021-05-04 10:00",
        "W8",
        "Children’s Residential Homes Project",
        "childrens-residential-homes",
        {
            "purpose": "Sets up children’s homes inside the council’s area.",
            "lead_post": "Project lead",
            "property_effect": (
                "Homes inside the council’s area, owned and run by the council, let children live "
                "close to where they come from. They lower long-term outgoings and keep money in "
                "the local economy. The project changes which properties the council owns and "
                "runs, and Property Services take part in it."
            ),
        },
        told("para 13", made_up="lead"),
    ),
]

STAGES = [
    added(
        "2021-05-04 11:00",
        "office",
        Stage,
        "W2.1",
        "The first stage begins with consultation on the leadership structure.",
        workstream=The("W2"),
        number=1,
        summary="Leadership structure",
        scope="Leadership structure",
        began=month("2021-05"),
        **told("paras 6 and 8"),
    ),
    added(
        "2021-06-14 09:30",
        "office",
        Stage,
        "W2.2",
        "Work on the detail of the second stage begins this summer.",
        workstream=The("W2"),
        number=2,
        summary="Services for children, young people and families",
        scope=(
            "Prevention and Early Help\n"
            "Safeguarding\n"
            "Young People’s Service\n"
            "Looked after Children and Care Leavers"
        ),
        began=season("2021-08"),
        **told("paras 6 and 8"),
    ),
    changed(
        "2021-11-05 11:00",
        "office",
        "W2.1",
        "Every post of the leadership structure is filled, so the first stage is over.",
        ended=month("2021-11"),
        illustrative_parts="end",
    ),
]

#: Recorded, number, workstream, title, due, source.
DELIVERABLES = [
    ("2021-04-12", 1, "W5", "Early Help Assessment for all families", month("2021-06"), 10),
    ("2021-06-14", 2, "W3", "Paper on training needs", month("2021-08"), 10),
    ("2021-06-14", 3, "W3", "Business case for BRS localities", month("2021-09"), 10),
    ("2021-06-14", 4, "W2", "Business case for the proposals", day("2021-09-15"), 9),
    ("2021-06-21", 5, "W5", "Guide to the assessment for partners", day("2021-10-29"), None),
    ("2021-06-21", 6, "W4", "Plan of the Young People’s Service", day("2021-10-15"), None),
    ("2021-06-21", 7, "W4", "Map of the young people known to two teams", day("2021-09-17"), None),
    ("2021-06-21", 8, "W6", "Forecast of places needed, by age", day("2021-10-29"), None),
    ("2021-06-21", 9, "W6", "Agreement on supported lodgings", day("2022-02-25"), None),
    ("2021-06-21", 10, "W7", "Joint pathway for education and health", day("2021-11-30"), None),
    ("2021-06-21", 11, "W7", "List of short breaks on offer", day("2021-09-30"), None),
    ("2021-06-21", 12, "W4", "List of young people in two teams", day("2021-09-30"), None),
    ("2021-08-23", 13, "W8", "Statement of purpose of the first home", day("2021-12-10"), None),
    ("2020-10-12", 14, "W1", "Terms of reference of the Programme Board", day("2020-12-18"), None),
]


def delivered(when: str, by: str, number: int, on, why: str):
    return changed(when, by, f"DL{number}", why, delivered=on)


DELIVERIES = [
    delivered("2020-12-11", "office", 14, day("2020-12-10"), "The board has adopted them."),
    delivered("2021-06-25 15:30", "office", 1, month("2021-06"), "The board has approved it."),
    removed("2021-07-19", "office", "DL12", "Entered twice: it is the map that DL7 stands for."),
    delivered(
        "2021-08-27", "lead", 2, month("2021-08"), "Written by the workstream leads together."
    ),
    delivered("2021-09-13", "lead", 7, day("2021-09-10"), "The map is with both teams."),
    delivered("2021-09-17 15:30", "office", 3, month("2021-09"), "Approved by both sides."),
    delivered("2021-09-22 16:10", "office", 4, day("2021-09-22"), "Costs and benefits approved."),
    delivered("2021-10-01", "lead", 11, day("2021-09-30"), "The list is published for families."),
    delivered(
        "2021-10-18", "lead", 6, day("2021-10-15"), "The plan goes to staff in consultation."
    ),
    delivered("2021-11-01", "lead", 5, day("2021-10-28"), "Sent to schools and health partners."),
    changed(
        "2021-11-12",
        "lead",
        "DL8",
        "Figures for children over 16 are still to come from Commissioning.",
        due=day("2021-12-17"),
    ),
]

STORY = [
    *(
        added(when, "office", Workstream, ref, "Set up.", name=name, slug=slug, **more, **source)
        for when, ref, name, slug, more, source in WORKSTREAMS
    ),
    *STAGES,
    *(
        added(
            f"{when} 15:00",
            "office",
            Deliverable,
            f"DL{number}",
            "Agreed with the workstream.",
            workstream=The(workstream),
            title=title,
            due=due,
            **(told(f"para {para}", made_up="due date") if para else MADE_UP),
        )
        for when, number, workstream, title, due, para in DELIVERABLES
    ),
    *DELIVERIES,
]
