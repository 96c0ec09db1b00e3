import io
import re

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes

from d22.reports.documents import pdf
from tests.reports.documents import heard
from tests.reports.documents.papers import document, paper, saying


def broken_rules(file, profile):
    """The rules the file breaks; one is asked again, because page-validation 0.11 miscounts.

    A stream whose last byte is a carriage return looks to it as if it were one byte shorter.
    """
    report = validate_pdf_bytes(file, profile=profile)
    broken = {failure.rule_id for failure in report.failures}
    return broken - ({"PDFA2A-STREAM-LENGTH-001"} if lengths_are_right(file) else set())


def lengths_are_right(file):
    begun = re.finditer(
        rb"/Length (\d+)[^\n]*>>\nstream\n|/Length (\d+)[^\n]*>>\r\nstream\r\n", file
    )
    ends = [found.end() + int(found[1] or found[2]) for found in begun]
    return len(ends) > 0 and all(file[end : end + 10] == b"\nendstream" for end in ends)


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A])
@pytest.mark.parametrize(
    "whole",
    [paper(), saying("<b>&\\"), document(), paper(rows=0)],
    ids=["long", "hostile", "empty", "empty table"],
)
def test_the_pdf_can_be_read_aloud_and_archived(whole, profile):
    assert broken_rules(pdf.render(whole), profile) == set()


def test_the_same_paper_is_the_same_pdf_to_the_byte():
    assert pdf.render(paper()) == pdf.render(paper())


def test_the_pdf_carries_title_language_author_and_the_papers_own_date():
    with pikepdf.open(io.BytesIO(pdf.render(paper()))) as file:
        told = {name: str(value) for name, value in file.docinfo.items()}
        language = str(file.Root.Lang)

    assert language == "en-GB"
    assert told["/Title"] == "Destination 22: progress report"
    assert told["/Author"] == "Panel clerk"
    assert told["/Subject"] == "Position at 25 November 2021"
    assert told["/CreationDate"] == "D:20211125000000Z"


def test_the_header_of_a_table_is_repeated_on_every_page_it_crosses():
    sheets = [sheet for sheet in heard.pages(pdf.render(paper())) if "advertised twice" in sheet]

    assert len(sheets) > 2
    assert [sheet.count("Slip") for sheet in sheets] == [1] * len(sheets)


def test_every_page_is_numbered_and_named():
    sheets = heard.pages(pdf.render(paper()))

    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} of {len(sheets)}" in sheet
        assert "Destination 22: progress report" in sheet


def test_headings_are_tagged_from_the_title_down():
    with pikepdf.open(io.BytesIO(pdf.render(paper()))) as file:
        tags = list(structure(file.Root.StructTreeRoot))

    assert [tag for tag in tags if re.fullmatch(r"H\d", tag)] == [
        *("H1", "H2", "H2", "H2", "H3", "H3", "H2")
    ]


def test_tables_are_tagged_with_caption_and_column_headers():
    with pikepdf.open(io.BytesIO(pdf.render(paper(rows=2)))) as file:
        tags = list(structure(file.Root.StructTreeRoot))

    assert tags.count("Table") == 5
    assert tags.count("Caption") == 3
    assert tags.count("TH") == 4 + 3 + 2


def test_the_file_names_no_folder_of_the_machine():
    file = pdf.render(paper())

    assert str(pdf.TEMPLATE.parent).encode() not in file


def structure(node):
    """The tags of the tree below the node, in reading order."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    if "/S" in node:
        yield str(node.S).removeprefix("/")
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from structure(child)
