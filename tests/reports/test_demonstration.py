from datetime import date, datetime
from itertools import chain

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models
from django.db.models import Max, Min

from d22.reports.models import CommitteeDetails
from finance.models import BusinessCase, Forecast, LedgerEntry, Scheme
from programme import clock
from programme.dates import Precision
from programme.models import Decision, Objective, Programme, User
from programme.records import Record
from tests.reports.demonstrated import demonstration  # noqa: F401 -- every test here reads it
from workstreams.models import Consultation, Deliverable, Dependency, Milestone, Risk

pytestmark = pytest.mark.django_db

JULY = date(2021, 7, 31)
PANEL = date(2021, 11, 25)


def refs(records) -> list[str]:
    return [record.ref for record in sorted(records, key=lambda record: record.number)]


def records() -> list[Record]:
    kinds = [kind for kind in apps.get_models() if issubclass(kind, (Record, LedgerEntry))]
    return list(chain.from_iterable(kind.objects.all() for kind in kinds))


def rows() -> dict[str, int]:
    """How many rows every table has, history and accounts included."""
    return {kind._meta.label: kind._default_manager.count() for kind in apps.get_models()}


@pytest.mark.parametrize(
    ("day", "reached", "overdue"),
    [
        (JULY, ["M1", "M27"], ["M24"]),
        (PANEL, ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M24", "M27"], []),
    ],
)
def test_more_milestones_are_reached_in_november_than_in_july(day, reached, overdue):
    milestones = Milestone.as_at(day)

    assert refs(milestones.reached()) == reached
    assert refs(milestones.overdue(as_at=day)) == overdue


def test_in_july_two_milestones_had_slipped_and_in_november_six_by_more_than_a_week():
    def slipped(day: date, more_than: int) -> dict[str, int]:
        outstanding = Milestone.as_at(day).outstanding().order_by("number")
        return {m.ref: m.slip for m in outstanding if (m.slip or 0) > more_than}

    assert slipped(JULY, 0) == {"M5": 7, "M16": 15}
    assert slipped(PANEL, 7) == {
        "M11": 38,
        "M12": 28,
        "M15": 94,
        "M16": 74,
        "M17": 73,
        "M26": 14,
    }


def test_every_post_of_the_leadership_structure_is_filled_by_november_not_in_july():
    def posts_filled(day: date):
        return Milestone.as_at(day).get(number=7).actual

    assert posts_filled(JULY) is None
    assert str(posts_filled(PANEL)) == "November 2021"


def test_only_the_first_of_the_six_objectives_of_phase_1_is_complete():
    served = {
        objective.ref: [milestone.actual for milestone in objective.milestones.all()]
        for objective in Objective.objects.filter(phase__number=1)
    }

    assert all(served.values())
    assert [ref for ref, reached in served.items() if all(reached)] == ["O1"]


def test_every_objective_of_phase_3_has_a_milestone_without_a_date():
    milestones = Milestone.objects.filter(objective__phase__number=3)

    assert refs(milestones) == ["M21", "M22", "M23"]
    assert {milestone.baseline_precision for milestone in milestones} == {Precision.OPEN}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (JULY, {"C1": (True, False)}),
        (date(2021, 8, 1), {"C1": (True, True)}),
        (date(2021, 11, 19), {"C1": (True, True), "C2": (True, False), "C3": (False, False)}),
        (PANEL, {"C1": (True, True), "C2": (True, True), "C3": (False, False)}),
    ],
)
def test_consultations_open_and_close_on_their_days(day, state):
    consultations = Consultation.as_at(day)

    assert {
        c.ref: (c.has_opened(as_at=day), c.has_closed(as_at=day)) for c in consultations
    } == state


@pytest.mark.parametrize(
    ("day", "decided"), [(JULY, ["D1"]), (PANEL, ["D1", "D2", "D3", "D4", "D5"])]
)
def test_decisions_are_on_record_from_the_day_they_were_made(day, decided):
    assert refs(Decision.as_at(day)) == decided


@pytest.mark.parametrize(
    ("day", "cases", "approved"),
    [(JULY, [], []), (date(2021, 9, 21), ["BC1"], []), (PANEL, ["BC1"], ["BC1"])],
)
def test_the_case_was_a_draft_until_the_board_approved_it(day, cases, approved):
    assert refs(BusinessCase.as_at(day)) == cases
    assert refs(BusinessCase.as_at(day).approved(as_at=day)) == approved


@pytest.mark.parametrize(
    ("day", "schemes", "forecasts", "entries"), [(JULY, 0, 0, 0), (PANEL, 7, 3, 42)]
)
def test_there_is_no_money_on_record_in_july(day, schemes, forecasts, entries):
    assert Scheme.as_at(day).count() == schemes
    assert Forecast.as_at(day).count() == forecasts
    assert LedgerEntry.objects.as_at(day).count() == entries


