"""Where risks stand: three scores each, read lean, for there may be thousands on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from workstreams import scoring
from workstreams.models import Risk
from workstreams.models.risks import RiskQuerySet


class Place(NamedTuple):
    """A cell of the matrix."""

    likelihood: int
    impact: int

    @property
    def score(self) -> int:
        return scoring.score(*self)

    @property
    def band(self) -> scoring.Band:
        return scoring.band(self.score)

    def __str__(self) -> str:
        return f"{self.likelihood} × {self.impact} = {self.score}"


@dataclass(frozen=True)
class Standing:
    """A risk's three places; ``before`` is its score at the last panel, None if it was not open."""

    id: int
    number: int
    title: str
    inherent: Place
    current: Place
    target: Place | None = None
    target_on: date | None = None
    next_review_on: date | None = None
    illustrative: bool = False
    before: int | None = None

    @property
    def ref(self) -> str:
        return f"{Risk.prefix}{self.number}"

    @property
    def has_risen(self) -> bool:
        return self.before is not None and self.current.score > self.before

    @property
    def has_fallen(self) -> bool:
        return self.before is not None and self.current.score < self.before

    def missed_target(self, *, as_at: date) -> bool:
        """Whether it stands above its target after the target's date."""
        if self.target is None or self.target_on is None:
            return False
        return self.target_on < as_at and self.current.score > self.target.score


def _place(likelihood: int | None, impact: int | None) -> Place | None:
    return None if likelihood is None or impact is None else Place(likelihood, impact)


def read(risks: RiskQuerySet, before: Mapping[int, int]) -> tuple[Standing, ...]:
    """The standings of ``risks``, the worst first. One query, and no text but the titles.

    ``before`` holds scores at the last panel by the risk's id.
    """
    names = [
        *("id", "number", "title", "inherent_likelihood", "inherent_impact"),
        *("current_likelihood", "current_impact", "target_likelihood", "target_impact"),
        *("target_on", "next_review_on", "illustrative"),
    ]
    rows = risks.in_worst_order().values_list(*names)
    return tuple(_standing(row, before) for row in rows)


def _standing(row: tuple, before: Mapping[int, int]) -> Standing:
    pk, number, title, il, ii, cl, ci, tl, ti, *rest = row
    return Standing(
        pk, number, title, Place(il, ii), Place(cl, ci), _place(tl, ti), *rest, before.get(pk)
    )
