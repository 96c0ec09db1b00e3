"""Risk scores: likelihood × impact on a 5 × 5 matrix, and the band each cell falls in."""

from django.db import models

SCALE = range(1, 6)
LIKELIHOODS = {1: "rare", 2: "unlikely", 3: "possible", 4: "likely", 5: "almost certain"}
IMPACTS = {1: "minimal", 2: "minor", 3: "moderate", 4: "major", 5: "severe"}


class Band(models.TextChoices):
    """How severe a score is, from the default bands of the domain's matrix."""

    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"


#: The lowest score of each band, worst first.
BAND_FROM = {Band.VERY_HIGH: 16, Band.HIGH: 10, Band.MEDIUM: 5, Band.LOW: 1}
#: What a page prints of them.
BAND_RANGES = {
    Band.VERY_HIGH: "16 to 25",
    Band.HIGH: "10 to 15",
    Band.MEDIUM: "5 to 9",
    Band.LOW: "1 to 4",
}
#: What a band asks for, as the page of risks says it.
BAND_MEANINGS = {
    Band.VERY_HIGH: "asks for action now, in sight of the board",
    Band.HIGH: "asks for action with an owner and a date",
    Band.MEDIUM: "asks for its controls to be kept and reviewed",
    Band.LOW: "can be lived with while it stays there",
}


def score(likelihood: int, impact: int) -> int:
    return likelihood * impact


def band(points: int) -> Band:
    """The band of a score from 1 to 25; anything else is a ValueError."""
    if not 1 <= points <= 25:
        raise ValueError(f"{points} is not a risk score: scores run from 1 to 25.")
    return next(name for name, lowest in BAND_FROM.items() if points >= lowest)
