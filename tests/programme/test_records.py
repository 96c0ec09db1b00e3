from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from programme import clock
from programme.records import StaleRecord
from tests import make
from workstreams.models import Milestone, Risk

pytestmark = pytest.mark.django_db


def test_a_record_is_at_version_1_and_goes_up_by_one_with_every_save():
    risk = make.risk()
    assert risk.version == 1

    risk.save()
    risk.save()

    assert risk.version == 3
    assert Risk.objects.get().version == 3
    assert [past.version for past in risk.history.order_by("history_id")] == [1, 2, 3]


def test_a_save_of_some_columns_counts_as_a_version_too():
    with clock.standing_at(date(2021, 10, 6)):
        risk = make.risk(title="Staff leave")
    risk.title = "Senior staff leave"
    risk.owner_post = "Not to be saved"

    risk.save(update_fields=["title"])

    saved = Risk.objects.get()
    assert (saved.title, saved.owner_post) == ("Senior staff leave", "Head of Service")
    assert (saved.version, saved.changed_at.date()) == (2, date(2021, 11, 25))


def test_a_record_opened_on_an_older_version_never_overwrites():
    risk = make.risk(title="Staff leave")
    mine, theirs = Risk.objects.get(), Risk.objects.get()
    theirs.title = "Theirs, saved first"
    theirs.save()
    mine.title = "Mine, saved second"

    with pytest.raises(StaleRecord) as refused:
        mine.save()

    assert refused.value.messages == [
        "Somebody else saved R1 Mine, saved second while you had it open (version 2; yours is 1). "
        "Nothing was overwritten. Open it again and repeat your change."
    ]
    assert Risk.objects.get().title == "Theirs, saved first"
    assert risk.history.count() == 2


def test_a_record_that_somebody_removed_is_not_brought_back_by_a_save():
    risk = make.risk()
    Risk.objects.get().delete()

    with pytest.raises(StaleRecord, match="Somebody else removed R1 Staff leave"):
        risk.save()

    assert list(Risk.objects.all()) == []


def test_a_record_refused_by_the_database_can_be_put_right_and_saved():
    risk = make.risk(raised_on=date(2021, 10, 6))
    risk.closed_on = date(2021, 10, 5)
    with pytest.raises(IntegrityError), transaction.atomic():
        risk.save()

    risk.closed_on = date(2021, 10, 6)
    risk.save()

    assert Risk.objects.get().version == 2
    assert risk.history.count() == 2


def test_a_new_record_never_overwrites_one_by_its_id():
    milestone = make.milestone(title="As approved")
    impostor = Milestone(
        id=milestone.id,
        programme=milestone.programme,
        workstream=milestone.workstream,
        title="As pasted",
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        impostor.save()

    assert Milestone.objects.get().title == "As approved"


def test_numbers_run_by_programme_and_kind():
    other = make.programme(slug="other")

    assert [make.risk().ref, make.risk().ref] == ["R1", "R2"]
    assert make.issue().ref == "I1"
    assert make.risk(programme=other).ref == "R1"


def test_the_number_of_a_removed_record_is_never_used_again():
    make.milestone()
    make.milestone().delete()
    assert make.milestone().ref == "M3"

    Milestone.objects.get(number=3).delete()
    Milestone.objects.get(number=1).delete()

    assert make.milestone().ref == "M4"


def test_a_date_is_rounded_to_the_end_of_its_period_when_it_is_saved():
    milestone = make.milestone(forecast_on=date(2021, 12, 1), forecast_precision="season")

    assert milestone.forecast_on == date(2022, 2, 28)
    assert str(milestone.forecast) == "winter 2022"


def test_a_date_is_rounded_before_it_is_checked():
    whole = make.programme(begins_on=date(2020, 9, 25))
    milestone = make.milestone(
        programme=whole, baseline_on=date(2020, 9, 1), baseline_precision="month"
    )

    milestone.full_clean()

    assert milestone.baseline_on == date(2020, 9, 30)


def test_a_record_keeps_its_source():
    milestone = make.milestone(source="Scrutiny Panel 25 Nov 2021, para 14")

    assert Milestone.objects.get().source == "Scrutiny Panel 25 Nov 2021, para 14"
    assert milestone.history.get().source == "Scrutiny Panel 25 Nov 2021, para 14"


def test_a_source_longer_than_its_column_is_refused_with_a_sentence():
    milestone = make.milestone()
    milestone.source = "para " * 61

    with pytest.raises(ValidationError, match="at most 300 characters"):
        milestone.full_clean()


def test_two_programmes_never_share_an_address():
    make.programme(slug="destination-22")
    other = make.programme(slug="other")
    other.slug = "destination-22"

    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
