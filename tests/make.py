"""One valid record of each kind; a keyword overrides its field.

What a record belongs to is shared unless given: ``make.milestone()`` lies in the first
workstream of the programme ``destination-22``, and makes them where there are none. A
record asked for by its own name is always a new one, the programme excepted.
"""

import re
from datetime import date
from itertools import count

from d22.reports import models as papers
from finance import models as money
from programme import models as ground
from programme.dates import financial_year
from workstreams import models as work

_serial = count(1)


def _of(given: dict):
    """The programme that a record with the fields ``given`` belongs to."""
    if "programme" in given:
        return given["programme"]
    owners = (value for value in given.values() if getattr(value, "programme_id", None))
    return next((owner.programme for owner in owners), None) or programme()


def _shared(make, model, whole):
    """The first ``model`` of the programme ``whole``, made where there is none."""
    return model.objects.filter(programme=whole).order_by("id").first() or make(programme=whole)


def one(model, **given):
    """A ``model``, by the function here that makes it."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    return globals()[name](**given)


def _next_number(records) -> int:
    return max(records.values_list("number", flat=True), default=0) + 1


def user(*, username="clerk", **given):
    """The user of that name, made where there is none; the password is ``destination-22``."""
    fields = {"username": username, "password": "destination-22"}
    found = ground.User.objects.filter(username=username).first()
    return found or ground.User.objects.create_user(**fields | given)


def programme(*, slug="destination-22", **given):
    """The programme of that slug, made where there is none."""
    fields = {
        "name": "Destination 22",
        "organisation": "Southampton City Council",
        "service": "Children and Learning",
        "begins_on": date(2020, 9, 1),
        "first_year": "2021/22",
        "duration_years": 5,
    }
    found = ground.Programme.objects.filter(slug=slug).first()
    return found or ground.Programme.objects.create(slug=slug, **fields | given)


def phase(**given):
    return ground.Phase.objects.create(**{"programme": _of(given)} | given)


def objective(**given):
    whole = _of(given)
    fields = {"programme": whole, "title": "One referral point"}
    if "phase" not in given:
        fields["phase"] = _shared(phase, ground.Phase, whole)
    return ground.Objective.objects.create(**fields | given)


def outcome(**given):
    fields = {"programme": _of(given), "title": "Children are safe"}
    return ground.Outcome.objects.create(**fields | given)


def indicator(**given):
    whole = _of(given)
    fields = {"programme": whole, "name": "Children looked after", "polarity": "context"}
    fields["unit"] = "per 10,000 children"
    if "outcome" not in given:
        fields["outcome"] = _shared(outcome, ground.Outcome, whole)
    return ground.Indicator.objects.create(**fields | given)


def measurement(**given):
    fields = {"period": "2020/21", "period_ends_on": date(2021, 3, 31)}
    if "value" not in given and "symbol" not in given:
        fields["value"] = "95.00"
    if "indicator" not in given:
        fields["indicator"] = _shared(indicator, ground.Indicator, programme())
    return ground.Measurement.objects.create(**fields | given)


def forum(**given):
    fields = {"programme": _of(given), "name": "Programme Board", "kind": ground.Forum.Kind.BOARD}
    return ground.Forum.objects.create(**fields | given)


def meeting(**given):
    whole = _of(given)
    fields = {"programme": whole, "held_on": date(2021, 11, 25)}
    if "forum" not in given:
        fields["forum"] = _shared(forum, ground.Forum, whole)
    return ground.Meeting.objects.create(**fields | given)


def decision(**given):
    whole = _of(given)
    fields = {"programme": whole, "title": "Business case", "decided_on": date(2021, 9, 22)}
    if "forum" not in given and "made_by" not in given:
        fields["forum"] = _shared(forum, ground.Forum, whole)
    return ground.Decision.objects.create(**fields | given)


def workstream(**given):
    fields = {"programme": _of(given), "name": "Operational Model"}
    fields["slug"] = f"operational-model-{next(_serial)}"
    return work.Workstream.objects.create(**fields | given)


def stage(**given):
    owner = given.pop("workstream", None) or _shared(workstream, work.Workstream, programme())
    fields = {"number": _next_number(owner.stages)}
    return work.Stage.objects.create(workstream=owner, **fields | given)


def _of_a_workstream(model, given: dict, **fields):
    """A ``model`` of the shared workstream, unless another (or none) is ``given``."""
    whole = _of(given)
    fields["programme"] = whole
    if "workstream" not in given:
        fields["workstream"] = _shared(workstream, work.Workstream, whole)
    return model.objects.create(**fields | given)


def deliverable(**given):
    return _of_a_workstream(work.Deliverable, given, title="Training needs paper")


def milestone(**given):
    return _of_a_workstream(
        work.Milestone, given, title="Assessment approved", baseline_on=date(2021, 12, 31)
    )


def dependency(**given):
    predecessor = given.pop("predecessor", None) or milestone(title="Posts evaluated")
    successor = given.pop("successor", None) or milestone(programme=predecessor.programme)
    return work.Dependency.objects.create(predecessor=predecessor, successor=successor, **given)


def risk(**given):
    return _of_a_workstream(
        work.Risk,
        given,
        title="Staff leave",
        cause="the structure is changing",
        event="experienced staff leave",
        consequence="caseloads rise",
        category=work.Risk.Category.PEOPLE,
        inherent_likelihood=4,
        inherent_impact=4,
        current_likelihood=3,
        current_impact=4,
        owner_post="Head of Service",
        raised_on=date(2021, 10, 6),
    )


def risk_action(**given):
    owner = given.pop("risk", None) or _shared(risk, work.Risk, programme())
    fields = {
        "number": _next_number(owner.actions),
        "title": "Exit interviews",
        "owner_post": "HR business partner",
        "due_on": date(2021, 12, 17),
    }
    return work.RiskAction.objects.create(risk=owner, **fields | given)


def issue(**given):
    return _of_a_workstream(
        work.Issue,
        given,
        title="Two posts vacant",
        owner_post="Head of Service",
        raised_on=date(2021, 11, 1),
    )


def consultation(**given):
    return _of_a_workstream(
        work.Consultation,
        given,
        subject="the second stage of the restructure",
        audience=work.Consultation.Audience.STAFF,
        opens_on=date(2021, 10, 6),
        closes_on=date(2021, 11, 19),
    )


def judgement(**given):
    fields = {
        "programme": _of(given),
        "confidence": "amber",
        "judged_on": date(2021, 11, 15),
        "judged_by": "SRO",
        "rationale": "Feasible, if the consultation closes on time.",
    }
    return work.Judgement.objects.create(**fields | given)


def business_case(**given):
    fields = {"programme": _of(given), "title": "Destination 22"}
    return money.BusinessCase.objects.create(**fields | given)


def scheme(**given):
    whole = _of(given)
    fields = {"programme": whole, "name": "Agency staff", "direction": "saving"}
    if given.get("direction", "saving") == "saving":
        fields["saving_class"] = money.Scheme.SavingClass.RECURRING
    if "business_case" not in given:
        fields["business_case"] = _shared(business_case, money.BusinessCase, whole)
    return money.Scheme.objects.create(**fields | given)


def plan_line(**given):
    line = given.pop("scheme", None) or _shared(scheme, money.Scheme, programme())
    fields = {"financial_year": "2021/22", "amount_pence": 100_000_00}
    return money.PlanLine.objects.create(scheme=line, **fields | given)


def forecast(**given):
    whole = _of(given)
    fields = {"programme": whole, "made_on": date(2021, 11, 1), "reason": "Later than planned."}
    if "business_case" not in given:
        fields["business_case"] = _shared(business_case, money.BusinessCase, whole)
    return money.Forecast.objects.create(**fields | given)


def forecast_line(**given):
    whole = _of(given)
    fields = {"financial_year": "2021/22", "amount_pence": 90_000_00}
    if "forecast" not in given:
        fields["forecast"] = _shared(forecast, money.Forecast, whole)
    if "scheme" not in given:
        fields["scheme"] = _shared(scheme, money.Scheme, whole)
    return money.ForecastLine.objects.create(**fields | given)


def ledger_entry(**given):
    whole = _of(given)
    fields = {"programme": whole, "amount_pence": 25_000_00, "description": "Agency invoices"}
    if original := given.get("reverses"):
        fields |= {"scheme": original.scheme, "amount_pence": original.amount_pence}
        fields["effective_on"] = original.effective_on
    fields.setdefault("effective_on", date(2021, 10, 31))
    if "scheme" not in given | fields:
        fields["scheme"] = _shared(scheme, money.Scheme, whole)
    fields["financial_year"] = financial_year((fields | given)["effective_on"])
    return money.LedgerEntry.objects.create(**fields | given)


def committee_details(**given):
    whole = _of(given)
    fields = {
        "programme": whole,
        "report_of": "Cabinet Member for Children and Learning",
        "director_post": "Executive Director Wellbeing",
        "author_post": "Head of Service - Quality Assurance",
        "recommendations": "That the Panel notes the progress made.",
        "reasons": "The Panel asked for an update.",
        "statutory_power": "Children Act 2004.",
    }
    if "forum" not in given:
        fields["forum"] = _shared(forum, ground.Forum, whole)
    return papers.CommitteeDetails.objects.create(**fields | given)


def report(**given):
    whole = _of(given)
    fields = {"programme": whole, "position_on": date(2021, 11, 25)}
    if "meeting" not in given:
        fields["meeting"] = _shared(meeting, ground.Meeting, whole)
    if "drafted_by" not in given:
        fields["drafted_by"] = user()
    return papers.Report.objects.create(**fields | given)
