"""Pages with charts: each has its figures in a table, as on the day that is read."""

import re
from datetime import date

import pytest

from programme import clock
from programme.models import Measurement
from tests import make
from tests.drawings import desc, parsed
from tests.pages.addresses import address
from tests.pages.reading import heading, plain, rows

BEFORE, PANEL, AFTER = date(2021, 9, 6), date(2021, 9, 23), date(2021, 11, 8)


@pytest.fixture
def reader(board, sign_in):
    return sign_in(board)


def drawings(answer):
    """The charts of a page by the prefix of their ids."""
    found = re.findall(r"<svg[^>]*role=\"img\".*?</svg>", answer.text, re.S)
    return {parsed(svg).get("aria-labelledby").split("-")[0]: svg for svg in found}


def part(answer, name):
    """The words of the section headed by the element ``name``."""
    return plain(re.search(rf'<section[^>]*="{name}".*?</section>', answer.text, re.S)[0])


@pytest.fixture
def risks(db):
    """R1 rose since the panel of 23 September; R2 is new, and its review is overdue."""
    with clock.standing_at(BEFORE):
        panel = make.forum(name="Scrutiny Panel", kind="scrutiny")
        make.meeting(forum=panel, held_on=PANEL)
        rose = make.risk(
            target_likelihood=2,
            target_impact=4,
            target_on=date(2022, 3, 31),
            raised_on=BEFORE,
        )
    with clock.standing_at(AFTER):
        rose.current_likelihood = 4
        rose._change_reason = "No applicant."
        rose.save()
        make.risk(title="New", current_impact=1, next_review_on=date(2021, 11, 22))
    return rose


def test_risks_open_with_what_is_very_high_and_rising(risks, reader):
    answer = reader.get(address("workstreams:risk-list"))

    assert heading(answer) == "One of two open risks is very high, and it is rising"
    assert (
        "R1, “Staff leave”, rose from 12 to 16. One is new. Compared with the panel of "
        "23 September 2021." in plain(answer.text)
    )


def test_the_matrix_and_the_table_beside_it_say_the_same(risks, reader):
    answer = reader.get(address("workstreams:risk-list"))

    assert desc(drawings(answer)["matrix"]) == (
        "R1 inherent 16, current 16, target 8; R2 inherent 16, current 3, no target."
    )
    assert rows(answer)[:2] == [
        "R1 4 × 4 = 16 4 × 4 = 16 2 × 4 = 8",
        "R2 4 × 4 = 16 3 × 1 = 3 none",
    ]


def test_bands_are_counted_now_and_at_the_last_panel_with_their_meaning(risks, reader):
    said = part(reader.get(address("workstreams:risk-list")), "bands")

    assert "Very high, 16 to 25 asks for action now, in sight of the board 0 1" in said
    assert "High, 10 to 15 asks for action with an owner and a date 1 0" in said
    assert said.endswith("Open 1 2")


def test_what_needs_attention_is_told_with_its_reasons(risks, reader):
    make.risk_action(risk=risks, title="Exit interviews", due_on=date(2021, 11, 1))

    said = part(reader.get(address("workstreams:risk-list")), "attention")

    assert (
        "R1 Staff leave Its score rose from 12 to 16. An action was due on 1 November 2021: Exit "
        "interviews. R2 New Its review was due on 22 November 2021." in said
    )


def test_actions_done_or_of_closed_risks_need_no_attention(reader):
    closed = make.risk(closed_on=date(2021, 11, 10))
    make.risk_action(risk=closed, due_on=date(2021, 11, 1))
    make.risk_action(risk=make.risk(), due_on=date(2021, 11, 1), done_on=date(2021, 11, 2))

    answer = reader.get(address("workstreams:risk-list"))

    assert "No risk asks for attention." in part(answer, "attention")


def test_the_matrix_follows_the_filter_and_the_headline_does_not(risks, reader):
    answer = reader.get(address("workstreams:risk-list", q="new"))

    assert desc(drawings(answer)["matrix"]) == "R2 inherent 16, current 3, no target."
    assert heading(answer) == "One of two open risks is very high, and it is rising"


def test_a_long_register_is_cut_beside_the_matrix_and_says_so(reader):
    for _ in range(27):
        make.risk()

    answer = reader.get(address("workstreams:risk-list"))

    assert "And 2 more, less severe: all are in the register." in plain(answer.text)
    assert desc(drawings(answer)["matrix"]).endswith("and 17 more, listed beside.")


def test_the_score_over_time_has_its_steps_in_a_table(risks, reader):
    answer = reader.get(address("workstreams:risk-detail"))

    assert desc(drawings(answer)["score"]) == (
        "Inherent 16; current 12 from 6 September 2021; 16 from 8 November 2021; "
        "target 8 by 31 March 2022."
    )
    assert rows(answer) == [
        "6 Sep 2021 3 × 4 = 12 high the system not given",
        "8 Nov 2021 4 × 4 = 16 very high the system No applicant.",
    ]


