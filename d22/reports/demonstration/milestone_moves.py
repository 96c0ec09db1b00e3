"""What happened to the milestones: forecasts moved, dates reached, and what waits for what."""

from d22.reports.demonstration.replay import Change, The, added, changed
from d22.reports.demonstration.sources import day, month, season
from programme.dates import Known
from workstreams.models import Dependency


def moved(when: str, by: str, ref: str, to: Known, why: str, **more) -> Change:
    return changed(when, by, ref, why, forecast=to, **more)


def reached(when: str, by: str, ref: str, on: Known, why: str) -> Change:
    return changed(when, by, ref, why, actual=on)


#: The access point's story is the longest, and two milestones follow it.
ACCESS_POINT = [
    changed("2021-06-28 10:00", "office", "M16", "The test of success is agreed with the leads.",
            done_when="All referrals arrive through one front door for five working days running"),
    moved("2021-07-23 15:10", "office", "M16", day("2021-10-15"),
          "The case-management supplier needs two more weeks for the new forms."),
    moved("2021-09-20 10:20", "office", "M16", day("2021-11-01"),
          "Recruitment opened after the business case, not before."),
    moved("2021-09-20 10:25", "office", "M17", day("2021-11-19"),
          "The team takes its work from the access point, which opens later."),
    moved("2021-09-20 10:30", "office", "M15", day("2021-11-30"),
          "Localities take their cases from the access point, which opens later."),
    moved("2021-11-02 11:00", "office", "M16", day("2021-12-06"),
          "Two of the four posts were re-advertised."),
    moved("2021-11-02 11:05", "office", "M17", day("2022-01-06"),
          "Starts are set for the new year, after the access point opens."),
    moved("2021-11-02 11:10", "office", "M15", day("2022-01-17"),
          "Cases can only move once the access point is open and the holidays are over."),
    changed("2021-11-12 09:20", "office", "M16", "The post that answers for it is named exactly.",
            owner_post="Workstream lead, Operational Model, stage 2"),
    moved("2021-11-15 14:00", "office", "M15", day("2022-01-31"),
          "Court timetables of January leave no earlier week for the move."),
    moved("2021-11-22 09:42", "office", "M16", day("2021-12-13"),
          "The case-management forms pass testing a week later than planned."),
    moved("2021-11-22 09:50", "office", "M17", day("2022-01-10"),
          "One week’s induction follows the later opening of the access point."),
]  # fmt: skip

OTHER_MOVES = [
    moved("2021-07-12 11:10", "office", "M5", day("2021-09-22"),
          "The Organisational Design Board takes the case at its meeting a week later."),
    moved("2021-08-05 10:00", "office", "M24", day("2021-08-27"),
          "The paper missed the July board, and options still have to be costed."),
    moved("2021-09-13 09:30", "lead", "M19", day("2021-12-03"),
          "Health can sign three days later than planned."),
    moved("2021-09-20 10:40", "office", "M26", day("2022-02-14"),
          "Posts are matched to people only after the response to the consultation."),
    moved("2021-09-22 16:40", "office", "M6", day("2021-10-06"),
          "The webinar for all staff is on the Wednesday, so the consultation opens that day."),
    moved("2021-11-08 10:10", "lead", "M12", day("2022-02-28"),
          "The service manager can start four weeks later than hoped.",
          illustrative_parts="forecast"),
    moved("2021-11-22 10:00", "office", "M11", day("2022-01-17"),
          "More replies came than expected, and each will have an answer."),
]  # fmt: skip

REACHED = [
    reached("2020-09-30 16:45", "office", "M27", month("2020-09"), "The vision is set."),
    reached("2021-06-25 15:20", "office", "M1", month("2021-06"), "Approved by the board."),
    reached("2021-08-02 09:30", "office", "M2", month("2021-07"), "Replies closed with July."),
    reached("2021-08-27 11:00", "office", "M24", day("2021-08-27"), "The board has the paper."),
    reached("2021-08-27 12:30", "lead", "M3", month("2021-08"), "The leads have finished it."),
    reached("2021-09-03 10:00", "office", "M9", season("2021-08"), "The last session was held."),
    reached("2021-09-17 15:20", "lead", "M4", month("2021-09"), "Both sides have approved it."),
    reached("2021-09-22 16:20", "office", "M5", day("2021-09-22"), "Approved by the board today."),
    reached("2021-10-06 17:10", "office", "M6", day("2021-10-06"), "It opened this morning."),
    reached("2021-11-05 11:10", "office", "M7", month("2021-11"), "The last post holder started."),
    reached("2021-11-19 17:40", "office", "M8", day("2021-11-19"), "Replies have closed."),
]

CONFIRMED = [
    changed(f"2021-10-15 09:{minute}", "office", ref, "Confirmed by the board.",
            baseline_decision=The("D4"))
    for minute, ref in enumerate(("M11", "M15", "M16", "M17", "M25", "M26"), start=10)
]  # fmt: skip

#: Recorded, what comes first, what waits for it. The last but one contradicts the forecasts on
#: purpose: M28 is forecast for January, before M26 that it waits for.
WAITING = [
    ("2021-05-17", "M2", "M7"),
    ("2021-06-14", "M9", "M5"),
    ("2021-06-14", "M5", "M6"),
    ("2021-06-14", "M1", "M16"),
    ("2021-06-14", "M16", "M17"),
    ("2021-06-14", "M16", "M15"),
    ("2021-06-14", "M4", "M22"),
    ("2021-09-23", "M6", "M8"),
    ("2021-09-23", "M8", "M11"),
    ("2021-09-23", "M11", "M26"),
    ("2021-09-23", "M11", "M25"),
    ("2021-10-15", "M10", "M13"),
    ("2021-10-15", "M13", "M14"),
    ("2021-10-18", "M26", "M28"),
    ("2021-11-02", "M8", "M16"),
]

STORY = [
    *ACCESS_POINT,
    *OTHER_MOVES,
    *REACHED,
    *CONFIRMED,
    *(
        added(
            f"{when} 16:00",
            "office",
            Dependency,
            f"{first} before {then}",
            "The order was agreed with the owners of both.",
            predecessor=The(first),
            successor=The(then),
            illustrative=True,
        )
        for when, first, then in WAITING
    ),
]
