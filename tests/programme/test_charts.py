"""An indicator over time, drawn and in words, from values that are not saved: no database."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme import charts
from programme.models import Indicator, Measurement
from programme.trends import Trend, of_indicator, of_outcomes, sentences
from programme.wording import plain
from tests.drawings import assert_sound, desc, parsed, title, words

YEARS = ("2017/18", "2018/19", "2019/20", "2020/21")
AREAS = ("council", "neighbours", "england")


def measured(area, period, value):
    """A value, or the symbol published instead of one."""
    is_symbol = value in Measurement.Symbol.values
    return Measurement(
        area=area,
        period=period,
        period_ends_on=date(2021, 3, 31),
        value=None if is_symbol else Decimal(value),
        symbol=value if is_symbol else "",
    )


def trend(council=(), neighbours=(), england=(), *, polarity="lower", target=None, years=YEARS):
    indicator = Indicator(
        number=1,
        name="Referrals that come back",
        unit="%",
        polarity=polarity,
        target=target,
        target_on=None if target is None else date(2026, 3, 31),
    )
    rows = zip(AREAS, (council, neighbours, england), strict=True)
    values = [
        measured(area, year, value)
        for area, given in rows
        for year, value in zip(years, given, strict=False)
        if value is not None
    ]
    return Trend.of(indicator, sorted(values, key=lambda one: one.period))


REPORTED = trend(
    ("27.40", "28.10", "26.80", "26.20"),
    ("23.50", "23.90", "23.10", "22.80"),
    ("21.90", "22.60", "22.60", "22.70"),
    target="19.00",
)
SUPPRESSED = trend(("c", "84", "86", "87"), (), ("88", "88", "90", "90"), polarity="higher")


def test_the_chart_says_every_value_it_draws():
    svg = charts.trend_of(REPORTED)

    assert_sound(svg)
    assert title(svg) == "Referrals that come back, %"
    assert desc(svg) == (
        "This council: 27.4 in 2017/18, 28.1 in 2018/19, 26.8 in 2019/20, 26.2 in 2020/21. "
        "Statistical neighbours: 23.5 in 2017/18, 23.9 in 2018/19, 23.1 in 2019/20, 22.8 in 2020/21. "
        "England: 21.9 in 2017/18, 22.6 in 2018/19, 22.6 in 2019/20, 22.7 in 2020/21. "
        "Target 19 by 31 March 2026."
    )
    assert words(svg)[-4:] == ["Council 26.2", "Neighbours 22.8", "England 22.7", "Target 19"]


def test_a_value_that_was_suppressed_is_a_gap_with_its_symbol():
    gap = trend(("27", "c", "26", "25"))

    svg = charts.trend_of(gap)

    assert_sound(svg)
    assert "c" in words(svg)
    assert desc(svg) == (
        "This council: 27 in 2017/18, c: suppressed, a count of 1 to 5 in 2018/19, 26 in 2019/20, "
        "25 in 2020/21."
    )
    assert len(list(parsed(svg).iter("circle"))) == 3
    thick = [p for p in parsed(svg).iter("path") if p.get("stroke-width") == "2.75"]
    assert [path.get("d").count("L") for path in thick] == [0, 1]


def test_labels_at_the_ends_do_not_cover_each_other():
    svg = charts.trend_of(trend(("20",), ("20",), ("20",), target="20"))

    heights = sorted(float(n.get("y")) for n in parsed(svg).iter("text") if n.text.endswith(" 20"))

    assert len(heights) == 4
    assert all(b - a >= 14 for a, b in pairwise(heights))


def test_an_indicator_without_a_value_is_an_empty_frame():
    svg = charts.trend_of(trend())

    assert_sound(svg)
    assert desc(svg) == "No value yet."


def test_nothing_but_the_areas_own_colours_is_used_whatever_the_direction():
    def colours(polarity):
        svg = parsed(charts.trend_of(trend(("1", "2"), ("2", "1"), ("3", "3"), polarity=polarity)))
        return sorted(
            {n.get(name) for n in svg.iter() for name in ("fill", "stroke") if n.get(name)}
        )

    assert colours("context") == colours("higher") == colours("lower")


VALUES = st.lists(
    st.none()
    | st.sampled_from(Measurement.Symbol.values)
    | st.decimals(-(10**9), 10**9, places=2).map(str),
    max_size=12,
)


@given(VALUES, VALUES, VALUES, st.none() | st.decimals(-(10**9), 10**9, places=2))
def test_any_values_can_be_drawn_and_told(council, neighbours, england, target):
    found = trend(
        council, neighbours, england, target=target, years=[f"period {n:02}" for n in range(12)]
    )

    assert_sound(charts.trend_of(found))
    assert sentences(found)
    assert of_indicator(found)


# --- words ----------------------------------------------------------------------------------


def test_the_latest_number_is_compared_in_the_indicators_direction():
    assert sentences(REPORTED) == (
        "26.2 % in 2020/21.",
        "Better than its baseline of 2017/18 (27.4).",
        "Worse than England (22.7) and worse than its statistical neighbours (22.8).",
        "The target is 19, 7.2 away.",
    )


def test_of_a_context_rate_better_and_worse_are_never_said():
    context = trend(("101", "99"), ("84", "89"), ("64", "67"), polarity="context", target="80")

    said = " ".join([*sentences(context), of_indicator(context)])

    assert sentences(context) == (
        "99 % in 2018/19.",
        "Lower than its baseline of 2017/18 (101).",
        "Higher than England (67) and higher than its statistical neighbours (89).",
        "Its mark is 80.",
    )
    assert "better" not in said
    assert "worse" not in said


def test_the_baseline_is_the_first_number_not_the_first_symbol():
    assert SUPPRESSED.baseline.period == "2018/19"
    assert sentences(SUPPRESSED)[1] == "Better than its baseline of 2018/19 (84)."
    assert SUPPRESSED.symbols == ("c: suppressed, a count of 1 to 5",)


def test_others_are_compared_only_in_the_period_of_the_councils_latest():
    late = trend(("20", "21"), (), ("22", None))

    assert sentences(late) == ("21 % in 2018/19.", "Worse than its baseline of 2017/18 (20).")


def test_the_same_number_is_neither_better_nor_worse():
    assert of_indicator(trend(("20",), (), ("20",))) == "20 %, the same as England (20)"


def test_a_target_is_met_when_it_is_reached_or_passed_in_its_direction():
    met = {
        (polarity, value): sentences(trend((value,), polarity=polarity, target="20"))[-1]
        for polarity in ("lower", "higher")
        for value in ("19", "20", "21")
    }

    assert [key for key, said in met.items() if said == "The target of 20 is met."] == [
        *(("lower", "19"), ("lower", "20"), ("higher", "20"), ("higher", "21"))
    ]


def test_without_a_number_that_is_said():
    assert sentences(trend(("c",))) == ("No number for this council yet.",)
    assert of_indicator(trend()) == "no number yet"


BETTER = trend(("20", "10"), (), ("15", "15"))
WORSE = trend(("10", "20"), (), ("15", "15"))
CONTEXT = trend(("10", "20"), polarity="context")


@pytest.mark.parametrize(
    ("trends", "headline"),
    [
        ([], "Seven outcomes, not measured yet"),
        ([CONTEXT], "One indicator says where it stands; none has a direction to compare yet"),
        (
            [BETTER],
            "The one indicator that has a direction has improved; it is better than England",
        ),
        (
            [WORSE, CONTEXT],
            "The one indicator that has a direction has not improved; it is not better than England",
        ),
        (
            [REPORTED, SUPPRESSED],
            "Both indicators that have a direction have improved; none is better than England",
        ),
        (
            [BETTER, WORSE, WORSE],
            "One of three indicators that have a direction has improved; one is better than England",
        ),
        (
            [WORSE, WORSE],
            "None of two indicators that have a direction have improved; none is better than England",
        ),
    ],
)
def test_the_headline_counts_what_improved_and_what_beats_england(trends, headline):
    assert of_outcomes(trends, 7) == headline


def test_without_outcomes_the_headline_says_so():
    assert of_outcomes([], 0) == "No outcome is recorded yet"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("95.00", "95"),
        ("26.20", "26.2"),
        ("1050.25", "1,050.25"),
        ("-3.50", "−3.5"),
        ("100", "100"),
    ],
)
def test_a_number_is_written_without_noughts_that_say_nothing(value, written):
    assert plain(Decimal(value)) == written
