from datetime import date

import pytest
from django.db import models
from django.db.models import Sum

from finance.models import ForecastLine, LedgerEntry, PlanLine, Scheme
from programme import clock
from tests.reports.demonstrated import demonstration  # noqa: F401 -- every test here reads it

pytestmark = pytest.mark.django_db

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")


def pounds(rows: models.QuerySet, by: str, column: str = "amount_pence") -> dict:
    """Whole pounds by ``by``; a remainder of pence would show."""
    sums = rows.values_list(by).annotate(pence=Sum(column)).order_by(by)
    return {name: divmod(pence, 100) for name, pence in sums}


def whole(amounts: dict) -> dict:
    return {name: (amount, 0) for name, amount in amounts.items()}


def test_the_case_invests_and_saves_what_the_report_says_to_the_pound():
    totals = pounds(PlanLine.objects.all(), "scheme__direction")

    assert totals == whole({"investment": 5_438_322, "saving": 9_799_196})
    assert totals["saving"][0] - totals["investment"][0] == 4_360_874


@pytest.mark.parametrize(
    ("direction", "years"),
    [
        ("investment", (1_412_500, 1_986_400, 1_104_900, 534_522, 400_000)),
        ("saving", (120_000, 1_050_000, 2_280_000, 3_049_196, 3_300_000)),
    ],
)
def test_the_case_spreads_its_totals_over_the_five_years(direction, years):
    lines = PlanLine.objects.filter(scheme__direction=direction)

    assert pounds(lines, "financial_year") == whole(dict(zip(YEARS, years, strict=True)))


@pytest.mark.parametrize(
    ("direction", "years"),
    [
        ("investment", (1_268_000, 2_210_300, 1_190_000, 560_000, 412_000)),
        ("saving", (60_000, 850_000, 2_120_000, 2_980_000, 3_300_000)),
    ],
)
def test_the_third_forecast_spreads_its_totals_over_the_five_years(direction, years):
    lines = ForecastLine.objects.filter(forecast__number=3, scheme__direction=direction)

    assert pounds(lines, "financial_year") == whole(dict(zip(YEARS, years, strict=True)))


def test_classes_of_saving_add_up_in_the_case_and_in_the_forecast():
    savings = Scheme.objects.filter(direction="saving")

    planned = pounds(PlanLine.objects.filter(scheme__in=savings), "scheme__saving_class")
    lines = ForecastLine.objects.filter(forecast__number=3, scheme__in=savings)
    forecast = pounds(lines, "scheme__saving_class")

    assert planned == whole({"avoidance": 3_000_000, "one_off": 319_196, "recurring": 6_480_000})
    assert forecast == whole({"avoidance": 2_900_000, "one_off": 330_000, "recurring": 6_080_000})


def test_each_forecast_expects_less_than_the_one_before():
    lines = ForecastLine.objects.all()
    saved = pounds(lines.filter(scheme__direction="saving"), "forecast__number")
    spent = pounds(lines.filter(scheme__direction="investment"), "forecast__number")

    nets = [saved[number][0] - spent[number][0] for number in (1, 2, 3)]

    assert nets == [4_293_196, 3_940_896, 3_669_700]


def test_the_ledger_adds_up_by_scheme_once_its_reversal_is_taken_off():
    entries = LedgerEntry.objects.counted()

    assert pounds(entries, "scheme__number", "counted_pence") == whole(
        {1: 24_000, 5: 471_230, 6: 81_250, 7: 60_000}
    )
    assert pounds(entries, "scheme__direction", "counted_pence") == whole(
        {"investment": 612_480, "saving": 24_000}
    )


def test_a_mistake_in_the_ledger_was_reversed_and_posted_again():
    reversal = LedgerEntry.objects.get(reverses__isnull=False)
    corrected = LedgerEntry.objects.get(number=reversal.number + 1)

    assert reversal.amount_pence == reversal.reverses.amount_pence == 980_000
    assert corrected.amount_pence == 890_000
    assert reversal.reverses.recorded_at < reversal.recorded_at < corrected.recorded_at


def test_ledger_entries_were_posted_by_finance_from_when_the_schemes_were_opened():
    posted = LedgerEntry.objects.order_by("number")
    days = posted.values_list("recorded_at", flat=True)

    assert {entry.recorded_by.username for entry in posted} == {"finance"}
    assert sorted({moment.astimezone(clock.LONDON).date() for moment in days}) == [
        date(2021, 9, 30),
        date(2021, 10, 15),
        date(2021, 11, 15),
    ]
    assert list(days) == sorted(days)
