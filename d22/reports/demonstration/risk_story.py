"""Risks as they were raised, rescored and acted on. All are made up: the report has no list."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import MADE_UP
from workstreams.models import Risk, RiskAction

SCORES = ("inherent_likelihood", "inherent_impact", "current_likelihood", "current_impact",
          "target_likelihood", "target_impact")  # fmt: skip

#: Raised, number, workstream, category, title, (cause, event, consequence), the six scores,
#: target date, treatment, when it might strike, owner, next review.
RAISED = [
    ("2021-05-04", 8, "W2", "people", "Consultation on leadership runs past July",
     ("many questions may come late", "the consultation is extended",
      "posts stay open into the new year"),
     (3, 4, 2, 4, 1, 4), "2021-07-31", "treat", "within three months", "Head of Service", "2021-07-26"),
    ("2021-05-17", 1, "W2", "people", "Posts stay filled by agency staff",
     ("permanent social workers are scarce in the region", "posts stay filled by agency staff",
      "caseloads and cost rise"),
     (5, 4, 3, 4, 2, 4), "2022-03-31", "treat", "now", "Head of Service", "2021-08-16"),
    ("2021-06-14", 4, "W8", "property", "The first children’s home is registered late",
     ("buying property takes longer than the plan allows", "the first home is registered late",
      "children stay in costlier placements further away"),
     (4, 4, 4, 3, 2, 3), "2022-06-30", "treat", "within a year", "Project lead", "2021-09-13"),
    ("2021-06-28", 5, "W2", "people", "Experienced staff leave during the restructure",
     ("a restructure leaves roles uncertain", "experienced staff leave",
      "families lose a worker they know"),
     (5, 4, 4, 4, 2, 3), "2022-02-28", "treat", "within six months", "Executive Director", "2021-09-06"),
    ("2021-07-12", 7, None, "information", "Dates in different plans disagree",
     ("plans are kept in more than one place", "their dates disagree",
      "the panel is told the wrong thing"),
     (3, 3, 3, 3, 1, 2), "2021-12-31", "treat", "at every report", "Programme officer", "2021-10-11"),
    ("2021-08-09", 3, "W2", "safeguarding", "Referrals wait in two queues",
     ("the case system is not ready for one front door", "referrals wait in two queues",
      "a child is seen late"),
     (4, 5, 2, 5, 1, 5), "2021-12-31", "treat", "when the access point opens", "Workstream lead", "2021-10-04"),
    ("2021-09-06", 2, None, "financial", "Savings slip out of 2022/23",
     ("new structures start later than planned", "savings slip out of 2022/23",
      "the business case is missed in its second year"),
     (4, 5, 3, 5, 2, 4), "2022-04-30", "treat", "next financial year", "Finance", "2021-10-11"),
    ("2021-10-18", 6, "W3", "programme", "Jigsaw cannot be reviewed in time",
     ("the transformation with Solent and Health runs late", "Jigsaw cannot be reviewed",
      "Phase 3 has no end date"),
     (3, 3, 3, 3, 3, 2), "2022-09-30", "tolerate", "after January 2022", "Commissioning", "2022-01-10"),
]  # fmt: skip

#: Recorded, risk, number, action, owner, due.
ACTIONS = [
    ("2021-05-17", 1, 1, "Agree a common rate for agency cover with neighbours", "Head of Service", "2021-09-30"),
    ("2021-06-14", 4, 1, "Draw up a shortlist of sites", "Project lead", "2021-08-31"),
    ("2021-06-28", 5, 1, "Hold a one-to-one meeting with everyone affected", "Head of Service", "2021-11-19"),
    ("2021-07-12", 7, 1, "Name one owner for each plan", "Programme officer", "2021-09-30"),
    ("2021-09-06", 2, 1, "Re-profile the savings by quarter", "Finance", "2021-12-17"),
    ("2021-09-27", 4, 2, "Survey a second site", "Project lead", "2022-01-14"),
    ("2021-10-04", 5, 2, "Publish the response to the consultation", "Executive Director", "2022-01-17"),
    ("2021-11-08", 1, 2, "Relaunch recruitment with a new offer", "Head of Service", "2021-12-10"),
    ("2021-11-11", 3, 1, "Run the old and the new queue in parallel for four weeks", "Workstream lead", "2022-01-10"),
    ("2021-11-15", 7, 2, "Import the log and close the old one", "Programme officer", "2021-12-17"),
]  # fmt: skip


def done(when: str, ref: str, why: str):
    return changed(when, "office", ref, why, done_on=when[:10])


LATER = [
    changed("2021-08-06 10:00", "office", "R8", "Replies closed with July, as planned.",
            closed_on="2021-08-06", current_likelihood=1, next_review_on=None),
    changed("2021-08-16 10:00", "office", "R1", "Reviewed by the board: no change.",
            next_review_on="2021-10-11"),
    done("2021-08-30 10:00", "R4.1", "Three sites are on the shortlist."),
    changed("2021-09-06 10:00", "office", "R5", "Reviewed by the board: no change.",
            next_review_on="2021-10-11"),
    changed("2021-09-13 10:00", "office", "R4", "Reviewed by the board: no change.",
            next_review_on="2022-01-10"),
    done("2021-09-24 10:00", "R1.1", "Neighbouring councils pay the same rate from October."),
    done("2021-09-28 10:00", "R7.1", "Each plan has one owner."),
    changed("2021-10-11 10:00", "office", "R7", "With one owner a plan, fewer dates disagree.",
            current_likelihood=2, next_review_on="2021-11-22"),
    changed("2021-10-11 10:05", "office", "R2", "Reviewed by the board: no change.",
            next_review_on="2021-12-13"),
    changed("2021-10-11 10:10", "office", "R3", "Reviewed by the board: no change.",
            next_review_on="2021-12-06", escalated_to=The("F1")),
    changed("2021-11-08 09:30", "office", "R1", "Two posts drew no suitable applicant.",
            current_likelihood=4, next_review_on="2021-12-06", escalated_to=The("F1")),
    done("2021-11-19 16:00", "R5.1", "Everyone affected has met their manager."),
    changed("2021-11-22 11:00", "office", "R5", "Fewer resignations than feared since October.",
            current_likelihood=3, next_review_on="2021-12-06"),
]  # fmt: skip


def raised(
    on, number, where, category, title, words, scores, target, treatment, near, owner, next_
):
    cause, event, consequence = words
    return added(
        f"{on} 14:00",
        "office",
        Risk,
        f"R{number}",
        "Raised and scored.",
        workstream=The(where) if where else None,
        category=category,
        title=title,
        cause=cause,
        event=event,
        consequence=consequence,
        **dict(zip(SCORES, scores, strict=True)),
        target_on=target,
        treatment=treatment,
        proximity=near,
        owner_post=owner,
        raised_on=on,
        next_review_on=next_,
        **MADE_UP,
    )


STORY = [
    *(raised(*row) for row in RAISED),
    *(
        added(
            f"{when} 14:30",
            "office",
            RiskAction,
            f"R{risk}.{number}",
            "Agreed with the owner of the risk.",
            risk=The(f"R{risk}"),
            number=number,
            title=title,
            owner_post=owner,
            due_on=due,
            **MADE_UP,
        )
        for when, risk, number, title, owner, due in ACTIONS
    ),
    *LATER,
]
