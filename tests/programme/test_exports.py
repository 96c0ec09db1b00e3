"""Files of rows: every value comes back as it was, and no text comes back as a formula."""

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils.safestring import mark_safe
from hypothesis import example, given
from hypothesis import strategies as st

from programme.exports import as_csv, as_ods, as_xlsx, file_name, sheets
from programme.formulas import SPACES, TRIGGERS, guarded
from tests.programme.exported import (
    ABOUT,
    Cell,
    csv_of,
    fields,
    json_of,
    ods_cells,
    ods_of,
    xlsx_cells,
    xlsx_of,
)

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "|calc", "%0A", "\t=1", "\r=1", "\n=1", "＝1", " =1"]
#: What a text of the record can hold: no half of a character, nothing that XML cannot hold.
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufffe\uffff"), max_size=40)
PRINTED = TEXTS.map(lambda text: re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
ROWS = [("M1", date(2021, 12, 31), -3, Decimal("-12.5"), None)]
LABELS = ("Ref", "Baseline", "Slip", "Amount", "Actual")


# --- values ---------------------------------------------------------------------------------


def test_a_csv_holds_iso_dates_plain_numbers_and_pounds_with_two_decimals():
    assert csv_of(ROWS, *LABELS) == [list(LABELS), ["M1", "2021-12-31", "-3", "-12.50", ""]]


def test_json_holds_dates_as_text_numbers_as_numbers_and_nothing_as_null():
    assert json_of(ROWS, *LABELS)["rows"] == [
        {"ref": "M1", "baseline": "2021-12-31", "slip": -3, "amount": -12.5, "actual": None}
    ]


def test_a_workbook_holds_true_dates_and_numbers():
    assert xlsx_cells(xlsx_of(ROWS, *LABELS)) == [
        [
            Cell("M1", "s"),
            Cell(datetime(2021, 12, 31), "d"),  # noqa: DTZ001 -- as openpyxl reads a date
            Cell(-3, "n"),
            Cell(-12.5, "n"),
            Cell(None, "n"),
        ]
    ]


def test_an_opendocument_sheet_holds_true_dates_and_numbers():
    assert ods_cells(ods_of(ROWS, *LABELS)) == [
        [
            Cell("M1", "string"),
            Cell(date(2021, 12, 31), "date"),
            Cell(-3, "float"),
            Cell(Decimal("-12.50"), "float"),
            Cell(None, None),
        ]
    ]


@pytest.mark.parametrize("count", [0, 1, 3000])
def test_every_row_is_in_the_file(count):
    rows = [(f"M{n}",) for n in range(1, count + 1)]
    refs = [ref for (ref,) in rows]

    assert [row[0] for row in csv_of(rows, "Ref")] == ["Ref", *refs]
    assert [row["ref"] for row in json_of(rows, "Ref")["rows"]] == refs
    assert [row[0].value for row in xlsx_cells(xlsx_of(rows, "Ref"))] == refs
    assert [row[0].value for row in ods_cells(ods_of(rows, "Ref"))] == refs


@pytest.mark.parametrize(
    "value",
    [mark_safe("<b>M1</b>"), datetime(2021, 11, 25), True, 1.5],  # noqa: DTZ001
)
def test_a_column_that_gives_markup_or_a_moment_is_a_mistake(value):
    with pytest.raises(TypeError, match="The column ref exports"):
        csv_of([(value,)], "Ref")


# --- formulas -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_might_run_is_disarmed_in_a_csv(text):
    assert csv_of([(text,)], "Title")[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["M16", "A=1", "’tis", "£5", "(1)", "é", "  a", ""])
def test_another_text_stays_as_it_is_in_a_csv(text):
    assert csv_of([(text,)], "Title")[1] == [text]


@given(TEXTS)
@example('a "b", c\r\nd')
@example("=1")
def test_any_text_comes_back_from_a_csv_and_never_begins_a_formula(text):
    (found,) = csv_of([(text,)], "Title")[1]

    assert found == guarded(text)
    assert found.lstrip(SPACES)[:1] not in tuple(TRIGGERS)


@given(TEXTS)
def test_any_text_comes_back_from_json(text):
    assert json_of([(text,)], "Title")["rows"] == [{"title": text or None}]


@given(PRINTED.filter(bool))
@example("=1+1")
@example("#N/A")
@example("  two  spaces  \r\n")
def test_any_text_comes_back_from_a_workbook_as_text(text):
    assert xlsx_cells(xlsx_of([(text,)], "Title")) == [[Cell(text, "s")]]


@given(PRINTED)
@example("=1+1")
@example("  two  spaces  \n\ta")
@example("<b>&amp;")
def test_any_text_comes_back_from_an_opendocument_sheet_as_text(text):
    ((cell,),) = ods_cells(ods_of([(text,)], "Title"))

    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert cell == (Cell(lines, "string") if text else Cell(None, None))


def test_what_xml_cannot_hold_is_shown_as_a_replacement_character():
    assert xlsx_cells(xlsx_of([("a\x01b",)], "Title")) == [[Cell("a\ufffdb", "s")]]
    assert ods_cells(ods_of([("a\x01b",)], "Title")) == [[Cell("a\ufffdb", "string")]]


def test_a_dangerous_text_stays_text_when_it_is_edited_in_excel():
    sheet = xlsx_of([("=1+1",), ("M1",)], "Title").worksheets[0]

    assert [bool(sheet[f"A{n}"].quotePrefix) for n in (2, 3)] == [True, False]


def package(writer):
    into = io.BytesIO()
    writer.write(into, [("M1",)], fields("Ref"), ABOUT)
    return zipfile.ZipFile(into)


# --- what a file says of itself -------------------------------------------------------------


def test_every_row_of_a_csv_ends_in_what_it_is_of():
    text = b"".join(as_csv.stream([("M1",)], fields("Ref"), ABOUT))

    assert text.decode() == (
        "\ufeffRef,Programme,Selection,Position at,Made at\n"
        'M1,Destination 22,"Milestones of SEND, not reached",2021-07-31,2021-11-25 12:00\n'
    )


def test_json_says_what_it_is_of_before_its_rows():
    assert json_of([], "Ref") == {
        "about": {
            "programme": "Destination 22",
            "organisation": "Southampton City Council",
            "list": "Milestones",
            "selection": "Milestones of SEND, not reached",
            "position_at": "2021-07-31",
            "made_at": "2021-11-25T12:00:00+00:00",
            "made_from": "http://example.test/destination-22/milestones/?as_at=2021-07-31",
        },
        "rows": [],
    }


SAID = [
    ("Programme", "Destination 22"),
    ("Organisation", "Southampton City Council"),
    ("List", "Milestones"),
    ("Selection", "Milestones of SEND, not reached"),
    ("Rows", 2),
    ("Position at", "31 July 2021"),
    ("Made at", "2021-11-25 12:00"),
    ("Made from", "http://example.test/destination-22/milestones/?as_at=2021-07-31"),
    ("Made up", "What is made up for a demonstration says «illustrative» under Source."),
]


def test_a_workbook_has_a_second_sheet_about_it_and_none_that_is_hidden():
    book = xlsx_of([("M1",), ("M2",)], "Ref")

    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Milestones", "visible"),
        ("About", "visible"),
    ]
    assert [tuple(cell.value for cell in row) for row in book["About"].iter_rows()] == SAID


