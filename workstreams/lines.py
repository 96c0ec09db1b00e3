"""Milestones and what hangs on them as the rules read them: the columns they need, and no more.

A programme has thousands, and every rating is computed from all of them. A line answers the
same questions as its record, by the record's own words, and works each answer out once.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from workstreams.models import Dependency, Milestone


@dataclass(frozen=True)
class MilestoneLine:
    id: int
    number: int
    workstream_id: int
    objective_id: int | None
    title: str
    baseline_on: date | None
    baseline_precision: str
    forecast_on: date | None
    forecast_precision: str
    actual_on: date | None
    actual_precision: str
    source: str
    illustrative: bool
    illustrative_parts: str

    prefix = Milestone.prefix
    known_dates = Milestone.known_dates
    baseline = cached_property(Milestone.baseline.of)
    forecast = cached_property(Milestone.forecast.of)
    actual = cached_property(Milestone.actual.of)
    expected = cached_property(Milestone.expected.fget)
    slip = cached_property(Milestone.slip.fget)
    ref = cached_property(Milestone.ref.fget)
    is_made_up = Milestone.is_made_up
    __str__ = Milestone.__str__


@dataclass(frozen=True, slots=True)
class DependencyLine:
    predecessor_id: int
    successor_id: int
    kind: Dependency.Kind
