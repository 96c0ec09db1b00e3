"""The base of every register: one look, one way of sorting and paging, lean to draw.

django-tables2 works each cell out anew (signatures, attributes, choices); a ``Head`` works its
column out once. A column class says how a value is shown (``render``) and exported (``value``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import django_tables2 as tables
from django.core.paginator import InvalidPage
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django_tables2.rows import BoundRow

from programme.clock import AsAt
from programme.columns import (
    DaysColumn,
    FieldColumn,
    KnownColumn,
    PoundsColumn,
    RagColumn,
    RefColumn,
    SourceColumn,
    TitleColumn,
)
from programme.exports import FORMATS
from programme.heads import Head, attributes
from programme.models import Programme
from programme.paging import Pages
from programme.templatetags.words import absent

__all__ = [
    "DaysColumn",
    "FieldColumn",
    "KnownColumn",
    "PoundsColumn",
    "RagColumn",
    "RecordTable",
    "RefColumn",
    "SourceColumn",
    "TitleColumn",
    "page_of",
]

PER_PAGE = (25, 50, 100)


@dataclass(frozen=True)
class Step:
    """A link below a register: a page, or a number of rows on one; without ``link``, plain text."""

    label: str
    link: str = ""
    name: str = ""
    rel: str = ""
    current: bool = False


@dataclass(frozen=True)
class Line:
    attributes: SafeString
    cells: tuple[tuple[Head, object], ...]

    @property
    def drawn(self) -> SafeString:
        return mark_safe("".join(head.drawn(cell) for head, cell in self.cells))  # noqa: S308 -- each is escaped


class RecordTable(tables.Table):
    """A register of a programme's records, read at a date.

    A subclass names its columns and a ``caption`` ("Milestones"), which may be set on the
    instance too; ``note`` follows the count below; ``stacks`` makes blocks of rows on phones.
    The row header is the column with ``row_header``, else the first. Cells take classes only,
    from ``attrs={"cell": {"class": "num"}}`` (or ``th``, ``td``).

    ``also`` names what a column shows besides its value, for a file to hold in columns of their
    own: ``{"status": {"reason": "Reason"}}``, from the method ``value_reason``.
    """

    caption: str = ""
    note: str = ""
    stacks: ClassVar[bool] = True
    also: ClassVar[dict[str, dict[str, str]]] = {}

    def __init__(self, data, *, programme: Programme, as_at: AsAt, **options) -> None:
        options.setdefault("default", absent())
        super().__init__(data, **options)
        self.programme, self.as_at = programme, as_at
        self.query = QueryDict(mutable=True)
        self._pages: dict[str, str] = {}
        if not self.empty_text:
            self.empty_text = "Nothing to show."
        if not self.caption:
            raise ValueError(f"{type(self).__name__} needs a caption: what are its rows?")

    @cached_property
    def past(self) -> str:
        """What a link to a record ends in, so that it is read at the same date."""
        return "" if self.as_at.live else f"?as_at={self.as_at.day.isoformat()}"

    def address(self, **changes: object) -> str:
        """This page's query with ``changes``; None takes a parameter away."""
        query = self.query.copy()
        query.pop("_export", None)
        for name, value in changes.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"

    @cached_property
    def heads(self) -> tuple[Head, ...]:
        bound = list(self.columns)
        flagged = next((one.name for one in bound if Head.is_flagged(one)), bound[0].name)
        return tuple(Head(self, one, is_row_header=one.name == flagged) for one in bound)

    def lines(self) -> Iterator[Line]:
        for row in self.paginated_rows:
            yield Line(self._attributes(row), tuple((head, head.cell(row)) for head in self.heads))

    def page_of_record(self, name: str, ref: str) -> str:
        """The address of a record's page, whose last part is its reference."""
        if name not in self._pages:
            self._pages[name] = reverse(name, args=[self.programme.slug, "ref"])
        return f"{self._pages[name].removesuffix('ref/')}{ref}/{self.past}"

    def _attributes(self, row: BoundRow) -> SafeString:
        if not self.row_attrs:
            return SafeString()
        given = tables.utils.computed_values(
            self.row_attrs, kwargs={"table": self, "record": row.record}
        )
        return attributes(given)

    @property
    def rows_shown(self) -> str:
        """Rows 26 to 50 of 114."""
        page = getattr(self, "page", None)
        total = page.paginator.count if page else len(self.rows)
        if not total:
            return ""
        if page and page.paginator.num_pages > 1:
            return f"Rows {page.start_index():,} to {page.end_index():,} of {total:,}."
        return "1 row." if total == 1 else f"All {total:,} rows."

    @property
    def sizes(self) -> tuple[Step, ...]:
        page = getattr(self, "page", None)
        if not page or page.paginator.count <= PER_PAGE[0]:
            return ()
        here = page.paginator.per_page
        return tuple(
            Step(str(size), "" if size == here else self.address(per_page=size, page=None))
            for size in PER_PAGE
        )

    @property
    def exports(self) -> tuple[Step, ...]:
        """Links to these rows, all of them, as files."""
        return tuple(
            Step(form.name, self.address(_export=suffix, page=None, per_page=None))
            for suffix, form in FORMATS.items()
        )

    @property
    def pages(self) -> tuple[Step, ...]:
        page = getattr(self, "page", None)
        if not page or page.paginator.num_pages == 1:
            return ()
        here = page.number
        steps = [
            Step(str(n), self.address(page=n), name=f"Page {n}", current=n == here)
            if isinstance(n, int)
            else Step(str(n))
            for n in page.paginator.get_elided_page_range(here, on_each_side=1, on_ends=1)
        ]
        if page.has_previous():
            steps.insert(0, Step("Previous", self.address(page=here - 1), rel="prev"))
        if page.has_next():
            steps.append(Step("Next", self.address(page=here + 1), rel="next"))
        return tuple(steps)


def page_of(request: HttpRequest, table: RecordTable, *, total: int | None = None) -> RecordTable:
    """``table`` sorted and turned to the page that ``request`` asks for.

    404, with a sentence, where it asks for a column, a page or a number of rows that is not there.
    ``total`` spares counting the rows again where the view has counted them.
    """
    table.query = request.GET.copy()
    sort_as_asked(request, table)
    if total is not None:
        table.data._length = total  # where django-tables2 keeps its own count
    per_page = _number(request, "per_page", PER_PAGE[0])
    if per_page not in PER_PAGE:
        raise Http404(f"A page has 25, 50 or 100 rows, not {per_page}.")
    number = _number(request, "page", 1)
    try:
        table.paginate(Pages, page=number, per_page=per_page)
    except InvalidPage as wrong:
        last = table.paginator.num_pages
        raise Http404(
            f"There is no page {number}: the list has {last} "
            f"{'page' if last == 1 else 'pages'}. Start again from page 1."
        ) from wrong
    return table


def sort_as_asked(request: HttpRequest, table: RecordTable) -> None:
    """Sort by ``?sort=``, ties by primary key, so that no row is on two pages or on none."""
    if asked := [name for name in request.GET.getlist("sort") if name]:
        known = {column.name for column in table.columns if column.orderable}
        for name in asked:
            if name.removeprefix("-") not in known:
                raise Http404(f"The list cannot be sorted by «{name}». Choose a column heading.")
        table.order_by = asked
    rows = table.data.data
    if isinstance(rows, QuerySet) and rows.query.order_by and "pk" not in rows.query.order_by:
        table.data.data = rows.order_by(*rows.query.order_by, "pk")


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    given = request.GET.get(name) or str(otherwise)
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise Http404(f"«{given}» is not a number, so there is no such page of the list.")
    return int(given)
