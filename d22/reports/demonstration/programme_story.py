"""The programme itself: its vision, outcomes, phases and objectives."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import after, day, month, told
from programme.models import Objective, Outcome, Phase, Programme

PROGRAMME = [
    added(
        "2020-09-01 09:30",
        "office",
        Programme,
        "programme",
        "The programme is opened; its vision is still being written.",
        name="Destination 22",
        slug="destination-22",
        organisation="Southampton City Council",
        service="Children and Learning",
        summary="Redesigns how children’s services in Southampton are led, reached and staffed.",
        begins_on="2020-09-01",
        first_year="2021/22",
        duration_years=5,
        sponsor_post="Executive Director Wellbeing (Children and Learning)",
        **told("header and paras 3 to 4, 12 and 17", made_up="first financial year"),
    ),
    changed(
        "2020-09-30 16:00",
        "office",
        "programme",
        "The service has set its vision, and the seven outcomes that will show it.",
        vision_set=month("2020-09"),
        summary=(
            "Destination 22 redesigns how children’s services in Southampton are led, reached "
            "and staffed, so that families get help sooner and fewer of them need statutory "
            "intervention."
        ),
    ),
    changed(
        "2020-11-16 11:00",
        "office",
        "programme",
        "The case for change is written down for the programme’s papers.",
        context=(
            "For ten years inspectors have judged the council’s services for children to require "
            "improvement to be good, so outcomes for children are not yet what they should be.\n"
            "On most early indicators of risk, children in Southampton fare worse than those of "
            "its statistical neighbours and of England."
        ),
        needs=(
            "Reach families sooner, through the professional whose skills fit their need.\n"
            "Be simple to reach, so that children and young people can come to trust the people "
            "they meet.\n"
            "Give practitioners the support and training to build lasting relationships with "
            "families."
        ),
    ),
    changed(
        "2021-02-08 10:15",
        "office",
        "programme",
        "The risk log is kept with the project plans, and the board has agreed to review it.",
        risk_log="Microsoft Project Online",
        risk_log_reviewed_by="Programme Board",
    ),
]

#: Number, title, what it means. The seven that the report’s brief summary lists.
OUTCOMES = [
    (
        "Leaders focused on early, effective help",
        "Those who lead the service put high-quality help at the first opportunity before all else.",
    ),
    (
        "One way in to help and advice",
        "Families and referrers come to one place, get a timely decision, and hear what became of it.",
    ),
    (
        "Help before needs grow",
        "Families are worked with directly and early, so that fewer come to need a statutory response.",
    ),
    (
        "Lasting relationships with fewer changes",
        "Children and families keep the worker they know and are not referred from team to team.",
    ),
    (
        "Every service sees the whole family",
        "Each service can help early and has the skills to manage risk when it rises.",
    ),
    (
        "Fewer families in statutory services",
        "Demand on statutory work falls because fewer families come to need it.",
    ),
    (
        "A trusted social worker for every looked after child",
        "Children in care know their named social worker well and are helped to do their best.",
    ),
]

PHASES = [
    (
        "2021-01-18 10:00",
        1,
        "The first redesign of leadership, teams and ways in",
        {"begins": day("2021-01-21")},
        told("para 5", made_up="beginning"),
    ),
    (
        "2021-03-22 10:00",
        2,
        "Leadership evolves and young people get a service of their own",
        {"due": month("2022-01")},
        told("para 11"),
    ),
    (
        "2021-03-22 10:00",
        3,
        "Reviews of what was built and of what stands beside it",
        {"due": after("2022-01")},
        told("para 11"),
    ),
]

#: Phase, title. Numbered 1 to 11 through the three phases.
OBJECTIVES = [
    (1, "Management and leadership structure redesigned"),
    (1, "One access and referral point for all enquiries and referrals"),
    (1, "Brief Intervention Team for direct work at the point of assessment"),
    (1, "Looked After Team and Pathways Teams redesigned"),
    (1, "Prevention and Early Help Services reconfigured"),
    (1, "Protection and Court Teams redesigned to serve three localities"),
    (2, "Management and leadership function evolved"),
    (2, "Dedicated Young People’s Service introduced"),
    (3, "Early Help roles across the service reviewed"),
    (3, "Behaviour Resource Service (BRS) reviewed"),
    (3, "Jigsaw reviewed, once the transformation with Solent and Health is complete"),
]

STORY = [
    *PROGRAMME,
    *(
        added(
            "2020-09-30 16:30",
            "office",
            Outcome,
            f"OC{number}",
            "Set with the vision.",
            title=title,
            description=description,
            **told("brief summary"),
        )
        for number, (title, description) in enumerate(OUTCOMES, start=1)
    ),
    *(
        added(
            when,
            "office",
            Phase,
            f"P{number}",
            "The phase and its objectives are set out for the first time.",
            summary=summary,
            **dates,
            **where,
        )
        for when, number, summary, dates, where in PHASES
    ),
    *(
        added(
            "2021-01-18 10:30" if phase == 1 else "2021-03-22 10:30",
            "office",
            Objective,
            f"O{number}",
            f"One of the objectives of Phase {phase}.",
            phase=The(f"P{phase}"),
            title=title,
            **told("para 5" if phase == 1 else "para 11"),
        )
        for number, (phase, title) in enumerate(OBJECTIVES, start=1)
    ),
]