def test_on_a_past_day_score_and_matrix_stand_as_they_stood(risks, reader):
    matrix = reader.get(address("workstreams:risk-list", as_at="2021-10-31"))
    score = reader.get(address("workstreams:risk-detail", as_at="2021-10-31"))

    assert heading(matrix) == "The one open risk is high, and it is not rising"
    assert desc(drawings(matrix)["matrix"]) == "R1 inherent 16, current 12, target 8."
    assert rows(score) == ["6 Sep 2021 3 × 4 = 12 high the system not given"]


@pytest.fixture
def slipped(db):
    with clock.standing_at(BEFORE):
        milestone = make.milestone(baseline_on=date(2021, 12, 31))
        make.milestone(title="Holds", baseline_on=date(2022, 1, 31), baseline_precision="month")
    with clock.standing_at(AFTER):
        milestone.forecast_on = date(2022, 1, 14)
        milestone._change_reason = "Two weeks more."
        milestone.save()
    return milestone


def test_the_slip_chart_says_what_its_table_says(slipped, reader):
    answer = reader.get(address("workstreams:slip-chart"))

    assert (
        heading(answer)
        == "One of two dated milestones has moved later, M1 the furthest, by 14 days"
    )
    assert desc(drawings(answer)["slip"]) == (
        "M1 first expected on 31 December 2021, from 8 November 2021 expected on 14 January 2022; "
        "M2 first expected in January 2022."
    )
    assert rows(answer) == [
        "M1 Assessment approved baseline 31 Dec 2021; moved +14 days in all",
        "6 Sep 2021 31 Dec 2021 first told not given",
        "8 Nov 2021 14 Jan 2022 +14 days Two weeks more.",
        "M2 Holds baseline Jan 2022; moved 0 days in all",
        "6 Sep 2021 Jan 2022 first told not given",
    ]


def test_a_milestone_has_its_own_slip_chart_up_to_the_day(slipped, reader):
    now = reader.get(address("workstreams:milestone-detail"))
    then = reader.get(address("workstreams:milestone-detail", as_at="2021-10-31"))

    assert "Its date has moved 14 days later since it was first told" in part(now, "slip")
    assert "It has held its date" in part(then, "slip")
    assert desc(drawings(then)["slip"]) == "M1 first expected on 31 December 2021."


def test_a_milestone_without_any_date_has_no_slip_chart(reader):
    make.milestone(baseline_on=None)

    assert drawings(reader.get(address("workstreams:milestone-detail"))) == {}


def test_the_slip_chart_says_how_many_milestones_it_leaves_out(reader):
    for _ in range(14):
        make.milestone()

    answer = reader.get(address("workstreams:slip-chart"))

    assert "2 milestones are not drawn: narrow the filter to see others." in plain(answer.text)


def test_the_slip_chart_follows_its_filter_and_tells_of_one_that_cannot_be_read(slipped, reader):
    one = reader.get(address("workstreams:slip-chart", q="holds"))
    none = reader.get(address("workstreams:slip-chart", status="pink"))

    assert heading(one) == "M2 has not moved later"
    assert "Nothing is listed until the filter above is put right." in plain(none.text)


@pytest.fixture
def indicator(db):
    with clock.standing_at(BEFORE):
        one = make.indicator(polarity="lower", unit="%", name="Referrals that come back")
        for area, value in (("council", "27.40"), ("england", "22.00")):
            make.measurement(
                indicator=one,
                area=area,
                period="2019/20",
                period_ends_on=date(2020, 3, 31),
                value=value,
            )
    with clock.standing_at(AFTER):
        make.measurement(indicator=one, symbol="c")
    return one


def test_an_indicator_shows_what_its_chart_and_its_table_hold(indicator, reader):
    answer = reader.get(address("programme:indicator-detail"))

    assert heading(answer) == "Referrals that come back: 27.4 %, worse than England (22)"
    assert desc(drawings(answer)["in1"]) == (
        "This council: 27.4 in 2019/20, c: suppressed, a count of 1 to 5 in 2020/21. "
        "England: 22 in 2019/20."
    )
    assert rows(answer) == ["2019/20 baseline 27.4 none 22", "2020/21 c none none"]
    assert "c: suppressed, a count of 1 to 5." in plain(answer.text)


def test_a_corrected_value_is_told_and_was_as_it_was_before(indicator, reader):
    value = Measurement.objects.get(area="england")
    value.value, value._change_reason = "22.50", "Revised by the department."
    value.save()

    now = reader.get(address("programme:indicator-detail"))
    then = reader.get(address("programme:indicator-detail", as_at="2021-11-24"))

    assert (
        "The system changed the value from 22.00 to 22.50, england, 2019/20. “Revised by the "
        "department.”" in part(now, "corrections")
    )
    assert rows(then)[0] == "2019/20 baseline 27.4 none 22"


def test_outcomes_without_an_indicator_come_last(indicator, reader):
    make.outcome(title="Families are heard")

    answer = reader.get(address("programme:outcome-list"))

    assert "One outcome has no indicator yet OC2 Families are heard" in part(answer, "unmeasured")
    assert list(drawings(answer)) == ["in1"]
