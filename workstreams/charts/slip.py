"""The slip chart: reporting days run down, forecast days run across.

A vertical line is a milestone that holds its date; a step to the right is a slip. The slanted
line is the reporting day itself: what crosses it was reached there, or is overdue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from programme.dates import written
from programme.drawing import (
    HAIR,
    INK,
    PAPER,
    SEA,
    SMALLEST,
    SOFT,
    apart,
    box,
    clear_text,
    diamond,
    disc,
    line,
    picture,
    text,
)
from programme.scales import Days
from programme.wording import counted
from workstreams.movements import Slip, Told

#: How many milestones one chart holds: the ones that moved furthest, either way.
LINES = 12
WIDTH, HEIGHT = 592, 420
LEFT, RIGHT, TOP = 76, 580, 36


@dataclass(frozen=True)
class Frame:
    """Both calendars: ``across`` of forecasts, ``down`` of reporting."""

    across: Days
    down: Days
    until: date

    @classmethod
    def of(cls, slips: Sequence[Slip], until: date, bottom: float) -> "Frame":
        told = [told for slip in slips for told in slip.told]
        reported = [one.on for one in told] + [until]
        expected = [day for one in told for day in (one.expected.first, one.expected.on)]
        baselines = [slip.baseline.on for slip in slips if slip.baseline]
        down = Days(min(reported), until, TOP, bottom)
        return cls(Days.around([*expected, *baselines, until], LEFT, RIGHT), down, until)


def chosen(slips: Sequence[Slip]) -> tuple[Slip, ...]:
    """The ``LINES`` that moved furthest, ties by number; in the order of their numbers."""
    furthest = sorted(slips, key=lambda slip: (-abs(slip.moved), slip.number))[:LINES]
    return tuple(sorted(furthest, key=lambda slip: slip.number))


def of_milestone(slip: Slip, *, until: date) -> SafeString:
    """One milestone, each of its forecasts with its date."""
    height = 280
    frame = Frame.of([slip], until, height - 36)
    return picture(
        "slip",
        (WIDTH, height),
        title=f"How the forecast of {slip.ref} moved",
        desc=f"{_told(slip)}.",
        parts=(*_calendars(frame, height), *_line(frame, slip), *_dates(frame, slip)),
        own_size=True,
    )


def of_milestones(slips: Sequence[Slip], *, until: date) -> SafeString:
    """Up to ``LINES`` milestones, each line with its reference."""
    frame = Frame.of(slips, until, HEIGHT - 52)
    return picture(
        "slip",
        (WIDTH, HEIGHT),
        title="How forecasts moved against the calendar",
        desc=f"{'; '.join(map(_told, slips)) or 'No milestone to show'}.",
        parts=_many(frame, slips),
        own_size=True,
    )


def _told(slip: Slip) -> str:
    first, *later = slip.told
    moves = [f"from {written(told.on)} {_expected(told)}" for told in later]
    return f"{slip.ref} {', '.join([f'first {_expected(first)}', *moves])}"


def _expected(told: Told) -> str:
    return f"{'reached' if told.reached else 'expected'} {told.expected.phrase}"


def _many(frame: Frame, slips: Sequence[Slip]) -> Iterator[SafeString]:
    yield from _calendars(frame, HEIGHT - 16)
    for slip in sorted(slips, key=lambda slip: bool(slip.moved)):  # those that moved lie on top
        yield from _line(frame, slip)
    yield from _names(frame, [slip for slip in slips if not slip.is_reached])
    yield from _reached(frame, [slip for slip in slips if slip.is_reached])


def _calendars(frame: Frame, height: float) -> Iterator[SafeString]:
    bottom = frame.down.end
    yield text(LEFT, 12, "Forecast for", size=12, fill=INK, weight="700")
    yield text(0, TOP - 8, "Reported", size=12, fill=INK, weight="700")
    for day in frame.across.ticks(66):
        x = frame.across.at(day)
        yield line([(x, TOP - 4), (x, bottom)], HAIR)
        yield text(x + 3, TOP - 8, f"{day:%b %Y}", size=SMALLEST)
    for day in frame.down.ticks(26):
        y = frame.down.at(day)
        yield line([(LEFT - 4, y), (RIGHT, y)], HAIR)
        yield text(LEFT - 8, y + 4, f"{day:%b %Y}", "end", SMALLEST)
    yield line([(LEFT, bottom), (RIGHT, bottom)], INK)
    yield from _today(frame)


def _today(frame: Frame) -> Iterator[SafeString]:
    """The slanted line on which the forecast is the reporting day."""
    first = max(frame.down.first, frame.across.first)
    start = (frame.across.at(first), frame.down.at(first))
    end = (frame.across.at(frame.until), frame.down.at(frame.until))
    yield line([start, end], SOFT, dash="2 3")


def _line(frame: Frame, slip: Slip) -> Iterator[SafeString]:
    colour, width = (SEA, 2.75) if slip.moved else (SOFT, 1.5)
    points = []
    for told, until in _spans(frame, slip):
        x, top, bottom = (
            frame.across.at(told.expected.on),
            frame.down.at(told.on),
            frame.down.at(until),
        )
        first = frame.across.at(told.expected.first)
        if first < x and not told.reached:
            yield box(first, top, x - first, max(bottom - top, 2), SEA, opacity="0.15")
        points += [(x, top), (x, bottom)]
    yield line(points, colour, width, dash="" if slip.told[-1].expected.is_dated else "2 3")
    if slip.baseline:
        yield diamond(frame.across.at(slip.baseline.on), frame.down.at(slip.told[0].on), PAPER)
    if slip.is_reached:
        yield diamond(*points[-1])
    else:
        yield disc(*points[-1], colour, 3)


def _spans(frame: Frame, slip: Slip) -> Iterator[tuple[Told, date]]:
    """Each forecast with the day until which it was told; a milestone that was reached ends there."""
    for told, following in zip(slip.told, [*slip.told[1:], None], strict=True):
        if following:
            yield told, following.on
        else:
            yield told, told.on if told.reached else frame.until


def _dates(frame: Frame, slip: Slip) -> Iterator[SafeString]:
    """Each forecast's date beside its line, left out where the line above leaves no room."""
    free = float("-inf")
    for told, until in _spans(frame, slip):
        x = frame.across.at(told.expected.on)
        y = max((frame.down.at(told.on) + frame.down.at(until)) / 2 + 4, TOP + 18)
        if y >= free:
            words = f"reached {told.expected.short}" if told.reached else told.expected.short
            right = x + 9 + 0.62 * SMALLEST * len(words) <= WIDTH
            yield clear_text(
                x + 9 if right else x - 9,
                y,
                words,
                "start" if right else "end",
                size=SMALLEST,
                fill=INK,
            )
            free = y + 14


