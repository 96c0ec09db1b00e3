from datetime import date

import pytest

from d22.reports.documents.nodes import (
    Column,
    Document,
    Figure,
    Heading,
    Numbered,
    Paragraph,
    Particulars,
    Row,
    Table,
    Text,
    figure_anchor,
)
from d22.reports.documents.reading import figures, walk, words
from tests.reports.documents.papers import CLOSED, NET, document, money, paper, spans


def test_a_heading_has_level_2_or_3():
    with pytest.raises(ValueError, match=r"^Heading «Money» has level 1; only 2 and 3 exist\.$"):
        Heading("Money", 1, "money")


def test_no_level_is_left_out_between_the_title_and_the_first_heading():
    with pytest.raises(ValueError, match=r"^The first heading, «Money», must have level 2\.$"):
        document(Numbered("1.", (Heading("Money", 3, "money"),)))


def test_a_row_has_a_cell_for_every_column():
    with pytest.raises(ValueError, match=r"^Table «Net», row 1: 1 cells for 2 columns\.$"):
        Table("Net", (Column("Year"), Column("Pounds")), (Row((spans("2021/22"),)),))


def test_a_table_has_a_caption_and_a_column():
    with pytest.raises(ValueError, match=r"^A table's caption is empty\.$"):
        Table(" ", (Column("Year"),), ())
    with pytest.raises(ValueError, match=r"^Table «Net» has no columns\.$"):
        Table("Net", (), ())


def test_particulars_have_a_line():
    with pytest.raises(ValueError, match=r"^The particulars «Contacts» have no lines\.$"):
        Particulars("Contacts", ())


def test_a_document_has_a_title_and_a_language():
    with pytest.raises(ValueError, match=r"^A document's title is empty\.$"):
        document(title=" ")
    with pytest.raises(ValueError, match=r"^«English» is not a language such as en-GB"):
        document(language="English")


def test_an_anchor_is_used_once_and_is_fit_for_a_link():
    with pytest.raises(ValueError, match=r"^Anchors used more than once: p1\.$"):
        document(Numbered("1.", (), "p1"), Numbered("2.", (), "p1"))
    with pytest.raises(ValueError, match=r"^Anchor «p 1» is not"):
        Numbered("1.", (), "p 1")


def test_a_numbered_paragraph_holds_no_section_and_no_other_numbered_paragraph():
    with pytest.raises(ValueError, match=r"^Paragraph 1\. holds a heading that must stand"):
        Numbered("1.", (Heading("Money", 2, "money"),))
    with pytest.raises(ValueError, match=r"^Paragraph 1\. holds a numbered that must stand"):
        Numbered("1.", (Numbered("2.", ()),))


def test_a_figure_can_be_traced_and_text_has_a_known_style():
    with pytest.raises(ValueError, match=r"^The figure «7» has no key to be traced by\.$"):
        Figure("7", key="", basis="")
    with pytest.raises(ValueError, match=r"^Text style «blink» is not one of plain,"):
        Text("late", "blink")


def test_a_figures_anchor_is_made_from_its_key():
    assert figure_anchor("finance.2021/22.net") == "f-finance-2021-22-net"


def test_walking_yields_every_node_in_the_order_it_is_read():
    heading, paragraph = Heading("Part", 2, "part"), Paragraph(spans("Net ", NET))
    table = Table("Net", (Column("Net"),), (Row(((NET,),)),), spans("Note."))
    whole = document(heading, Numbered("1.", (paragraph, table)))

    assert list(walk(whole)) == [
        whole,
        heading,
        whole.blocks[1],
        *(paragraph, *paragraph.spans),
        *(table, table.columns[0], table.rows[0], NET, *table.note),
    ]


def test_figures_come_in_reading_order_as_often_as_they_are_printed():
    assert list(figures(paper())) == [CLOSED, NET, NET, NET]


def test_the_words_are_one_line_for_each_paragraph_and_cell():
    whole = Document(
        *("Progress", "Subject", "Panel clerk", date(2021, 11, 25)),
        (Numbered("1.", (Paragraph(spans("Net ", NET, ".")), money())),),
        status="Draft",
    )

    assert words(whole).splitlines()[:10] == [
        *("Progress", "Draft", "1.", "Net £4,360,874.", "Net by year, pounds"),
        *("Line", "2021/22", "2022/23", "Both years", "Savings"),
    ]
