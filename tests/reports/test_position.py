from datetime import date

import pytest

from d22.reports import headlines, position
from d22.reports.documents.reading import said
from programme import clock
from programme.models import Forum
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2021, 11, 25)
LIVE = clock.AsAt(TODAY, live=True)


def filled():
    """One of everything that a position reads."""
    phase = make.phase(due_on=date(2022, 1, 31))
    objective = make.objective(phase=phase)
    make.outcome()
    workstream = make.workstream(name="Hub")
    first = make.milestone(workstream=workstream, objective=objective)
    last = make.milestone(workstream=workstream, baseline_on=date(2021, 9, 1))
    make.dependency(predecessor=last, successor=first)
    make.stage(workstream=workstream)
    make.deliverable(workstream=workstream)
    make.risk(workstream=workstream)
    make.issue(workstream=workstream)
    make.consultation(workstream=workstream)
    make.judgement(phase=phase, confidence="green")
    make.decision(forum=make.forum())
    panel = make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)
    make.meeting(forum=panel, held_on=date(2021, 9, 23))
    case = make.business_case(approved_by_decision=make.decision())
    scheme = make.scheme(business_case=case, workstream=workstream)
    make.plan_line(scheme=scheme)
    make.forecast_line(forecast=make.forecast(business_case=case), scheme=scheme)
    make.ledger_entry(scheme=scheme)


@pytest.mark.parametrize("rows", [0, 1, 3])
@pytest.mark.parametrize("when", [LIVE, clock.AsAt(TODAY)], ids=["live", "past"])
def test_a_position_is_read_in_23_queries_and_rated_in_none(rows, when, django_assert_num_queries):
    programme = make.programme()
    for _ in range(rows):
        filled()

    with django_assert_num_queries(23):
        found = position.read(programme, when)
    with django_assert_num_queries(0):
        answers(found)


def answers(found):
    """All that a position knows, by names that mean the same on any day."""
    return {
        "rating": found.rating,
        "phases": {phase.ref: rating for phase, rating in found.phase_ratings.items()},
        "objectives": found.objective_ratings,
        "workstreams": found.workstream_ratings,
        "current": found.current_phase and found.current_phase.ref,
        "done": [found.objectives_complete(phase) for phase in found.ground.phases],
        "late": [(m.ref, days) for m, days in found.late],
        "coming": found.coming,
        "contradictions": found.contradictions,
        "money": [
            (amounts.running_net, amounts.net())
            for amounts in (found.money.plan, found.money.expected, found.money.actual)
        ],
        "scores": found.work.scores_before,
        "headline": said(headlines.of_programme(found)),
    }


def test_today_is_the_same_from_the_live_record_and_from_its_history():
    filled()
    filled()
    programme = make.programme()

    live = answers(position.read(programme, LIVE))
    past = answers(position.read(programme, clock.AsAt(TODAY)))

    assert live == past


def test_the_current_phase_is_the_first_that_is_not_complete():
    done, under_way = make.phase(), make.phase()
    make.milestone(objective=make.objective(phase=done), actual_on=date(2021, 9, 1))
    make.milestone(objective=make.objective(phase=under_way))

    found = position.read(make.programme(), LIVE)

    assert found.current_phase == under_way
    assert [found.objectives_complete(phase) for phase in (done, under_way)] == [1, 0]


def headline():
    return said(headlines.of_programme(position.read(make.programme(), LIVE)))


def test_the_headline_says_what_is_not_there():
    assert headline() == "No phase is set up yet"
    make.phase()
    assert headline() == "Phase 1 has no objectives yet"


def objective_with(phase, **dates):
    make.milestone(objective=make.objective(phase=phase), baseline_on=date(2021, 11, 1), **dates)


def test_the_headline_counts_what_is_finished_and_what_is_red():
    phase = make.phase()
    objective_with(phase, forecast_on=date(2021, 11, 30))

    assert headline() == "Phase 1 has not finished its one objective"

    objective_with(phase, forecast_on=date(2021, 12, 1))

    assert headline() == (
        "Phase 1 has finished none of its two objectives; one is 30 or more days late"
    )

    objective_with(phase, forecast_on=date(2022, 1, 1))
    objective_with(phase, actual_on=date(2021, 11, 2))

    assert headline() == (
        "Phase 1 has finished one of its four objectives; two of the other three are 30 or more "
        "days late"
    )


def test_the_headline_of_one_objective_is_in_the_singular():
    objective_with(make.phase(), forecast_on=date(2021, 12, 1))

    assert headline() == "Phase 1 has not finished its one objective; it is 30 or more days late"


def test_the_headline_says_when_every_phase_is_complete():
    objective_with(make.phase(), actual_on=date(2021, 11, 2))

    assert headline() == "Every phase is complete"


def test_the_headline_is_illustrative_only_where_it_rests_on_what_is_made_up():
    phase = make.phase()
    objective_with(phase, actual_on=date(2021, 11, 2), illustrative_parts="baseline")
    objective_with(phase, forecast_on=date(2022, 1, 1))

    def made_up():
        spans = headlines.of_programme(position.read(make.programme(), LIVE))
        return [span.illustrative for span in spans if hasattr(span, "illustrative")]

    assert made_up() == [False, False, False]

    objective_with(phase, forecast_on=date(2022, 1, 1), illustrative_parts="forecast")

    assert made_up() == [False, False, True]
