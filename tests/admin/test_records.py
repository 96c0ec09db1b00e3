from datetime import date

import pytest
from django.utils.http import urlencode

from tests import make
from tests.admin.pages import address, errors, filled_in
from workstreams.models import Milestone, Risk, RiskAction

STALE = (
    "{who} saved {record} while you had it open (version 2; yours is 1). Nothing was overwritten "
    "and what you typed is still here. Open the record again in another window, see what changed, "
    "and repeat your change there."
)


@pytest.fixture
def desk(admin, sign_in):
    return sign_in(admin)


def opened(client, record):
    """The form of the record as a browser would send it back, unchanged."""
    return filled_in(client.get(address(record, "change")))


def test_a_milestone_is_moved_with_a_reason_and_leaves_one_row_of_history(desk, admin):
    milestone = make.milestone()
    form = opened(desk, milestone) | {"forecast_on": "15/01/2022", "why": "Posts to be evaluated"}

    answer = desk.post(address(milestone, "change"), form)

    assert answer.status_code == 302
    newest, first = milestone.history.order_by("-history_id")
    assert (newest.forecast_on, first.forecast_on) == (date(2022, 1, 15), None)
    assert (newest.history_change_reason, newest.history_user) == ("Posts to be evaluated", admin)


def test_a_date_known_to_the_month_is_kept_as_its_last_day(desk):
    milestone = make.milestone()
    dated = {"forecast_on": "01/02/2022", "forecast_precision": "month", "why": "Panel moved"}

    desk.post(address(milestone, "change"), opened(desk, milestone) | dated)

    milestone.refresh_from_db()
    assert str(milestone.forecast) == "February 2022"
    assert milestone.forecast_on == date(2022, 2, 28)


def test_a_change_without_a_reason_is_refused(desk):
    milestone = make.milestone()
    form = opened(desk, milestone) | {"title": "Another title", "why": " "}

    page = desk.post(address(milestone, "change"), form)

    assert errors(page) == {"why": ["Say in a few words why this is changed: history keeps it."]}
    assert milestone.history.count() == 1


def test_a_form_opened_on_an_older_version_overwrites_nothing_and_keeps_what_was_typed(
    desk, office
):
    milestone = make.milestone(title="Assessment approved")
    form = opened(desk, milestone) | {"title": "Mine", "why": "Wording"}
    milestone.title, milestone._history_user = "Theirs", office
    milestone.save()

    page = desk.post(address(milestone, "change"), form)

    sentence = STALE.format(who="Programme office", record="M1 Theirs")
    assert errors(page) == {"__all__": [sentence]}
    assert page.context["adminform"].form["title"].value() == "Mine"
    assert Milestone.objects.get().title == "Theirs"
    assert milestone.history.count() == 2


def test_a_form_that_does_not_say_which_version_it_was_opened_on_is_refused(desk):
    milestone = make.milestone(title="Assessment approved")
    form = opened(desk, milestone) | {"title": "Mine", "why": "Wording", "opened_version": ""}

    page = desk.post(address(milestone, "change"), form)

    assert list(errors(page)) == ["__all__"]
    assert Milestone.objects.get().title == "Assessment approved"


def test_a_row_opened_on_an_older_version_is_not_overwritten(desk, office):
    action = make.risk_action(title="Exit interviews")
    form = opened(desk, action.risk) | {"actions-0-title": "Mine", "why": "Wording"}
    action.title, action._history_user = "Theirs", office
    action.save()

    page = desk.post(address(action.risk, "change"), form)

    [rows] = page.context["inline_admin_formsets"]
    sentence = STALE.format(who="Programme office", record="R1.1 Theirs")
    assert rows.formset.errors[0] == {"__all__": [sentence]}
    assert RiskAction.objects.get().title == "Theirs"


def test_a_row_opened_on_an_older_version_is_not_deleted(desk):
    action = make.risk_action()
    form = opened(desk, action.risk) | {"actions-0-DELETE": "on", "why": "Not needed"}
    action.title = "Theirs"
    action.save()

    page = desk.post(address(action.risk, "change"), form)

    [rows] = page.context["inline_admin_formsets"]
    sentence = STALE.format(who="Somebody", record="R1.1 Exit interviews")
    assert rows.formset.non_form_errors() == [sentence]
    assert RiskAction.objects.count() == 1


def test_a_changed_row_takes_the_reason_and_leaves_the_record_itself_as_it_was(desk, admin):
    action = make.risk_action()
    form = opened(desk, action.risk) | {"actions-0-done_on": "20/11/2021", "why": "All held"}

    answer = desk.post(address(action.risk, "change"), form)

    assert answer.status_code == 302
    newest = action.history.latest()
    assert (newest.done_on, newest.history_change_reason) == (date(2021, 11, 20), "All held")
    assert newest.history_user == admin
    assert action.risk.history.count() == 1