@pytest.mark.parametrize(
    ("day", "scores"),
    [
        (JULY, {"R1": 12, "R4": 12, "R5": 16, "R7": 9, "R8": 8}),
        (date(2021, 9, 23), {"R1": 12, "R2": 15, "R3": 10, "R4": 12, "R5": 16, "R7": 9}),
        (PANEL, {"R1": 16, "R2": 15, "R3": 10, "R4": 12, "R5": 12, "R6": 9, "R7": 6}),
    ],
)
def test_risks_rise_and_fall(day, scores):
    assert {r.ref: r.current_score for r in Risk.as_at(day).open(as_at=day)} == scores


def test_one_review_of_an_open_risk_is_overdue():
    assert refs(Risk.objects.open(as_at=PANEL).filter(next_review_on__lt=PANEL)) == ["R7"]


def test_one_milestone_is_forecast_before_one_it_waits_for():
    contradictions = [
        str(link)
        for link in Dependency.objects.select_related("predecessor", "successor")
        if link.successor.expected.is_dated
        and link.successor.expected.on < link.predecessor.expected.on
    ]

    assert contradictions == ["M28 waits for M26"]


def test_the_consultation_document_is_attached_from_the_day_it_was_out():
    def appendices(day: date) -> str:
        return CommitteeDetails.as_at(day).get().appendices

    assert appendices(date(2021, 10, 5)) == ""
    assert appendices(date(2021, 10, 6)) == "Destination 22 consultation document v0.1"


def test_loading_twice_changes_nothing(capsys):
    before = rows()

    call_command("load_demo", "--yes")

    assert rows() == before
    assert capsys.readouterr().out == "Destination 22 is loaded already. Nothing was changed.\n"


def test_every_record_has_a_source_or_is_illustrative():
    assert [str(record) for record in records() if not (record.source or record.illustrative)] == []


def test_no_record_has_a_source_and_is_illustrative_as_a_whole():
    assert [str(record) for record in records() if record.source and record.illustrative] == []


DONE = ("actual", "delivered", "began", "ended", "closed", "done", "decided", "judged", "made")


def test_nothing_later_than_the_panel_is_done():
    late = [
        (str(record), name)
        for record in records()
        for name in (*DONE, "effective", "raised")
        if (first := first_day_of(record, name)) and first > PANEL
    ]

    assert late == []


def first_day_of(record: models.Model, name: str) -> date | None:
    if name in getattr(record, "known_dates", ()):
        known = getattr(record, name)
        return known.first if known else None
    return getattr(record, f"{name}_on", None)


def test_history_runs_from_september_2020_to_the_noon_of_the_panel():
    histories = [kind.history for kind in apps.get_models() if hasattr(kind, "history")]
    spans = [
        history.aggregate(first=Min("history_date"), last=Max("history_date"))
        for history in histories
    ]
    first = min(span["first"] for span in spans if span["first"])
    last = max(span["last"] for span in spans if span["last"])

    assert first == datetime(2020, 9, 1, 9, tzinfo=clock.LONDON)
    assert datetime(2021, 11, 25, tzinfo=clock.LONDON) < last
    assert last <= datetime(2021, 11, 25, 12, tzinfo=clock.LONDON)


def test_every_change_of_a_record_says_who_and_why():
    silent = [
        str(version)
        for kind in apps.get_models()
        if issubclass(kind, Record)
        for version in kind.history.all()
        if not (version.history_user_id and version.history_change_reason)
    ]

    assert silent == []


def test_a_deleted_record_is_there_as_at_a_day_before():
    assert Deliverable.as_at(date(2021, 7, 1)).filter(number=12).exists()
    assert not Deliverable.as_at(JULY).filter(number=12).exists()


def test_the_accounts_are_posts_in_their_roles_and_nobody_by_name():
    people = User.objects.filter(date_joined=datetime(2020, 9, 1, 9, tzinfo=clock.LONDON))

    assert {p.username: (p.post, p.groups.get().name, p.is_staff) for p in people} == {
        "board": ("Board member", "Board member", False),
        "clerk": ("Panel clerk", "Panel clerk", True),
        "lead": ("Workstream lead", "Workstream lead", True),
        "finance": ("Finance", "Finance", True),
        "office": ("Programme office", "Programme office", True),
        "admin": ("Administrator", "Administrator", True),
    }
    assert {(p.first_name, p.last_name, p.email) for p in people} == {("", "", "")}
    assert all(p.check_password("destination-22") for p in people)


def test_a_live_system_is_not_loaded_unless_told(settings):
    settings.DEBUG = False
    before = rows()

    with pytest.raises(CommandError, match="D22_DEBUG is off"):
        call_command("load_demo")

    assert rows() == before


def test_accounts_of_the_same_names_without_the_programme_are_left_alone():
    programme = Programme.objects.get()
    programme.slug = "another"
    programme.save()

    with pytest.raises(CommandError, match="accounts called admin, board, clerk"):
        call_command("load_demo", "--yes")
