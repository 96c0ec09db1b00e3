"""The paper as a Word file that a clerk can go on writing in.

Made part by part from ``base/``, our own clean start, so that nothing of a foreign template
(theme fonts, thumbnail, old style sheets) comes along. Level 2 is Word's Heading 1, because
the title has a style of its own.
"""

import io
import zipfile
from functools import cache
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from d22.reports.documents import measures
from d22.reports.documents.measures import TEXT_EDGE, TEXT_WIDTH
from d22.reports.documents.nodes import (
    Block,
    Bullets,
    Document,
    Heading,
    Numbered,
    Paragraph,
    Particulars,
    Table,
)
from d22.reports.documents.printing import printable
from d22.reports.documents.reading import opening
from d22.reports.documents.word_tables import particulars, ruled
from d22.reports.documents.wordml import (
    RELATION,
    Element,
    field,
    half_points,
    indent,
    paragraph,
    run,
    runs,
    serialised,
    tab,
    twips,
    w,
)

BASE = Path(__file__).with_name("base")
HEADINGS = {2: "Heading1", 3: "Heading2"}
BULLET = 4.2
# What follows a list stands as far from it as from a paragraph, in twips.
AFTER_A_LIST = 120


def render(document: Document) -> bytes:
    """The .docx; the same document is always the same bytes."""
    printed = printable(document)
    made = {
        "docProps/core.xml": _properties(printed),
        "word/document.xml": serialised(_document(printed)),
        "word/footer1.xml": serialised(_footer(printed)),
    }
    return _packed(_base(printed.language) | made)


@cache
def _base(language: str) -> dict[str, bytes]:
    """The parts that are the same for every paper in the language."""
    values = _values() | {"language": language}
    files = sorted(path for path in BASE.rglob("*") if path.is_file())
    texts = {path.relative_to(BASE).as_posix(): path.read_text("utf-8") for path in files}
    return {name: Template(text).substitute(values).encode() for name, text in texts.items()}


def _values() -> dict[str, str | int]:
    """The shared measures in Word's units, by the names the base uses for them."""
    named = {name.lower(): each for name, each in vars(measures).items() if name.isupper()}
    sizes = {name: half_points(each) for name, each in named.items() if name.endswith("_size")}
    lengths = {name: twips(named[name]) for name in ("text_edge", "text_width", "cell_padding")}
    bullets = {"bullet": twips(BULLET), "bullet_edge": twips(TEXT_EDGE + BULLET)}
    marks = {
        "mark_size": half_points(measures.MARK_SCALE * measures.BODY_SIZE),
        "table_mark_size": half_points(measures.MARK_SCALE * measures.TABLE_SIZE),
    }
    return named | sizes | lengths | bullets | marks


def _packed(parts: dict[str, bytes]) -> bytes:
    """The parts zipped in a fixed order under a fixed date, the list of types first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (not name.startswith("["), name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
    return out.getvalue()


def _properties(document: Document) -> bytes:
    names = ("title", "subject", "author", "language")
    facts = {name: escape(getattr(document, name)) for name in names}
    facts["at"] = f"{document.dated.isoformat()}T00:00:00Z"
    return Template(PROPERTIES).substitute(facts).encode()


PROPERTIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties
  xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
><dc:title>$title</dc:title><dc:subject>$subject</dc:subject><dc:creator>$author</dc:creator
><cp:lastModifiedBy>$author</cp:lastModifiedBy
><dcterms:created xsi:type="dcterms:W3CDTF">$at</dcterms:created
><dcterms:modified xsi:type="dcterms:W3CDTF">$at</dcterms:modified
><dc:language>$language</dc:language></cp:coreProperties>
"""


def _document(document: Document) -> Element:
    status = [paragraph("Status", [run(document.status, "StatusTag")])] if document.status else []
    blocks = [each for block in document.blocks for each in _block(block, edge=0)]
    title = paragraph("Title", [run(document.title)])
    return w("document", w("body", title, *status, *blocks, _page()))


def _page() -> Element:
    footer = w("footerReference", type="default")
    footer.set(f"{{{RELATION}}}id", "rId5")
    side = twips(measures.MARGIN)
    ends = {"top": twips(measures.MARGIN_TOP), "bottom": twips(measures.MARGIN_BOTTOM)}
    return w(
        "sectPr",
        footer,
        w("pgSz", w=twips(measures.PAGE_WIDTH), h=twips(measures.PAGE_HEIGHT)),
        w("pgMar", **ends, left=side, right=side, header=twips(10), footer=twips(11), gutter=0),
    )


def _footer(document: Document) -> Element:
    numbers = [run("Page "), *field("PAGE", "1"), run(" of "), *field("NUMPAGES", "1")]
    return w("ftr", paragraph("Footer", [run(document.title), tab(), *numbers]))


def _block(block: Block, *, edge: float) -> list[Element]:
    """The block's paragraphs and tables; ``edge`` is how far in tables and headings begin."""
    match block:
        case Heading(text=text, level=level):
            look = [indent(edge)] if edge else []
            return [paragraph(HEADINGS[level], [run(text)], *look)]
        case Paragraph(spans=spans):
            return [paragraph("BodyText", runs(spans))]
        case Bullets(items=items):
            last = len(items) - 1
            return [
                paragraph(
                    "ListBullet",
                    runs(item),
                    *([w("spacing", after=AFTER_A_LIST)] if i == last else []),
                )
                for i, item in enumerate(items)
            ]
        case Particulars():
            return particulars(block, edge, TEXT_WIDTH - edge)
        case Table():
            return ruled(block, edge, TEXT_WIDTH - edge)
        case Numbered():
            return _numbered(block)
    raise TypeError(f"{type(block).__name__} is not a block of a document.")


def _numbered(numbered: Numbered) -> list[Element]:
    label = [run(numbered.label, "ParagraphLabel"), tab()]
    rest = list(numbered.blocks)
    first = rest.pop(0) if opening(numbered) else None
    held = [each for inner in rest for each in _block(inner, edge=TEXT_EDGE)]
    return [_opened(label, first), *held]


def _opened(label: list[Element], first: Heading | Paragraph | None) -> Element:
    if isinstance(first, Heading):
        hanging = (
            w("tabs", w("tab", val="left", pos=twips(TEXT_EDGE))),
            indent(TEXT_EDGE, hanging=TEXT_EDGE),
        )
        return paragraph(HEADINGS[first.level], [*label, run(first.text)], *hanging)
    return paragraph("NumberedParagraph", [*label, *runs(first.spans if first else ())])
