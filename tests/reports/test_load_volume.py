from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programme.models import Programme
from workstreams.models import Milestone

pytestmark = pytest.mark.django_db

SMALL = {"programmes": 1, "milestones": 3, "risks": 3, "entries": 3, "versions": 2}


def load(**options):
    said = StringIO()
    call_command("load_volume", stdout=said, **SMALL | options)
    return said.getvalue()


def test_the_command_says_what_it_loaded(settings):
    settings.DEBUG = True

    assert load().startswith(
        "Volume 1 to Volume 1 are loaded: 1 programmes, 3 milestones, 3 risks, 3 entries, "
        "2 versions of each milestone and risk, in "
    )


def test_what_is_loaded_is_the_same_each_time(settings, undone):
    settings.DEBUG = True
    facts = []

    for _ in range(2):
        with undone():
            load(versions=4)
            rows = Milestone.history.order_by("number", "history_date")
            facts.append(list(rows.values_list("title", "forecast_on", "history_date")))

    assert facts[0] == facts[1] != []


def test_it_is_refused_where_debug_is_off_unless_told(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match=r"Nothing was loaded\. Add --yes"):
        load()
    assert not Programme.objects.exists()

    load(yes=True)
    assert Programme.objects.count() == 1


def test_a_size_below_one_is_refused(settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match=r"--risks is 0. Give a whole number above 0."):
        load(risks=0)


def test_a_second_load_is_refused(settings):
    settings.DEBUG = True
    load()

    with pytest.raises(CommandError, match="Load into an empty database"):
        load()
