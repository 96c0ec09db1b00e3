import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from d22.reports.documents import word
from d22.reports.documents.reading import words
from tests.reports.documents import heard
from tests.reports.documents.papers import document, paper, saying


def opened(paper):
    return docx.Document(io.BytesIO(word.render(paper)))


@pytest.mark.parametrize(
    "whole",
    [paper(), saying("<b>&\\ $ink ${ink}"), document(), paper(rows=0)],
    ids=["long", "hostile", "empty", "empty table"],
)
def test_word_opens_the_file_without_offering_a_repair(whole, tmp_path):
    file = tmp_path / "report.docx"
    file.write_bytes(word.render(whole))

    assert OpenXmlValidator(security_validation=True).validate(file).errors == []


def test_the_same_paper_is_the_same_file_to_the_byte():
    assert word.render(paper()) == word.render(paper())


def test_the_file_carries_title_role_language_and_the_papers_own_date():
    told = opened(paper()).core_properties

    assert told.title == "Destination 22: progress report"
    assert told.subject == "Position at 25 November 2021"
    assert told.author == told.last_modified_by == "Panel clerk"
    assert told.language == "en-GB"
    assert told.created == told.modified == datetime(2021, 11, 25, tzinfo=UTC)


def test_the_words_are_set_in_the_papers_language():
    styles = opened(document(language="cy-GB")).styles.element

    assert [lang.get(qn("w:val")) for lang in styles.iter(qn("w:lang"))] == ["cy-GB"]


def test_the_outline_is_title_then_headings_of_two_levels():
    outline = [
        (paragraph.style.name, paragraph.text)
        for paragraph in opened(paper()).paragraphs
        if paragraph.style.name.startswith(("Title", "Heading"))
    ]

    assert outline == [
        ("Title", "Destination 22: progress report"),
        ("Heading 1", "Brief summary"),
        ("Heading 1", "Recommendations"),
        ("Heading 1", "Detail"),
        ("Heading 2", "1.\tMoney"),
        ("Heading 2", "After it"),
        ("Heading 1", "Where the figures come from"),
    ]


def test_a_paragraphs_number_is_text_that_stays_when_it_is_copied():
    said = [p.text for p in opened(paper()).paragraphs if p.style.name == "Numbered Paragraph"]

    assert said == [
        "(i)\tThat the Panel notes this report.",
        "2.\tNet £4,360,874. illustrative",
        "3.\t",
    ]


def test_bullets_are_a_real_list():
    said = [p.text for p in opened(paper()).paragraphs if p.style.name == "List Bullet"]

    assert said == ["One objective is complete.", "Three are late.", "A list at once"]


def test_the_header_of_a_table_is_repeated_and_no_row_is_torn():
    register = opened(paper()).tables[3]._tbl
    rows = register.tr_lst

    assert [len(list(row.iter(qn("w:tblHeader")))) for row in rows] == [1] + [0] * 60
    assert [len(list(row.iter(qn("w:cantSplit")))) for row in rows] == [1] * 61


def test_a_table_says_what_it_shows_to_those_who_cannot_see_it():
    properties = opened(paper()).tables[2]._tbl.tblPr

    assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == "Net by year, pounds"
    assert properties.find(qn("w:tblDescription")).get(qn("w:val")) == "Net by year, pounds"


def test_every_page_is_numbered_and_named():
    footer = opened(paper()).sections[0].footer._element

    codes = [code.text.strip() for code in footer.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert "".join(node.text for node in footer.iter(qn("w:t"))) == (
        "Destination 22: progress reportPage 1 of 1"
    )


def test_the_file_holds_our_own_parts_only():
    with zipfile.ZipFile(io.BytesIO(word.render(paper()))) as package:
        names = package.namelist()

    assert names == [
        *("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml"),
        *("word/_rels/document.xml.rels", "word/document.xml", "word/fontTable.xml"),
        *("word/footer1.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml"),
        "word/theme/theme1.xml",
    ]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_the_file_and_reads_every_word(tmp_path):
    (tmp_path / "report.docx").write_bytes(word.render(paper()))

    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", tmp_path),
            tmp_path / "report.docx",
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )

    said = heard.bare((tmp_path / "report.txt").read_text("utf-8-sig")).replace("•", "")
    assert said == heard.bare(words(paper()))
