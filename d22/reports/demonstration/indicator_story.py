"""Indicators of three outcomes, with values that are made up."""

from d22.reports.demonstration.replay import The, added
from d22.reports.demonstration.sources import MADE_UP
from programme.models import Indicator, Measurement

#: Number, outcome, name, unit, polarity, target by 31 March 2026.
INDICATORS = [
    (1, "OC3", "Referrals that come back within 12 months", "%", "lower", "19.00"),
    (2, "OC7", "Care leavers of 17 and 18 in suitable accommodation", "%", "higher", "95.00"),
    (3, "OC6", "Children looked after", "per 10,000 children", "context", None),
]

YEARS = ("2017/18", "2018/19", "2019/20", "2020/21")

#: By indicator and area, a value a year; ``c`` is a number that was suppressed.
VALUES = {
    (1, "council"): ("27.40", "28.10", "26.80", "26.20"),
    (1, "neighbours"): ("23.50", "23.90", "23.10", "22.80"),
    (1, "england"): ("21.90", "22.60", "22.60", "22.70"),
    (2, "council"): ("c", "84.00", "86.00", "87.00"),
    (2, "neighbours"): ("89.00", "90.00", "90.00", "91.00"),
    (2, "england"): ("88.00", "88.00", "90.00", "90.00"),
    (3, "council"): ("101.00", "96.00", "97.00", "99.00"),
    (3, "neighbours"): ("84.00", "86.00", "88.00", "89.00"),
    (3, "england"): ("64.00", "65.00", "67.00", "67.00"),
}


def measured(number: int, area: str, year: str, value: str):
    """The year 2020/21 was published on 18 November 2021; earlier ones were known at the start."""
    return added(
        "2021-11-18 09:30" if year == "2020/21" else "2021-01-25 10:30",
        "office",
        Measurement,
        f"IN{number} {area} {year}",
        "Entered from the yearly publication.",
        indicator=The(f"IN{number}"),
        area=area,
        period=year,
        period_ends_on=f"20{year[-2:]}-03-31",
        value=None if value == "c" else value,
        symbol=value if value == "c" else "",
        **MADE_UP,
    )


STORY = [
    *(
        added(
            "2021-01-25 10:00",
            "office",
            Indicator,
            f"IN{number}",
            "Chosen to show whether the outcome comes about.",
            outcome=The(outcome),
            name=name,
            unit=unit,
            polarity=polarity,
            target=target,
            target_on="2026-03-31" if target else None,
            **MADE_UP,
        )
        for number, outcome, name, unit, polarity, target in INDICATORS
    ),
    *(
        measured(number, area, year, value)
        for (number, area), values in VALUES.items()
        for year, value in zip(YEARS, values, strict=True)
    ),
]
