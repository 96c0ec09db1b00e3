"""The elements of a Word file, built as XML so that no text can become markup."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from d22.reports.documents.measures import POINT
from d22.reports.documents.nodes import Inline, Mark

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KEEP_SPACES = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
SPAN_STYLES = {"strong": "Strong", "emphasis": "Emphasis", "plain": ""}

ET.register_namespace("w", SPACE)
ET.register_namespace("r", RELATION)

Element = ET.Element


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """The element w:``tag``; children that are None are left out."""
    named = {f"{{{SPACE}}}{name}": str(value) for name, value in attributes.items()}
    element = ET.Element(f"{{{SPACE}}}{tag}", named)
    element.extend(child for child in children if child is not None)
    return element


def twips(millimetres: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(millimetres / POINT * 20)


def half_points(points: float) -> int:
    """Word's unit of type size."""
    return round(points * 2)


def run(text: str, style: str = "", *, size: float = 0, bold: bool = False) -> Element:
    """Words of one look; ``size`` in points where it differs from the paragraph's."""
    words = w("t")
    words.attrib |= KEEP_SPACES
    words.text = text
    return w("r", _run_look(style, size, bold), words)


def tab() -> Element:
    return w("r", w("tab"))


def field(code: str, shown: str) -> list[Element]:
    """A value that Word fills in by itself, such as the page number; ``shown`` until it has."""
    instruction = w("instrText")
    instruction.attrib |= KEEP_SPACES
    instruction.text = f" {code} "
    marks = [w("r", w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    return [marks[0], w("r", instruction), marks[1], run(shown), marks[2]]


def runs(
    spans: Iterable[Inline], *, size: float = 0, bold: bool = False, mark: str = "Mark"
) -> list[Element]:
    """The spans one by one; ``mark`` is the style that marks take."""
    return [
        run(span.text, mark)
        if isinstance(span, Mark)
        else run(span.text, _span_style(span), size=size, bold=bold)
        for span in spans
    ]


def paragraph(style: str, content: Iterable[Element], *look: Element) -> Element:
    """A paragraph in a style of base/word/styles.xml; ``look`` is what departs from it."""
    return w("p", w("pPr", w("pStyle", val=style), *look), *content)


def indent(left: float, hanging: float = 0) -> Element:
    """Where lines begin, in millimetres; the first begins ``hanging`` earlier."""
    return w("ind", left=twips(left), hanging=twips(hanging))


def serialised(root: Element) -> bytes:
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return declaration + ET.tostring(root, encoding="utf-8", xml_declaration=False)


def _span_style(span: Inline) -> str:
    return SPAN_STYLES[getattr(span, "style", "plain")]


def _run_look(style: str, size: float, bold: bool) -> Element | None:
    sized = half_points(size)
    look = (
        w("rStyle", val=style) if style else None,
        *((w("b"), w("bCs")) if bold else ()),
        *((w("sz", val=sized), w("szCs", val=sized)) if size else ()),
    )
    return w("rPr", *look) if any(each is not None for each in look) else None
