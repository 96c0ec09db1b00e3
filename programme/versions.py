"""The versions that history is made of, each with the moment it was superseded.

A version holds from ``history_date`` until ``superseded_at``, where the next version of the same
record begins. So the record of any day is a plain range of two columns, which an index answers.
Whatever writes a version comes through here: ``save`` and ``bulk_create``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from math import inf
from typing import Self

from django.db import models, transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce

#: The end of a version that still holds; past every date, so that one comparison serves all.
NOT_YET = datetime(9999, 12, 31, tzinfo=UTC)
BATCH = 2_000


class VersionQuerySet(models.QuerySet):
    def bulk_create(self, versions: Iterable["Version"], *args, **options) -> list["Version"]:
        """Add versions in any order, those of one record in the order they were written."""
        versions, added = list(versions), []
        with transaction.atomic(using=self.db):
            for start in range(0, len(versions), BATCH):
                batch = versions[start : start + BATCH]
                self.take_their_place(batch)
                added += super().bulk_create(batch, *args, **options)
        return added

    def take_their_place(self, versions: Sequence["Version"]) -> None:
        """End each new version where the next begins, and those before them where they begin."""
        ids = {version.id for version in versions}
        earliest = min(version.history_date for version in versions)
        touched = self.filter(id__in=ids, superseded_at__gt=earliest).order_by()
        moved = defaultdict(list)
        for version in linked([*touched.only("id", "history_date", "superseded_at"), *versions]):
            if not version._state.adding:
                moved[version.superseded_at].append(version.history_id)
        for moment, found in moved.items():
            self.filter(history_id__in=found).update(superseded_at=moment)

    def misplaced(self) -> Self:
        """Versions that do not end where the next begins: none, unless history was tampered with."""
        later = self.model.objects.filter(id=OuterRef("id")).filter(
            Q(history_date__gt=OuterRef("history_date"))
            | Q(history_date=OuterRef("history_date"), history_id__gt=OuterRef("history_id"))
        )
        following = later.order_by("history_date", "history_id").values("history_date")[:1]
        return self.exclude(superseded_at=Coalesce(models.Subquery(following), NOT_YET))


class Version(models.Model):
    """What every version of a record has besides what simple-history gives it."""

    superseded_at = models.DateTimeField(default=NOT_YET, editable=False)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, using: str | None = None, **kwargs) -> None:
        with transaction.atomic(using=using):
            if self._state.adding:
                type(self).objects.using(using).take_their_place([self])
            super().save(*args, using=using, **kwargs)


def linked(versions: Iterable[Version]) -> Iterator[Version]:
    """Let each version end where the next of its record begins; gives those whose end changed.

    Of versions with one instant the last written comes last: it alone holds from then on.
    """
    rows = sorted(versions, key=lambda v: (v.id, v.history_date, v.history_id or inf))
    for version, following in pairwise([*rows, None]):
        same = following is not None and following.id == version.id
        end = following.history_date if same else NOT_YET
        if version.superseded_at != end:
            version.superseded_at = end
            yield version
