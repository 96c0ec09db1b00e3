"""What the workstreams deliver, and when they did."""

from d22.reports.demonstration.replay import The, added, changed, removed
from d22.reports.demonstration.sources import MADE_UP, day, month, told
from workstreams.models import Deliverable

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
