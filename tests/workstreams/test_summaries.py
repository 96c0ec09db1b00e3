from datetime import date

import pytest

from programme import clock
from tests import make
from workstreams import summaries
from workstreams.assessment import rate_workstreams

pytestmark = pytest.mark.django_db

LIVE = clock.AsAt(date(2021, 11, 25), live=True)
JULY = clock.AsAt(date(2021, 7, 31))


def read(when=LIVE, **given):
    return summaries.read(make.programme(), when, **given)


def filled():
    """One of everything that hangs on work."""
    first = make.milestone()
    make.dependency(predecessor=first, successor=make.milestone(title="Opens"))
    make.stage()
    make.deliverable()
    make.risk()
    make.issue()
    make.judgement()
    make.consultation()


@pytest.mark.parametrize("rows", [0, 1, 3])
@pytest.mark.parametrize("when", [LIVE, JULY], ids=["live", "past"])
def test_the_work_is_read_in_eleven_queries_whatever_its_size(
    rows, when, django_assert_num_queries
):
    programme = make.programme()
    for _ in range(rows):
        filled()

    with django_assert_num_queries(11):
        summaries.read(programme, when, compared_with=date(2021, 9, 23))


def test_without_a_day_to_compare_with_one_query_is_spared(django_assert_num_queries):
    programme = make.programme()

    with django_assert_num_queries(10):
        work = summaries.read(programme, LIVE)

    assert work.scores_before == {}


def test_the_tree_has_parents_before_their_children_each_with_its_depth():
    hub = make.workstream(name="Hub")
    model = make.workstream(name="Model")
    send = make.workstream(name="SEND", parent=hub)
    pathway = make.workstream(name="Pathway", parent=send)

    work = read()

    assert [(w.name, depth) for w, depth in work.tree] == [
        *(("Hub", 0), ("SEND", 1), ("Pathway", 2), ("Model", 0))
    ]
    assert work.ids_below(hub) == {hub.id, send.id, pathway.id}
    assert work.ids_below(model) == {model.id}
    assert [w.name for w in work.children_of(hub)] == ["SEND"]


def test_milestones_come_in_the_order_of_their_baselines_undated_last():
    make.milestone(title="Undated", baseline_on=None)
    make.milestone(title="Later", baseline_on=date(2022, 1, 31))
    make.milestone(title="Sooner", baseline_on=date(2021, 12, 1))

    assert [m.title for m in read().milestones] == ["Sooner", "Later", "Undated"]


def test_risks_and_issues_are_the_open_ones_the_worst_first():
    make.risk(title="Small", current_likelihood=1, current_impact=1)
    make.risk(title="Large", current_likelihood=5, current_impact=5)
    make.risk(title="Closed", closed_on=date(2021, 11, 25))
    make.issue(title="Closed", closed_on=date(2021, 11, 2), resolution="Dealt with.")
    make.issue(title="Open")

    work = read()

    assert [r.title for r in work.risks] == ["Large", "Small"]
    assert [i.title for i in work.issues] == ["Open"]


def test_the_newest_judgement_of_each_thing_counts():
    phase, workstream = make.phase(), make.workstream()
    make.judgement(confidence="green", judged_on=date(2021, 7, 1), phase=phase)
    make.judgement(confidence="red", judged_on=date(2021, 11, 1), phase=phase)
    make.judgement(confidence="amber", judged_on=date(2021, 9, 1), workstream=workstream)

    work = read()

    assert work.judgement_of(phase_id=phase.id).confidence == "red"
    assert work.judgement_of(workstream_id=workstream.id).confidence == "amber"
    assert work.judgement_of() is None


def test_the_work_of_a_past_day_is_what_was_recorded_by_its_end():
    with clock.standing_at(date(2021, 7, 31)):
        milestone = make.milestone(title="Opens", forecast_on=date(2021, 10, 15))
        gone = make.deliverable(title="Entered twice")
    with clock.standing_at(date(2021, 8, 1)):
        make.milestone(title="Later")
        milestone.forecast_on = date(2021, 12, 13)
        milestone.save()
        gone.delete()

    then, now = read(JULY), read()

    assert [(m.title, m.forecast_on) for m in then.milestones] == [("Opens", date(2021, 10, 15))]
    assert [d.title for d in then.deliverables] == ["Entered twice"]
    assert [m.forecast_on for m in now.milestones] == [date(2021, 12, 13), None]
    assert now.deliverables == ()


def test_scores_before_are_those_of_the_risks_open_on_the_earlier_day():
    with clock.standing_at(date(2021, 9, 1)):
        kept = make.risk(raised_on=date(2021, 9, 1), current_likelihood=4, current_impact=4)
        make.risk(raised_on=date(2021, 6, 1), closed_on=date(2021, 9, 1))
    with clock.standing_at(date(2021, 10, 1)):
        kept.current_likelihood = 3
        kept.save()
        make.risk(raised_on=date(2021, 10, 1))

    assert read(compared_with=date(2021, 9, 23)).scores_before == {kept.id: 16}


@pytest.mark.parametrize("when", [LIVE, JULY], ids=["live", "past"])
@pytest.mark.parametrize(("read_part", "queries"), [("read_plan", 4), ("read_outline", 6)])
def test_a_part_of_the_work_is_rated_as_the_whole_is(
    read_part, queries, when, django_assert_num_queries
):
    with clock.standing_at(date(2021, 6, 1)):
        filled()
        make.milestone(title="Late", baseline_on=date(2021, 7, 1), forecast_on=date(2021, 9, 1))
    with clock.standing_at(date(2021, 11, 24)):
        make.milestone(title="Reached", actual_on=date(2021, 11, 23))
    programme = make.programme()

    with django_assert_num_queries(queries):
        part = getattr(summaries, read_part)(programme, when)
    whole = read(when)

    assert rate_workstreams(part, as_at=when.day) == rate_workstreams(whole, as_at=when.day)
    assert part.plan_touched_at == whole.plan_touched_at


def test_the_top_risks_are_the_worst_of_all_with_their_scores_before():
    with clock.standing_at(date(2021, 9, 1)):
        worst = make.risk(raised_on=date(2021, 9, 1), current_likelihood=4, current_impact=4)
    worst.current_likelihood = 5
    worst.save()
    new = make.risk(current_likelihood=4, current_impact=4)
    make.risk(current_likelihood=1, current_impact=1)

    top = summaries.read_top_risks(make.programme(), LIVE, shown=2, compared_with=date(2021, 9, 23))

    assert top == summaries.TopRisks(count=3, worst=((worst, 16), (new, None)))


def test_another_programmes_work_is_not_read():
    filled()
    other = make.programme(slug="other", name="Other")
    make.risk(programme=other, workstream=make.workstream(programme=other), title="Theirs")

    work = read()

    assert len(work.workstreams) == 1
    assert [r.title for r in work.risks] == ["Staff leave"]
