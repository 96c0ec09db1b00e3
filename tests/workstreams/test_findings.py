"""What pages of risks and slips open with, in sentences made from records that are not saved."""

from datetime import date

import pytest

from programme.dates import Known
from workstreams import findings
from workstreams.models import RiskAction
from workstreams.movements import Slip, Told
from workstreams.standings import Place, Standing

TODAY = date(2021, 11, 25)
CELLS = {16: (4, 4), 12: (3, 4), 9: (3, 3), 20: (5, 4), 2: (2, 1), 25: (5, 5)}


def standing(score=16, before=None, number=1, **more):
    place = Place(*CELLS[score])
    return Standing(number, number, "Staff leave", Place(5, 5), place, before=before, **more)


@pytest.mark.parametrize(
    ("risks", "headline"),
    [
        ([], "No risk is open"),
        ([(16, 12)], "The one open risk is very high, and it is rising"),
        ([(9, 9)], "The one open risk is medium, and it is not rising"),
        ([(16, 12), (9, 9)], "One of two open risks is very high, and it is rising"),
        ([(16, 16), (9, 9)], "One of two open risks is very high, and none is rising"),
        ([(16, 16), (9, 2)], "One of two open risks is very high; one of the others is rising"),
        ([(16, 16)] * 3, "All three open risks are very high, and none is rising"),
        ([(16, 12), (20, 16)], "Both open risks are very high, and all of them are rising"),
        (
            [(16, 12), (20, 20), (9, 9)],
            "Two of three open risks are very high, and one of them is rising",
        ),
        ([(9, 9), (9, 12)], "None of two open risks is very high, and none is rising"),
        ([(9, 2), (12, 9)], "None of two open risks is very high; two are rising"),
    ],
)
def test_the_headline_counts_the_very_high_and_says_whether_they_rise(risks, headline):
    found = [standing(score, before, n) for n, (score, before) in enumerate(risks, start=1)]

    assert findings.of_risks(found, compared=True) == headline


def test_without_a_panel_before_nothing_is_said_of_rising():
    found = [standing(16), standing(9)]

    assert findings.of_risks(found, compared=False) == "One of two open risks is very high"


def test_what_moved_since_the_panel_names_two_and_counts_the_rest():
    found = [
        *(standing(16, 12, 1), standing(16, 12, 2), standing(12, 9, 3)),
        *(standing(9, 12, 4), standing(9, None, 5), standing(9, 9, 6)),
    ]

    assert findings.since(found) == (
        "R1, “Staff leave”, rose from 12 to 16. R2, “Staff leave”, rose from 12 to 16. "
        "One more rose. One fell and one is new."
    )
    assert findings.since([standing(9, 9)]) == ""


def reasons(one, *actions):
    found = findings.attention([one], {1: actions}, as_at=TODAY)
    return found[0].reasons if found else ()


def test_a_risk_that_keeps_its_dates_needs_no_attention():
    kept = {"next_review_on": TODAY, "target": Place(2, 4), "target_on": TODAY}

    assert reasons(standing(before=16, **kept)) == ()


def test_a_review_is_overdue_from_the_day_after():
    due = standing(next_review_on=date(2021, 11, 24))

    assert reasons(due) == ("Its review was due on 24 November 2021.",)


def test_overdue_actions_are_named_or_counted():
    late = RiskAction(title="Exit interviews", due_on=date(2021, 11, 1))
    later = RiskAction(title="Retention", due_on=date(2021, 11, 5))

    assert reasons(standing(), late) == ("An action was due on 1 November 2021: Exit interviews.",)
    assert reasons(standing(), later, late) == (
        "Two actions are overdue, the oldest since 1 November 2021.",
    )


def test_a_risk_above_its_target_after_the_targets_date_is_named():
    target = {"target": Place(2, 4), "target_on": date(2021, 11, 24)}

    assert reasons(standing(16, **target)) == (
        "It was to be at 8 by 24 November 2021 and is at 16.",
    )
    assert reasons(standing(2, **target)) == ()


def test_a_risk_that_rose_is_named_with_both_scores():
    assert reasons(standing(16, 12)) == ("Its score rose from 12 to 16.",)


def slip(number, days):
    first, last = date(2021, 6, 1), date.fromordinal(date(2021, 6, 1).toordinal() + days)
    told = (Told(date(2021, 5, 1), Known(first)), Told(date(2021, 5, 9), Known(last)))
    return Slip(number, number, "Opens", Known(first), told)


@pytest.mark.parametrize(
    ("moved", "headline"),
    [
        ([], "No milestone has a date yet"),
        ([0], "M1 has not moved later"),
        ([0, -5], "None of two dated milestones has moved later"),
        ([7], "M1 has moved 7 days later"),
        ([7, 0], "One of two dated milestones has moved later, M1 the furthest, by 7 days"),
        ([7, 9, 9], "Three of three dated milestones have moved later, M2 the furthest, by 9 days"),
    ],
)
def test_the_headline_of_slips_counts_those_that_moved_later_and_names_the_furthest(
    moved, headline
):
    found = [slip(number, days) for number, days in enumerate(moved, start=1)]

    assert findings.of_slips(found) == headline
