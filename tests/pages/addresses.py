"""The pages of the site by name, and their addresses."""

from urllib.parse import urlencode

from django.urls import reverse

#: The pages of a programme, with what their path names besides it.
PAGES = {
    "reports:overview": {},
    "reports:roadmap": {},
    "workstreams:objective-list": {},
    "workstreams:workstream-list": {},
    "workstreams:workstream-detail": {"slug": "operational-model"},
    "workstreams:consultation-detail": {"ref": "C1"},
    "workstreams:milestone-list": {},
    "workstreams:milestone-detail": {"ref": "M1"},
    "workstreams:slip-chart": {},
    "workstreams:risk-list": {},
    "workstreams:risk-detail": {"ref": "R1"},
    "workstreams:issue-list": {},
    "workstreams:issue-detail": {"ref": "I1"},
    "finance:finance": {},
    "finance:ledger": {},
    "programme:governance": {},
    "programme:decision-detail": {"ref": "D1"},
    "programme:outcome-list": {},
    "programme:indicator-detail": {"ref": "IN1"},
    "reports:search": {},
    "reports:report-list": {},
    "reports:report-detail": {"number": 1},
}
#: Those that name no record, so that they are there in an empty programme too.
WHOLE = [name for name, path in PAGES.items() if not path]
#: Those of one record with a reference, by the letters it begins with.
OF_A_REF = {name: path["ref"].rstrip("1") for name, path in PAGES.items() if "ref" in path}
#: The registers that can be narrowed.
FILTERED = ["workstreams:milestone-list", "workstreams:risk-list", "workstreams:issue-list"]
#: The registers that sort and turn pages.
REGISTERS = [*FILTERED, "finance:ledger", "programme:governance"]


def address(name, *, of="destination-22", path=None, **query):
    """The address of the page ``name`` of the programme ``of``; ``path`` overrides its own."""
    there = reverse(name, kwargs={"programme": of} | PAGES.get(name, {}) | (path or {}))
    return there + (f"?{urlencode(query)}" if query else "")
