"""An Excel workbook: the rows on the first sheet, what they are on the second, «About».

Every text is a cell of type text, so that none is ever a formula. The rows go to disk as they
are written: memory stays flat.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from programme.exports.about import About
from programme.exports.fields import Field, Value, values
from programme.exports.sheets import numbered, sheet_name, text_for
from programme.formulas import guarded

WIDTHS = (9, 46, 28)
WIDTH = 18
SHAPES = {date: "d mmm yyyy", Decimal: "#,##0.00"}


def write(into: BinaryIO, rows: Iterable, fields: tuple[Field, ...], about: About) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 -- a fifth of a second that only this file needs
    from openpyxl.packaging.core import DocumentProperties  # noqa: PLC0415 -- as above

    book = Workbook(write_only=True)
    book.properties = DocumentProperties(
        creator=None, title=about.selection, created=about.made_at.replace(tzinfo=None)
    )
    try:
        count = _write_rows(book.create_sheet(sheet_name(about.register)), rows, fields)
        _write_about(book.create_sheet("About"), about, count)
    finally:
        book.save(into)  # only so are openpyxl's own files closed and removed


def _write_rows(sheet, rows: Iterable, fields: tuple[Field, ...]) -> int:
    """How many rows it wrote."""
    for position, field in enumerate(fields):
        width = WIDTHS[position] if position < len(WIDTHS) else WIDTH
        sheet.column_dimensions[_letter(position)].width = max(width, len(field.label) + 2)
    sheet.freeze_panes = "A2"
    sheet.append([_bold(sheet, field.label) for field in fields])
    last = 1
    for last, row in numbered(values(rows, fields)):  # noqa: B007 -- the number of the last row
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{_letter(len(fields) - 1)}{last}"
    return last - 1


def _write_about(sheet, about: About, count: int) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
    for name, said in about.sheet(count):
        sheet.append([_bold(sheet, name), _cell(sheet, said)])


def _letter(position: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 -- with openpyxl, above

    return get_column_letter(position + 1)


def _bold(sheet, label: str):
    from openpyxl.styles import Font  # noqa: PLC0415 -- with openpyxl, above

    cell = _cell(sheet, label)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet, value: Value):
    """Numbers and nothing as they are; a text as text, a date as a date."""
    if value is None or isinstance(value, int):
        return value
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- with openpyxl, above

    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = SHAPES[type(value)]
        return cell
    cell = WriteOnlyCell(sheet, text_for(value))
    cell.data_type = "s"  # where openpyxl would read "=" as a formula and "#N/A" as an error
    if guarded(value) != value:
        cell.quotePrefix = True  # so that editing the cell in Excel does not run it either
    return cell
