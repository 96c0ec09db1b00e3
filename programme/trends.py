"""An indicator over time: its values by area, and what they say, in words. No queries.

Baseline is the council's first number. Better and worse follow the indicator's polarity; of a
``context`` rate neither is ever said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from programme.models import Indicator, Measurement
from programme.wording import plain, spelled

COUNCIL, NEIGHBOURS, ENGLAND = Measurement.Area.values


@dataclass(frozen=True)
class Trend:
    """``rows`` has an entry a period in time order: its measurement by area, where there is one."""

    indicator: Indicator
    rows: tuple[dict[str, Measurement], ...]

    @classmethod
    def of(cls, indicator: Indicator, measurements: Iterable[Measurement]) -> "Trend":
        """``measurements`` in time order. A period is what it is called, at its last end."""
        periods: dict[str, dict[str, Measurement]] = {}
        for one in measurements:
            periods.setdefault(one.period, {})[one.area] = one
        return cls(indicator, tuple(periods.values()))

    @cached_property
    def periods(self) -> tuple[str, ...]:
        return tuple(next(iter(row.values())).period for row in self.rows)

    @property
    def table(self) -> list[dict]:
        """A row a period: its name, each area's measurement or None, and whether it is the baseline's."""
        return [
            {area: row.get(area) for area in Measurement.Area.values}
            | {
                "period": period,
                "is_baseline": bool(self.baseline and row.get(COUNCIL) == self.baseline),
            }
            for period, row in zip(self.periods, self.rows, strict=True)
        ]

    @property
    def symbols(self) -> tuple[str, ...]:
        """What the symbols among its values mean, each once, in the order of the list of symbols."""
        used = {one.symbol for row in self.rows for one in row.values()}
        return tuple(str(symbol.label) for symbol in Measurement.Symbol if symbol in used)

    @property
    def target_words(self) -> str:
        target = self.indicator.target
        return "" if target is None else plain(Decimal(target))

    def numbers(self, area: str) -> tuple[Measurement, ...]:
        found = (row.get(area) for row in self.rows)
        return tuple(one for one in found if one is not None and one.value is not None)

    @property
    def baseline(self) -> Measurement | None:
        return next(iter(self.numbers(COUNCIL)), None)

    @property
    def latest(self) -> Measurement | None:
        return next(reversed(self.numbers(COUNCIL)), None)

    def latest_of(self, area: str) -> Measurement | None:
        """The area's number of the period of the council's latest; None where it has none."""
        row = next((row for row in self.rows if row.get(COUNCIL) == self.latest), {})
        found = row.get(area)
        return found if self.latest and found and found.value is not None else None

    @property
    def has_direction(self) -> bool:
        return self.indicator.polarity != Indicator.Polarity.CONTEXT

    def is_better(self, value: Decimal, than: Decimal) -> bool:
        higher = self.indicator.polarity == Indicator.Polarity.HIGHER
        return self.has_direction and (value > than if higher else value < than)

    @property
    def has_improved(self) -> bool:
        return self._latest_is_better_than(self.baseline)

    @property
    def beats_england(self) -> bool:
        return self._latest_is_better_than(self.latest_of(ENGLAND))

    def _latest_is_better_than(self, other: Measurement | None) -> bool:
        if self.latest is None or other is None:
            return False
        return self.is_better(self.latest.value, other.value)

    @property
    def can_improve(self) -> bool:
        """Whether it has a direction, and a number later than its baseline."""
        return self.has_direction and self.latest is not None and self.latest != self.baseline


def compared(trend: Trend, other: Measurement, with_what: str) -> str:
    """Completes "26.2 is …": "worse than England (22.7)", "higher than England (67)"."""
    value, against = trend.latest.value, other.value
    beside = f"{with_what} ({plain(against)})"
    if value == against:
        return f"the same as {beside}"
    if not trend.has_direction:
        return f"{'higher' if value > against else 'lower'} than {beside}"
    return f"{'better' if trend.is_better(value, against) else 'worse'} than {beside}"


def sentences(trend: Trend) -> tuple[str, ...]:
    """What the latest number says: since the baseline, beside others, and of the target."""
    if trend.latest is None:
        return ("No number for this council yet.",)
    found = [f"{plain(trend.latest.value)} {trend.indicator.unit} in {trend.latest.period}."]
    if trend.latest != trend.baseline:
        base = f"its baseline of {trend.baseline.period}"
        found.append(f"{_capital(compared(trend, trend.baseline, base))}.")
    beside = ((ENGLAND, "England"), (NEIGHBOURS, "its statistical neighbours"))
    told = [
        compared(trend, other, name) for area, name in beside if (other := trend.latest_of(area))
    ]
    if told:
        found.append(f"{_capital(' and '.join(told))}.")
    if trend.indicator.target is not None:
        found.append(_of_target(trend))
    return tuple(found)


def of_indicator(trend: Trend) -> str:
    """Completes "Children looked after: …"."""
    if trend.latest is None:
        return "no number yet"
    found = f"{plain(trend.latest.value)} {trend.indicator.unit}"
    england = trend.latest_of(ENGLAND)
    return f"{found}, {compared(trend, england, 'England')}" if england else found


def _of_target(trend: Trend) -> str:
    target = Decimal(trend.indicator.target)
    if not trend.has_direction:
        return f"Its mark is {plain(target)}."
    if trend.latest.value == target or trend.is_better(trend.latest.value, target):
        return f"The target of {plain(target)} is met."
    return f"The target is {plain(target)}, {plain(abs(trend.latest.value - target))} away."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def of_outcomes(trends: Sequence[Trend], outcomes: int) -> str:
    """The headline of the outcomes: what improved, and what is better than England."""
    if not outcomes:
        return "No outcome is recorded yet"
    movable = [trend for trend in trends if trend.can_improve]
    if not movable:
        return _of_indicators(len(trends), outcomes)
    improved = sum(trend.has_improved for trend in movable)
    ahead = sum(trend.beats_england for trend in movable)
    if len(movable) == 1:
        first = f"The one indicator that has a direction has {'' if improved else 'not '}improved"
        return f"{first}; it is {'' if ahead else 'not '}better than England"
    first = _capital(_so_many(improved, len(movable)))
    verb = "has" if improved == 1 else "have"
    return f"{first} indicators that have a direction {verb} improved; {_ahead(ahead)} better than England"


def _so_many(number: int, of: int) -> str:
    if number == of:
        return "both" if of == 2 else f"all {spelled(of)}"
    return f"{spelled(number)} of {spelled(of)}"


def _ahead(number: int) -> str:
    return "none is" if not number else "one is" if number == 1 else f"{spelled(number)} are"


def _of_indicators(indicators: int, outcomes: int) -> str:
    if not indicators:
        return (
            f"{_capital(spelled(outcomes))} outcome{'s' if outcomes > 1 else ''}, not measured yet"
        )
    noun = "indicator says" if indicators == 1 else "indicators say"
    return f"{_capital(spelled(indicators))} {noun} where it stands; none has a direction to compare yet"
