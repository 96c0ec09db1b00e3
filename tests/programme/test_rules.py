"""Rules that every record is cleaned by, of whatever app."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey

from finance.models import LedgerEntry
from programme.models import Phase, Programme
from programme.records import NumberedRecord, Record
from tests import make
from workstreams.models import Dependency

pytestmark = pytest.mark.django_db

RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]
NUMBERED = [model for model in apps.get_models() if issubclass(model, NumberedRecord | LedgerEntry)]
DATES = [(model, name) for model in RECORDS if model is not Programme for name in model.known_dates]
LINKS = [
    (model, field.name)
    for model in RECORDS
    if model is not Dependency
    for field in model._meta.fields
    if isinstance(field, ForeignKey) and issubclass(field.related_model, NumberedRecord)
    if issubclass(model, NumberedRecord) or field.name == "scheme"
    if model.__name__ != "PlanLine"
]


def by_name(value):
    return getattr(value, "__name__", value)


def wrongs(record):
    """What ``full_clean`` finds, by field."""
    try:
        record.full_clean()
    except ValidationError as found:
        return found.message_dict
    return {}


@pytest.mark.parametrize("model", [*RECORDS, LedgerEntry], ids=by_name)
def test_an_empty_form_is_refused_and_breaks_nothing(model):
    assert wrongs(model()) != {}


@pytest.mark.parametrize("model", [model for model in NUMBERED if model is not Phase], ids=by_name)
def test_a_form_with_nothing_but_its_programme_is_refused_and_breaks_nothing(model):
    assert wrongs(model(programme=make.programme())) != {}


@pytest.mark.parametrize(("model", "name"), DATES, ids=by_name)
def test_a_date_before_the_programme_began_is_refused(model, name):
    whole = make.programme(begins_on=date(2020, 9, 1))
    record = make.one(model)
    setattr(record, f"{name}_precision", "day")

    setattr(record, f"{name}_on", date(2020, 8, 31))
    day_before = wrongs(record).get(f"{name}_on")
    setattr(record, f"{name}_on", whole.begins_on)
    first_day = wrongs(record).get(f"{name}_on")

    assert day_before == [
        "31 August 2020 is before the programme began on 1 September 2020. "
        "Give a date on or after that day."
    ]
    assert first_day is None


def test_a_month_is_before_the_programme_began_only_if_it_ended_before():
    milestone = make.milestone(programme=make.programme(begins_on=date(2020, 9, 15)))
    milestone.forecast_precision = "month"

    milestone.forecast_on = date(2020, 8, 1)
    august = wrongs(milestone)
    milestone.forecast_on = date(2020, 9, 1)
    september = wrongs(milestone)

    assert august == {
        "forecast_on": [
            "August 2020 is before the programme began on 15 September 2020. "
            "Give a date on or after that day."
        ]
    }
    assert september == {}


@pytest.mark.parametrize(("model", "name"), LINKS, ids=by_name)
def test_a_link_to_a_record_of_another_programme_is_refused(model, name):
    record = make.one(model)
    target = model._meta.get_field(name).related_model
    elsewhere = make.one(target, programme=make.programme(slug="elsewhere"))

    setattr(record, name, elsewhere)

    assert wrongs(record)[name] == [
        f"{elsewhere} belongs to another programme. Choose one of this programme."
    ]


def test_a_wait_across_programmes_is_refused():
    elsewhere = make.milestone(programme=make.programme(slug="elsewhere"))

    across = Dependency(predecessor=elsewhere, successor=make.milestone())

    assert wrongs(across) == {"__all__": ["Both milestones must belong to the same programme."]}


@pytest.mark.parametrize("make_one", [make.milestone, make.consultation])
def test_a_stage_of_another_workstream_is_refused(make_one):
    record = make_one()
    other = make.stage(workstream=make.workstream(name="Governance"), number=2)

    record.stage = other

    assert wrongs(record) == {
        "stage": ["Governance, stage 2 belongs to another workstream. Choose one of this one's."]
    }


@pytest.mark.parametrize(
    ("likelihood", "found"),
    [
        (0, {"current_likelihood": ["Choose a whole number from 1 to 5."]}),
        (1, {}),
        (5, {}),
        (6, {"current_likelihood": ["Choose a whole number from 1 to 5."]}),
    ],
)
def test_a_likelihood_runs_from_1_to_5(likelihood, found):
    risk = make.risk()

    risk.current_likelihood = likelihood

    assert wrongs(risk) == found


@pytest.mark.parametrize("make_one", [make.plan_line, make.forecast_line])
@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2021/22", {}),
        ("2025/26", {}),
        (
            "2020/21",
            {
                "financial_year": [
                    "2020/21 is not a year of Destination 22, which runs from 2021/22 to 2025/26."
                ]
            },
        ),
        (
            "2026/27",
            {
                "financial_year": [
                    "2026/27 is not a year of Destination 22, which runs from 2021/22 to 2025/26."
                ]
            },
        ),
    ],
)
def test_an_amount_lies_in_a_year_of_the_programme(make_one, year, found):
    line = make_one()

    line.financial_year = year

    assert wrongs(line) == found


def test_a_financial_year_that_is_none_is_refused_with_an_example():
    whole = make.programme()

    whole.first_year = "2021/23"

    assert wrongs(whole) == {
        "first_year": ["«2021/23» is not a financial year. Write it as 2021/22."]
    }


def test_a_programme_runs_for_its_years_to_31_march():
    whole = make.programme(first_year="2021/22", duration_years=5)

    assert whole.years == ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")
    assert whole.ends_on == date(2026, 3, 31)
