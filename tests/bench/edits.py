"""An edit with its history, against the least any edit costs."""

from collections.abc import Iterator
from itertools import count

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.bench.pages import Line, Reader
from tests.bench.pairs import fairly_measured
from workstreams.models import Milestone

_numbers = count(1)


def tracked(pk: int) -> None:
    with transaction.atomic():
        milestone = Milestone.objects.get(pk=pk)
        milestone.title = f"Renamed {next(_numbers)}"
        milestone.save()


def untracked(pk: int) -> None:
    with transaction.atomic():
        milestone = Milestone.objects.get(pk=pk)
        Milestone.objects.filter(pk=milestone.pk).update(owner_post=f"Post {next(_numbers)}")


def lines(reader: Reader) -> Iterator[Line]:
    pk = Milestone.objects.order_by("pk").values_list("pk", flat=True)[100]
    found = fairly_measured(lambda: tracked(pk), lambda: untracked(pk), aim=3)
    with CaptureQueriesContext(connection) as asked:
        tracked(pk)
    yield Line("a milestone saved, with its version", len(asked), found, 3)
