"""What registers of the work show, said in SQL for PostgreSQL's COPY.

Each gives what the Python rule of the same name gives, which alone decides; the tests of exports
compare the two over every kind of date.
"""

from datetime import date, timedelta

from django.db.models import (
    Case,
    DateField,
    Expression,
    F,
    Func,
    IntegerField,
    Lookup,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import Exact, GreaterThan, IsNull

from programme.dates import Precision
from programme.expressions import OwnWords, days_between, joined, known, looked_up, own, written
from programme.ratings import Rag
from workstreams.assessment import AMBER_FROM, RED_FROM
from workstreams.scoring import BAND_FROM

REACHED = Q(actual_on__isnull=False)
OPEN_FORECAST = Q(forecast_on__isnull=False, forecast_precision=Precision.OPEN)
UNDATED = Q(baseline_on__isnull=True) | Q(baseline_precision=Precision.OPEN)


def slip() -> Expression:
    """``Milestone.slip``."""
    reached = days_between(F("actual_on"), F("baseline_on"))
    return _days(When(UNDATED, then=None), When(REACHED, then=reached), default=_planned_slip())


def _days(*cases: When, default: Expression | None = None) -> Case:
    return Case(*cases, default=default, output_field=IntegerField())


def _planned_slip() -> Expression:
    """The slip of a milestone with a dated baseline that was not reached."""
    forecast = days_between(F("forecast_on"), F("baseline_on"))
    return _days(
        When(forecast_on__isnull=True, then=0), When(OPEN_FORECAST, then=None), default=forecast
    )


def _since(on: Expression | F, as_at: date) -> Func:
    """Days since a day; below zero where it lies ahead."""
    return days_between(Value(as_at, DateField()), on)


def _not_rated(as_at: date) -> Q:
    """No days behind can be counted: no dated baseline, or an open forecast and the day ahead."""
    return UNDATED | (OPEN_FORECAST & Q(baseline_on__gte=as_at))


def _overdue(as_at: date) -> Q:
    """The last plan, its forecast or else its baseline, has passed; of one that is rated."""
    by_baseline = Q(forecast_on__isnull=True, baseline_on__lt=as_at)
    return by_baseline | (Q(forecast_on__lt=as_at) & ~Q(forecast_precision=Precision.OPEN))


def _behind(days: int, as_at: date) -> Q:
    """At least so many days behind, by forecast or because the day has passed."""
    forecast = days_between(F("forecast_on"), F("baseline_on"))
    late = Q(GreaterThan(forecast, days - 1)) & ~Q(forecast_precision=Precision.OPEN)
    return Q(baseline_on__lte=as_at - timedelta(days=days)) | late


def status(as_at: date) -> Expression:
    """The label of ``rate_milestone``."""
    return Case(
        When(REACHED, then=_label(Rag.BLUE)),
        When(_not_rated(as_at), then=_label(Rag.GREY)),
        When(_behind(RED_FROM, as_at), then=_label(Rag.RED)),
        When(_behind(AMBER_FROM, as_at) | _overdue(as_at), then=_label(Rag.AMBER)),
        default=_label(Rag.GREEN),
        output_field=OwnWords(),
    )


def _label(rag: Rag) -> Value:
    return own(str(rag.label))


def reason(as_at: date) -> Expression:
    """The reason of ``rate_milestone``; NULL for a milestone that was reached."""
    return Case(
        When(REACHED, then=Value(None, OwnWords())),
        When(_not_rated(as_at), then=_undated()),
        When(_overdue(as_at), then=_late_by(as_at)),
        When(OPEN_FORECAST, then=_past_baseline(as_at)),
        When(Exact(_planned_slip(), 0), then=own("it is on its baseline")),
        default=_forecast(as_at),
        output_field=OwnWords(),
    )


def _undated() -> Expression:
    return Case(
        When(baseline_on__isnull=True, then=own("it has no baseline date")),
        When(UNDATED, then=joined("its baseline is open: ", known("baseline"))),
        default=joined("its forecast is open: ", known("forecast")),
        output_field=OwnWords(),
    )


def _late_by(as_at: date) -> Expression:
    overdue = _counted(_since(Coalesce("forecast_on", "baseline_on"), as_at))
    slipped = Q(forecast_on__isnull=False) & ~Q(forecast_on=F("baseline_on"))
    was = joined(", and its forecast was ", _off())
    return joined("it is ", overdue, " overdue", _where(slipped, was))


def _past_baseline(as_at: date) -> Expression:
    past = _counted(_since(F("baseline_on"), as_at))
    return joined("it is ", past, " past its baseline, with an open forecast")


def _forecast(as_at: date) -> Expression:
    past = _since(F("baseline_on"), as_at)
    have = Case(When(Exact(past, 1), then=own(" has passed")), default=own(" have passed"))
    gone = _where(Q(baseline_on__lt=as_at), joined(", of which ", _figure(past), have))
    return joined("it is forecast ", _off(), gone)


def _off() -> Expression:
    """3 days late; 10 days early; of a forecast that is not the baseline."""
    days = _planned_slip()
    return Case(
        When(GreaterThan(days, 0), then=joined(_counted(days), " late")),
        default=joined(_counted(_negated(days)), " early"),
        output_field=OwnWords(),
    )


def _where(condition: Q | Lookup, words: Expression) -> Case:
    return Case(When(condition, then=words), default=own(""), output_field=OwnWords())


def _negated(days: Expression) -> Func:
    return Func(days, template="(- %(expressions)s)", output_field=IntegerField())


def _counted(days: Expression) -> Expression:
    """1 day; 1,203 days; of a number above zero."""
    return Case(
        When(Exact(days, 1), then=own("1 day")),
        default=joined(_figure(days), " days"),
        output_field=OwnWords(),
    )


def _figure(number: Expression) -> Expression:
    """1,203; to_char is slow, so it is asked only for what needs a comma."""
    return Case(
        When(GreaterThan(number, 999), then=written(number, "FM999,999,999")),
        default=Cast(number, OwnWords()),
        output_field=OwnWords(),
    )


def product(when: str) -> Expression:
    """A score: likelihood times impact; NULL without them."""
    return F(f"{when}_likelihood") * F(f"{when}_impact")


def band() -> Expression:
    """``Risk.band``, worst first."""
    score = product("current")
    bands = [
        When(GreaterThan(score, low - 1), then=own(str(b.label))) for b, low in BAND_FROM.items()
    ]
    return Case(*bands, output_field=OwnWords())


def moved(scores_before: dict[int, int]) -> Expression:
    """``marks.moved`` from the score before to the current one."""
    names = {pk: str(score) for pk, score in scores_before.items()}
    before = looked_up(names, "id", otherwise=Value(None, OwnWords()))
    number, score = Cast(before, IntegerField()), product("current")
    return Case(
        When(IsNull(before, True), then=own("new")),
        When(Exact(score, number), then=own("no change")),
        When(GreaterThan(score, number), then=joined("up from ", before)),
        default=joined("down from ", before),
        output_field=OwnWords(),
    )


def overdue_on(name: str, as_at: date) -> Expression:
    """The word «overdue» where the day ``name`` has passed."""
    return Case(When(**{f"{name}__lt": as_at}, then=own("overdue")), output_field=OwnWords())
