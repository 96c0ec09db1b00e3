import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from d22 import access
from tests import make

pytestmark = pytest.mark.django_db

ROLES = ("board", "clerk", "lead", "finance", "office", "admin")
MAY = """
                                        board clerk lead finance office admin
programme.view_programme                yes   yes   yes  yes     yes    yes
programme.change_programme              -     -     -    -       yes    yes
programme.view_historicalprogramme      yes   yes   yes  yes     yes    yes
programme.change_historicalprogramme    -     -     -    -       -      -
programme.delete_historicalprogramme    -     -     -    -       -      -
programme.add_meeting                   -     yes   -    -       yes    yes
programme.change_meeting                -     yes   -    -       yes    yes
programme.delete_meeting                -     -     -    -       yes    yes
programme.add_decision                  -     yes   -    -       yes    yes
programme.change_indicator              -     -     -    -       yes    yes
workstreams.view_risk                   yes   yes   yes  yes     yes    yes
workstreams.change_risk                 -     -     -    -       yes    yes
workstreams.delete_risk                 -     -     -    -       yes    yes
workstreams.change_milestone            -     -     -    -       yes    yes
workstreams.change_workstream           -     -     -    -       yes    yes
finance.view_ledgerentry                yes   yes   yes  yes     yes    yes
finance.add_ledgerentry                 -     -     -    yes     yes    yes
finance.change_ledgerentry              -     -     -    -       -      -
finance.delete_ledgerentry              -     -     -    -       -      -
finance.add_forecast                    -     -     -    yes     yes    yes
finance.change_forecastline             -     -     -    yes     yes    yes
finance.change_businesscase             -     -     -    -       yes    yes
finance.change_scheme                   -     -     -    -       yes    yes
reports.view_report                     yes   yes   yes  yes     yes    yes
reports.add_report                      -     yes   -    -       yes    yes
reports.change_committeedetails         -     yes   -    -       yes    yes
programme.view_user                     -     -     -    -       -      yes
programme.add_user                      -     -     -    -       -      yes
programme.change_user                   -     -     -    -       -      yes
programme.view_historicaluser           -     -     -    -       -      yes
programme.change_historicaluser         -     -     -    -       -      -
auth.view_group                         -     -     -    -       -      yes
auth.change_group                       -     -     -    -       -      yes
auth.change_permission                  -     -     -    -       -      -
"""
ROWS = [line.split() for line in MAY.strip().splitlines()]
CASES = [
    (role, permission, answer == "yes")
    for permission, *answers in ROWS[1:]
    for role, answer in zip(ROLES, answers, strict=True)
]


@pytest.mark.parametrize(("role", "permission", "may"), CASES)
def test_a_role_may_what_its_column_says_and_no_more(role, permission, may, request):
    assert request.getfixturevalue(role).has_perm(permission) is may


def test_the_columns_are_the_roles():
    assert tuple(ROWS[0]) == ROLES


def test_a_stranger_may_nothing(stranger):
    assert stranger.get_all_permissions() == set()


def test_nobody_holds_a_permission_to_change_or_remove_what_is_only_added_to():
    held = Permission.objects.filter(group__isnull=False)

    assert list(held.filter(codename__in=["change_ledgerentry", "delete_ledgerentry"])) == []
    assert list(held.filter(codename__regex="^(add|change|delete)_historical")) == []


def test_only_administrators_hold_permissions_over_people():
    over_people = Permission.objects.filter(content_type__model__in=access.PEOPLE)

    holders = Group.objects.filter(permissions__in=over_people).distinct()

    assert [group.name for group in holders] == ["Administrator"]


def test_all_that_a_board_member_holds_is_to_read(board):
    assert {
        permission.split(".")[1].split("_")[0] for permission in board.get_all_permissions()
    } == {"view"}


def everything():
    return {group.name: set(group.permissions.all()) for group in Group.objects.all()}


def test_writing_the_roles_again_changes_nothing():
    before = everything()

    access.sync_roles()

    assert everything() == before
    assert set(before) == {role.value for role in access.Role}


def test_writing_the_roles_takes_away_what_was_given_by_hand(board):
    before = everything()
    group = Group.objects.get(name="Board member")
    group.permissions.add(Permission.objects.get(codename="change_risk"))
    group.permissions.remove(Permission.objects.get(codename="view_risk"))

    access.sync_roles()

    assert everything() == before


def test_the_command_says_how_many_roles_it_wrote(capsys):
    call_command("sync_roles")

    assert capsys.readouterr().out == "6 roles hold what d22/access.py says.\n"


def records_of(workstream):
    """One record of each kind that a lead may change, in the workstream."""
    milestone = make.milestone(workstream=workstream)
    risk = make.risk(workstream=workstream)
    return {
        "milestone": milestone,
        "deliverable": make.deliverable(workstream=workstream),
        "dependency": make.dependency(successor=milestone),
        "risk": risk,
        "riskaction": make.risk_action(risk=risk),
        "issue": make.issue(workstream=workstream),
    }


def changeable(user, workstream):
    """The kinds of record in the workstream that the user may change."""
    return {
        kind
        for kind, record in records_of(workstream).items()
        if user.has_perm(f"workstreams.change_{kind}", record)
    }


def test_a_lead_may_change_what_lies_in_the_workstreams_they_lead_and_in_those_below(lead):
    hub = make.workstream(name="Innovation Hub", lead=lead)
    send = make.workstream(name="SEND", parent=hub)
    transport = make.workstream(name="SEND transport", parent=send)

    assert changeable(lead, hub) == access.LED
    assert changeable(lead, send) == access.LED
    assert changeable(lead, transport) == access.LED


def test_a_lead_may_change_nothing_above_or_beside(lead, office):
    governance = make.workstream(name="Governance", lead=office)
    make.workstream(name="Innovation Hub", parent=governance, lead=lead)
    homes = make.workstream(name="Residential Homes", parent=governance)

    assert changeable(lead, governance) == set()
    assert changeable(lead, homes) == set()


def test_a_lead_may_not_change_what_lies_in_no_workstream(lead):
    make.workstream(lead=lead)

    assert not lead.has_perm("workstreams.change_risk", make.risk(workstream=None))


@pytest.mark.parametrize(
    "permission",
    ["workstreams.change_workstream", "workstreams.delete_milestone", "finance.change_scheme"],
)
def test_a_lead_may_change_only_the_work_and_remove_nothing(lead, permission):
    milestone = make.milestone(workstream=make.workstream(lead=lead))

    assert not lead.has_perm(permission, milestone)


def test_leading_without_the_role_gives_nothing(stranger, board):
    for user in (stranger, board):
        assert changeable(user, make.workstream(lead=user)) == set()


def test_a_lead_whose_account_was_closed_may_nothing(lead):
    workstream = make.workstream(lead=lead)
    lead.is_active = False
    lead.save()

    assert changeable(lead, workstream) == set()
    assert lead.get_all_permissions() == set()
