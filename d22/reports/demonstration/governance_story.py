"""Forums, their meetings, and what they decided."""

from d22.reports.demonstration.replay import The, added
from d22.reports.demonstration.sources import MADE_UP, day, month, told
from programme.models import Decision, Forum, Meeting

FORUMS = [
    (
        "F1",
        "Programme Board",
        "board",
        "Directs the programme and reviews its risk log.",
        "para 17",
    ),
    (
        "F2",
        "EMB / Organisational Design Board",
        "design",
        "Approves changes of structure and the money for them.",
        "para 9",
    ),
    (
        "F3",
        "Children and Families Scrutiny Panel",
        "scrutiny",
        "Examines the programme in public and recommends.",
        "header",
    ),
]

#: Recorded, by, number, forum, date, subject, source. Meetings to come are there once planned.
MEETINGS = [
    ("2021-01-11 09:30", "office", 1, "F1", day("2021-01-21"), "Shape of Phase 1", MADE_UP),
    ("2021-01-11 09:30", "office", 2, "F1", day("2021-03-18"), "Phases 2 and 3", MADE_UP),
    ("2021-01-11 09:30", "office", 3, "F1", day("2021-05-20"), "Leadership structure", MADE_UP),
    (
        "2021-05-24 09:30",
        "office",
        4,
        "F1",
        month("2021-06"),
        "New Early Help Assessment",
        told("para 10"),
    ),
    (
        "2021-05-10 14:00",
        "clerk",
        5,
        "F3",
        day("2021-09-23"),
        "Destination 22: early progress",
        MADE_UP,
    ),
    ("2021-05-10 14:10", "clerk", 6, "F3", day("2021-11-25"), "Destination 22", told("header")),
    ("2021-06-28 09:30", "office", 7, "F1", day("2021-09-09"), "Stage 2 before its case", MADE_UP),
    (
        "2021-07-12 11:00",
        "office",
        8,
        "F2",
        day("2021-09-22"),
        "Business case for proposals, structures and additional budget",
        told("para 9"),
    ),
    ("2021-06-28 09:35", "office", 9, "F1", day("2021-10-14"), "Baselines of Phase 1", MADE_UP),
    ("2021-06-28 09:40", "office", 10, "F1", day("2021-11-11"), "Front door and forecast", MADE_UP),
    (
        "2021-06-28 09:45",
        "office",
        11,
        "F1",
        day("2021-12-09"),
        "What staff said in the consultation",
        MADE_UP,
    ),
    ("2021-10-14 16:30", "office", 12, "F1", day("2022-01-13"), "Young People’s Service", MADE_UP),
]

DECISIONS = [
    added(
        "2021-06-25 15:00",
        "office",
        Decision,
        "D1",
        "The board’s decision is recorded from its minutes.",
        title="New Early Help Assessment approved",
        forum=The("F1"),
        meeting=The("MT4"),
        decided=month("2021-06"),
        outcome="agreed",
        rationale="One assessment for families, written with them, takes the place of several.",
        **told("para 10", made_up="rationale"),
    ),
    added(
        "2021-09-17 15:00",
        "office",
        Decision,
        "D2",
        "Both sides have confirmed their approval.",
        title="Business case for the BRS localities model approved",
        made_by="Council and Commissioning, jointly",
        decided=month("2021-09"),
        outcome="agreed_jointly",
        rationale="It gives the redesign of the Behaviour Resource Service its direction.",
        **told("para 10"),
    ),
    added(
        "2021-09-22 16:00",
        "office",
        Decision,
        "D3",
        "The board’s decision is recorded on the day.",
        title="Costs and benefits of the business case approved",
        forum=The("F2"),
        meeting=The("MT8"),
        decided=day("2021-09-22"),
        outcome="agreed",
        rationale="The additional budget lets the proposals go to staff for consultation.",
        **told("para 9"),
    ),
    added(
        "2021-10-14 16:00",
        "office",
        Decision,
        "D4",
        "The board’s decision is recorded on the day.",
        title="Baselines of the milestones of Phase 1 confirmed as they stand",
        forum=The("F1"),
        meeting=The("MT9"),
        decided=day("2021-10-14"),
        outcome="agreed",
        rationale="A baseline that has passed is kept, so that lateness stays in sight.",
        **MADE_UP,
    ),
    added(
        "2021-11-11 16:00",
        "office",
        Decision,
        "D5",
        "The board’s decision is recorded on the day.",
        title="Old and new referral queues to run in parallel for four weeks",
        forum=The("F1"),
        meeting=The("MT10"),
        decided=day("2021-11-11"),
        outcome="agreed",
        rationale="No referral may wait unseen while the new access point settles in.",
        **MADE_UP,
    ),
]

STORY = [
    *(
        added(
            "2020-09-14 10:00" if ref != "F3" else "2021-05-10 13:30",
            "office" if ref != "F3" else "clerk",
            Forum,
            ref,
            "A forum that directs, decides on or examines the programme.",
            name=name,
            kind=kind,
            remit=remit,
            **told(where, made_up="remit"),
        )
        for ref, name, kind, remit, where in FORUMS
    ),
    *(
        added(
            when,
            by,
            Meeting,
            f"MT{number}",
            "Entered once its date was set.",
            forum=The(forum),
            held=held,
            subject=subject,
            **source,
        )
        for when, by, number, forum, held, subject, source in MEETINGS
    ),
    *DECISIONS,
]
