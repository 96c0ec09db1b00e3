"""What an approval of a business case rests on, and what it fixes."""

from django.core.exceptions import ValidationError
from django.db import models

from programme.models import Decision
from programme.records import linked


class PlanFixed(ValidationError):
    """Somebody tried to change the plan of a case that was approved."""


def must_be_approved_with_a_plan(case: models.Model) -> None:
    """Refuse an approval by a decision that did not agree, or of a case that plans nothing."""
    decision = linked(case, "approved_by_decision")
    if decision is None:
        return
    if decision.outcome not in Decision.Outcome.agreed:
        wrong = f"{decision} was not agreed, so it approves nothing. Choose one that was agreed."
        raise ValidationError({"approved_by_decision": wrong})
    if case.pk is None or not case.schemes.filter(plan_lines__isnull=False).exists():
        wrong = "A case is approved with its plan. Give its schemes their yearly amounts first."
        raise ValidationError({"approved_by_decision": wrong})


def why_fixed(case: models.Model | None) -> str:
    """Why the plan of ``case`` can no longer be changed; empty while it can."""
    decision = case and linked(case, "approved_by_decision")
    if not decision or decision.outcome not in Decision.Outcome.agreed:
        return ""
    return (
        f"{case.ref} was approved by {decision.ref}; its plan is fixed. Record a new version of "
        "the case, or a forecast."
    )


def must_leave_an_approved_plan(line: models.Model) -> None:
    """Refuse a new or another amount in the plan of an approved case; its source may be mended."""
    before = type(line).objects.filter(pk=line.pk).select_related("scheme").first()
    same = ("scheme_id", "financial_year", "amount_pence")
    if before and all(getattr(line, name) == getattr(before, name) for name in same):
        return
    for one in filter(None, (before, line)):
        # A scheme that is added together with its plan has no id yet.
        scheme = getattr(one, "scheme", None)
        if sentence := why_fixed(scheme and linked(scheme, "business_case")):
            raise PlanFixed(sentence)


def has_money(scheme: models.Model) -> bool:
    """Whether anything is planned, expected or recorded of ``scheme``."""
    return any(rows.exists() for rows in (scheme.plan_lines, scheme.forecast_lines, scheme.entries))


def must_keep_its_money(scheme: models.Model) -> None:
    """Refuse to turn a scheme round, or into another case, once it has money."""
    before = type(scheme).objects.filter(pk=scheme.pk).first()
    if before is None:
        return
    for name, column in (("direction", "direction"), ("business_case", "business_case_id")):
        if getattr(scheme, column) != getattr(before, column) and has_money(before):
            raise ValidationError(
                {
                    name: f"{before} has amounts planned, expected or recorded, so its "
                    f"{name.replace('_', ' ')} stays. Add another scheme instead."
                }
            )
