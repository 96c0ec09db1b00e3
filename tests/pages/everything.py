"""A programme with so many of everything, recorded the day before yesterday."""

from datetime import date

from django.apps import apps
from django.db.models import CharField, SlugField, TextField

from programme import clock
from programme.models import Measurement
from programme.records import Record
from tests import make
from workstreams.models import Workstream

RECORDED_ON = date(2021, 11, 23)
#: A past day on which all of it is known.
THE_DAY_AFTER = "2021-11-24"


def everything(count, *, slug="destination-22"):
    """``count`` of each kind of record."""
    with clock.standing_at(RECORDED_ON):
        whole = make.programme(slug=slug)
        panel = make.forum(programme=whole, name="Scrutiny Panel", kind="scrutiny")
        make.committee_details(programme=whole, forum=panel)
        case = _case(whole)
        for n in range(1, count + 1):
            _governance(whole, panel, n)
            _work(whole, n)
            _outcomes(whole, n)
            _money(whole, case, n)
    return whole


def _case(whole):
    decision = make.decision(programme=whole, title="Business case approved")
    return make.business_case(programme=whole, approved_by_decision=decision)


def _governance(whole, panel, n):
    make.forum(programme=whole, name=f"Board {n}")
    earlier = make.meeting(programme=whole, forum=panel, held_on=date(2021, 9, n))
    make.decision(programme=whole, title=f"Decision {n}", forum=panel, meeting=earlier)
    meeting = make.meeting(programme=whole, forum=panel, held_on=date(2021, 12, n))
    make.report(programme=whole, meeting=meeting, position_on=RECORDED_ON)


def _work(whole, n):
    phase = make.phase(programme=whole)
    objective = make.objective(programme=whole, phase=phase, title=f"Objective {n}")
    slug = "operational-model" if n == 1 else f"operational-model-{n}"
    parent = make.workstream(programme=whole, name=f"Operational Model {n}", slug=slug)
    child = make.workstream(
        programme=whole, name=f"Young People {n}", slug=f"young-people-{n}", parent=parent
    )
    stage = make.stage(workstream=parent)
    make.deliverable(programme=whole, workstream=child)
    for one in (None, phase, parent):
        name = {type(phase): "phase", type(parent): "workstream"}.get(type(one))
        make.judgement(programme=whole, **({name: one} if name else {}))
    first = make.milestone(
        programme=whole, workstream=parent, stage=stage, objective=objective, title=f"Posts {n}"
    )
    then = make.milestone(programme=whole, workstream=child, title=f"Approved {n}")
    make.dependency(predecessor=first, successor=then)
    risk = make.risk(programme=whole, workstream=parent, title=f"Staff leave {n}")
    make.risk_action(risk=risk)
    make.issue(programme=whole, workstream=parent, title=f"Vacant {n}", from_risk=risk)
    make.consultation(programme=whole, workstream=parent)


def _outcomes(whole, n):
    outcome = make.outcome(programme=whole, title=f"Children are safe {n}")
    indicator = make.indicator(programme=whole, outcome=outcome, name=f"Looked after {n}")
    for area in Measurement.Area.values:
        make.measurement(indicator=indicator, area=area)


def _money(whole, case, n):
    workstream = Workstream.objects.filter(programme=whole).first()
    forecast = make.forecast(programme=whole, business_case=case)
    for direction in ("saving", "investment"):
        scheme = make.scheme(
            business_case=case,
            workstream=workstream,
            name=f"{direction} {n}",
            direction=direction,
        )
        make.plan_line(scheme=scheme)
        make.forecast_line(forecast=forecast, scheme=scheme)
        entry = make.ledger_entry(programme=whole, scheme=scheme)
        make.ledger_entry(programme=whole, reverses=entry)


def write_everywhere(text):
    """Put ``text`` into every text that people write, of every record there is."""
    with clock.standing_at(RECORDED_ON):
        for model in apps.get_models():
            if issubclass(model, Record):
                for record in model.objects.all():
                    for name in _written(model, len(text)):
                        setattr(record, name, text)
                    record.save()


def _written(model, length):
    """The texts of a model that hold ``length`` characters: not choices, slugs, years."""
    for field in model._meta.concrete_fields:
        is_text = isinstance(field, CharField | TextField) and not isinstance(field, SlugField)
        if is_text and not field.choices and (field.max_length or length) >= length:
            yield field.name
