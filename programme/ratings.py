"""The shared scales of status, and a rating that carries its reason.

RAG is computed from the record by the versioned rules in ``workstreams.assessment``; delivery
confidence is judged by a person. The two are different types so that they are never mixed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import nonmember

from django.db import models

#: The version of the rules that a printed rating was computed by.
RULES_VERSION = 1


class Rag(models.TextChoices):
    """A computed status. Councils say BRAG: blue is complete, grey is not rated."""

    BLUE = "blue", "Complete"
    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    GREY = "grey", "Not rated"

    #: From best to worst; grey says nothing of the work, so it stands outside the order.
    in_order_of_worry = nonmember(("blue", "green", "amber", "red"))


class Confidence(models.TextChoices):
    """Delivery confidence on the UK government's three-point scale of 2021/22. Judged only."""

    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"
    NONE = "none", "Not rated"

    meanings = nonmember(
        {
            "green": "success on time, budget and quality is highly likely",
            "amber": "feasible, with significant issues",
            "red": "appears unachievable",
            "none": "not rated",
        }
    )


@dataclass(frozen=True)
class Rating:
    """A RAG and why: ``reason`` completes the sentence "Red because …".

    ``refs`` are the references (M16, R1) of the records that decided it.
    """

    rag: Rag
    reason: str
    refs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        return str(self.rag.label)

    @property
    def worry(self) -> int:
        """How bad: 0 complete to 3 red; −1 for not rated."""
        if self.rag == Rag.GREY:
            return -1
        return Rag.in_order_of_worry.index(self.rag)


def worst(ratings: Iterable[Rating]) -> Rating | None:
    """The most worrying of ``ratings``, the first of equals; None where none is rated."""
    rated = [rating for rating in ratings if rating.rag != Rag.GREY]
    return max(rated, key=lambda rating: rating.worry, default=None)
