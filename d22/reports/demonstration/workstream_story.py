"""The tree of workstreams, and the restructure's own stages."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import month, season, told
from workstreams.models import Stage, Workstream

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

LONG_TERM = changed(
    "2021-05-17 09:30",
    "office",
    "W1",
    "What comes after the programme is now part of this workstream.",
    purpose=(
        "Decides who directs the programme, and how it answers for itself. The arrangements that "
        "will keep the service sound after it are under consideration."
    ),
    illustrative_parts="lead",
)

STORY = [
    *(
        added(when, "office", Workstream, ref, "Set up.", name=name, slug=slug, **more, **source)
        for when, ref, name, slug, more, source in WORKSTREAMS
    ),
    LONG_TERM,
    *STAGES,
]