def test_an_opendocument_file_has_a_second_sheet_about_it():
    rows, about = ods_of([("M1",), ("M2",)], "Ref").body.tables

    assert (rows.name, about.name) == ("Milestones", "About")
    assert [tuple(row.get_values()) for row in about.rows] == SAID


def test_an_opendocument_package_begins_with_its_type_uncompressed():
    first = package(as_ods).infolist()[0]

    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_a_workbook_names_no_person_and_no_program_that_made_it():
    properties = package(as_xlsx).read("docProps/core.xml").decode()

    assert re.findall(r"creator|lastModifiedBy|openpyxl", properties) == []


def test_a_file_name_is_plain_whatever_the_programme_is_called():
    assert file_name("destination-22", ABOUT, "csv") == "destination-22-milestones-2021-07-31.csv"
    assert file_name('a"b/../c', ABOUT, "ods") == "abc-milestones-2021-07-31.ods"


# --- limits ---------------------------------------------------------------------------------


def test_more_rows_than_a_sheet_holds_are_refused_and_never_cut(monkeypatch):
    monkeypatch.setattr(sheets, "ROWS", 3)

    assert len(xlsx_cells(xlsx_of([("M1",), ("M2",)], "Ref"))) == 2
    for made in (xlsx_of, ods_of):
        with pytest.raises(sheets.SheetTooLarge, match="more than the 2 rows that a sheet holds"):
            made([("M1",), ("M2",), ("M3",)], "Ref")


def test_a_text_too_long_for_a_cell_is_refused_and_never_cut():
    with pytest.raises(sheets.SheetTooLarge, match="A text of 32,768 characters does not fit"):
        xlsx_of([("a" * 32_768,)], "Title")


def test_a_sheet_is_named_as_excel_allows():
    assert sheets.sheet_name("Risks [open]: a/b " + "x" * 40) == "Risks  open   a b xxxxxxxxxxxxx"


def test_a_stream_of_many_rows_comes_in_blocks():
    rows = [(f"M{n}",) for n in range(10_000)]

    blocks = list(as_csv.stream(rows, fields("Ref"), ABOUT))

    assert len(blocks) == 26
    assert b"".join(blocks).count(b"\n") == 10_001
