"""Who acts in the demonstration: one account for each role, named by post and nothing else."""

import os

from django.contrib.auth.models import Group

from d22.access import Role, sync_roles
from d22.reports.demonstration.replay import moment
from programme import clock
from programme.models import User

BEGINNING = "2020-09-01 09:00"

#: User name: the post that pages and history show, the role held, and whether the admin opens.
#: The administrator comes first, as the author of the rest.
POSTS = {
    "admin": ("Administrator", Role.ADMIN, True),
    "office": ("Programme office", Role.OFFICE, True),
    "board": ("Board member", Role.BOARD, False),
    "clerk": ("Panel clerk", Role.CLERK, True),
    "lead": ("Workstream lead", Role.LEAD, True),
    "finance": ("Finance", Role.FINANCE, True),
}


def assemble() -> dict[str, User]:
    """Make the roles and the accounts, as on the programme's first day; by user name."""
    sync_roles()
    password = os.environ.get("D22_DEMO_PASSWORD") or "destination-22"
    people: dict[str, User] = {}
    with clock.standing_at(moment(BEGINNING)):
        for username, (post, role, opens_admin) in POSTS.items():
            person = User(
                username=username, post=post, is_staff=opens_admin, date_joined=clock.now()
            )
            person.set_password(password)
            person._history_user = people.get("admin")
            person._change_reason = "Account opened as the programme was set up."
            person.full_clean()
            person.save()
            person.groups.add(Group.objects.get(name=role.value))
            people[username] = person
    return people
