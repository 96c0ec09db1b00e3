"""Who gets in where: every address of the site by its name, and every role."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.pages.addresses import PAGES, address
from tests.pages.everything import everything

ROLES = ("board", "clerk", "lead", "finance", "office", "admin")
DRAFTERS = ("clerk", "office", "admin")
#: What is not a page of a programme that every role reads.
OTHERS = {
    "live": reverse("live"),
    "ready": reverse("ready"),
    "login": reverse("login"),
    "logout": reverse("logout"),
    "reports:programme-list": reverse("reports:programme-list"),
    "calendars:feed": reverse("calendars:feed", args=["no-such-token"]),
    "workstreams:calendar": address("workstreams:calendar"),
    "workstreams:calendar-withdraw": address("workstreams:calendar-withdraw", path={"pk": 1}),
    "reports:report-draft": address("reports:report-draft"),
    "reports:report-file": address("reports:report-file", path={"number": 1, "suffix": "html"}),
}
ADDRESSES = {name: address(name) for name in PAGES} | OTHERS
#: Open to all; signing out is a form that is sent, so its page cannot be read; a feed asks for
#: the secret in its address and for nothing else.
SAME_FOR_ALL = {"live": 200, "ready": 200, "logout": 405, "calendars:feed": 404}
#: Sent forms: what they do is done by post alone.
SENT = {"workstreams:calendar-withdraw": 405}
HEADERS = {
    "Content-Security-Policy": {
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    },
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
FORMS = ("login", "logout", "reports:report-draft", *SENT, "workstreams:calendar")
READ_ONLY = [name for name in ADDRESSES if name not in FORMS]


def named(patterns, namespace=""):
    """The name of each address below ``patterns``; the editing pages have tests of their own."""
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield from [f"{namespace}{pattern.name}"] if pattern.name else []
        elif pattern.namespace != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named(pattern.url_patterns, inner)


def answers(client, method="get"):
    return {name: getattr(client, method)(there).status_code for name, there in ADDRESSES.items()}


def headers(answer):
    found = {name: answer.headers.get(name, "") for name in HEADERS}
    rules = found["Content-Security-Policy"].split("; ")  # in no order of their own
    return found | {"Content-Security-Policy": set(rules)}


def test_every_named_address_has_a_row_in_the_table():
    assert sorted(named(get_resolver().url_patterns)) == sorted(ADDRESSES)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_every_page_and_only_some_draft_a_report(role, request, sign_in):
    user = request.getfixturevalue(role)
    everything(1)

    may_draft = {"reports:report-draft": 200 if role in DRAFTERS else 403}
    onwards = {"login": 302, "reports:programme-list": 302}
    expected = dict.fromkeys(ADDRESSES, 200) | SAME_FOR_ALL | SENT | onwards | may_draft
    assert answers(sign_in(user)) == expected


def test_somebody_without_a_role_gets_in_nowhere(stranger, sign_in):
    everything(1)

    expected = dict.fromkeys(ADDRESSES, 403) | SAME_FOR_ALL | {"login": 302}
    assert answers(sign_in(stranger)) == expected


def test_somebody_without_a_role_is_not_told_which_programmes_there_are(stranger, sign_in):
    client = sign_in(stranger)

    assert client.get(address("reports:overview", of="no-such-programme")).status_code == 403


def test_whoever_has_not_signed_in_is_sent_to_do_so_and_then_back(db, client):
    everything(1)

    sent = {
        name: client.get(there).headers.get("Location")
        for name, there in ADDRESSES.items()
        if name not in ("login", *SAME_FOR_ALL)
    }
    expected = {name: f"/accounts/login/?next={ADDRESSES[name]}" for name in sent}
    assert sent == expected


def test_whoever_has_not_signed_in_is_not_told_which_addresses_there_are(db, client):
    assert client.get("/no/such/page/").headers["Location"] == (
        "/accounts/login/?next=/no/such/page/"
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_that_is_read_answers_no_other_method(method, office, sign_in):
    everything(1)
    client = sign_in(office)

    answered = {name: getattr(client, method)(ADDRESSES[name]).status_code for name in READ_ONLY}
    assert answered == dict.fromkeys(READ_ONLY, 405)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_a_form_is_sent_by_post_alone(method, office, client, sign_in):
    everything(1)
    drafting = getattr(sign_in(office), method)(OTHERS["reports:report-draft"])
    signing_in = getattr(client, method)(OTHERS["login"])

    assert (drafting.status_code, signing_in.status_code) == (405, 405)


def test_a_form_from_another_site_is_refused_in_words(clerk):
    everything(1)
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)

    answer = client.post(address("reports:report-draft"), {"position_on": "2021-11-24"})

    assert answer.status_code == 403
    assert "<h1>The form was not accepted</h1>" in answer.text


@pytest.mark.parametrize("name", ["admin:index", "admin:workstreams_milestone_changelist"])
def test_editing_pages_keep_the_same_headers_as_the_others(name, admin, sign_in):
    everything(1)

    answer = sign_in(admin).get(reverse(name))

    assert (answer.status_code, headers(answer)) == (200, HEADERS)


def test_every_answer_forbids_foreign_scripts_and_frames(admin, client, sign_in):
    everything(1)
    signed_in = sign_in(admin)

    for there in [*ADDRESSES.values(), "/no/such/page/", "/destination-22/?as_at=yesterday"]:
        assert headers(signed_in.get(there)) == HEADERS, there
        assert headers(client.get(there)) == HEADERS, there


def test_no_cookie_is_set_but_those_of_the_session_and_of_forms(clerk, client):
    everything(1)

    client.get(OTHERS["login"])
    client.post(OTHERS["login"], {"username": "clerk", "password": "destination-22"})
    for there in ADDRESSES.values():
        client.get(there)

    assert sorted(client.cookies) == ["csrftoken", "sessionid"]
