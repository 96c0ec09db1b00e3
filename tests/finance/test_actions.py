from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from finance.actions import AlreadyPosted, AlreadyReversed, post_entry, reverse_entry
from finance.models import LedgerEntry
from programme.clock import standing_at
from tests import make


def year_sum():
    sums = LedgerEntry.objects.filter(financial_year="2020/21").by_scheme_and_year()
    return [row["pence"] for row in sums]


def test_an_entry_is_posted_into_the_year_of_its_date(finance):
    scheme = make.scheme()

    entry = post_entry(
        scheme=scheme,
        amount_pence=1_00,
        effective_on=date(2021, 3, 31),
        description="Last day",
        by=finance,
    )

    assert (entry.ref, entry.financial_year, entry.recorded_by) == ("L1", "2020/21", finance)
    assert entry.programme == scheme.programme


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount_pence": 0}, "Give an amount above £0.00."),
        (
            {"financial_year": "2021/23"},
            "«2021/23» is not a financial year. Write it as 2021/22.",
        ),
        ({"financial_year": "2021/22"}, "31 March 2021 lies in 2020/21, not in 2021/22."),
        (
            {"effective_on": date(2020, 8, 31)},
            "31 August 2020 is before the programme began on 1 September 2020.",
        ),
    ],
)
def test_an_entry_that_breaks_a_rule_is_refused_and_nothing_is_written(finance, wrong, sentence):
    fields = {"amount_pence": 1, "effective_on": date(2021, 3, 31), "description": "Agency"}

    with pytest.raises(ValidationError) as refused:
        post_entry(scheme=make.scheme(), by=finance, **fields | wrong)

    assert refused.value.messages == [sentence]
    assert LedgerEntry.objects.count() == 0


def test_a_reversal_brings_the_sum_of_the_year_back_and_is_recorded_now(finance):
    entry = make.ledger_entry(effective_on=date(2021, 3, 31), illustrative=True)
    assert year_sum() == [25_000_00]

    with standing_at(date(2021, 12, 1)):
        reversal = reverse_entry(entry=entry, reason="Wrong scheme", by=finance)

    assert year_sum() == [0]
    assert (reversal.effective_on, reversal.financial_year) == (date(2021, 3, 31), "2020/21")
    assert reversal.recorded_at.date() == date(2021, 12, 1)
    assert (reversal.description, reversal.illustrative) == ("Reversal of L1: Wrong scheme", True)


def test_an_entry_is_reversed_once_only(finance):
    entry = make.ledger_entry()
    reverse_entry(entry=entry, reason="Wrong scheme", by=finance)

    with pytest.raises(AlreadyReversed) as refused:
        reverse_entry(entry=entry, reason="Again", by=finance)

    assert refused.value.messages == [
        "L1 was already reversed, by L2. Nothing was added to the ledger."
    ]
    assert LedgerEntry.objects.count() == 2


def test_a_reversal_is_not_reversed(finance):
    reversal = reverse_entry(entry=make.ledger_entry(), reason="Wrong scheme", by=finance)

    with pytest.raises(ValidationError) as refused:
        reverse_entry(entry=reversal, reason="Right after all", by=finance)

    assert refused.value.messages == ["L2 is itself a reversal."]


def test_a_reversal_has_a_reason(finance):
    with pytest.raises(ValidationError) as refused:
        reverse_entry(entry=make.ledger_entry(), reason="  ", by=finance)

    assert refused.value.messages == ["Say why L1 is reversed: the ledger keeps the reason."]


def test_a_form_sent_twice_adds_once(finance):
    scheme, key = make.scheme(), uuid4()
    posted = {"scheme": scheme, "amount_pence": 1200, "effective_on": date(2021, 10, 1)}
    posted |= {"description": "Agency cover", "by": finance, "posting_key": key}

    first, second = post_entry(**posted), post_entry(**posted)

    assert (first.pk, LedgerEntry.objects.count()) == (second.pk, 1)


@pytest.mark.parametrize("other", [{"amount_pence": 1300}, {"description": "Another invoice"}])
def test_a_form_sent_again_with_something_else_in_it_is_refused(finance, other):
    posted = {"scheme": make.scheme(), "amount_pence": 1250, "effective_on": date(2021, 10, 1)}
    posted |= {"description": "Agency cover", "by": finance, "posting_key": uuid4()}
    post_entry(**posted)

    with pytest.raises(AlreadyPosted) as refused:
        post_entry(**posted | other)

    assert refused.value.messages == [
        "This form was already sent and posted as L1, £12.50 on 1 October 2021, «Agency cover». "
        "Open a new form to post another entry."
    ]
    assert LedgerEntry.objects.count() == 1
