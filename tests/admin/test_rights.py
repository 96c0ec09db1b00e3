import pytest
from django.urls import reverse

from programme.admin import site
from programme.models import Decision, User
from tests import make
from tests.admin.pages import RECORDS, address, errors, filled_in
from workstreams.models import Milestone

INDEX = "admin:index"


@pytest.fixture
def at_desk(sign_in):
    """A client of a user who may open the editing pages."""

    def seated(user):
        user.is_staff = True
        user.save()
        return sign_in(user)

    return seated


def may(request_of, record):
    """What the asker may do with the record, as the admin tells it: view, change, delete."""
    admin, request = site.get_model_admin(type(record)), request_of
    asked = {
        "view": admin.has_view_permission,
        "change": admin.has_change_permission,
        "delete": admin.has_delete_permission,
    }
    return {verb for verb, ask in asked.items() if ask(request, record)}


@pytest.fixture
def asks(rf):
    def asking(user):
        request = rf.get("/")
        request.user = user
        return request

    return asking


@pytest.mark.parametrize("url", ["/admin/", "/admin/workstreams/milestone/", "/admin/login/"])
def test_who_may_only_read_is_told_so(board, sign_in, url):
    page = sign_in(board).get(url)

    assert page.status_code == 403
    assert page.context["title"] == "You may read the record, not edit it"


def test_a_stranger_with_the_right_to_open_the_pages_finds_nothing_there(stranger, at_desk):
    client = at_desk(stranger)

    assert client.get(reverse(INDEX)).context["app_list"] == []
    assert {client.get(address(model, "changelist")).status_code for model in RECORDS} == {403}


def test_whoever_is_not_signed_in_is_sent_to_the_sites_own_page(client, db):
    page = client.get("/admin/workstreams/milestone/", follow=True)

    assert page.redirect_chain[-1][0] == "/accounts/login/?next=/admin/workstreams/milestone/"


def test_a_lead_changes_what_lies_in_their_workstreams_and_below(lead, asks):
    theirs = make.workstream(lead=lead)
    below = make.milestone(workstream=make.workstream(parent=theirs))
    elsewhere = make.milestone(workstream=make.workstream())

    assert may(asks(lead), below) == {"view", "change"}
    assert may(asks(lead), elsewhere) == {"view"}
    assert may(asks(lead), theirs) == {"view"}


@pytest.mark.parametrize("kind", ["milestone", "risk", "issue", "deliverable"])
def test_a_lead_saves_a_record_of_their_own(lead, at_desk, kind):
    record = getattr(make, kind)(workstream=make.workstream(lead=lead))
    client = at_desk(lead)
    form = filled_in(client.get(address(record, "change"))) | {"title": "New", "why": "Wording"}

    answer = client.post(address(record, "change"), form)

    assert answer.status_code == 302
    assert record.history.latest().history_user == lead


def test_a_lead_changes_actions_of_their_risks_and_adds_none(lead, at_desk):
    action = make.risk_action(risk=make.risk(workstream=make.workstream(lead=lead)))
    client = at_desk(lead)
    page = client.get(address(action.risk, "change"))
    done = {"actions-0-done_on": "20/11/2021", "why": "All held"}

    client.post(address(action.risk, "change"), filled_in(page) | done)

    action.refresh_from_db()
    assert str(action.done_on) == "2021-11-20"
    assert page.context["inline_admin_formsets"][0].has_add_permission is False


def test_a_lead_changes_nothing_of_others(lead, at_desk):
    make.workstream(lead=lead)
    others = make.milestone(workstream=make.workstream())

    answer = at_desk(lead).post(address(others, "change"), {"title": "Mine"})

    assert answer.status_code == 403


def test_a_lead_cannot_move_a_record_out_of_their_reach(lead, at_desk):
    milestone = make.milestone(workstream=make.workstream(lead=lead))
    client, others = at_desk(lead), make.workstream()
    form = filled_in(client.get(address(milestone, "change")))

    page = client.post(
        address(milestone, "change"), form | {"workstream": others.pk, "why": "Not ours"}
    )

    assert errors(page)["__all__"] == [
        "Saved so, M1 Assessment approved would lie where you may not change it. Leave it where it "
        "is, or ask the programme office to move it."
    ]
    assert Milestone.objects.get().workstream != others


def test_a_lead_reads_the_page_of_a_workstream_with_its_rows(lead, at_desk):
    deliverable = make.deliverable(workstream=make.workstream(lead=lead))

    page = at_desk(lead).get(address(deliverable.workstream, "change"))

    assert page.status_code == 200
    assert 'name="_save"' not in page.content.decode()


def test_only_an_administrator_sees_people_and_roles(office, admin, at_desk):
    office_page = at_desk(office).get(reverse(INDEX))
    admin_page = at_desk(admin).get(reverse(INDEX))

    assert "People" not in [app["name"] for app in office_page.context["app_list"]]
    assert "People" in [app["name"] for app in admin_page.context["app_list"]]
    assert at_desk(office).get(address(User, "changelist")).status_code == 403
    assert at_desk(office).get(address(office, "history")).status_code == 403


@pytest.mark.ignore_template_errors  # Django's password widget names a variable it never gives
def test_an_administrator_gives_a_role_and_no_single_permission(admin, board, sign_in):
    form = sign_in(admin).get(address(board, "change")).context["adminform"].form

    assert {"groups", "is_staff", "is_active"} <= set(form.fields)
    assert {"user_permissions", "is_superuser"} & set(form.fields) == set()


def test_a_superusers_account_is_a_superusers_to_change(admin, sign_in):
    root = make.user(username="root", is_superuser=True, is_staff=True)

    assert sign_in(admin).post(address(root, "change"), {}).status_code == 403
    assert sign_in(admin).get(f"/admin/programme/user/{root.pk}/password/").status_code == 403
    assert sign_in(admin).get(address(root, "delete")).status_code == 403


def test_an_account_is_deleted_with_a_reason_that_its_history_keeps(admin, stranger, sign_in):
    url, key = address(stranger, "delete"), stranger.pk

    sign_in(admin).post(url, {"post": "yes", "why": ""})
    assert User.objects.filter(pk=key).exists()
    sign_in(admin).post(url, {"post": "yes", "why": "Never used"})

    last = User.history.filter(id=key).latest()
    assert (last.history_type, last.history_change_reason) == ("-", "Never used")


def test_what_a_role_may_do_is_read_and_not_changed(admin, sign_in):
    role = admin.groups.get()

    assert sign_in(admin).get(address(role, "change")).status_code == 200
    assert sign_in(admin).post(address(role, "change"), {"name": "King"}).status_code == 403
    assert sign_in(admin).get(address(role, "delete")).status_code == 403
    assert sign_in(admin).get(address(type(role), "add")).status_code == 403


def test_a_clerk_records_a_decision_and_deletes_none(clerk, at_desk):
    forum, client = make.forum(), at_desk(clerk)
    form = filled_in(client.get(address(Decision, "add")))
    new = {"title": "Stage 2 agreed", "forum": forum.pk, "decided_on": "15/11/2021"}

    client.post(address(Decision, "add"), form | new)

    made = Decision.objects.get()
    assert (made.ref, made.history.get().history_user) == ("D1", clerk)
    assert client.get(address(made, "delete")).status_code == 403
