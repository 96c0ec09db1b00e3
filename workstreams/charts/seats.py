"""Where marks sit on the risk matrix when many share a cell. The page states the rule.

Current scores are discs with their reference, up to four a cell; where there are more, the three
worst and "+N". Inherent scores have one place in a cell, and target scores another.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstreams.standings import Place, Standing

#: How many discs a cell has room for.
DISCS = 4
CELL_WIDTH, CELL_HEIGHT = 100, 74
LEFT, TOP = 88, 4
RADIUS = 12
#: Where discs sit in their cell, by how many there are; ring and diamond lie out of their way.
SEATS = {
    1: ((50, 45),),
    2: ((35, 45), (65, 45)),
    3: ((35, 32), (65, 32), (35, 59)),
    4: ((35, 32), (65, 32), (35, 59), (65, 59)),
}
RING, DIAMOND = (12, 60), (88, 38)

Point = tuple[float, float]


@dataclass(frozen=True)
class Disc:
    """``standing`` is None for the last of a full cell, which says how many more there are."""

    at: Point
    label: str
    standing: Standing | None = None


def seated(standings: Sequence[Standing]) -> dict[Place, tuple[Disc, ...]]:
    """The discs of each cell, in the order of ``standings``, which is the worst first."""
    cells: dict[Place, list[Standing]] = defaultdict(list)
    for standing in standings:
        cells[standing.current].append(standing)
    return {place: tuple(_discs(place, those)) for place, those in cells.items()}


def _discs(place: Place, those: Sequence[Standing]) -> Iterator[Disc]:
    shown = those if len(those) <= DISCS else those[: DISCS - 1]
    x, y = corner(place)
    seats = [(x + dx, y + dy) for dx, dy in SEATS[min(len(those), DISCS)]]
    for at, standing in zip(seats, shown, strict=False):
        yield Disc(at, standing.ref, standing)
    if len(those) > len(shown):
        yield Disc(seats[-1], f"+{len(those) - len(shown):,}")


def corner(place: Place) -> Point:
    return LEFT + (place.impact - 1) * CELL_WIDTH, TOP + (5 - place.likelihood) * CELL_HEIGHT


def spot(place: Place, within: Point) -> Point:
    x, y = corner(place)
    return x + within[0], y + within[1]
