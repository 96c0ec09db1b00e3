"""Who may do what: the one place that knows roles.

A role is a Django group of the same name. Views and admin pages name Django permissions and
never a role; ``sync_roles`` writes this page into the database.
"""

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.db import models, transaction

from workstreams.models import Workstream

APPS = ("programme", "workstreams", "finance", "reports")


class Role(StrEnum):
    BOARD = "Board member"
    CLERK = "Panel clerk"
    LEAD = "Workstream lead"
    FINANCE = "Finance"
    OFFICE = "Programme office"
    ADMIN = "Administrator"


#: Accounts, and who is in which role, are for administrators only.
PEOPLE = {"user", "group", "historicaluser"}
#: Added to and reversed; nobody holds a permission to change or remove.
APPEND_ONLY = {"ledgerentry"}

CLERKS = {"report", "meeting", "decision", "committeedetails"}
FINANCES = {"forecast", "forecastline"}
#: What a lead may update in the workstreams they lead and in those below.
LED = {"milestone", "deliverable", "dependency", "risk", "riskaction", "issue"}


def may(role: Role, *, verb: str, model: str) -> bool:
    """Whether ``role`` may ``verb`` (view, add, change, delete) any record of ``model``."""
    is_history = model.startswith("historical")
    if model in PEOPLE:
        return role == Role.ADMIN and (verb == "view" or not is_history)
    if verb == "view":
        return True
    if is_history or (model in APPEND_ONLY and verb != "add"):
        return False
    if role in (Role.OFFICE, Role.ADMIN):
        return True
    if role == Role.CLERK:
        return model in CLERKS and verb in ("add", "change")
    if role == Role.FINANCE:
        return (model in FINANCES and verb in ("add", "change")) or model in APPEND_ONLY
    return False


@transaction.atomic
def sync_roles() -> dict[Role, int]:
    """Make each group hold exactly what this page says; returns how many permissions each has."""
    apps = (*APPS, "auth")
    permissions = Permission.objects.filter(content_type__app_label__in=apps).select_related(
        "content_type"
    )
    counts = {}
    for role in Role:
        group, _ = Group.objects.get_or_create(name=role.value)
        held = [p for p in permissions if _holds(role, p)]
        group.permissions.set(held)
        counts[role] = len(held)
    return counts


def _holds(role: Role, permission: Permission) -> bool:
    app, model = permission.content_type.app_label, permission.content_type.model
    if app == "auth" and model != "group":
        return False
    verb = permission.codename.removesuffix(f"_{model}")
    return may(role, verb=verb, model=model)


class RoleBackend(ModelBackend):
    """Django's own permissions, from roles only, and a lead's over the work they lead."""

    def _get_user_permissions(self, user_obj) -> models.QuerySet:
        """Nobody is given a single permission, so none is looked for."""
        return Permission.objects.none()

    def has_perm(self, user_obj, perm: str, obj: models.Model | None = None) -> bool:
        if super().has_perm(user_obj, perm):
            return True
        return obj is not None and user_obj.is_active and leads(user_obj, perm, obj)


def leads(user, perm: str, obj: models.Model) -> bool:
    """Whether ``perm`` is a lead's to use on ``obj``. Two queries where it might be."""
    if perm not in {f"workstreams.change_{model}" for model in LED}:
        return False
    if not user.groups.filter(name=Role.LEAD.value).exists():
        return False
    return not set(_workstreams_of(obj)).isdisjoint(led_by(user))


def _workstreams_of(obj: models.Model) -> Iterable[int | None]:
    """The workstreams a record lies in; an action lies where its risk does."""
    if hasattr(obj, "workstream_id"):
        return (obj.workstream_id,)
    if hasattr(obj, "risk_id"):
        return (obj.risk.workstream_id,)
    return (obj.successor.workstream_id,)


def led_by(user) -> set[int]:
    """The ids of the workstreams that ``user`` leads, and of all below them."""
    rows = list(Workstream.objects.values_list("id", "parent_id", "lead_id"))
    led = {pk for pk, _, lead in rows if lead == user.pk}
    while more := {pk for pk, parent, _ in rows if parent in led} - led:
        led |= more
    return led
