"""Every constraint of every app: a record it accepts, and the change it refuses.

It is refused by the database by name, and before that by ``full_clean`` with a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from finance import append_only
from finance.models import LedgerEntry
from programme.models import Forum
from programme.versions import Version
from tests import make
from workstreams.models import Dependency, Workstream

pytestmark = pytest.mark.django_db

OURS = ("programme", "workstreams", "finance", "reports")


@dataclass(frozen=True)
class Case:
    """``accepted()`` is a valid record that breaks the constraint once ``wrong`` is set on it.

    ``said`` is what the user reads; left out, it is the constraint's own sentence.
    """

    name: str
    accepted: Callable[[], models.Model]
    wrong: dict
    said: str = ""


def second(maker: Callable, **of_both) -> Callable[[], models.Model]:
    """The later of two records."""
    return lambda: (maker(**of_both), maker(**of_both))[1]


NUMBERED = [
    make.phase,
    make.objective,
    make.outcome,
    make.indicator,
    make.forum,
    make.meeting,
    make.decision,
    make.workstream,
    make.deliverable,
    make.milestone,
    make.risk,
    make.issue,
    make.consultation,
    make.judgement,
    make.business_case,
    make.scheme,
    make.forecast,
    make.report,
]
SCALES = [
    f"{when}_{what}"
    for when in ("inherent", "current", "target")
    for what in ("likelihood", "impact")
]


def risk_with_a_target():
    return make.risk(target_likelihood=2, target_impact=3, target_on=date(2022, 3, 31))


def details_for_another_forum():
    make.committee_details()
    return make.committee_details(forum=make.forum())


CASES = [
    *(
        Case(
            f"{maker.__name__.replace('_', '')}_number_once_per_programme",
            second(maker),
            {"number": 1},
        )
        for maker in NUMBERED
    ),
    Case("committeedetails_number_once_per_programme", details_for_another_forum, {"number": 1}),
    Case(
        "committeedetails_once_per_forum",
        details_for_another_forum,
        {"forum": lambda: Forum.objects.first()},
    ),
    Case(
        "decision_has_a_decider",
        lambda: make.decision(forum=None, made_by="Council and Commissioning"),
        {"made_by": ""},
    ),
    Case(
        "indicator_target_has_its_date",
        lambda: make.indicator(target="85.00", target_on=date(2023, 3, 31)),
        {"target_on": None},
    ),
    Case(
        "indicator_target_has_its_date",
        make.indicator,
        {"target_on": date(2023, 3, 31)},
    ),
    Case(
        "measurement_once_per_area_and_period",
        lambda: (make.measurement(), make.measurement(area="england"))[1],
        {"area": "council"},
    ),
    Case("measurement_is_a_number_or_a_symbol", make.measurement, {"symbol": "c"}),
    Case(
        "measurement_is_a_number_or_a_symbol",
        lambda: make.measurement(symbol="c"),
        {"symbol": ""},
    ),
    Case(
        "workstream_slug_once_per_programme",
        lambda: (make.workstream(slug="governance"), make.workstream())[1],
        {"slug": "governance"},
    ),
    Case(
        "workstream_is_not_its_own_parent",
        lambda: make.workstream(name="Governance", parent=make.workstream()),
        {"parent": lambda: Workstream.objects.last()},
        "Governance cannot lie below Governance: Governance already lies below Governance. "
        "Choose another parent.",
    ),
    Case("stage_number_once_per_workstream", second(make.stage), {"number": 1}),
    Case("stage_number_starts_at_1", make.stage, {"number": 0}),
    Case(
        "phase_due_on_or_after_it_begins",
        lambda: make.phase(begins_on=date(2021, 10, 6), due_on=date(2021, 10, 6)),
        {"due_on": date(2021, 10, 5)},
    ),
    Case(
        "stage_ended_on_or_after_began",
        lambda: make.stage(began_on=date(2021, 10, 6), ended_on=date(2021, 10, 6)),
        {"ended_on": date(2021, 10, 5)},
    ),
    Case(
        "milestone_actual_is_not_open_ended",
        lambda: make.milestone(actual_on=date(2021, 11, 30), actual_precision="month"),
        {"actual_precision": "open"},
    ),
    Case(
        "dependency_once",
        lambda: (make.dependency(), make.dependency())[1],
        {
            "predecessor": lambda: Dependency.objects.first().predecessor,
            "successor": lambda: Dependency.objects.first().successor,
        },
    ),
    Case(
        "dependency_is_not_on_itself",
        make.dependency,
        {"successor": lambda: Dependency.objects.get().predecessor},
    ),
    *(
        Case(
            f"risk_{name}_is_1_to_5",
            risk_with_a_target,
            {name: wrong},
            "Choose a whole number from 1 to 5.",
        )
        for name in SCALES
        for wrong in (0, 6)
    ),
    *(
        Case("risk_target_is_whole", risk_with_a_target, {name: None})
        for name in ("target_likelihood", "target_impact", "target_on")
    ),
    Case("risk_target_is_whole", make.risk, {"target_on": date(2022, 3, 31)}),
    Case(
        "risk_closed_on_or_after_raised",
        lambda: make.risk(raised_on=date(2021, 10, 6), closed_on=date(2021, 10, 6)),
        {"closed_on": date(2021, 10, 5)},
    ),
    Case("risk_action_number_once_per_risk", second(make.risk_action), {"number": 1}),
    Case(
        "issue_closed_on_or_after_raised",
        lambda: make.issue(
            raised_on=date(2021, 11, 1), closed_on=date(2021, 11, 1), resolution="Filled."
        ),
        {"closed_on": date(2021, 10, 31)},
    ),
    Case(
        "issue_closed_with_a_resolution",
        make.issue,
        {"closed_on": date(2021, 11, 24)},
    ),
    Case(
        "consultation_closes_on_or_after_it_opens",
        lambda: make.consultation(opens_on=date(2021, 10, 6), closes_on=date(2021, 10, 6)),
        {"closes_on": date(2021, 10, 5)},
    ),
    Case(
        "judgement_is_of_one_thing",
        lambda: make.judgement(phase=make.phase()),
        {"workstream": make.workstream},
    ),
    Case("scheme_saving_has_a_class", make.scheme, {"saving_class": ""}),
    Case(
        "scheme_saving_has_a_class",
        lambda: make.scheme(direction="investment"),
        {"saving_class": "recurring"},
    ),
    Case(
        "plan_line_once_per_scheme_and_year",
        lambda: (make.plan_line(), make.plan_line(financial_year="2022/23"))[1],
        {"financial_year": "2021/22"},
    ),
    Case(
        "forecast_line_once_per_scheme_and_year",
        lambda: (make.forecast_line(), make.forecast_line(financial_year="2022/23"))[1],
        {"financial_year": "2021/22"},
    ),
    *(
        Case(f"{maker.__name__}_amount_is_positive", maker, {"amount_pence": wrong})
        for maker in (make.plan_line, make.forecast_line)
        for wrong in (0, -1)
    ),
    Case("ledgerentry_number_once_per_programme", second(make.ledger_entry), {"number": 1}),
    Case("ledgerentry_amount_is_positive", make.ledger_entry, {"amount_pence": 0}),
    Case("ledgerentry_amount_is_positive", make.ledger_entry, {"amount_pence": -25_000_00}),
]


def constraint_of(record, name):
    return next(one for one in record._meta.constraints if one.name == name)


def set_wrong(record, wrong):
    """The record with the wrong values; of a ledger entry, which never changes, another one."""
    if isinstance(record, LedgerEntry):  # its trigger speaks first
        fields = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
        record = LedgerEntry(**fields | {"id": None, "number": 1922, "posting_key": uuid4()})
    for name, value in wrong.items():
        setattr(record, name, value() if callable(value) else value)
    return record


def naming(record, name):
    """What the database says: the constraint's name, or of a unique one on SQLite its columns."""
    constraint = constraint_of(record, name)
    if connection.vendor == "postgresql" or isinstance(constraint, models.CheckConstraint):
        return re.escape(name)
    if isinstance(record, LedgerEntry):
        return re.escape(append_only.SENTENCE)
    fields = [record._meta.get_field(field).column for field in constraint.fields]
    return ", ".join(f"{record._meta.db_table}.{column}" for column in fields)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_constraint_accepts_what_is_right_and_refuses_what_is_wrong(case):
    record = case.accepted()
    record.full_clean()
    wrong = set_wrong(record, case.wrong)

    with pytest.raises(ValidationError) as refused:
        wrong.full_clean()
    with (
        pytest.raises(IntegrityError, match=naming(record, case.name)),
        transaction.atomic(),
    ):
        wrong.save()

    said = case.said or constraint_of(record, case.name).violation_error_message
    assert refused.value.messages == [said]


def test_every_constraint_has_its_case():
    constraints = {
        constraint.name
        for model in apps.get_models()
        if model._meta.app_label in OURS and not issubclass(model, Version)  # test_versions.py
        for constraint in model._meta.constraints
    }

    assert {case.name for case in CASES} | {"ledgerentry_does_not_reverse_itself"} == constraints


def test_an_entry_never_reverses_itself():
    entry = make.ledger_entry()
    wrong = set_wrong(entry, {"id": 1922, "reverses_id": 1922})

    with (
        pytest.raises(IntegrityError, match="ledgerentry_does_not_reverse_itself"),
        transaction.atomic(),
    ):
        wrong.save()
