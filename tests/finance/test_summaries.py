from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance import summaries
from finance.models import Scheme
from finance.summaries import Amounts
from programme import clock
from tests import make

LIVE = clock.AsAt(date(2021, 11, 25), live=True)
YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")
SAVING = Scheme(id=1, direction="saving", saving_class="recurring")
AVOIDED = Scheme(id=2, direction="saving", saving_class="avoidance")
INVESTED = Scheme(id=3, direction="investment")
SCHEMES = (SAVING, AVOIDED, INVESTED)


def amounts(**pence):
    """``saving_2021=5`` is 5 pence of the saving in 2021/22."""
    by_name = {"saving": 1, "avoided": 2, "invested": 3}
    cells = {}
    for name, value in pence.items():
        scheme, year = name.split("_")
        cells[by_name[scheme], f"{year}/{int(year[2:]) + 1}"] = value
    return Amounts(SCHEMES, YEARS, cells)


# --- amounts --------------------------------------------------------------------------------


def test_savings_less_investment_is_net_in_a_year_and_cumulatively():
    money = amounts(saving_2021=500, avoided_2021=70, invested_2021=900, saving_2022=1_000)

    assert (money.savings("2021/22"), money.investment("2021/22")) == (570, 900)
    assert (money.net("2021/22"), money.net("2022/23"), money.net()) == (-330, 1_000, 670)
    assert money.running_net == (-330, 670, 670, 670, 670)


def test_a_year_without_lines_is_nought():
    assert amounts().running_net == (0, 0, 0, 0, 0)
    assert amounts().net() == amounts().savings("2023/24") == 0


def test_classes_of_saving_are_never_mixed():
    money = amounts(saving_2021=500, avoided_2021=70, saving_2022=30)

    assert (money.of_class("recurring"), money.of_class("avoidance")) == (530, 70)
    assert (money.of_class("recurring", "2022/23"), money.of_class("income")) == (30, 0)
    assert (money.of_scheme(SAVING), money.of_scheme(SAVING, "2021/22")) == (530, 500)


def test_what_was_spent_before_the_first_year_is_in_every_total():
    money = amounts(invested_2020=100, saving_2021=30)

    assert (money.investment(), money.net()) == (100, -70)
    assert money.running_net == (-70, -70, -70, -70, -70)
    assert money.of_scheme(INVESTED) == 100


CELLS = st.dictionaries(
    st.tuples(st.integers(1, 3), st.sampled_from(YEARS)), st.integers(-(10**15), 10**15)
)


@given(CELLS)
def test_the_years_add_up_to_the_total_and_the_running_total_ends_there(cells):
    money = Amounts(SCHEMES, YEARS, cells)

    for of in (money.savings, money.investment, money.net):
        assert sum(of(year) for year in YEARS) == of()
    assert money.running_net[-1] == money.net()
    assert money.running_net[0] == money.net("2021/22")
    assert sum(money.of_scheme(scheme) for scheme in SCHEMES) == sum(cells.values())
    assert money.of_class("recurring") + money.of_class("avoidance") == money.savings()


# --- as at a day ----------------------------------------------------------------------------


def read(when=LIVE):
    return summaries.read(make.programme(), when)


def approved(**given):
    return make.business_case(approved_by_decision=make.decision(), **given)


def case_of(*pence, **given):
    """An approved case with one saving that has these pence a year from 2021/22 on."""
    case = approved(**given)
    saving = make.scheme(business_case=case)
    for year, amount in zip(YEARS, pence, strict=False):
        make.plan_line(scheme=saving, financial_year=year, amount_pence=amount)
    return case, saving


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [0, 1, 3])
@pytest.mark.parametrize(
    "when", [LIVE, clock.AsAt(date(2021, 11, 24))], ids=["live", "the day before"]
)
def test_the_money_is_read_in_six_queries_whatever_its_size(rows, when, django_assert_num_queries):
    programme = make.programme()
    for _ in range(rows):
        case, saving = case_of(100)
        forecast = make.forecast(business_case=case)
        make.forecast_line(forecast=forecast, scheme=saving)
        make.ledger_entry(scheme=saving)

    with django_assert_num_queries(6):
        summaries.read(programme, when)


@pytest.mark.django_db
def test_without_an_approved_case_there_is_nothing():
    make.plan_line(scheme=make.scheme(business_case=make.business_case()))

    money = read()

    assert (money.case, money.forecast, money.schemes, money.actual_to) == (None, None, (), None)
    assert (money.plan.net(), money.expected.net(), money.actual.net()) == (0, 0, 0)


