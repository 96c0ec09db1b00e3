"""Turning to a page of a long register: the last costs what the first does."""

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django_tables2.rows import BoundRows

#: Rows from which a page is found by its keys first, and from the nearer end.
FAR_DOWN = 1_000


class Pages(Paginator):
    """Pages of the rows of a django-tables2 table."""

    def page(self, number: int) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows = self.object_list
        records = rows.data.data
        if start < FAR_DOWN or not isinstance(records, QuerySet):
            return super().page(number)
        stop = min(start + self.per_page, self.count)
        found = far_down(records, start, stop, of=self.count)
        return self._get_page(BoundRows(data=found, table=rows.table), number, self)


def far_down(rows: QuerySet, start: int, stop: int, *, of: int) -> list:
    """``rows[start:stop]`` of all ``of`` rows.

    The database passes over keys instead of whole rows, and from the end where that is nearer.
    """
    from_the_end = start > of - stop
    ordered = rows.reverse() if from_the_end else rows
    wanted = slice(of - stop, of - start) if from_the_end else slice(start, stop)
    key = rows.model._meta.pk.name  # a version's own where the rows are past ones
    found = list(ordered.filter(**{f"{key}__in": ordered.values(key)[wanted]}))
    return found[::-1] if from_the_end else found
