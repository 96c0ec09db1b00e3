"""The slip chart: reporting days run down, forecast days run across.

A vertical line is a milestone that holds its date; a step to the right is a slip. The slanted
line is the reporting day itself: what crosses it was reached there, or is overdue.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.safestring import SafeString

from programme.dates import written
from programme.drawing import (
    INK,
    PAPER,
    SEA,
    SMALLEST,
    SOFT,
    box,
    clear_text,
    diamond,
    disc,
    line,
    picture,
    text,
)
from programme.lettering import apart, width_of
from programme.wording import counted
from workstreams.charts.calendars import LEFT, RIGHT, TOP, Frame, calendars
from workstreams.movements import Slip, Told

#: How many milestones one chart holds: the ones that moved furthest, either way.
LINES = 12
#: Neighbouring lines differ, in grey too; the references say which is which.
TONES = (SEA, INK, "#5b93a3")
WIDTH, HEIGHT = 592, 500


def chosen(slips: Sequence[Slip]) -> tuple[Slip, ...]:
    """All, or where they are too many the ``LINES`` that moved furthest; in order of number.

    Those that did not move only fill the chart where none did.
    """
    moved = [slip for slip in slips if slip.moved] if len(slips) > LINES else slips
    furthest = sorted(moved or slips, key=lambda slip: (-abs(slip.moved), slip.number))[:LINES]
    return tuple(sorted(furthest, key=lambda slip: slip.number))


def of_milestone(slip: Slip, *, until: date) -> SafeString:
    """One milestone, each of its forecasts with its date."""
    height = 280
    frame = Frame.of([slip], until, height - 8)
    return picture(
        "slip",
        (WIDTH, height),
        title=f"How the forecast of {slip.ref} moved",
        desc=f"{_told(slip)}.",
        parts=_one(frame, slip),
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


def _one(frame: Frame, slip: Slip) -> Iterator[SafeString]:
    yield from calendars(frame)
    yield from _periods(frame, slip)
    yield from _line(frame, slip, SEA)
    yield from _dates(frame, slip)


def _many(frame: Frame, slips: Sequence[Slip]) -> Iterator[SafeString]:
    yield from calendars(frame)
    for slip in slips:
        yield from _periods(frame, slip)
    for n, slip in enumerate(slips):
        yield from _line(frame, slip, TONES[n % len(TONES)])
    yield from _names(frame, [slip for slip in slips if not slip.is_reached])
    yield from _reached(frame, [slip for slip in slips if slip.is_reached])


def _periods(frame: Frame, slip: Slip) -> Iterator[SafeString]:
    """A pale bar for as long as the date was known only to its month or season."""
    for told, until in _spans(frame, slip):
        first, x = frame.across.at(told.expected.first), frame.across.at(told.expected.on)
        top, bottom = frame.down.at(told.on), frame.down.at(until)
        if first < x and not told.reached:
            yield box(first, top, x - first, max(bottom - top, 2), SEA, opacity="0.12")


def _line(frame: Frame, slip: Slip, colour: str) -> Iterator[SafeString]:
    """The paper shows on both sides of the line, so that crossings can be followed."""
    points = []
    for told, until in _spans(frame, slip):
        x = frame.across.at(told.expected.on)
        points += [(x, frame.down.at(told.on)), (x, frame.down.at(until))]
    yield line(points, PAPER, 5)
    yield line(points, colour, 2.5, dash="" if slip.told[-1].expected.is_dated else "2 3")
    if slip.baseline:
        yield diamond(frame.across.at(slip.baseline.on), points[0][1], PAPER)
    yield diamond(*points[-1]) if slip.is_reached else disc(*points[-1], colour, 3)


def _spans(frame: Frame, slip: Slip) -> Iterator[tuple[Told, date]]:
    """Each forecast with the day until which it was told; a milestone that was reached ends there."""
    for told, following in zip(slip.told, [*slip.told[1:], None], strict=True):
        if following:
            yield told, following.on
        else:
            yield told, told.on if told.reached else frame.until


def _dates(frame: Frame, slip: Slip) -> Iterator[SafeString]:
    """Each forecast's date beside its line; the last always, an earlier one where there is room."""
    room = frame.down.end - 5
    for told, until in reversed(list(_spans(frame, slip))):
        x = frame.across.at(told.expected.on)
        y = min((frame.down.at(told.on) + frame.down.at(until)) / 2 + 4, frame.down.end - 5)
        if y > room or (y < TOP + 16 and room < frame.down.end - 5):
            continue
        words = f"reached {told.expected.short}" if told.reached else told.expected.short
        right = x + 9 + width_of(words, SMALLEST) <= WIDTH
        at, anchor = (x + 9, "start") if right else (x - 9, "end")
        yield clear_text(at, y, words, anchor, size=SMALLEST, fill=INK)
        room = y - 14


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
    f"Of more than {counted(LINES, 'milestone')} only those that moved are drawn, the {LINES} furthest. "
    "A vertical line holds its date; a step to the right is a slip. A pale bar is a date known "
    "only to its month or season. Left of the slanted line lie forecasts that had already passed."
)
