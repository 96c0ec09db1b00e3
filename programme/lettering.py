"""How wide the words of a chart are, and where its labels stand so that none covers another."""

from collections.abc import Sequence

#: How wide Arial's letters are, as a part of their size; any other is as wide as a figure.
WIDTHS = {
    letter: width
    for letters, width in {
        "ijl'|": 0.23,
        " .,:;!/ftI[]": 0.28,
        "r()-": 0.34,
        "ckszvxyJ": 0.5,
        "FTZ+=<>±−×→": 0.61,
        "ABEKPSVXY&": 0.67,
        "CDHNRUw": 0.73,
        "GOQ": 0.78,
        "mM": 0.84,
        "%W@": 0.95,
    }.items()
    for letter in letters
}
FIGURE, BOLD = 0.56, 1.08


def width_of(words: str, size: int = 13) -> float:
    """About how wide the words are: as wide as bold Arial, so that nothing is taken as too narrow."""
    return sum(WIDTHS.get(letter, FIGURE) for letter in words) * size * BOLD


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels, each near the one wanted, at least ``gap`` apart and in the same order.

    They lie between ``low`` and ``high``; where so many do not fit, they are spread evenly.
    """
    if not wanted:
        return []
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    places = [0.0] * len(wanted)
    floor = low
    for n in order:
        places[n] = floor = max(wanted[n], floor)
        floor += gap
    ceiling = high
    for n in reversed(order):
        places[n] = ceiling = min(places[n], ceiling)
        ceiling -= gap
    return places
