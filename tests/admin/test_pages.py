import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from d22.reports.models import Report
from finance.models import LedgerEntry
from programme.admin import site
from programme.models import User
from tests import make
from tests.admin.pages import RECORDS, address, filled_in

#: A report is drafted on its own page.
ADDED = [model for model in RECORDS if model is not Report]
TRACKED = [model for model in RECORDS if model is not LedgerEntry]
by_name = {"ids": lambda model: model.__name__}


def test_every_model_of_the_record_has_editing_pages_and_a_way_to_make_it():
    assert set(site._registry) - set(RECORDS) == {Group}


def test_the_index_opens_for_an_administrator(admin, sign_in):
    page = sign_in(admin).get(reverse("admin:index"))

    assert page.status_code == 200
    assert [app["name"] for app in page.context["app_list"]] == [
        "Programme",
        "Workstreams",
        "Finance",
        "Reports",
        "People",
    ]


@pytest.mark.parametrize("model", RECORDS, **by_name)
def test_a_list_opens_for_an_administrator(admin, sign_in, model):
    RECORDS[model]()

    assert sign_in(admin).get(address(model, "changelist")).status_code == 200


@pytest.mark.parametrize("model", ADDED, **by_name)
def test_an_empty_form_opens_for_an_administrator(admin, sign_in, model):
    RECORDS[model]()

    assert sign_in(admin).get(address(model, "add")).status_code == 200


@pytest.mark.ignore_template_errors  # Django's password widget names a variable it never gives
@pytest.mark.parametrize("model", RECORDS, **by_name)
@pytest.mark.parametrize("kind", ["change", "history"])
def test_a_record_and_its_history_open_for_an_administrator(admin, sign_in, model, kind):
    record = RECORDS[model]()

    assert sign_in(admin).get(address(record, kind)).status_code == 200


@pytest.mark.parametrize("model", TRACKED, **by_name)
def test_a_past_version_opens_to_be_read_and_nothing_can_be_posted_to_it(admin, sign_in, model):
    record = RECORDS[model]()
    past = address(record, "simple_history", record.history.get().pk)

    read, written = sign_in(admin).get(past), sign_in(admin).post(past, {})

    assert (read.status_code, written.status_code) == (200, 403)
    assert 'name="_save"' not in read.content.decode()


@pytest.mark.parametrize("model", [m for m in RECORDS if m is not User], **by_name)
def test_a_reader_sees_a_record_without_a_field_to_type_in(board, sign_in, model):
    User.objects.filter(pk=board.pk).update(is_staff=True)
    record = RECORDS[model]()

    page = sign_in(board).get(address(record, "change"))

    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()
    assert "<textarea" not in page.content.decode()


@pytest.mark.parametrize("model", TRACKED, **by_name)
def test_the_page_that_asks_before_deleting_opens_for_an_administrator(admin, sign_in, model):
    record = RECORDS[model]()

    assert sign_in(admin).get(address(record, "delete")).status_code == 200


@pytest.mark.parametrize("model", ADDED, **by_name)
def test_an_empty_form_sent_back_is_refused_field_by_field(admin, sign_in, model):
    RECORDS[model]()
    before = model.objects.count()
    rows = {
        f"{rows.formset.prefix}-{kind}_FORMS": "0"
        for rows in sign_in(admin).get(address(model, "add")).context["inline_admin_formsets"]
        for kind in ("TOTAL", "INITIAL")
    }

    page = sign_in(admin).post(address(model, "add"), rows)

    assert page.status_code == 200
    assert page.context["errors"]
    assert model.objects.count() == before


#: What keeps three records of a kind apart, where the kind says they must be.
APART = {
    "User": lambda n: {"username": f"reader-{n}"},
    "Programme": lambda n: {"slug": f"programme-{n}"},
    "Measurement": lambda n: {"period": f"Q{n}"},
    "PlanLine": lambda n: {"financial_year": f"202{n}/2{n + 1}"},
    "ForecastLine": lambda n: {"financial_year": f"202{n}/2{n + 1}"},
    "CommitteeDetails": lambda n: {"forum": make.forum(name=f"Panel {n}")},
}


def made(model, n):
    return RECORDS[model](**APART.get(model.__name__, lambda n: {})(n))


@pytest.mark.parametrize("model", RECORDS, **by_name)
def test_a_list_asks_the_same_of_the_database_for_one_row_and_for_three(admin, sign_in, model):
    client, page = sign_in(admin), address(model, "changelist")
    made(model, 1)
    client.get(page)
    with CaptureQueriesContext(connection) as for_one:
        client.get(page)
    made(model, 2)
    made(model, 3)

    with CaptureQueriesContext(connection) as for_three:
        response = client.get(page)

    assert response.context["cl"].result_count >= 3
    assert len(for_three) == len(for_one)


#: The pages with rows below the record, and what makes one more row.
WITH_ROWS = {
    "risk": lambda risk, n: make.risk_action(risk=risk),
    "workstream": lambda workstream, n: make.stage(workstream=workstream),
    "indicator": lambda indicator, n: make.measurement(indicator=indicator, period=f"Q{n}"),
    "scheme": lambda scheme, n: make.plan_line(scheme=scheme, financial_year=f"202{n}/2{n + 1}"),
    "business_case": lambda case, n: make.scheme(business_case=case),
    "forecast": lambda forecast, n: make.forecast_line(
        forecast=forecast, financial_year=f"202{n}/2{n + 1}"
    ),
}


@pytest.mark.parametrize("kind", WITH_ROWS)
def test_a_form_asks_the_same_of_the_database_for_one_row_below_it_and_for_three(
    admin, sign_in, kind
):
    client, record = sign_in(admin), getattr(make, kind)()
    WITH_ROWS[kind](record, 1)
    client.get(address(record, "change"))
    with CaptureQueriesContext(connection) as for_one:
        client.get(address(record, "change"))
    WITH_ROWS[kind](record, 2)
    WITH_ROWS[kind](record, 3)

    with CaptureQueriesContext(connection) as for_three:
        client.get(address(record, "change"))

    assert len(for_three) == len(for_one)


@pytest.mark.parametrize("model", [m for m in TRACKED if m not in (User, Report)], **by_name)
def test_every_record_is_saved_from_its_form_with_a_reason(admin, sign_in, model):
    record, client = RECORDS[model](), sign_in(admin)
    form = filled_in(client.get(address(record, "change")))

    answer = client.post(
        address(record, "change"), form | {"source": "Panel, para 5", "why": "Source found"}
    )

    assert answer.status_code == 302
    newest = record.history.latest()
    assert (newest.source, newest.history_change_reason) == ("Panel, para 5", "Source found")
    assert (newest.version, newest.history_user) == (2, admin)
