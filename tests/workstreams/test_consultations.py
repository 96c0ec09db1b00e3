from datetime import date

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def test_a_consultation_from_6_october_to_19_november_2021_lasts_45_days():
    consultation = make.consultation(opens_on=date(2021, 10, 6), closes_on=date(2021, 11, 19))

    assert consultation.days == 45


@pytest.mark.parametrize(
    "known",
    [
        {"closes_precision": "month"},
        {"opens_precision": "month"},
        {"closes_on": None},
        {"opens_on": None},
    ],
)
def test_the_length_is_unknown_unless_both_ends_are_known_to_the_day(known):
    assert make.consultation(**known).days is None


@pytest.mark.parametrize(
    ("day", "opened", "closed"),
    [
        (date(2021, 10, 5), False, False),
        (date(2021, 10, 6), True, False),
        (date(2021, 11, 19), True, False),
        (date(2021, 11, 20), True, True),
    ],
)
def test_a_consultation_is_open_on_its_first_day_and_on_its_last(day, opened, closed):
    consultation = make.consultation(opens_on=date(2021, 10, 6), closes_on=date(2021, 11, 19))

    assert consultation.has_opened(as_at=day) is opened
    assert consultation.has_closed(as_at=day) is closed


@pytest.mark.parametrize(
    ("day", "opened", "closed"),
    [
        (date(2021, 4, 30), False, False),
        (date(2021, 5, 1), True, False),
        (date(2021, 7, 31), True, False),
        (date(2021, 8, 1), True, True),
    ],
)
def test_one_from_may_to_july_is_open_from_1_may_to_31_july(day, opened, closed):
    consultation = make.consultation(
        opens_on=date(2021, 5, 1),
        opens_precision="month",
        closes_on=date(2021, 7, 1),
        closes_precision="month",
    )

    assert consultation.has_opened(as_at=day) is opened
    assert consultation.has_closed(as_at=day) is closed


def test_one_without_dates_has_neither_opened_nor_closed():
    consultation = make.consultation(opens_on=None, closes_on=None)

    assert consultation.has_opened(as_at=date(2021, 11, 25)) is False
    assert consultation.has_closed(as_at=date(2021, 11, 25)) is False
