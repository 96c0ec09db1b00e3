"""The three formats say the same words, whatever they are."""

import pytest
from hypothesis import given, settings

from d22.reports.documents import html, pdf, word
from d22.reports.documents.reading import words
from tests.reports.documents import heard
from tests.reports.documents.papers import PLAIN_TEXT, document, paper, papers, saying

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&amp; &lt; ]]> <!-- -->",
    '#eval("1 + 1") #import "@preview/x:1.0.0" #sys.inputs #read("report.typ")',
    "*bold* _emphasis_ $ x^2 $ @label <label> `raw` = Heading - item",
    "{{ title }} {% now %} {0} {title} %s $title ${title}",
    "back\\slash \\u{41} \\n C:\\new ~ // comment /* comment */",
    "“quotes” ‘single’ \"straight\" 'one' Children’s – − £ € ŵŷ",
)


def everywhere(paper):
    return {
        "html": heard.in_html(html.render(paper)),
        "word": heard.in_word(word.render(paper)),
        "pdf": heard.in_pdf(pdf.render(paper)),
    }


def test_the_three_formats_say_the_same_words():
    said = heard.bare(words(paper()))

    assert everywhere(paper()) == {"html": said, "word": said, "pdf": said}


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_it_was_written(text):
    hostile = saying(text)
    said = heard.bare(words(hostile))

    assert said.count(heard.bare(text)) == 35
    assert everywhere(hostile) == {"html": said, "word": said, "pdf": said}


@settings(max_examples=60, deadline=None)
@given(papers(PLAIN_TEXT))
def test_the_three_formats_say_the_same_words_whatever_was_written(paper):
    said = heard.bare(words(paper))

    assert everywhere(paper) == {"html": said, "word": said, "pdf": said}


@settings(max_examples=80, deadline=None)
@given(papers())
def test_no_text_whatever_stops_a_paper_from_being_printed(paper):
    said = heard.bare(words(paper))

    assert heard.in_html(html.render(paper)) == said
    assert heard.in_word(word.render(paper)) == said
    assert pdf.render(paper).startswith(b"%PDF")


def test_a_character_no_font_has_is_printed_by_its_number_in_every_format():
    grinning = document(title="Progress 😀")

    said = everywhere(grinning)

    assert said == dict.fromkeys(("html", "word", "pdf"), "Progress[U+1F600]")


def test_a_word_wider_than_its_column_loses_no_letter():
    unbroken = saying("x" * 400)
    said = heard.bare(words(unbroken))

    assert everywhere(unbroken) == {"html": said, "word": said, "pdf": said}
