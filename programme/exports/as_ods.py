"""An OpenDocument spreadsheet: the rows on the first sheet, «About» on the second.

Written part by part into the zip, so that memory stays flat: the libraries for it (odfdo, odfpy,
odswriter) hold every cell as a node of one tree, more than a gigabyte for 100,000 rows.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from programme.exports.about import About
from programme.exports.blocks import in_blocks
from programme.exports.fields import Field, Value, values
from programme.exports.sheets import numbered, sheet_name, text_for

MIME = "application/vnd.oasis.opendocument.spreadsheet"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{name}="{ODF}:{path}:1.0"'
    for name, path in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "number": "datastyle",
        "fo": "xsl-fo-compatible",
    }.items()
)
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
STYLES = """<office:automatic-styles>
<number:date-style style:name="day"><number:day/><number:text> </number:text>
<number:month number:textual="true"/><number:text> </number:text>
<number:year number:style="long"/></number:date-style>
<number:number-style style:name="pounds"><number:number number:decimal-places="2"
 number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/>
</number:number-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="money" style:family="table-cell" style:data-style-name="pounds"/>
<style:style style:name="head" style:family="table-cell">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="wide" style:family="table-column">
<style:table-column-properties style:column-width="3.6cm"/></style:style>
</office:automatic-styles>"""
#: What ODF would fold into one space, and how it keeps each apart.
KEPT = re.compile(r"\t|\n|  +|^ | $")


def write(into: BinaryIO, rows: Iterable, fields: tuple[Field, ...], about: About) -> None:
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIME, zipfile.ZIP_STORED)  # first and plain, says ODF
        package.writestr("META-INF/manifest.xml", MANIFEST)
        with package.open("content.xml", "w", force_zip64=True) as content:
            for block in in_blocks(part.encode() for part in _content(rows, fields, about)):
                content.write(block)


def _content(rows: Iterable, fields: tuple[Field, ...], about: About) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<office:document-content {SPACES} office:version="1.3">{STYLES}'
    yield "<office:body><office:spreadsheet>"
    yield _opened(sheet_name(about.register), len(fields))
    heads = "".join(_cell(field.label, style="head") for field in fields)
    yield f"<table:table-header-rows>{_row(heads)}</table:table-header-rows>"
    last = 1
    for last, row in numbered(values(rows, fields)):  # noqa: B007 -- the number of the last row
        yield _row("".join(map(_cell, row)))
    yield "</table:table>"
    yield _opened("About", 2)
    for name, said in about.sheet(last - 1):
        yield _row(_cell(name, style="head") + _cell(said))
    yield "</table:table></office:spreadsheet></office:body></office:document-content>"


def _opened(name: str, columns: int) -> str:
    return (
        f'<table:table table:name={quoteattr(name)}><table:table-column table:style-name="wide" '
        f'table:number-columns-repeated="{columns}"/>'
    )


def _row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>\n"


def _cell(value: Value, style: str = "") -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case str():
            styled = f' table:style-name="{style}"' if style else ""
            shown = _text(text_for(value))
            return (
                f'<table:table-cell office:value-type="string"{styled}>{shown}</table:table-cell>'
            )
        case date():
            on = value.isoformat()
            return _typed(f'"date" table:style-name="date" office:date-value="{on}"', on)
        case Decimal():
            return _typed(
                f'"float" table:style-name="money" office:value="{value:.2f}"', f"{value:.2f}"
            )
    return _typed(f'"float" office:value="{value}"', str(value))


def _typed(attributes: str, shown: str) -> str:
    return (
        f"<table:table-cell office:value-type={attributes}><text:p>{shown}</text:p>"
        "</table:table-cell>"
    )


def _text(value: str) -> str:
    """Paragraphs by line; spaces and tabs that XML would fold are written as elements."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "".join(f"<text:p>{KEPT.sub(_kept, escape(line))}</text:p>" for line in lines)


def _kept(found: re.Match) -> str:
    what = found[0]
    return "<text:tab/>" if what == "\t" else f'<text:s text:c="{len(what)}"/>'
