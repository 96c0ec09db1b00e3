"""The risk matrix: likelihood by impact, and each risk's way from inherent through current to target.

Ways are drawn for the worst only, so that arrows can be told apart; rings and diamonds that share
a cell are one, with their number. Where discs sit is told in ``seats``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from math import hypot

from django.utils.safestring import SafeString

from programme.drawing import (
    INK,
    PAPER,
    SMALLEST,
    arrowhead,
    box,
    diamond,
    line,
    picture,
    ring,
    text,
)
from programme.lettering import width_of
from workstreams.charts.seats import (
    CELL_HEIGHT,
    CELL_WIDTH,
    DIAMOND,
    DISCS,
    LEFT,
    RADIUS,
    RING,
    TOP,
    Disc,
    Point,
    corner,
    seated,
    spot,
)
from workstreams.scoring import IMPACTS, LIKELIHOODS, SCALE, Band, band, score
from workstreams.standings import Place, Standing

#: How many ways are drawn.
WAYS = 10
WIDTH, HEIGHT = LEFT + 5 * CELL_WIDTH + 4, TOP + 5 * CELL_HEIGHT + 48
ARROW = "matrix-arrow"
#: One warm hue, darker as it gets worse: the order is legible in grey.
FILLS = {
    Band.LOW: "#f4f7f7",
    Band.MEDIUM: "#f6ecd2",
    Band.HIGH: "#efc892",
    Band.VERY_HIGH: "#dd927c",
}
#: The cell that its band's name is written in: the lowest impact, the highest likelihood.
NAMED = {
    Place(1, 1): Band.LOW,
    Place(5, 1): Band.MEDIUM,
    Place(5, 2): Band.HIGH,
    Place(5, 4): Band.VERY_HIGH,
}


def matrix(standings: Sequence[Standing]) -> SafeString:
    """The matrix of open risks, the worst first."""
    return picture(
        "matrix",
        (WIDTH, HEIGHT),
        title="Risk matrix: likelihood by impact",
        desc=_described(standings),
        parts=_drawn(standings),
        own_size=True,
    )


def _described(standings: Sequence[Standing]) -> str:
    """The worst in words; a long register is in the table, not in a minute of speech."""
    if not standings:
        return "No risk to show."
    told = "; ".join(_way(standing) for standing in standings[:WAYS])
    rest = len(standings) - WAYS
    return f"{told}; and {rest:,} more, listed beside." if rest > 0 else f"{told}."


def _way(standing: Standing) -> str:
    target = f", target {standing.target.score}" if standing.target else ", no target"
    return f"{standing.ref} inherent {standing.inherent.score}, current {standing.current.score}{target}"


def _drawn(standings: Sequence[Standing]) -> Iterator[SafeString]:
    cells = seated(standings)
    found = {disc.standing: disc.at for discs in cells.values() for disc in discs if disc.standing}
    ways = list(islice((standing for standing in standings if standing in found), WAYS))
    yield arrowhead(ARROW)
    yield from _grid()
    for standing in ways:
        yield from _arrows(standing, found[standing])
    yield from _shared([s.inherent for s in ways if s.inherent != s.current], RING, _ring)
    yield from _shared([s.target for s in ways if _has_target(s)], DIAMOND, _diamond)
    for discs in cells.values():
        yield from map(_disc, discs)


def _grid() -> Iterator[SafeString]:
    for likelihood in SCALE:
        for impact in SCALE:
            x, y = corner(Place(likelihood, impact))
            points = score(likelihood, impact)
            yield box(x, y, CELL_WIDTH, CELL_HEIGHT, FILLS[band(points)], stroke=PAPER)
            yield text(x + CELL_WIDTH - 6, y + 14, str(points), "end", SMALLEST, INK)
    for place, name in NAMED.items():
        x, y = corner(place)
        yield text(x + 6, y + 14, name.label.lower(), size=SMALLEST, fill=INK, weight="700")
    yield from _axes()


def _axes() -> Iterator[SafeString]:
    for points in SCALE:
        x, y = corner(Place(points, points))
        yield text(LEFT - 8, y + 36, str(points), "end", fill=INK, weight="700")
        yield text(LEFT - 8, y + 50, LIKELIHOODS[points], "end", SMALLEST)
        bottom = TOP + 5 * CELL_HEIGHT
        yield text(x + CELL_WIDTH / 2, bottom + 17, str(points), "middle", fill=INK, weight="700")
        yield text(x + CELL_WIDTH / 2, bottom + 31, IMPACTS[points], "middle", SMALLEST)
    yield text(0, 14, "Likelihood", size=12, fill=INK, weight="700")
    yield text(LEFT + 5 * CELL_WIDTH, HEIGHT - 3, "Impact", "end", 12, INK, "700")


def _has_target(standing: Standing) -> bool:
    return standing.target not in (None, standing.current)


def _arrows(standing: Standing, at: Point) -> Iterator[SafeString]:
    """Only where the score moves: solid from inherent, dashed to target."""
    if standing.inherent != standing.current:
        yield _arrow(spot(standing.inherent, RING), at, 9, RADIUS)
    if _has_target(standing):
        yield _arrow(at, spot(standing.target, DIAMOND), RADIUS, 10, dash="3 3")


def _arrow(a: Point, b: Point, leave: float, stop: float, dash: str = "") -> SafeString:
    """From ``a`` to ``b``, less what their marks cover."""
    length = hypot(b[0] - a[0], b[1] - a[1])
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    points = [(a[0] + ux * leave, a[1] + uy * leave), (b[0] - ux * stop, b[1] - uy * stop)]
    return line(points, INK, 1.3, dash=dash, marker=ARROW)


def _shared(places: Sequence[Place], within: Point, mark) -> Iterator[SafeString]:
    """One mark a cell; that of several is larger, and holds their number."""
    for place, count in Counter(places).items():
        x, y = spot(place, within)
        yield mark(x, y, several=count > 1)
        if count > 1:
            yield text(x, y + 4, str(count), "middle", SMALLEST, INK)


def _ring(x: float, y: float, *, several: bool) -> SafeString:
    return ring(x, y, radius=8 if several else 4.5)


def _diamond(x: float, y: float, *, several: bool) -> SafeString:
    return diamond(x, y, PAPER, reach=9 if several else 6)


def _disc(disc: Disc) -> SafeString:
    """A disc, or a stadium as wide as a long reference; "+N" is hollow, for it is not one risk."""
    x, y = disc.at
    wide = max(2 * RADIUS, min(width_of(disc.label, SMALLEST) + 6, 28))
    fill, ink = (INK, PAPER) if disc.standing else (PAPER, INK)
    rim = box(x - wide / 2, y - RADIUS, wide, 2 * RADIUS, fill, stroke=INK, rx=str(RADIUS))
    return rim + text(x, y + 4, disc.label, "middle", SMALLEST, ink, "700", at_most=wide - 4)


#: Said on the page, below the matrix.
RULE = (
    f"A cell shows up to {DISCS} risks; of more, the {DISCS - 1} worst and how many others. "
    f"Arrows show the ways of the {WAYS} worst, where they move: a ring or a diamond with a number "
    "stands for that many risks. A risk without a ring stands where it began."
)
