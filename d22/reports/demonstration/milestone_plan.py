"""The milestones as they entered the plan, with the dates they first had."""

from d22.reports.demonstration.replay import The, added
from d22.reports.demonstration.sources import MADE_UP, after, day, month, season, told
from workstreams.models import Milestone

BOTH = "baseline, forecast"
MODEL = "Workstream lead, Operational Model"

#: Recorded, number, workstream (W2.2 is its stage 2), objective, title, first date, source,
#: owner (the posts are made up throughout), and how anyone can tell that it is reached.
PLAN = [
    ("2020-09-14 11:00", 27, "W1", "", "Vision for children and families set", month("2020-09"),
     told("para 4", made_up=BOTH), "Programme manager",
     "The service has published its vision"),
    ("2021-03-22 11:00", 12, "W4", "O8", "Young People’s Service starts (Phase 2 ends)", month("2022-01"),
     told("para 11"), "Workstream lead, Young People",
     "Young people are seen by one service with its own manager"),
    ("2021-03-22 11:05", 28, "W2", "O7", "Management and leadership function evolved", month("2022-01"),
     told("para 11"), MODEL,
     "The leadership team has reviewed its first months and settled its duties"),
    ("2021-03-22 11:10", 21, "W5", "O9", "Early Help roles reviewed", after("2022-01"),
     told("para 11"), "Workstream lead, Early Help",
     "The board has the findings of the review"),
    ("2021-03-22 11:15", 22, "W3", "O10", "BRS reviewed", after("2022-01"),
     told("para 11"), "Workstream lead",
     "The board has the findings of the review"),
    ("2021-03-22 11:20", 23, "W3", "O11", "Jigsaw reviewed", after("2022-01"),
     told("para 11"), "Workstream lead",
     "The transformation with Solent and Health is complete and the board has the findings"),
    ("2021-04-12 10:00", 1, "W5", "", "New Early Help Assessment approved by the Programme Board", month("2021-06"),
     told("para 10", made_up=BOTH), "Workstream lead, Early Help",
     "The Programme Board has approved it"),
    ("2021-05-04 15:00", 2, "W2.1", "O1", "Consultation on senior leadership structure ends", month("2021-07"),
     told("para 8", made_up=BOTH), MODEL,
     "The last day for replies has passed"),
    ("2021-05-17 10:00", 7, "W2.1", "O1", "New leadership structure in place, all posts filled", month("2021-11"),
     told("para 8", made_up=BOTH), MODEL,
     "Every post of the structure has its post holder at work"),
    ("2021-05-17 10:30", 24, "W1", "", "Options for long-term governance put to Programme Board", day("2021-07-16"),
     MADE_UP, "Programme manager",
     "The board has discussed a paper with costed options"),
    ("2021-06-14 10:00", 3, "W3", "", "Training needs paper written by the workstream leads", month("2021-08"),
     told("para 10", made_up=BOTH), "Workstream leads",
     "Every workstream lead has signed the paper"),
    ("2021-06-14 10:05", 4, "W3", "", "Business case for the Behaviour Resource Service (BRS) localities model approved jointly by the council and Commissioning", month("2021-09"),
     told("para 10", made_up=BOTH), "Workstream lead",
     "The council and Commissioning have both approved it"),
    ("2021-06-14 10:10", 5, "W2.2", "", "Business case for proposals, structures and additional budget presented; its costs and benefits approved", day("2021-09-15"),
     told("para 9", made_up=BOTH), MODEL,
     "The Organisational Design Board has approved them"),
    ("2021-06-14 10:15", 6, "W2.2", "", "Staff consultation opens", day("2021-10-04"),
     told("para 9", made_up=BOTH), MODEL,
     "The consultation document is with all staff"),
    ("2021-06-14 10:20", 9, "W2.2", "", "Detail of stage 2 worked up, with challenge sessions on scope, delivery and budget", season("2021-08"),
     told("para 8", made_up=BOTH), MODEL,
     "Scope, delivery and budget have each been challenged by key leads"),
    ("2021-06-14 10:30", 16, "W2.2", "O2", "Single access and referral point opens", day("2021-09-30"),
     MADE_UP, MODEL, ""),
    ("2021-06-14 10:35", 17, "W2.2", "O3", "Brief Intervention Team in post", day("2021-10-29"),
     MADE_UP, MODEL,
     "Every member of the team has started"),
    ("2021-06-14 10:40", 15, "W2.2", "O6", "Protection and Court Teams work in three localities", day("2021-10-29"),
     MADE_UP, MODEL,
     "Every case is held by the team of its locality"),
    ("2021-06-14 10:45", 26, "W2.2", "O5", "Prevention and Early Help structure in place", day("2022-01-31"),
     MADE_UP, MODEL,
     "Staff work in the structure they were consulted on"),
    ("2021-06-14 10:50", 25, "W2.2", "O4", "Looked After and Pathways Teams in new structure", day("2022-02-28"),
     MADE_UP, MODEL,
     "Every child has a named worker in the new teams"),
    ("2021-08-23 10:00", 18, "W8", "", "First children’s home: registration applied for", day("2021-12-17"),
     MADE_UP, "Project lead",
     "The regulator has confirmed receipt of the application"),
    ("2021-08-23 10:05", 19, "W7", "", "SEND joint pathway agreed", day("2021-11-30"),
     MADE_UP, "Workstream lead, SEND",
     "Education and health have both signed the pathway"),
    ("2021-08-23 10:10", 20, "W6", "", "Agreement on supported lodgings signed", day("2022-02-25"),
     MADE_UP, "Workstream lead, Accommodation",
     "The council and the providers have signed"),
    ("2021-09-23 09:30", 8, "W2.2", "", "Staff consultation closes", day("2021-11-19"),
     told("para 9", made_up=BOTH), MODEL,
     "The last day for replies has passed"),
    ("2021-09-23 09:35", 11, "W2.2", "", "Response to staff consultation published", day("2021-12-10"),
     MADE_UP, MODEL,
     "All staff have the response and the final structure"),
    ("2021-10-15 10:30", 10, "W1", "", "Public consultation on draft strategy closes", day("2021-12-12"),
     told("para 19"), "Programme manager",
     "The last day for replies has passed"),
    ("2021-10-15 10:35", 13, "W1", "", "Children and Young People Strategy signed off", month("2022-03"),
     told("para 19"), "Programme manager",
     "The council’s governance has signed it off"),
    ("2021-10-15 10:40", 14, "W1", "", "Children and Young People Strategy adopted", month("2022-04"),
     told("para 19"), "Programme manager",
     "The council has adopted it"),
]  # fmt: skip


def entered(when, number, where, objective, title, first, source, owner, done_when):
    """An open-ended first date is a baseline only: nobody forecasts the reviews of Phase 3."""
    fields = {"forecast": first} if first.is_dated else {}
    if "." in where:
        fields["stage"] = The(where)
    if objective:
        fields["objective"] = The(objective)
    return added(
        when,
        "office",
        Milestone,
        f"M{number}",
        "Entered in the plan with its first date.",
        workstream=The(where.partition(".")[0]),
        title=title,
        baseline=first,
        owner_post=owner,
        done_when=done_when,
        **fields,
        **source,
    )


STORY = [entered(*row) for row in PLAN]
