import pytest

from d22.reports.documents import pdf, typeface
from d22.reports.documents.nodes import Paragraph, Text
from d22.reports.documents.printing import printable, printed
from tests.reports.documents.papers import document, paper, spans


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Children’s services – £4.3 million, −74 days",
            "Children’s services – £4.3 million, −74 days",
        ),
        ("thumbs 👍 up ✓", "thumbs [U+1F44D] up [U+2713]"),
        ("a\x00b\ud800c\ue000d", "a[U+0000]b[U+D800]c[U+E000]d"),
        ("abc\u202edef", "abc[U+202E]def"),
        ("one\ntwo\t three\u2003four", "one two three four"),
        ("19\u00a0November", "19\u00a0November"),
        ("Ty\u0302 Gwyn", "T\u0177 Gwyn"),
        ("\ufeffsoft\u00adhyphen\u200b", "softhyphen"),
        ("\u200b", "[U+200B]"),
        ("", ""),
    ],
)
def test_what_a_text_looks_like_in_print(written, expected):
    assert printed(written) == expected


def test_printing_twice_changes_nothing_more():
    once = printable(paper())

    assert printable(once) == once


def test_every_character_said_to_be_printable_is_one_the_pdf_can_print():
    shown = [c for c in sorted(typeface.characters()) if printed(c) == c]
    assert len(shown) > 2500

    made = pdf.render(document(Paragraph(spans(" ".join(shown)))))

    assert made.startswith(b"%PDF")


def test_the_typeface_measures_as_arial_does():
    assert typeface.width("i") == pytest.approx(0.222, abs=0.001)
    assert typeface.width("0,0") == pytest.approx(0.556 * 2 + 0.278, abs=0.001)


def test_a_pdf_that_typst_refuses_is_an_error_that_names_the_paper(monkeypatch, tmp_path):
    template = tmp_path / "report.typ"
    template.write_text("#panic()")
    monkeypatch.setattr(pdf, "TEMPLATE", template)

    with pytest.raises(
        pdf.PrintingError, match=r"^«Destination 22: progress report» was not printed"
    ):
        pdf.render(document())


def test_a_pdf_that_typst_warns_of_is_an_error(monkeypatch, tmp_path):
    template = tmp_path / "report.typ"
    template.write_text('#set document(title: "x")\n#set text(font: ("None", "Arimo"))\n= x')
    monkeypatch.setattr(pdf, "TEMPLATE", template)

    with pytest.raises(pdf.PrintingError, match="printed with warnings: unknown font family: none"):
        pdf.render(document(Paragraph((Text("x"),))))
