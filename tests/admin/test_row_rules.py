"""Rules of the database that name the record a row belongs to answer with a sentence."""

import pytest

from tests import make
from tests.admin.pages import address, filled_in


@pytest.fixture
def desk(admin, sign_in):
    return sign_in(admin)


def refused(desk, whole, rows, **fields):
    """What the form of ``whole`` says of a new row in ``rows``: everything, as one list."""
    form = filled_in(desk.get(address(whole, "change")))
    new = int(form[f"{rows}-TOTAL_FORMS"]) - 1
    form |= {f"{rows}-{new}-{name}": value for name, value in fields.items()}
    page = desk.post(address(whole, "change"), form | {"why": "As heard"})
    assert page.status_code == 200
    formset = next(
        found.formset
        for found in page.context["inline_admin_formsets"]
        if found.formset.prefix == rows
    )
    said = [text for errors in formset.errors for texts in errors.values() for text in texts]
    return said + list(formset.non_form_errors())


def test_a_milestone_cannot_be_made_to_wait_for_itself(desk):
    milestone = make.milestone()

    said = refused(desk, milestone, "waits_for", predecessor=milestone.pk, kind="fs")

    assert said == ["A milestone cannot wait for itself."]


def test_it_cannot_on_the_dependency_s_own_page(desk):
    link = make.dependency()
    form = filled_in(desk.get(address(link, "change")))
    wrong = form | {"predecessor": link.successor_id, "why": "As heard"}

    page = desk.post(address(link, "change"), wrong)

    assert page.context["adminform"].form.non_field_errors() == [
        "A milestone cannot wait for itself."
    ]


def test_a_dependency_is_recorded_once(desk):
    link = make.dependency()
    row = {"predecessor": link.predecessor_id, "kind": "fs"}

    assert refused(desk, link.successor, "waits_for", **row) == [
        "That dependency is already recorded."
    ]


def test_a_workstream_has_one_stage_of_a_number(desk):
    stage = make.stage()

    assert refused(desk, stage.workstream, "stages", number=1) == [
        "This workstream already has a stage with that number."
    ]


def test_a_scheme_has_one_plan_line_a_year(desk):
    line = make.plan_line()
    row = {"financial_year": "2021/22", "amount_pence": "1.00"}

    assert len(refused(desk, line.scheme, "plan_lines", **row)) == 1


def test_a_forecast_has_one_line_for_a_scheme_and_a_year(desk):
    line = make.forecast_line()
    row = {"scheme": line.scheme_id, "financial_year": "2021/22", "amount_pence": "1.00"}

    assert len(refused(desk, line.forecast, "lines", **row)) == 1


def test_an_indicator_is_measured_once_an_area_and_a_period(desk):
    told = make.measurement()
    row = {"period": told.period, "period_ends_on": "31/03/2021", "value": "1"}

    said = refused(desk, told.indicator, "measurements", area=told.area, **row)

    assert len(said) == 1
