"""What a reader of each format is told, in reading order, without white space.

White space is left out because where a line ends is not something a paper says.
"""

import io
from html.parser import HTMLParser

import docx
import pikepdf
import pypdf


def bare(text):
    # No-break spaces count as space; the PDF's invisible places to break a word say nothing.
    return "".join(text.replace("\u200b", "").split())


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words = []

    def handle_data(self, data):
        self.words.append(data)


def in_html(fragment):
    parser = _Words()
    parser.feed(fragment)
    parser.close()
    return bare("".join(parser.words))


def in_word(file):
    body = docx.Document(io.BytesIO(file)).element.body
    return bare("".join(node.text or "" for node in body.iter(docx.oxml.ns.qn("w:t"))))


def in_pdf(file):
    """What is tagged to be read: page numbers and repeated headers are not, bullets' dots are."""
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(list(_spoken(page))))
        read_aloud = io.BytesIO()
        pdf.save(read_aloud)
    return bare("".join(pages(read_aloud.getvalue()))).replace("•", "")


def pages(file):
    """The words of each page of a PDF, as printed."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages]


def _spoken(page):
    """The page's instructions without what is marked as an artifact."""
    open_marks = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            open_marks.append(str(instruction.operands[0]) == "/Artifact")
        shows = operator in ("Tj", "TJ", "'", '"')
        if not (shows and any(open_marks)):
            yield instruction
        if operator == "EMC":
            open_marks.pop()
