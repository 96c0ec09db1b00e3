from datetime import date

import pytest

from programme.dates import Precision
from programme.ratings import Rag, Rating
from tests.workstreams.positions import PANEL_DAY, dated, on, phase, slipped, work, workstream
from workstreams.contradictions import Contradiction, find
from workstreams.models import Dependency, Judgement


def judged(confidence, **of):
    return Judgement(id=1, number=1, confidence=confidence, judged_on=date(2021, 11, 18), **of)


def rated(rag):
    return Rating(rag, "M16 is 74 days late", ("M16",))


def found(position, *, phases=None, workstreams=None):
    """What contradicts, by topic and sentence."""
    ratings = dict.fromkeys((w.id for w in position.workstreams), rated(Rag.GREEN))
    results = find(
        position,
        phases=phases or {},
        workstreams=ratings | (workstreams or {}),
        as_at=PANEL_DAY,
    )
    return [(each.topic, each.sentence) for each in results]


@pytest.mark.parametrize(
    ("confidence", "rag", "better"),
    [
        ("green", Rag.AMBER, True),
        ("green", Rag.RED, True),
        ("amber", Rag.RED, True),
        ("green", Rag.GREEN, False),
        ("amber", Rag.AMBER, False),
        ("red", Rag.GREEN, False),
        ("green", Rag.BLUE, False),
        ("green", Rag.GREY, False),
        ("none", Rag.RED, False),
    ],
)
def test_a_judgement_contradicts_a_worse_status_only(confidence, rag, better):
    position = work(judgements=(judged(confidence, phase_id=1),))

    assert bool(found(position, phases={phase(1): rated(rag)})) is better


def test_a_phase_judged_better_than_its_milestones_is_told():
    position = work(judgements=(judged("amber", phase_id=1),))

    assert found(position, phases={phase(1): rated(Rag.RED)}) == [
        ("Status", "Phase 1 was judged Amber on 18 November 2021, yet its milestones make it Red.")
    ]


def test_a_workstream_judged_better_than_its_milestones_is_told_with_what_decided_it():
    judgement = judged("green", workstream_id=1, illustrative=True)
    position = work(workstreams=(workstream(1),), judgements=(judgement,))

    results = find(position, phases={}, workstreams={1: rated(Rag.AMBER)}, as_at=PANEL_DAY)

    assert results == (
        Contradiction(
            "Status",
            "Operational Model was judged Green on 18 November 2021, yet its milestones make it "
            "Amber.",
            ("M16",),
            illustrative=True,
        ),
    )


def waiting(first, then, **given):
    """What contradicts where ``then`` waits for ``first``."""
    order = Dependency(predecessor_id=first.id, successor_id=then.id, **given)
    return [
        sentence
        for topic, sentence in found(work(first, then, dependencies=(order,)))
        if topic == "Order"
    ]


@pytest.mark.parametrize(
    ("then", "sentence"),
    [
        (
            {"forecast": "2022-01-31"},
            "M28 waits for M26, yet is forecast before it: 31 Jan 2022 against 14 Feb 2022.",
        ),
        (
            {"baseline": "2022-02-13"},
            "M28 waits for M26, yet is planned before it: 13 Feb 2022 against 14 Feb 2022.",
        ),
        (
            {"actual": "2021-11-19"},
            "M28 waits for M26, yet is recorded as reached before it: 19 Nov 2021 against "
            "14 Feb 2022.",
        ),
    ],
)
def test_what_comes_before_what_it_waits_for_is_told(then, sentence):
    assert waiting(dated(26, forecast="2022-02-14"), dated(28, **then)) == [sentence]


@pytest.mark.parametrize(
    "then",
    [
        {},
        {"forecast": "2022-02-14"},
        {"forecast": "2022-03-01"},
        {"forecast": on("2022-01-31", Precision.OPEN)},
    ],
)
def test_what_may_still_follow_what_it_waits_for_is_no_contradiction(then):
    assert waiting(dated(26, forecast="2022-02-14"), dated(28, **then)) == []


def test_a_month_may_hold_both_what_waits_and_what_is_waited_for():
    january = on("2022-01-31", Precision.MONTH)

    assert waiting(dated(26, forecast=january), dated(28, forecast="2022-01-10")) == []
    assert waiting(dated(26, forecast=january), dated(28, forecast="2021-12-31")) == [
        "M28 waits for M26, yet is forecast before it: 31 Dec 2021 against Jan 2022."
    ]


@pytest.mark.parametrize("kind", ["ss", "ff", "sf"])
def test_only_what_starts_when_another_ends_has_to_come_after_it(kind):
    first, then = dated(26, forecast="2022-02-14"), dated(28, forecast="2022-01-31")

    assert waiting(first, then, kind=kind) == []


def test_a_dependency_on_a_milestone_that_is_gone_is_passed_over():
    order = Dependency(predecessor_id=99, successor_id=28)
    position = work(dated(28, forecast="2022-01-31"), dependencies=(order,))

    assert found(position) == []


def test_a_forecast_that_passed_in_silence_is_told_from_the_next_day():
    today = dated(1, title="Posts filled", forecast="2021-11-25")
    yesterday = dated(2, title="Paper written", forecast="2021-11-24")
    month = dated(3, title="Structure in place", baseline=on("2021-10-31", Precision.MONTH))

    assert found(work(today, yesterday, month)) == [
        (
            "Silence",
            "M2, Paper written, was expected on 24 November 2021 and is neither reached nor "
            "forecast anew.",
        ),
        (
            "Silence",
            "M3, Structure in place, was expected in October 2021 and is neither reached nor "
            "forecast anew.",
        ),
    ]


def test_what_was_reached_or_lies_ahead_is_not_silent():
    assert found(work(dated(1, forecast="2021-11-01", actual="2021-11-20"), slipped(2, 90))) == []
