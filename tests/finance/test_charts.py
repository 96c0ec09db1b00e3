import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance import charts
from finance.models import BusinessCase, Forecast, Scheme
from finance.summaries import Amounts, Money

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")
NET = Scheme(id=1, direction="saving", saving_class="recurring")
MILLION = 100_000_000
CASE = (-129_250_000, -93_640_000, 117_510_000, 251_467_400, 290_000_000)


def money(*, plan=CASE, expected=None, actual=(), actual_to=None, years=YEARS):
    """Net pence a year, from 2021/22 on."""

    def amounts(*pence):
        return Amounts((NET,), years, {(1, y): p for y, p in zip(years, pence, strict=False)})

    return Money(
        years=years,
        schemes=(NET,),
        case=BusinessCase(number=1),
        forecast=Forecast(number=1) if expected is not None else None,
        plan=amounts(*plan),
        expected=amounts(*(expected or ())),
        actual=amounts(*actual),
        actual_to=actual_to,
    )


def drawn(of):
    """The chart as XML: it must be well formed."""
    return ET.fromstring(charts.running_total(of))  # noqa: S314 -- our own drawing


def said(svg, tag):
    return [node.text for node in svg.iter(tag)]


REPORTED = money(
    expected=(-120_800_000, -136_030_000, 93_000_000, 242_000_000, 288_800_000),
    actual=(-58_848_000,),
    actual_to=date(2021, 10, 29),
)

DRAWABLE = {
    "reported": REPORTED,
    "no forecast": money(),
    "all nought": money(plan=(), expected=()),
    "only below zero": money(plan=(-500 * MILLION,) * 5, expected=(-1,)),
    "only above zero": money(plan=(1, 1, 1, 1, 1)),
    "one penny": money(plan=(1,)),
    "more than any council has": money(plan=(9 * 10**18,), expected=(-9 * 10**18,)),
    "spent before the first year": money(actual=(-5,), actual_to=date(2020, 12, 1)),
    "spent after the last year": money(actual=(-5,), actual_to=date(2030, 12, 1)),
    "one year": money(years=YEARS[:1]),
}


@pytest.mark.parametrize("of", DRAWABLE.values(), ids=DRAWABLE)
def test_a_chart_is_well_formed_and_named_and_has_no_style(of):
    svg = drawn(of)

    labels = svg.get("aria-labelledby").split()
    assert [svg.find(tag).get("id") for tag in ("title", "desc")] == labels
    assert svg.get("role") == "img"
    assert svg.find("title").text == "Net position, running total by financial year"
    assert svg.find("desc").text
    assert [node.tag for node in svg.iter() if node.get("style") or node.get("class")] == []
    assert {node.tag for node in svg.iter()} <= {"svg", "title", "desc", "path", "circle", "text"}


@pytest.mark.parametrize("of", DRAWABLE.values(), ids=DRAWABLE)
def test_lines_and_points_stay_inside_the_drawing(of):
    for node in drawn(of).iter("circle"):
        assert 0 <= float(node.get("cx")) <= charts.WIDTH
        assert 0 <= float(node.get("cy")) <= charts.HEIGHT
    for node in drawn(of).iter("path"):
        x, y = re.match(r"M([-\d.]+) ([-\d.]+)", node.get("d")).groups()
        assert 0 <= float(x) <= charts.WIDTH
        assert 0 <= float(y) <= charts.HEIGHT


def test_the_same_money_is_the_same_drawing():
    assert charts.running_total(REPORTED) == charts.running_total(REPORTED)


def test_the_description_says_what_the_lines_show():
    assert drawn(REPORTED).find("desc").text == (
        "Case: lowest −£2,228,900, breaks even in September 2024, ends at £4,360,874. "
        "Forecast: lowest −£2,568,300, breaks even in December 2024, ends at £3,669,700. "
        "Actual so far: −£588,480."
    )


def test_without_forecast_or_ledger_only_the_case_is_told():
    svg = drawn(money())

    assert svg.find("desc").text == (
        "Case: lowest −£2,228,900, breaks even in September 2024, ends at £4,360,874."
    )
    assert "Forecast" not in said(svg, "text")
    assert [text for text in said(svg, "text") if text.startswith("Actual")] == []


def test_a_line_that_never_crosses_has_no_break_even():
    losing = money(plan=(-MILLION,) * 5)

    assert drawn(losing).find("desc").text == "Case: lowest −£5,000,000, ends at −£5,000,000."


def test_each_year_is_labelled_once_and_each_line_at_its_end():
    words = said(drawn(REPORTED), "text")

    assert [word for word in words if re.fullmatch(r"\d\d/\d\d", word)] == [
        *("21/22", "22/23", "23/24", "24/25", "25/26")
    ]
    assert words[-4:] == ["Case", "£4.4m", "Forecast", "£3.7m"]
    assert "Actual −£0.6m" in words


def test_there_are_at_most_seven_lines_to_read_amounts_off():
    for of in DRAWABLE.values():
        levels = [w for w in said(drawn(of), "text") if re.fullmatch(r"[+−]?\d+", w)]
        assert 2 <= len(levels) <= 7
        assert "0" in levels


@given(st.lists(st.integers(-(10**12), 10**12), min_size=5, max_size=5))
def test_any_amounts_can_be_drawn(pence):
    assert drawn(money(plan=pence, expected=pence)).get("role") == "img"
