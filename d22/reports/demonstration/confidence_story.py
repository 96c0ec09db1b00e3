"""Delivery confidence as it was judged, in July, before the panel of September, and now."""

from d22.reports.demonstration.replay import The, added
from d22.reports.demonstration.sources import MADE_UP
from workstreams.models import Judgement

SRO = "SRO"
LEAD = "Workstream lead"
AUDIT = "Internal audit"

#: Judged on, of what (None is the whole programme), by whom, confidence, why.
JUDGED = [
    ("2021-07-12", "W2", LEAD, "green", "Leadership proposals were well received by staff."),
    ("2021-07-12", "W3", LEAD, "green", "The assessment is approved, and the Hub meets every week."),
    ("2021-07-15", None, SRO, "green", "The plan of Phase 1 is agreed and work has begun on time."),
    ("2021-07-15", "P1", SRO, "green", "Each objective has an owner, and one date has moved."),
    ("2021-09-20", None, SRO, "amber", "Recruitment waits for the business case, and dates move."),
    ("2021-09-20", "P1", SRO, "amber", "Three dates move with the access point."),
    ("2021-09-20", "W2", LEAD, "amber", "Recruitment starts later than the plan assumed."),
    ("2021-11-04", "W8", AUDIT, "amber", "The purchase leaves no room for a single further delay."),
    ("2021-11-12", "W6", LEAD, "green", "Providers have agreed the draft."),
    ("2021-11-15", "W2", LEAD, "amber", "The access point is late; the posts are advertised again."),
    ("2021-11-15", "W3", LEAD, "green", "Most of what the Hub set out to do is done or on course."),
    ("2021-11-15", "W4", LEAD, "amber", "The service manager starts in February, not January."),
    ("2021-11-15", "W5", LEAD, "green", "The assessment is in use by every Early Help team."),
    ("2021-11-15", "W7", LEAD, "green", "Both partners have the text of the pathway."),
    ("2021-11-18", None, SRO, "amber", "Late, but each late milestone has a date that can be kept."),
    ("2021-11-18", "P1", SRO, "amber", "Leadership is in place; the access point holds up two more."),
    ("2021-11-18", "P2", SRO, "amber", "The service can start in February if the manager does."),
    ("2021-11-18", "P3", SRO, "none", "Nothing to judge yet: the reviews have no dates."),
]  # fmt: skip


def judged(number: int, on: str, of: str | None, by: str, confidence: str, why: str):
    subject = {}
    if of:
        subject["phase" if of.startswith("P") else "workstream"] = The(of)
    return added(
        f"{on} 16:{number:02}",
        "office",
        Judgement,
        f"J{number}",
        "Judged and signed.",
        confidence=confidence,
        judged_on=on,
        judged_by=by,
        independent=by == AUDIT,
        rationale=why,
        **subject,
        **MADE_UP,
    )


STORY = [judged(number, *row) for number, row in enumerate(JUDGED, start=1)]
