"""One column of a register as it is drawn: its heading, its classes, its cells."""

from functools import cached_property

from django.utils.formats import localize
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString
from django_tables2.columns import BoundColumn
from django_tables2.rows import BoundRow
from django_tables2.utils import signature


def attributes(given: dict[str, object]) -> SafeString:
    """`` class="num" data-label="Slip"``; an empty value is left out."""
    return format_html_join("", ' {}="{}"', ((k, v) for k, v in given.items() if v))


class Head:
    """A column bound to ``table``; works out once what django-tables2 does for each cell."""

    def __init__(self, table, bound: BoundColumn, *, is_row_header: bool) -> None:
        self.table, self.bound, self.is_row_header = table, bound, is_row_header
        self.label = str(bound.header)
        self.element = "th" if is_row_header else "td"

    @staticmethod
    def is_flagged(bound: BoundColumn) -> bool:
        flag = getattr(bound.column, "row_header", False)
        return bool(bound.column.attrs.get("row_header", flag))

    def _classes(self, part: str) -> str:
        cell = self.bound.column.attrs.get("cell", {})
        given = self.bound.column.attrs.get(part, cell).get("class", "")
        return f"{getattr(self.bound.column, 'look', '')} {given}".strip()

    @property
    def direction(self) -> str:
        if not self.bound.is_ordered:
            return ""
        return "descending" if self.bound.order_by_alias.is_descending else "ascending"

    @property
    def arrow(self) -> str:
        return {"": "", "ascending": "↑", "descending": "↓"}[self.direction]

    @cached_property
    def th(self) -> SafeString:
        return attributes({"class": self._classes("th"), "aria-sort": self.direction})

    @cached_property
    def td(self) -> SafeString:
        given = {"role": "cell", "class": self._classes("td"), "data-label": self.label}
        if self.is_row_header:
            given |= {"role": "rowheader", "scope": "row"}
        return attributes(given)

    @cached_property
    def link(self) -> str:
        if not self.bound.orderable:
            return ""
        return self.table.address(sort=self.bound.order_by_alias.next, page=None)

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return signature(self.bound.render)[0]

    @cached_property
    def _display(self) -> str:
        """The method that names a choice, on a record whose field has choices."""
        return f"get_{self.bound.accessor.bits[-1]}_display"

    @cached_property
    def _attribute(self) -> str:
        """The attribute the value is; empty where the way to it is longer."""
        bits = self.bound.accessor.bits
        return bits[0] if len(bits) == 1 else ""

    def _value(self, record: object) -> object:
        if self._attribute and not hasattr(record, self._display):
            value = getattr(record, self._attribute, self)
            if value is not self and not callable(value):
                return value
        return self._resolved(record)

    def _resolved(self, record: object) -> object:
        accessor = self.bound.accessor
        try:
            owner = accessor.penultimate(record)[0] if len(accessor.bits) > 1 else record
            if display := getattr(owner, self._display, None):
                return display()
            return accessor.resolve(record)
        except ValueError:
            # A column without empty values draws itself from the record, and needs no accessor.
            if self.bound.column.empty_values:
                raise
            return None

    def cell(self, row: BoundRow) -> object:
        """What stands in the cell; the table's default where there is no value."""
        value = self._value(row.record)
        if value in self.bound.column.empty_values:
            return self.bound.default
        known = {"value": value, "record": row.record, "table": self.table, "bound_row": row}
        known |= {"column": self.bound.column, "bound_column": self.bound}
        drawn = self.bound.render(**{name: known[name] for name in self._wanted})
        return self.bound.link(drawn, **known) if self.bound.link else drawn

    @cached_property
    def _around(self) -> tuple[str, str]:
        return f"<{self.element}{self.td}>", f"</{self.element}>"

    def drawn(self, cell: object) -> str:
        """The cell in its element. Joined here: a template takes ten times as long."""
        opening, closing = self._around
        return f"{opening}{conditional_escape(localize(cell))}{closing}"

    @cached_property
    def _exported(self) -> tuple[str, ...]:
        names, takes_any = signature(self.bound.value)
        return ("value", "record") if takes_any else names

    def value(self, record: object) -> object:
        """What a file holds: text, a number or a date, None where the cell is empty."""
        value = self._value(record)
        if value in self.bound.column.empty_values:
            return None
        known = {"value": value, "record": record, "table": self.table}
        known |= {"column": self.bound.column, "bound_column": self.bound}
        return self.bound.value(**{name: known[name] for name in self._exported})