@pytest.mark.django_db
def test_the_newest_approved_case_and_its_newest_forecast_count():
    case_of(100)
    newest, saving = case_of(700, title="Second")
    make.business_case(title="A draft")
    for day, pence in ((date(2021, 11, 12), 600), (date(2021, 10, 8), 650)):
        revision = make.forecast(business_case=newest, made_on=day)
        make.forecast_line(forecast=revision, scheme=saving, amount_pence=pence)

    money = read()

    assert (money.case, money.forecast.made_on) == (newest, date(2021, 11, 12))
    assert (money.plan.net(), money.expected.net()) == (700, 600)


@pytest.mark.django_db
def test_a_reversal_takes_its_entry_off_and_stays_in_its_year():
    _, saving = case_of(100)
    mistake = make.ledger_entry(scheme=saving, amount_pence=980)
    make.ledger_entry(reverses=mistake)
    make.ledger_entry(scheme=saving, amount_pence=890, effective_on=date(2021, 11, 5))

    money = read()

    assert (money.actual.savings("2021/22"), money.actual.savings()) == (890, 890)
    assert money.actual_to == date(2021, 11, 5)


@pytest.mark.django_db
def test_investment_and_savings_of_the_ledger_count_apart():
    case, saving = case_of(100)
    spent = make.scheme(business_case=case, direction="investment")
    make.ledger_entry(scheme=saving, amount_pence=240)
    make.ledger_entry(scheme=spent, amount_pence=6_124)

    money = read()

    assert (money.actual.savings(), money.actual.investment()) == (240, 6_124)
    assert money.actual.net() == -5_884


@pytest.mark.django_db
def test_the_money_of_a_past_day_is_what_was_recorded_by_its_end():
    with clock.standing_at(date(2021, 9, 6)):
        case = make.business_case()
        saving = make.scheme(business_case=case)
        line = make.plan_line(scheme=saving, amount_pence=500)
    with clock.standing_at(date(2021, 9, 22)):
        case.approved_by_decision = make.decision()
        case.save()
        make.ledger_entry(scheme=saving, amount_pence=30, effective_on=date(2021, 6, 30))
    with clock.standing_at(date(2021, 10, 8)):
        line.amount_pence = 800
        line.save()
        make.ledger_entry(scheme=saving, amount_pence=70, effective_on=date(2021, 6, 30))
        make.forecast_line(
            forecast=make.forecast(business_case=case), scheme=saving, amount_pence=600
        )

    def told(day):
        money = read(clock.AsAt(day))
        return bool(money.case), money.plan.net(), money.actual.net(), money.expected.net()

    assert told(date(2021, 9, 21)) == (False, 0, 0, 0)
    assert told(date(2021, 9, 22)) == (True, 500, 30, 0)
    assert told(date(2021, 10, 7)) == (True, 500, 30, 0)
    assert told(date(2021, 10, 8)) == (True, 800, 100, 600)


@pytest.mark.django_db
def test_a_forecast_line_of_a_scheme_of_another_case_is_no_part_of_this_one():
    _, other = case_of(100)
    case, _ = case_of(700, title="Second")
    make.forecast_line(forecast=make.forecast(business_case=case), scheme=other)

    assert read().expected.net() == 0


@pytest.mark.django_db
def test_the_years_are_illustrative_where_a_scheme_is():
    case, _ = case_of(100)
    assert read().illustrative_years is False

    make.scheme(business_case=case, illustrative=True)

    assert read().illustrative_years is True


@pytest.mark.django_db
def test_what_was_spent_under_an_earlier_case_still_counts_when_a_newer_is_approved():
    _, earlier = case_of(100)
    make.ledger_entry(scheme=earlier, amount_pence=61_248_000)
    approved(title="Second, without schemes")

    money = read()

    assert (money.schemes, money.plan.savings()) == ((earlier,), 0)
    assert (money.actual.savings(), money.actual_to) == (61_248_000, date(2021, 10, 31))


@pytest.mark.django_db
def test_what_was_spent_before_any_case_is_approved_counts():
    make.ledger_entry(amount_pence=700)

    assert (read().case, read().actual.savings()) == (None, 700)


@pytest.mark.django_db
def test_a_scheme_of_another_case_is_listed_only_once_it_has_entries():
    _, earlier = case_of(100)
    _, newest = case_of(700)
    assert read().schemes == (newest,)

    make.ledger_entry(scheme=earlier)

    assert read().schemes == (earlier, newest)
    assert read().plan.schemes == (newest,)


@pytest.mark.django_db
def test_the_entries_that_count_are_named_from_the_first_to_the_last():
    assert read().entries == ""
    make.ledger_entry()
    assert read().entries == "L1"

    make.ledger_entry()
    make.ledger_entry()

    assert read().entries == "L1–L3"
