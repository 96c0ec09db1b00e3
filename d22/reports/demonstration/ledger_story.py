"""What was spent and saved from April to October 2021, as Finance posted it. All made up."""

from d22.reports.demonstration.replay import Change, The, added
from finance.models import LedgerEntry

#: Schemes exist from September 2021, so what was spent before was posted once they were open;
#: after that each month in the middle of the next.
OPENED = "2021-09-30 10:00"
POSTED = {"09": "2021-10-15 10:00", "10": "2021-11-15 10:00"}

TEAM, POSTS, LEARNING, AGENCY = "S7", "S5", "S6", "S1"

#: The day it was spent or saved, scheme, whole pounds, what it was.
ENTRIES = [
    ("2021-04-30", TEAM, 7_900, "Programme team, April"),
    ("2021-05-28", TEAM, 900, "Rooms and materials for planning workshops"),
    ("2021-05-31", TEAM, 7_900, "Programme team, May"),
    ("2021-06-18", LEARNING, 6_400, "Workshops on the practice framework"),
    ("2021-06-30", TEAM, 7_900, "Programme team, June"),
    ("2021-06-30", POSTS, 18_400, "Interim change managers, June"),
    ("2021-07-09", POSTS, 12_750, "Recruitment campaign for leaders"),
    ("2021-07-16", LEARNING, 9_350, "Course for new leaders"),
    ("2021-07-23", TEAM, 1_250, "Planning software, half a year"),
    ("2021-07-30", TEAM, 7_900, "Programme team, July"),
    ("2021-07-30", POSTS, 21_600, "Heads of service, July"),
    ("2021-07-30", POSTS, 18_400, "Interim change managers, July"),
    ("2021-08-06", LEARNING, 3_200, "Survey of training needs"),
    ("2021-08-20", LEARNING, 12_500, "Working through relationships, first course"),
    ("2021-08-27", POSTS, 9_430, "Recruitment of service managers"),
    ("2021-08-31", TEAM, 7_900, "Programme team, August"),
    ("2021-08-31", POSTS, 38_200, "Heads of service, August"),
    ("2021-08-31", POSTS, 24_500, "Service managers, August"),
    ("2021-08-31", POSTS, 18_400, "Interim change managers, August"),
    ("2021-09-10", TEAM, 1_400, "Printing and rooms for challenge sessions"),
    ("2021-09-17", LEARNING, 12_500, "Working through relationships, second course"),
    ("2021-09-24", LEARNING, 7_650, "Licences for online courses"),
    ("2021-09-24", POSTS, 6_750, "Adverts for team managers"),
    ("2021-09-30", AGENCY, 7_200, "Two agency posts ended in Assessment"),
    ("2021-09-30", TEAM, 7_900, "Programme team, September"),
    ("2021-09-30", POSTS, 43_200, "Heads of service, September"),
    ("2021-09-30", POSTS, 52_300, "Service managers, September"),
    ("2021-09-30", POSTS, 21_800, "Team managers, September"),
    ("2021-10-06", TEAM, 1_150, "Webinar and consultation papers"),
    ("2021-10-15", LEARNING, 12_500, "Working through relationships, third course"),
    ("2021-10-22", LEARNING, 8_250, "Training in the Early Help Assessment"),
    ("2021-10-22", POSTS, 5_200, "Adverts for the access point"),
    ("2021-10-29", AGENCY, 9_600, "Agency posts ended in Assessment, October"),
    ("2021-10-29", AGENCY, 7_200, "Agency posts ended in Protection"),
    ("2021-10-29", TEAM, 7_900, "Programme team, October"),
    ("2021-10-29", POSTS, 43_200, "Heads of service, October"),
    ("2021-10-29", POSTS, 68_900, "Service managers, October"),
    ("2021-10-29", POSTS, 46_600, "Team managers, October"),
    ("2021-10-29", POSTS, 21_600, "Assessment practitioners, October"),
]  # fmt: skip


def posted(when: str, ref: str, on: str, scheme: str, pounds: int, what: str, **more) -> Change:
    return added(
        when,
        "finance",
        LedgerEntry,
        ref,
        "",
        scheme=The(scheme),
        amount_pence=pounds * 100,
        effective_on=on,
        financial_year=FINANCIAL_YEAR,
        description=what,
        evidence=f"Journal {on[:7]}",
        illustrative=True,
        **more,
    )


FINANCIAL_YEAR = "2021/22"

#: £9,800 was keyed for £8,900, found a month later, reversed and posted again.
MISTAKE = ("2021-09-30", LEARNING, 9_800, "Coaching for new leaders")
CORRECTION = [
    posted("2021-10-15 10:30", "mistake", *MISTAKE),
    posted(
        "2021-11-15 10:30",
        "reversal",
        "2021-09-30",
        LEARNING,
        9_800,
        "Reverses coaching for new leaders, keyed as £9,800",
        reverses=The("mistake"),
    ),
    posted(
        "2021-11-15 10:35",
        "corrected",
        "2021-09-30",
        LEARNING,
        8_900,
        "Coaching for new leaders, as invoiced",
    ),
]

STORY = [
    *(
        posted(POSTED.get(on[5:7], OPENED), f"entry {number}", on, scheme, pounds, what)
        for number, (on, scheme, pounds, what) in enumerate(ENTRIES, start=1)
    ),
    *CORRECTION,
]
