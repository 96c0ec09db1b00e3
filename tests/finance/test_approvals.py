"""What approves a business case, and what its approval fixes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from finance import summaries
from finance.models import BusinessCase, PlanLine
from programme import clock
from programme.models import Decision
from tests import make

pytestmark = pytest.mark.django_db

FIXED = (
    "BC1 was approved by D1; its plan is fixed. Record a new version of the case, or a forecast."
)


def planned(**of_case):
    case = make.business_case(**of_case)
    return make.plan_line(scheme=make.scheme(business_case=case), amount_pence=500)


def approved():
    return planned(approved_by_decision=make.decision())


def said(record):
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    return refused.value.messages


@pytest.mark.parametrize("outcome", ["deferred", "refused"])
def test_a_decision_that_did_not_agree_approves_nothing(outcome):
    case = planned(approved_by_decision=make.decision(outcome=outcome)).scheme.business_case

    assert said(case) == [
        "D1 Business case was not agreed, so it approves nothing. Choose one that was agreed."
    ]
    assert not BusinessCase.objects.approved(as_at=clock.as_at()).exists()


@pytest.mark.parametrize("outcome", ["agreed", "agreed_jointly"])
def test_a_decision_that_agreed_approves_a_case_with_a_plan(outcome):
    case = planned(approved_by_decision=make.decision(outcome=outcome)).scheme.business_case

    case.full_clean()

    assert BusinessCase.objects.approved(as_at=clock.as_at()).get() == case


def test_a_case_that_plans_nothing_is_not_approved():
    case = make.business_case(approved_by_decision=make.decision())
    make.scheme(business_case=case)

    assert said(case) == said(
        BusinessCase(
            programme=case.programme, title="New", approved_by_decision=Decision.objects.get()
        )
    )
    assert said(case) == [
        "A case is approved with its plan. Give its schemes their yearly amounts first."
    ]


def test_whether_a_decision_agreed_is_asked_of_the_record_of_the_day():
    with clock.standing_at(date(2021, 9, 22)):
        case = approved().scheme.business_case
    with clock.standing_at(date(2021, 10, 6)):
        decision = case.approved_by_decision
        decision.outcome = Decision.Outcome.DEFERRED
        decision.save()

    def case_of(day):
        return summaries.read(case.programme, clock.as_at(day)).case

    assert [case_of(date(2021, 10, 5)), case_of(date(2021, 10, 6)), case_of(None)] == [
        case,
        None,
        None,
    ]


@pytest.mark.parametrize("change", [{"amount_pence": 501}, {"financial_year": "2022/23"}])
def test_a_line_of_an_approved_plan_does_not_change(change):
    line = approved()
    for name, value in change.items():
        setattr(line, name, value)

    assert said(line) == [FIXED]


def test_a_line_is_not_added_to_an_approved_plan_nor_removed_from_it():
    line = approved()

    assert said(PlanLine(scheme=line.scheme, financial_year="2022/23", amount_pence=1)) == [FIXED]
    with pytest.raises(ValidationError, match="its plan is fixed"):
        line.delete()
    assert PlanLine.objects.get() == line


def test_where_a_line_of_an_approved_plan_comes_from_may_still_be_mended():
    line = approved()
    line.source = "Report, para 12"

    line.full_clean()


def test_a_plan_that_is_not_approved_changes():
    line = planned()
    line.amount_pence = 501

    line.full_clean()
    line.delete()

    assert not PlanLine.objects.exists()


@pytest.mark.parametrize("money", [make.plan_line, make.forecast_line, make.ledger_entry])
def test_a_scheme_with_money_keeps_its_direction_and_its_case(money):
    scheme = make.scheme()
    money(scheme=scheme)

    scheme.direction, scheme.saving_class = "investment", ""
    turned = said(scheme)
    scheme.refresh_from_db()
    scheme.business_case = make.business_case(title="Second")

    assert [*turned, *said(scheme)] == [
        f"S1 Agency staff has amounts planned, expected or recorded, so its {what} stays. "
        "Add another scheme instead."
        for what in ("direction", "business case")
    ]


def test_a_scheme_without_money_is_turned_round_and_moved():
    scheme = make.scheme()
    scheme.direction, scheme.saving_class = "investment", ""
    scheme.business_case = make.business_case(title="Second")

    scheme.full_clean()
