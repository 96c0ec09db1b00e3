"""The business case and three revisions of its forecast, in whole pounds by scheme and year.

The five-year totals of the case come from the report, para 12. The split by scheme and year,
and every forecast, are made up.
"""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import MADE_UP, told
from finance.models import BusinessCase, Forecast, ForecastLine, PlanLine, Scheme

YEARS = ("2021/22", "2022/23", "2023/24", "2024/25", "2025/26")

#: Number, name, workstream, direction, class of saving, fund, owner, first status.
SCHEMES = [
    (1, "Fewer agency social workers", "W2", "saving", "recurring", "revenue", "Head of Service", "on_track"),
    (2, "Children’s homes within the area", "W8", "saving", "recurring", "revenue", "Project lead", "on_track"),
    (3, "Premises given up", "W8", "saving", "one_off", "revenue", "Project lead", "not_started"),
    (4, "Fewer statutory interventions", "W3", "saving", "avoidance", "revenue", "Workstream lead", "on_track"),
    (5, "Posts in the new structure", "W2", "investment", "", "revenue", "Head of Service", "on_track"),
    (6, "Learning and development", "W3", "investment", "", "revenue", "Workstream lead", "on_track"),
    (7, "Programme team", "W1", "investment", "", "reserve", "Programme manager", "on_track"),
]  # fmt: skip

#: Pounds by scheme and year, as approved. Nought is no line.
CASE = {
    1: (120_000, 600_000, 980_000, 1_080_000, 1_400_000),
    2: (0, 150_000, 500_000, 750_000, 900_000),
    3: (0, 0, 100_000, 219_196, 0),
    4: (0, 300_000, 700_000, 1_000_000, 1_000_000),
    5: (1_012_500, 1_486_400, 754_900, 374_522, 286_000),
    6: (250_000, 300_000, 200_000, 100_000, 74_000),
    7: (150_000, 200_000, 150_000, 60_000, 40_000),
}

#: What the first revision changes of the case.
FIRST = CASE | {
    1: (100_000, 580_000, 980_000, 1_080_000, 1_400_000),
    5: (990_000, 1_530_000, 760_000, 376_000, 286_000),
}

#: What the second changes of the first.
SECOND = FIRST | {
    1: (80_000, 520_000, 900_000, 1_040_000, 1_400_000),
    4: (0, 270_000, 690_000, 980_000, 1_000_000),
    5: (960_000, 1_600_300, 800_000, 385_000, 289_000),
    6: (220_000, 320_000, 205_000, 103_000, 76_000),
}

THIRD = {
    1: (60_000, 480_000, 830_000, 1_010_000, 1_400_000),
    2: (0, 120_000, 500_000, 780_000, 900_000),
    3: (0, 0, 110_000, 220_000, 0),
    4: (0, 250_000, 680_000, 970_000, 1_000_000),
    5: (938_000, 1_670_300, 825_000, 392_000, 291_000),
    6: (200_000, 330_000, 210_000, 105_000, 79_000),
    7: (130_000, 210_000, 155_000, 63_000, 42_000),
}

#: Made on, why, what it expects.
FORECASTS = [
    ("2021-10-08", "Recruitment began after the approval, so some posts start in the new year.", FIRST),
    ("2021-10-29", "Two adverts drew nobody suitable; agency cover and new posts overlap longer.", SECOND),
    ("2021-11-12", "The access point opens in December: teams, their savings and their training move "
     "with it, and posts cost more than assumed.", THIRD),
]  # fmt: skip


def amounts(table):
    """Scheme, year and whole pence of each line of ``table``."""
    for scheme, pounds in table.items():
        for year, amount in zip(YEARS, pounds, strict=True):
            if amount:
                yield scheme, year, amount * 100


def forecast(number: int, on: str, why: str, table):
    yield added(f"{on} 11:00", "finance", Forecast, f"FC{number}", "A new revision.",
                business_case=The("BC1"), made_on=on, reason=why, **MADE_UP)  # fmt: skip
    for scheme, year, pence in amounts(table):
        yield added(
            f"{on} 11:00", "finance", ForecastLine, f"FC{number} S{scheme} {year}",
            "Part of the new revision.", forecast=The(f"FC{number}"), scheme=The(f"S{scheme}"),
            financial_year=year, amount_pence=pence, **MADE_UP,
        )  # fmt: skip


STORY = [
    added("2021-09-06 10:00", "office", BusinessCase, "BC1", "Drafted for the boards of September.",
          title="Destination 22 proposals and structures",
          summary="The additional budget for the new structures, and what it saves over five years.",
          **told("paras 9 and 12", made_up="split by scheme and year")),
    *(
        added("2021-09-06 10:30", "office", Scheme, f"S{number}", "A line of the draft case.",
              business_case=The("BC1"), workstream=The(where), name=name, direction=direction,
              saving_class=kind, fund=fund, owner_post=owner, first_status=status, status=status,
              **MADE_UP)
        for number, name, where, direction, kind, fund, owner, status in SCHEMES
    ),
    *(
        added("2021-09-06 11:00", "office", PlanLine, f"BC1 S{scheme} {year}",
              "Planned in the draft case.", scheme=The(f"S{scheme}"), financial_year=year,
              amount_pence=pence, **MADE_UP)
        for scheme, year, pence in amounts(CASE)
    ),
    changed("2021-09-22 16:30", "office", "BC1", "Approved by the Organisational Design Board today.",
            approved_by_decision=The("D3")),
    *(
        change
        for number, (on, why, table) in enumerate(FORECASTS, start=1)
        for change in forecast(number, on, why, table)
    ),
    changed("2021-10-29 11:30", "office", "S1", "Agency cover ends later than planned.",
            status="at_risk"),
    changed("2021-11-12 11:30", "office", "S4", "The team that prevents them starts in January.",
            status="at_risk"),
]  # fmt: skip
