from datetime import date

import pytest

from programme import clock, summaries
from programme.models import Forum
from tests import make

pytestmark = pytest.mark.django_db

LIVE = clock.AsAt(date(2021, 11, 25), live=True)


def read(when=LIVE):
    return summaries.read(make.programme(), when)


def panel():
    return make.forum(name="Scrutiny Panel", kind=Forum.Kind.SCRUTINY)


@pytest.mark.parametrize("rows", [0, 1, 3])
@pytest.mark.parametrize("when", [LIVE, clock.AsAt(date(2021, 7, 31))], ids=["live", "past"])
def test_the_ground_is_read_in_six_queries_whatever_its_size(rows, when, django_assert_num_queries):
    programme = make.programme()
    for _ in range(rows):
        make.objective(phase=make.phase())
        make.outcome()
        make.decision(forum=make.forum())
        make.meeting()

    with django_assert_num_queries(6):
        summaries.read(programme, when)


def test_records_come_in_the_order_people_read_them():
    make.phase(number=2)
    make.phase(number=1)
    forum = make.forum()
    for day in (date(2021, 12, 9), date(2021, 9, 9)):
        make.meeting(forum=forum, held_on=day)
        make.decision(forum=forum, decided_on=day)

    ground = read()

    assert [phase.number for phase in ground.phases] == [1, 2]
    assert [m.held_on.month for m in ground.meetings] == [9, 12]
    assert [d.decided_on.month for d in ground.decisions] == [12, 9]


def test_a_phase_has_its_own_objectives():
    first, second = make.phase(), make.phase()
    mine = make.objective(phase=first)
    make.objective(phase=second)

    assert read().objectives_of(first) == (mine,)


def test_a_decision_is_told_by_its_forum_else_by_who_made_it():
    with_forum = make.decision(forum=make.forum(name="Programme Board"))
    without = make.decision(forum=None, made_by="Council and Commissioning, jointly")

    ground = read()

    assert ground.decider(with_forum) == "Programme Board"
    assert ground.decider(without) == "Council and Commissioning, jointly"


def test_the_last_panel_is_the_newest_scrutiny_meeting_before_the_day():
    forum = panel()
    july = make.meeting(forum=forum, held_on=date(2021, 7, 1))
    september = make.meeting(forum=forum, held_on=date(2021, 9, 23))
    make.meeting(forum=make.forum(), held_on=date(2021, 11, 11))

    ground = read()

    assert ground.last_panel_before(date(2021, 11, 25)) == september
    assert ground.last_panel_before(date(2021, 9, 23)) == july
    assert ground.last_panel_before(date(2021, 7, 1)) is None


def test_the_ground_of_a_past_day_is_what_was_recorded_by_its_end():
    with clock.standing_at(date(2021, 7, 31)):
        phase = make.phase(summary="As first agreed")
        gone = make.outcome()
    with clock.standing_at(date(2021, 8, 1)):
        phase.summary = "As agreed again"
        phase.save()
        gone.delete()
        make.objective(phase=phase)

    then, now = read(clock.AsAt(date(2021, 7, 31))), read()

    assert [p.summary for p in then.phases] == ["As first agreed"]
    assert (len(then.outcomes), len(then.objectives)) == (1, 0)
    assert [p.summary for p in now.phases] == ["As agreed again"]
    assert (len(now.outcomes), len(now.objectives)) == (0, 1)
