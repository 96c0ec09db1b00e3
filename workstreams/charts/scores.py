"""A risk's scores on one line, and its current score over time."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from programme.dates import written, written_short
from programme.drawing import (
    INK,
    PAPER,
    SMALLEST,
    SOFT,
    box,
    clear_text,
    diamond,
    disc,
    joined,
    line,
    picture,
    ring,
    text,
)
from programme.lettering import width_of
from programme.scales import Days
from workstreams.charts.matrix import FILLS
from workstreams.movements import Scored
from workstreams.scoring import BAND_FROM, Band
from workstreams.standings import Place

#: The bands from the lowest up: lowest and highest score, and name.
BANDS = tuple(
    (BAND_FROM[name], highest, name) for name, highest in zip(Band, (4, 9, 15, 25), strict=True)
)
DUMB_WIDTH, DUMB_HEIGHT = 152, 16


def _along(points: float) -> float:
    return 4 + (points - 0.5) * 144 / 25


#: The ground of every dumb-bell.
STRIPS = joined(
    line([(_along(lowest - 0.5), 8), (_along(highest + 0.5), 8)], FILLS[name], 14)
    for lowest, highest, name in BANDS
)


@lru_cache(maxsize=4096)
def dumb_bell(inherent: int, current: int, target: int | None) -> SafeString:
    """The three scores on a line from 1 to 25. The words beside it say the same, so it is silent."""
    reach = [_along(points) for points in (inherent, current, target) if points]
    marks = [line([(min(reach), 8), (max(reach), 8)], INK)]
    if inherent != current:
        marks.append(ring(_along(inherent), 8, radius=4))
    if target and target != current:
        marks.append(diamond(_along(target), 8, PAPER))
    marks.append(disc(_along(current), 8))
    return format_html(
        '<svg class="dumb" viewBox="0 0 {} {}" aria-hidden="true">{}{}</svg>',
        DUMB_WIDTH,
        DUMB_HEIGHT,
        STRIPS,
        joined(marks),
    )


WIDTH, HEIGHT = 560, 236
LEFT, RIGHT, TOP, BOTTOM = 66, 536, 10, 200


def _y(points: float) -> float:
    """Half a score below 1 is the bottom, half a score above 25 the top."""
    return BOTTOM - (points - 0.5) / 25 * (BOTTOM - TOP)


def over_time(
    steps: Sequence[Scored],
    *,
    until: date,
    inherent: Place,
    target: Place | None = None,
    target_on: date | None = None,
) -> SafeString:
    """The current score as a line of steps over its bands, from the day it was first recorded."""
    days = [step.on for step in steps] + [until] + ([target_on] if target_on else [])
    scale = Days.around(days, LEFT, RIGHT)
    return picture(
        "score",
        (WIDTH, HEIGHT),
        title="Current score over time",
        desc=_described(steps, inherent, target, target_on),
        parts=_drawn(steps, scale, until, inherent, target, target_on),
        own_size=True,
    )


def _described(steps, inherent: Place, target: Place | None, target_on: date | None) -> str:
    told = "; ".join(f"{step.place.score} from {written(step.on)}" for step in steps)
    aim = f"; target {target.score} by {written(target_on)}" if target and target_on else ""
    return f"Inherent {inherent.score}; current {told or 'not recorded'}{aim}."


def _drawn(
    steps: Sequence[Scored],
    scale: Days,
    until: date,
    inherent: Place,
    target: Place | None,
    target_on: date | None,
) -> Iterator[SafeString]:
    yield from _ground(scale)
    x = scale.at(until)
    yield line([(x, TOP), (x, BOTTOM)], SOFT, dash="2 3")
    yield text(x, HEIGHT - 6, written_short(until), _anchor(x, 34), SMALLEST, INK)
    if target and target_on:
        yield from _aim(scale, target, target_on, x)
    if steps:
        yield ring(scale.at(steps[0].on), _y(inherent.score))
        yield from _steps(steps, scale, until)


def _ground(scale: Days) -> Iterator[SafeString]:
    """The bands with their names, and the months."""
    for lowest, highest, name in BANDS:
        top, bottom = _y(highest + 0.5), _y(lowest - 0.5)
        yield box(LEFT, top, RIGHT - LEFT, bottom - top, FILLS[name])
        middle = (top + bottom) / 2 + 4
        yield text(LEFT - 8, middle, name.label.lower(), "end", SMALLEST, INK)
    for day in scale.ticks(72):
        x = scale.at(day)
        yield line([(x, BOTTOM), (x, BOTTOM + 5)])
        yield text(x + 3, BOTTOM + 15, f"{day:%b %Y}", size=SMALLEST)


def _anchor(x: float, half: float) -> str:
    return "end" if x + half > WIDTH else "start" if x - half < 0 else "middle"


def _aim(scale: Days, target: Place, target_on: date, today: float) -> Iterator[SafeString]:
    x, y = scale.at(target_on), _y(target.score)
    yield line([(min(x, today), y), (max(x, today), y)], INK, dash="3 3")
    yield diamond(x, y, PAPER)
    anchor = "end" if x > (LEFT + RIGHT) / 2 else "start"
    yield text(
        x, y + 19 if target.score > 3 else y - 10, f"target {target.score}", anchor, SMALLEST, INK
    )


def _steps(steps: Sequence[Scored], scale: Days, until: date) -> Iterator[SafeString]:
    points = []
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        end = following.on if following else max(until, step.on)
        points += [(scale.at(step.on), _y(step.place.score)), (scale.at(end), _y(step.place.score))]
    yield line(points, INK, 2.5)
    free = float("-inf")
    for step in steps:
        x, y = scale.at(step.on), _y(step.place.score)
        yield disc(x, y, radius=3)
        words = str(step.place.score)
        if x >= free:  # of changes too close to label, the first is
            below = y < TOP + 20
            yield clear_text(
                x + 6, y + 16 if below else y - 6, words, size=12, fill=INK, weight="700"
            )
            free = x + 10 + width_of(words, 12)
