"""Files of exported rows, written from made values and read back by readers that are not ours."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, datetime

from odfdo import Document
from openpyxl import load_workbook

from programme.clock import LONDON
from programme.exports import as_csv, as_json, as_ods, as_xlsx
from programme.exports.about import About
from programme.exports.fields import Field

ABOUT = About(
    programme="Destination 22",
    organisation="Southampton City Council",
    register="Milestones",
    selection="Milestones of SEND, not reached",
    position_on=date(2021, 7, 31),
    made_at=datetime(2021, 11, 25, 12, 0, tzinfo=LONDON),
    address="http://example.test/destination-22/milestones/?as_at=2021-07-31",
)
ENDS = len(ABOUT.columns)


def fields(*labels):
    """Columns that take a row's own items, in order."""
    return tuple(
        Field(label.lower(), label, lambda row, n=n: row[n]) for n, label in enumerate(labels)
    )


def csv_of(rows, *labels):
    """The rows of a CSV, the heading first, without what every row ends in."""
    text = b"".join(as_csv.stream(rows, fields(*labels), ABOUT)).decode("utf-8-sig")
    return [row[:-ENDS] for row in csv.reader(io.StringIO(text, newline=""))]


def json_of(rows, *labels):
    return json.loads(b"".join(as_json.stream(rows, fields(*labels), ABOUT)))


def xlsx_of(rows, *labels):
    """The workbook, read with its formulas as formulas."""
    into = io.BytesIO()
    as_xlsx.write(into, rows, fields(*labels), ABOUT)
    return load_workbook(into)


def ods_of(rows, *labels):
    into = io.BytesIO()
    as_ods.write(into, rows, fields(*labels), ABOUT)
    into.seek(0)
    return Document(into)


@dataclass(frozen=True)
class Cell:
    """What a sheet holds: its value, and its kind as the format names it."""

    value: object
    kind: str


def xlsx_cells(book):
    """Rows 2 and on of the first sheet."""
    return [[Cell(c.value, c.data_type) for c in row] for row in book.worksheets[0].iter_rows(2)]


def ods_cells(document):
    sheet = document.body.tables[0]
    return [[_ods_cell(cell) for cell in row.cells] for row in list(sheet.rows)[1:]]


def _ods_cell(cell):
    assert cell.formula is None
    kind = cell.type
    if kind == "string":
        return Cell("\n".join(p.inner_text for p in cell.get_paragraphs()), kind)
    return Cell(cell.value, kind)
