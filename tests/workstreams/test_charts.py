"""The matrix, scores over time and the slip chart, drawn from made data: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.dates import Known, Precision, last_day
from tests.drawings import assert_sound, desc, parsed, words
from workstreams.charts import matrix, scores, seats, slip
from workstreams.movements import Scored, Slip, Told
from workstreams.standings import Place, Standing

TODAY = date(2021, 11, 25)


def standing(number=1, current=(4, 4), inherent=(5, 4), target=(2, 4), **more):
    return Standing(
        id=number,
        number=number,
        title="Posts stay filled by agency staff",
        inherent=Place(*inherent),
        current=Place(*current),
        target=Place(*target) if target else None,
        target_on=date(2022, 3, 31) if target else None,
        **more,
    )


# --- matrix ---------------------------------------------------------------------------------


def test_the_matrix_says_each_risks_way_in_words():
    found = [standing(1), standing(6, current=(3, 3), inherent=(3, 3), target=None)]

    assert desc(matrix.matrix(found)) == (
        "R1 inherent 20, current 16, target 8; R6 inherent 9, current 9, no target."
    )


def test_an_empty_matrix_has_its_cells_and_bands_and_says_so():
    svg = matrix.matrix([])

    assert_sound(svg)
    assert desc(svg) == "No risk to show."
    assert {"low", "medium", "high", "very high", "25", "almost certain", "severe"} <= set(
        words(svg)
    )


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        (1, ["R1"]),
        (4, ["R1", "R2", "R3", "R4"]),
        (5, ["R1", "R2", "R3", "+2"]),
        (3000, ["R1", "R2", "R3", "+2,997"]),
    ],
)
def test_a_cell_shows_up_to_four_risks_and_of_more_three_and_how_many_others(count, labels):
    found = [standing(n) for n in range(1, count + 1)]

    assert [disc.label for disc in seats.seated(found)[Place(4, 4)]] == labels


def test_only_the_worst_have_arrows_and_only_where_they_move():
    stays = {"current": (3, 3), "inherent": (3, 3), "target": (3, 3)}

    def arrows(found):
        paths = parsed(matrix.matrix(found)).findall("path")
        return sum(path.get("marker-end") is not None for path in paths)

    assert arrows([standing()]) == 2
    assert arrows([standing(target=None)]) == 1
    assert arrows([standing(**stays)]) == 0
    spread = [standing(n, current=(n % 5 + 1, n // 5 + 1), inherent=(5, 5)) for n in range(20)]
    assert arrows(spread) <= 2 * matrix.WAYS


def test_rings_that_share_a_cell_are_one_with_their_number():
    found = [standing(1), standing(2, current=(3, 5))]

    rings = [c for c in parsed(matrix.matrix(found)).iter("circle") if c.get("fill") == "#fff"]

    assert len(rings) == 1
    assert (
        words(matrix.matrix(found)).count("2") == 6
    )  # five on the axes and cells, one in the ring


POINTS = st.tuples(st.integers(1, 5), st.integers(1, 5))
STANDINGS = st.lists(
    st.builds(
        standing,
        number=st.integers(1, 99_999),
        current=POINTS,
        inherent=POINTS,
        target=st.none() | POINTS,
    ),
    max_size=30,
    unique_by=lambda one: one.number,
)


@given(STANDINGS)
def test_any_risks_can_be_drawn_the_same_each_time(found):
    svg = matrix.matrix(found)

    assert_sound(svg)
    assert svg == matrix.matrix(found)


@given(STANDINGS)
def test_a_disc_lies_in_its_cell_and_touches_no_other(found):
    half, tall = 14, seats.RADIUS
    for place, discs in seats.seated(found).items():
        left = seats.LEFT + (place.impact - 1) * seats.CELL_WIDTH
        top = seats.TOP + (5 - place.likelihood) * seats.CELL_HEIGHT
        for x, y in (disc.at for disc in discs):
            assert left <= x - half
            assert x + half <= left + seats.CELL_WIDTH
            assert top + 18 <= y - tall  # the score stands above
            assert y + tall <= top + seats.CELL_HEIGHT
        for a in discs:
            for b in discs:
                apart = abs(a.at[0] - b.at[0]) >= 2 * half or abs(a.at[1] - b.at[1]) >= 2 * tall
                assert a is b or apart


# --- scores ---------------------------------------------------------------------------------


def scored(on, likelihood=4, impact=4):
    return Scored(on, Place(likelihood, impact), "Programme office", "Reviewed")


def test_the_score_over_time_says_each_score_and_the_target():
    svg = scores.over_time(
        [scored(date(2021, 5, 17), 3), scored(date(2021, 11, 8))],
        until=TODAY,
        inherent=Place(5, 4),
        target=Place(2, 4),
        target_on=date(2022, 3, 31),
    )

    assert_sound(svg)
    assert desc(svg) == (
        "Inherent 20; current 12 from 17 May 2021; 16 from 8 November 2021; "
        "target 8 by 31 March 2022."
    )
    assert {"12", "16", "target 8", "very high", "25 Nov 2021"} <= set(words(svg))


def test_a_score_that_was_never_recorded_is_said_not_drawn():
    svg = scores.over_time([], until=TODAY, inherent=Place(5, 4))

    assert_sound(svg)
    assert desc(svg) == "Inherent 20; current not recorded."


@given(
    st.lists(st.builds(scored, st.dates(), st.integers(1, 5), st.integers(1, 5)), max_size=30),
    st.dates(),
    st.none() | st.dates(),
)
def test_any_scores_on_any_days_can_be_drawn(steps, until, target_on):
    steps.sort(key=lambda step: step.on)

    target = Place(1, 1) if target_on else None
    svg = scores.over_time(
        steps, until=until, inherent=Place(5, 5), target=target, target_on=target_on
    )

    assert_sound(svg)


def test_a_dumb_bell_holds_one_mark_for_scores_that_are_the_same():
    moved, still = scores.dumb_bell(20, 16, 8), scores.dumb_bell(9, 9, 9)

    assert [len(list(parsed(svg).iter("circle"))) for svg in (moved, still)] == [2, 1]
    assert parsed(moved).get("aria-hidden") == "true"


# --- slip -----------------------------------------------------------------------------------


def told(on, expected, precision=Precision.DAY, *, reached=False):
    return Told(on, Known(expected, precision), reached, "Later than planned.")


def slipping(number=16, *moves, baseline=date(2021, 9, 30)):
    moves = moves or (
        told(date(2021, 6, 14), date(2021, 9, 30)),
        told(date(2021, 11, 22), date(2021, 12, 13)),
    )
    return Slip(number, number, "Access point opens", Known.of(baseline), tuple(moves))


def test_the_slip_chart_of_a_milestone_says_what_was_told_when():
    svg = slip.of_milestone(slipping(), until=TODAY)

    assert_sound(svg)
    assert desc(svg) == (
        "M16 first expected on 30 September 2021, from 22 November 2021 expected on 13 December 2021."
    )
    assert "13 Dec 2021" in words(svg)


def test_a_date_known_to_its_month_is_said_so_and_drawn_as_a_bar():
    month = slipping(12, told(date(2021, 3, 22), date(2022, 1, 31), Precision.MONTH))
    day = slipping(12, told(date(2021, 3, 22), date(2022, 1, 31)))

    assert desc(slip.of_milestone(month, until=TODAY)) == "M12 first expected in January 2022."
    assert [
        len(parsed(slip.of_milestone(one, until=TODAY)).findall("rect")) for one in (month, day)
    ] == [1, 0]


def test_of_too_many_only_those_that_moved_are_drawn_the_furthest_first_by_number():
    still = [slipping(n, told(date(2021, 6, 14), TODAY)) for n in range(100, 120)]
    moved = [
        slipping(n, told(date(2021, 6, 14), TODAY), told(date(2021, 7, 1), date(2021, 12, n)))
        for n in range(1, 16)
    ]

    assert slip.chosen(still[:3]) == tuple(still[:3])
    assert slip.chosen([*still, *moved[:2]]) == tuple(moved[:2])
    assert [one.number for one in slip.chosen([*still, *moved])] == [*range(4, 16)]
    assert len(slip.chosen(still)) == slip.LINES


def test_each_line_has_its_reference_once():
    lines = [slipping(n) for n in range(1, 9)]
    lines.append(slipping(9, told(date(2021, 6, 1), date(2021, 8, 1), reached=True)))

    svg = slip.of_milestones(lines, until=TODAY)

    assert_sound(svg)
    assert [word for word in words(svg) if word.startswith("M")] == [f"M{n}" for n in range(1, 10)]


def test_without_milestones_there_is_a_frame_that_says_so():
    svg = slip.of_milestones([], until=TODAY)

    assert_sound(svg)
    assert desc(svg) == "No milestone to show."


#: No record holds a later day: the editing pages refuse it.
DATES = st.dates(date(1900, 1, 1), date(2100, 12, 31))
HISTORIES = st.lists(
    st.tuples(DATES, DATES, st.sampled_from(list(Precision)), st.booleans()), min_size=1, max_size=6
)


@given(st.lists(HISTORIES, max_size=4))
def test_any_history_of_forecasts_can_be_drawn(histories):
    until = max((on for history in histories for on, *_ in history), default=TODAY)
    lines = [
        slipping(
            n, *(Told(on, Known(last_day(day, p), p), last) for on, day, p, last in sorted(history))
        )
        for n, history in enumerate(histories)
    ]

    assert_sound(slip.of_milestones(lines, until=until))
    for one in lines:
        assert_sound(slip.of_milestone(one, until=until))
