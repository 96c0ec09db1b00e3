"""Issues as they came up and were dealt with. All are made up."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import MADE_UP
from workstreams.models import Issue

#: Raised, number, workstream, priority (1 is critical), title, description, owner, due, from risk.
RAISED = [
    ("2021-06-14", 1, "W2", 3, "Challenge sessions lack somebody from Finance",
     "The sessions on stage 2 are to test the budget, and nobody from Finance is invited.",
     "Programme manager", "2021-07-09", None),
    ("2021-07-19", 2, None, 3, "Two versions of the plan are in use",
     "The plan on the shared drive and the one in Project Online differ in four dates.",
     "Programme officer", "2021-12-17", "R7"),
    ("2021-10-25", 3, "W2", 2, "Two of four access point posts drew no suitable applicant",
     "The posts were advertised once; the access point cannot open without them.",
     "Head of Service", "2021-12-06", "R1"),
    ("2021-11-08", 4, "W4", 2, "No base is confirmed for the Young People’s Service",
     "Two buildings are possible, and neither is free before February.",
     "Workstream lead, Young People", "2021-12-10", None),
    ("2021-11-15", 5, "W2", 1, "Case-management forms fail two of nine tests",
     "A referral that names two children loses the second one.",
     "Workstream lead", "2021-12-03", None),
]  # fmt: skip

STORY = [
    *(
        added(
            f"{on} 15:30",
            "office",
            Issue,
            f"I{number}",
            "Raised.",
            workstream=The(where) if where else None,
            priority=priority,
            title=title,
            description=description,
            owner_post=owner,
            raised_on=on,
            due_on=due,
            from_risk=The(risk) if risk else None,
            **MADE_UP,
        )
        for on, number, where, priority, title, description, owner, due, risk in RAISED
    ),
    changed(
        "2021-07-05 15:30",
        "office",
        "I1",
        "Dealt with.",
        closed_on="2021-07-05",
        resolution="Somebody from Finance now sits in every session.",
    ),
    changed(
        "2021-11-11 16:30",
        "lead",
        "I4",
        "The board asked for an answer before its meeting in December.",
        due_on="2021-12-08",
    ),
    changed(
        "2021-11-25 09:15",
        "office",
        "I5",
        "The supplier answered this morning.",
        description=(
            "A referral that names two children loses the second one. The supplier has found the "
            "cause; the corrected forms are to be tested again."
        ),
    ),
]
