from datetime import date

import pytest

from programme import clock
from programme.dates import Precision
from programme.story import Event, story_of
from tests import make

pytestmark = pytest.mark.django_db

TODAY = clock.AsAt(date(2021, 11, 25), live=True)


def told(record, when=TODAY):
    return [event.what for event in story_of(record, when)]


def change(record, **fields):
    """Save the record with these fields; what the newest event of its story says."""
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    return told(record)[0]


def test_a_change_is_signed_dated_and_gives_its_reason(clerk):
    milestone = make.milestone(owner_post="")

    milestone._history_user = clerk
    milestone._change_reason = "The post is named exactly."
    change(milestone, owner_post="Lead")

    assert story_of(milestone, TODAY)[0] == Event(
        clock.now(), "Panel clerk", "set the owner post to Lead", "The post is named exactly."
    )


def test_what_the_system_did_is_signed_by_nobody():
    assert [event.who for event in story_of(make.milestone(), TODAY)] == [""]


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (None, date(2021, 12, 13), "set the forecast date to 13 December 2021"),
        (date(2021, 12, 13), None, "took the forecast date 13 December 2021 away"),
        (
            date(2021, 12, 6),
            date(2021, 12, 13),
            "moved the forecast date from 6 December 2021 to 13 December 2021 (7 days later)",
        ),
        (
            date(2021, 12, 6),
            date(2021, 12, 5),
            "moved the forecast date from 6 December 2021 to 5 December 2021 (1 day earlier)",
        ),
    ],
)
def test_a_date_is_set_moved_or_taken_away(before, after, sentence):
    milestone = make.milestone(forecast_on=before)

    assert change(milestone, forecast_on=after) == sentence


def test_a_date_that_is_only_known_less_well_is_moved_by_no_days():
    milestone = make.milestone(forecast_on=date(2021, 12, 31))

    assert change(milestone, forecast_precision=Precision.MONTH) == (
        "moved the forecast date from 31 December 2021 to December 2021"
    )


def test_the_precision_of_a_date_that_is_not_there_is_not_told():
    milestone = make.milestone(forecast_on=None)

    milestone.forecast_precision = Precision.MONTH
    milestone.save()

    assert told(milestone) == ["added it"]


def test_dates_have_the_names_people_give_them():
    consultation = make.consultation()
    risk = make.risk()

    assert change(consultation, closes_on=date(2021, 11, 20)) == (
        "moved the closing date from 19 November 2021 to 20 November 2021 (1 day later)"
    )
    assert change(risk, closed_on=date(2021, 11, 24)) == (
        "set the closing date to 24 November 2021"
    )


def test_a_choice_is_told_by_its_label():
    risk = make.risk()

    assert change(risk, treatment="tolerate") == "changed the treatment from Treat to Tolerate"


def test_a_number_is_told_from_and_to():
    assert change(make.risk(), current_likelihood=4) == (
        "changed the current likelihood from 3 to 4"
    )


def test_a_short_text_is_set_changed_or_taken_away():
    milestone = make.milestone()

    assert change(milestone, owner_post="Lead") == "set the owner post to Lead"
    assert change(milestone, owner_post="Head") == "changed the owner post from Lead to Head"
    assert change(milestone, owner_post="") == "took the owner post Head away"


def test_a_long_text_or_a_link_is_told_by_its_name_alone():
    milestone = make.milestone()

    assert change(milestone, done_when="All referrals arrive.") == "changed the test of being done"
    assert change(milestone, objective=make.objective()) == "changed the objective"


def test_yes_and_no_are_told_as_such():
    assert change(make.committee_details(), key_decision=True) == (
        "changed the key decision from No to Yes"
    )


def test_changes_of_one_save_are_one_sentence_dates_first():
    milestone = make.milestone(forecast_on=None)

    assert change(
        milestone,
        title="Access point opens",
        owner_post="Lead",
        forecast_on=date(2021, 12, 13),
        actual_on=date(2021, 11, 24),
    ) == (
        "set the forecast date to 13 December 2021, set the actual date to 24 November 2021, "
        "changed the title from Assessment approved to Access point opens and set the owner post "
        "to Lead"
    )


def test_a_save_that_changes_nothing_but_the_version_is_not_told():
    milestone = make.milestone()

    milestone.save()
    milestone.save()

    assert milestone.version == 3
    assert told(milestone) == ["added it"]


def test_the_newest_change_comes_first_and_what_came_later_is_not_told(django_assert_num_queries):
    with clock.standing_at(date(2021, 7, 30)):
        milestone = make.milestone(owner_post="")
    for day, post in ((date(2021, 7, 31), "Lead"), (date(2021, 8, 1), "Head")):
        with clock.standing_at(day):
            change(milestone, owner_post=post)

    with django_assert_num_queries(1):
        july = told(milestone, clock.AsAt(date(2021, 7, 31)))

    assert july == ["set the owner post to Lead", "added it"]
    assert told(milestone) == ["changed the owner post from Lead to Head", *july]
    assert told(milestone, clock.AsAt(date(2021, 7, 29))) == []


def test_another_records_changes_are_not_told():
    make.milestone(title="Another")

    assert told(make.milestone()) == ["added it"]