def _names(frame: Frame, slips: Sequence[Slip]) -> Iterator[SafeString]:
    """References below the chart, apart, each tied to its line."""
    ends = [frame.across.at(slip.told[-1].expected.on) for slip in slips]
    y = frame.down.end
    for slip, x, place in zip(slips, ends, apart(ends, 32, LEFT, RIGHT - 14), strict=True):
        yield line([(x, y + 4), (x, y + 8), (place, y + 20)], SOFT)
        weight = "700" if slip.moved else "400"
        yield text(place, y + 32, slip.ref, "middle", 12, INK, weight)


def _reached(frame: Frame, slips: Sequence[Slip]) -> Iterator[SafeString]:
    """References left of where the lines end: nothing lies there, for those days are past."""
    ends = [frame.down.at(slip.told[-1].on) + 4 for slip in slips]
    for slip, place in zip(slips, apart(ends, 14, TOP + 10, frame.down.end - 6), strict=True):
        x = frame.across.at(slip.told[-1].expected.on)
        yield clear_text(x - 10, place, slip.ref, "end", size=12, fill=INK)


#: Said on the page, below the chart.
RULE = (
    f"Of more than {counted(LINES, 'milestone')}, the {LINES} that moved furthest are drawn. A vertical line "
    "holds its date; a step to the right is a slip. A pale bar is a date known only to its month "
    "or season. Left of the slanted line the forecast lies before the day it was reported on."
)
