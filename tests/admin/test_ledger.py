from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages

from finance.models import LedgerEntry
from tests import make
from tests.admin.pages import address, errors, filled_in


@pytest.fixture
def desk(finance, sign_in):
    finance.is_staff = True
    finance.save()
    return sign_in(finance)


def entry_form(desk, **changes):
    new = {"scheme": make.scheme().pk, "amount_pence": "1,234.56", "effective_on": "31/10/2021"}
    return (
        filled_in(desk.get(address(LedgerEntry, "add")))
        | new
        | {"description": "Agency invoices"}
        | changes
    )


def test_an_entry_typed_in_pounds_is_kept_in_pence_with_its_year_and_who_recorded_it(desk, finance):
    answer = desk.post(address(LedgerEntry, "add"), entry_form(desk))

    entry = LedgerEntry.objects.get()
    assert answer.status_code == 302
    assert (entry.ref, entry.amount_pence, entry.financial_year) == ("L1", 123456, "2021/22")
    assert entry.recorded_by == finance


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "«0» is nothing. Give an amount above £0.00."),
        (
            "1.005",
            "«1.005» has more than two decimals. Give it to the penny: nothing is rounded.",
        ),
    ],
)
def test_an_amount_that_is_nothing_or_finer_than_a_penny_is_refused(desk, typed, sentence):
    page = desk.post(address(LedgerEntry, "add"), entry_form(desk, amount_pence=typed))

    assert errors(page) == {"amount_pence": [sentence]}
    assert LedgerEntry.objects.count() == 0


def test_a_year_that_is_not_the_dates_is_refused(desk):
    page = desk.post(address(LedgerEntry, "add"), entry_form(desk, financial_year="2020/21"))

    assert errors(page) == {"financial_year": ["31 October 2021 lies in 2021/22, not in 2020/21."]}


def test_money_of_a_day_to_come_is_refused(desk):
    page = desk.post(address(LedgerEntry, "add"), entry_form(desk, effective_on="26/11/2021"))

    assert errors(page) == {
        "effective_on": [
            "26 November 2021 has not come yet: the ledger holds what was actually spent or saved. "
            "Give 25 November 2021 or a day before."
        ]
    }


@pytest.mark.parametrize(
    "who", ["board", "clerk", "lead", "finance", "office", "admin", "stranger"]
)
def test_nobody_changes_or_deletes_an_entry(request, sign_in, who):
    user = request.getfixturevalue(who)
    user.is_staff, user.is_superuser = True, who == "admin"
    user.save()
    entry = make.ledger_entry()
    client = sign_in(user)

    assert client.post(address(entry, "change"), {"amount_pence": "1"}).status_code == 403
    assert client.get(address(entry, "delete")).status_code == 403
    assert client.post(address(entry, "delete"), {"post": "yes"}).status_code == 403
    assert LedgerEntry.objects.get().amount_pence == 25_000_00


def test_an_entry_is_reversed_once_with_a_reason(desk, finance):
    entry = make.ledger_entry()
    url = address(entry, "reverse")

    asked = desk.get(url)
    silent = desk.post(url, {"reason": ""})
    done = desk.post(url, {"reason": "Posted to the wrong scheme"})
    again = desk.post(url, {"reason": "Once more"})

    assert (asked.status_code, silent.status_code, done.status_code) == (200, 200, 302)
    assert silent.context["form"].errors == {
        "reason": ["Say why the entry is reversed: the ledger keeps the reason."]
    }
    assert again.context["form"].non_field_errors() == [
        "L1 was already reversed, by L2. Nothing was added to the ledger."
    ]
    [reversal] = LedgerEntry.objects.filter(reverses=entry)
    assert (reversal.description, reversal.recorded_by) == (
        "Reversal of L1: Posted to the wrong scheme",
        finance,
    )


@pytest.mark.parametrize("who", ["board", "clerk", "lead", "stranger"])
def test_only_who_may_add_may_reverse(request, sign_in, who):
    user = request.getfixturevalue(who)
    user.is_staff = True
    user.save()
    entry = make.ledger_entry()

    answer = sign_in(user).post(address(entry, "reverse"), {"reason": "Mine"})

    assert answer.status_code == 403
    assert LedgerEntry.objects.count() == 1


def test_an_entry_that_is_not_there_cannot_be_reversed(desk):
    entry = make.ledger_entry()
    url = address(entry, "reverse").replace(f"/{entry.pk}/", "/999999/")

    assert desk.get(url).status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"), [("stands", ["L3"]), ("reversed", ["L1"]), ("reversals", ["L2"])]
)
def test_the_list_tells_what_stands_from_what_was_taken_back(desk, asked, found):
    make.ledger_entry(reverses=make.ledger_entry())
    make.ledger_entry(effective_on=date(2021, 11, 1))

    listed = desk.get(address(LedgerEntry, "changelist"), {"reversal": asked}).context["cl"]

    assert [entry.ref for entry in listed.result_list] == found


def test_a_form_sent_twice_adds_one_entry(desk):
    form = entry_form(desk)

    desk.post(address(LedgerEntry, "add"), form)
    answer = desk.post(address(LedgerEntry, "add"), form)

    assert answer.status_code == 302
    assert LedgerEntry.objects.count() == LogEntry.objects.count() == 1
    assert [str(told) for told in get_messages(answer.wsgi_request)][-1] == (
        "This form was already posted, as L1. Nothing was added to the ledger."
    )


def test_a_form_sent_again_with_another_amount_is_refused(desk):
    form = entry_form(desk)
    desk.post(address(LedgerEntry, "add"), form)

    page = desk.post(address(LedgerEntry, "add"), form | {"amount_pence": "7"})

    assert errors(page) == {
        "__all__": [
            "This form was already sent and posted as L1, £1,234.56 on 31 October 2021, «Agency "
            "invoices». Open a new form to post another entry."
        ]
    }
    assert LedgerEntry.objects.count() == 1