def test_a_new_action_takes_the_number_after_the_last_ever_given(desk):
    risk = make.risk()
    make.risk_action(risk=risk, number=1)
    make.risk_action(risk=risk, number=2).delete()
    new = {"title": "Retention payments", "owner_post": "HR", "due_on": "31/12/2021"}
    rows = {f"actions-1-{name}": value for name, value in new.items()}

    desk.post(address(risk, "change"), opened(desk, risk) | rows | {"why": "Agreed by EMB"})

    assert [action.ref for action in risk.actions.order_by("number")] == ["R1.1", "R1.3"]


def test_a_row_that_others_need_is_not_deleted(desk):
    stage = make.stage()
    make.milestone(workstream=stage.workstream, stage=stage)
    form = opened(desk, stage.workstream) | {"stages-0-DELETE": "on", "why": "Merged"}

    page = desk.post(address(stage.workstream, "change"), form)

    [message] = page.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert message == (
        "Operational Model, stage 1 cannot be deleted while other records need it: "
        "M1 Assessment approved. Change or delete those first."
    )


def test_a_new_record_is_numbered_and_its_programme_chosen_where_there_is_one(desk):
    workstream = make.workstream()
    form = filled_in(desk.get(address(Milestone, "add")))
    assert form["programme"] == workstream.programme_id

    desk.post(address(Milestone, "add"), form | {"workstream": workstream.pk, "title": "Approved"})

    assert str(Milestone.objects.get()) == "M1 Approved"


def test_a_forecast_before_the_programme_began_is_refused(desk):
    milestone = make.milestone()
    form = opened(desk, milestone) | {"forecast_on": "31/08/2020", "why": "Slip"}

    page = desk.post(address(milestone, "change"), form)

    assert errors(page) == {
        "forecast_on": [
            "31 August 2020 is before the programme began on 1 September 2020. "
            "Give a date on or after that day."
        ]
    }


def test_an_actual_date_to_come_is_refused(desk):
    milestone = make.milestone()
    form = opened(desk, milestone) | {"actual_on": "26/11/2021", "why": "Reached"}

    page = desk.post(address(milestone, "change"), form)

    assert errors(page) == {
        "actual_on": [
            "26 November 2021 has not come yet: today is 25 November 2021. Give a day that has "
            "passed."
        ]
    }


def test_a_likelihood_of_6_is_refused(desk):
    risk = make.risk()
    form = opened(desk, risk) | {"current_likelihood": "6", "why": "Worse"}

    page = desk.post(address(risk, "change"), form)

    sentence = "«6» is not on the scale. Choose a whole number from 1 to 5."
    assert errors(page) == {"current_likelihood": [sentence]}
    assert Risk.objects.get().current_likelihood == 3


def test_a_milestone_cannot_be_made_to_wait_in_a_circle(desk):
    link = make.dependency()
    circle = {"waits_for-0-predecessor": link.successor_id, "why": "Order"}

    page = desk.post(address(link.predecessor, "change"), opened(desk, link.predecessor) | circle)

    [rows] = page.context["inline_admin_formsets"]
    assert list(rows.formset.errors[0]) == ["__all__"]
    assert link.predecessor.waits_for.count() == 0


def test_fields_offer_records_of_the_same_programme_only(desk):
    ours, elsewhere = make.milestone(), make.programme(slug="another")
    make.workstream(programme=elsewhere, name="Not ours")

    form = desk.get(address(ours, "change")).context["adminform"].form

    assert [str(found) for found in form.fields["workstream"].queryset] == ["Operational Model"]


def test_searching_for_a_record_to_name_stays_within_the_programme(desk):
    ours, elsewhere = make.milestone(), make.programme(slug="another")
    make.milestone(programme=elsewhere)
    form = desk.get(address(ours, "change")).context["inline_admin_formsets"][0].formset.forms[0]
    asked = {"app_label": "workstreams", "model_name": "dependency", "field_name": "predecessor"}
    url = form.fields["predecessor"].widget.widget.get_url()

    found = desk.get(f"{url}&{urlencode(asked)}").json()["results"]

    assert [row["text"] for row in found] == [str(ours)]


def test_lists_change_nothing_in_bulk(desk):
    make.milestone()

    listed = desk.get(address(Milestone, "changelist")).context["cl"]

    assert listed.model_admin.get_actions(listed.model_admin) == {}
    assert listed.list_editable == ()


@pytest.mark.parametrize(
    ("asked", "found"), [("yes", ["M1"]), ("no", ["M2", "M3"]), ("overdue", ["M2"])]
)
def test_the_list_tells_milestones_reached_from_those_to_come_and_those_overdue(desk, asked, found):
    make.milestone(actual_on=date(2021, 11, 1))
    make.milestone(forecast_on=date(2021, 11, 24))
    make.milestone(forecast_on=date(2021, 11, 25))

    listed = desk.get(address(Milestone, "changelist"), {"reached": asked}).context["cl"]

    assert [milestone.ref for milestone in listed.result_list] == found


@pytest.mark.parametrize("said", ["M2", "m2", " M2 "])
def test_a_milestone_is_found_by_its_reference(desk, said):
    make.milestone(title="About M2")
    make.milestone()

    listed = desk.get(address(Milestone, "changelist"), {"q": said}).context["cl"]

    assert [milestone.ref for milestone in listed.result_list] == ["M2"]
