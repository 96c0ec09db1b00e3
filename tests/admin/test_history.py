from datetime import date

import pytest

from programme.models import Decision
from tests import make
from tests.admin.pages import address
from workstreams.models import Milestone


@pytest.fixture
def desk(admin, sign_in):
    return sign_in(admin)


def test_deleting_asks_why_and_keeps_the_history_with_the_reason(desk, admin):
    decision = make.decision()
    url, key = address(decision, "delete"), decision.pk

    asked = desk.post(url, {"post": "yes", "opened_version": "1", "why": ""})
    answer = desk.post(url, {"post": "yes", "opened_version": "1", "why": "Entered twice"})

    assert asked.context["problem"] == (
        "Say in a few words why this is deleted: its history is kept, with the reason."
    )
    assert answer.status_code == 302
    last = Decision.history.filter(id=key).latest()
    assert (last.history_type, last.history_change_reason) == ("-", "Entered twice")
    assert last.history_user == admin
    assert desk.get(address(Decision, "history", key)).status_code == 200


def test_a_record_changed_while_it_was_to_be_deleted_stays(desk):
    decision = make.decision()
    decision.title = "Changed since"
    decision.save()

    page = desk.post(
        address(decision, "delete"), {"post": "yes", "opened_version": "1", "why": "Old"}
    )

    assert page.context["problem"].startswith("Somebody saved D1 Changed since while")
    assert Decision.objects.count() == 1


def test_a_record_that_others_need_is_shown_with_them_and_stays(desk):
    milestone = make.milestone()

    page = desk.get(address(milestone.workstream, "delete"))

    assert page.context["title"] == "Cannot delete workstream"
    assert "M1 Assessment approved" in str(page.context["protected"])


def test_the_history_tells_who_changed_what_and_why(desk, office):
    milestone = make.milestone(title="Approved")
    milestone.title, milestone._change_reason = "Approved by EMB", "Panel's wording"
    milestone._history_user = office
    milestone.save()

    page = desk.get(address(milestone, "history"))

    newest, _ = page.context["page_obj"]
    assert (str(newest.history_user), newest.history_change_reason) == (
        "Programme office",
        "Panel's wording",
    )
    assert newest.history_delta_changes == [
        {"field": "Title", "old": "Approved", "new": "Approved by EMB"}
    ]


def test_the_history_writes_dates_amounts_and_choices_as_a_reader_knows_them(desk):
    line, milestone = make.plan_line(amount_pence=1_00), make.milestone()
    line.amount_pence = 1_234_50
    line.save()
    milestone.forecast_on, milestone.forecast_precision = date(2022, 1, 3), "month"
    milestone.save()

    told = [
        (change["field"], change["old"], change["new"])
        for record in (line, milestone)
        for change in desk.get(address(record, "history"))
        .context["page_obj"][0]
        .history_delta_changes
    ]

    assert told == [
        ("Amount pence", "£1", "£1,234.50"),
        ("Forecast on", "nothing", "31 January 2022"),
        ("Forecast precision", "Day", "Month"),
    ]


@pytest.mark.parametrize("number", ["x", "9" * 30, "²"])
def test_an_address_that_is_no_number_is_not_found(desk, number):
    past = address(Milestone, "simple_history", 1, 1).replace(
        "/1/history/1/", f"/1/history/{number}/"
    )

    assert desk.get(address(Milestone, "history", number)).status_code == 404
    assert desk.get(past).status_code == 404
