from collections import Counter
from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.models import LedgerEntry
from programme import clock
from programme.dates import financial_year
from tests import make

pytestmark = pytest.mark.django_db


def sums(entries):
    return {
        (row["scheme_id"], row["financial_year"]): row["pence"]
        for row in entries.by_scheme_and_year()
    }


def wrongs(entry):
    try:
        entry.full_clean()
    except ValidationError as found:
        return found.message_dict
    return {}


def copy_of(entry, **changes):
    fields = ("programme", "scheme", "amount_pence", "effective_on", "financial_year")
    given = {name: getattr(entry, name) for name in fields}
    given |= {"number": 99, "description": "Correction", "recorded_at": clock.now()}
    return LedgerEntry(**given | changes)


def test_entries_are_numbered_by_programme_and_dated_when_they_are_recorded():
    with clock.standing_at(date(2021, 10, 6)):
        entry = make.ledger_entry()
        noon = clock.now()

    assert (entry.ref, entry.recorded_at) == ("L1", noon)
    assert make.ledger_entry().ref == "L2"
    assert make.ledger_entry(programme=make.programme(slug="other")).ref == "L1"


def test_a_reversal_takes_the_amount_off_again():
    scheme = make.scheme()
    make.ledger_entry(scheme=scheme, amount_pence=10_01)
    mistake = make.ledger_entry(scheme=scheme, amount_pence=99_99)
    make.ledger_entry(reverses=mistake)

    assert sums(LedgerEntry.objects.all()) == {(scheme.pk, "2021/22"): 10_01}
    assert list(
        LedgerEntry.objects.counted().order_by("id").values_list("counted_pence", flat=True)
    ) == [10_01, 99_99, -99_99]


def test_sums_keep_schemes_and_years_apart_and_name_the_last_day():
    saving, cost = make.scheme(), make.scheme(direction="investment")
    make.ledger_entry(scheme=saving, amount_pence=1, effective_on=date(2022, 3, 31))
    make.ledger_entry(scheme=saving, amount_pence=2, effective_on=date(2022, 4, 1))
    make.ledger_entry(scheme=cost, amount_pence=4, effective_on=date(2021, 10, 6))
    make.ledger_entry(scheme=cost, amount_pence=8, effective_on=date(2021, 11, 19))

    assert [
        {name: row[name] for name in ("scheme_id", "financial_year", "pence", "last_on")}
        for row in LedgerEntry.objects.by_scheme_and_year()
    ] == [
        {
            "scheme_id": saving.pk,
            "financial_year": "2021/22",
            "pence": 1,
            "last_on": date(2022, 3, 31),
        },
        {
            "scheme_id": saving.pk,
            "financial_year": "2022/23",
            "pence": 2,
            "last_on": date(2022, 4, 1),
        },
        {
            "scheme_id": cost.pk,
            "financial_year": "2021/22",
            "pence": 12,
            "last_on": date(2021, 11, 19),
        },
    ]


@pytest.mark.parametrize(
    ("recorded", "known"),
    [
        (datetime(2021, 7, 1, 23, 59, 59, tzinfo=clock.LONDON), True),
        (datetime(2021, 7, 2, 0, 0, tzinfo=clock.LONDON), False),
    ],
)
def test_an_entry_is_known_from_the_day_it_was_recorded(recorded, known):
    with clock.standing_at(recorded):
        entry = make.ledger_entry(effective_on=date(2021, 4, 1))

    assert (entry in LedgerEntry.objects.as_at(date(2021, 7, 1))) is known
    assert entry in LedgerEntry.objects.as_at(date(2021, 7, 2))
    assert entry in LedgerEntry.objects.as_at(clock.as_at())


posts = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=1),
        st.sampled_from([date(2021, 4, 1), date(2022, 3, 31), date(2022, 4, 1)]),
        st.integers(min_value=1, max_value=10**15),
        st.sampled_from([None, 0, 1, 2]),
    ),
    max_size=8,
)


@given(drawn=posts)
@settings(suppress_health_check=["function_scoped_fixture"])
def test_sums_are_exact_whatever_is_posted_and_reversed_and_on_every_day(undone, drawn):
    with undone():
        schemes = [make.scheme(), make.scheme()]
        expected = [Counter() for _ in range(4)]
        days = [date(2021, 11, day) for day in range(22, 26)]
        for which, on, pence, reversed_after in drawn:
            key = (schemes[which].pk, financial_year(on))
            with clock.standing_at(days[0]):
                entry = make.ledger_entry(
                    scheme=schemes[which], amount_pence=pence, effective_on=on
                )
            for counted in expected:
                counted[key] += pence
            if reversed_after is not None:
                with clock.standing_at(days[reversed_after]):
                    make.ledger_entry(reverses=entry)
                for counted in expected[reversed_after:]:
                    counted[key] -= pence

        for day, counted in zip(days, expected, strict=True):
            assert sums(LedgerEntry.objects.as_at(day)) == dict(counted)


@pytest.mark.parametrize(
    ("on", "year", "found"),
    [
        (date(2021, 10, 31), "2021/22", {}),
        (date(2022, 3, 31), "2021/22", {}),
        (
            date(2022, 4, 1),
            "2021/22",
            {"financial_year": ["1 April 2022 lies in 2022/23, not in 2021/22."]},
        ),
        (
            date(2021, 3, 31),
            "2021/22",
            {"financial_year": ["31 March 2021 lies in 2020/21, not in 2021/22."]},
        ),
        (
            date(2020, 8, 31),
            "2020/21",
            {"effective_on": ["31 August 2020 is before the programme began on 1 September 2020."]},
        ),
    ],
)
def test_an_entry_lies_in_the_financial_year_of_its_day(on, year, found):
    entry = copy_of(make.ledger_entry(), effective_on=on, financial_year=year)

    assert wrongs(entry) == found


def test_an_entry_of_another_programmes_scheme_is_refused():
    elsewhere = make.scheme(programme=make.programme(slug="elsewhere"), name="Homes")

    entry = copy_of(make.ledger_entry(), scheme=elsewhere)

    assert wrongs(entry) == {"scheme": ["S1 Homes belongs to another programme."]}


def test_a_reversal_repeats_what_it_reverses():
    entry = make.ledger_entry(effective_on=date(2021, 10, 31))

    assert wrongs(copy_of(entry, reverses=entry)) == {}
    assert wrongs(copy_of(entry, reverses=entry, effective_on=date(2021, 11, 25))) == {}


@pytest.mark.parametrize(
    "change",
    [
        lambda: {"amount_pence": 24_999_99},
        lambda: {"scheme": make.scheme()},
        lambda: {"effective_on": date(2022, 4, 1), "financial_year": "2022/23"},
    ],
)
def test_a_reversal_of_another_amount_scheme_or_year_is_refused(change):
    entry = make.ledger_entry(amount_pence=25_000_00)

    assert wrongs(copy_of(entry, reverses=entry, **change())) == {
        "reverses": ["A reversal has the scheme, year and amount of L1."]
    }


def test_a_reversal_is_not_itself_reversed():
    reversal = make.ledger_entry(reverses=make.ledger_entry())

    assert wrongs(copy_of(reversal, reverses=reversal)) == {
        "reverses": ["L2 is itself a reversal."]
    }


def test_an_entry_is_reversed_once_at_most():
    entry = make.ledger_entry()
    make.ledger_entry(reverses=entry)

    with pytest.raises(IntegrityError), transaction.atomic():
        make.ledger_entry(reverses=entry)
