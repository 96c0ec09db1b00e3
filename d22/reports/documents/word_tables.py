"""Tables of the Word file: ruled tables of figures, and tables of particulars."""

from d22.reports.documents.columns import Setting, setting
from d22.reports.documents.measures import (
    HAIR,
    INK,
    LABEL_WIDTH,
    TABLE_SIZE,
    WASH,
)
from d22.reports.documents.nodes import Column, Inline, Particulars, Row, Table, Text
from d22.reports.documents.wordml import Element, indent, paragraph, run, runs, twips, w

# What begins a table whose rows' first cells are their names.
ROW_NAMES = {"firstRow": 0, "lastRow": 0, "firstColumn": 1, "lastColumn": 0}


def ruled(table: Table, edge: float, room: float) -> list[Element]:
    """Caption, table with a header that repeats on every page, note."""
    fitted = setting(table, room)
    # Word keeps a row with the next if its paragraphs ask for it; the last row needs not.
    joined = len(table.rows) - 1 if fitted.holds_together(table) else 0
    rows = (_row(table, row, fitted, joined=i < joined) for i, row in enumerate(table.rows))
    properties = _properties(edge, fitted.widths, table.caption, heads=True)
    body = w("tbl", properties, _grid(fitted.widths), _head(table, fitted), *rows)
    return [_caption(table.caption, edge), body, _end(table.note, edge)]


def particulars(block: Particulars, edge: float, room: float) -> list[Element]:
    """A label and a value per line, under a heavy rule."""
    widths = (LABEL_WIDTH, room - LABEL_WIDTH)
    caption = [_caption(block.caption, edge)] if block.caption else []
    properties = _properties(edge, widths, block.caption or "Particulars", heads=False)
    rows = [
        _particular(label, value, widths, first=number == 0)
        for number, (label, value) in enumerate(block.rows)
    ]
    return [*caption, w("tbl", properties, _grid(widths), *rows), _end((), edge)]


def _caption(text: str, edge: float) -> Element:
    return paragraph("Caption", [run(text)], indent(edge))


def _end(note: tuple[Inline, ...], edge: float) -> Element:
    """The note, or a thin empty line: Word joins tables that have nothing between them."""
    if note:
        return paragraph("TableNote", runs(note), indent(edge))
    return paragraph("TableEnd", [])


def _properties(edge: float, widths: tuple[float, ...], caption: str, *, heads: bool) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val="Ruled"),
        w("tblW", w=twips(sum(widths)), type="dxa"),
        w("tblInd", w=twips(edge), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", **ROW_NAMES | {"firstRow": int(heads)}, noHBand=1, noVBand=1),
        w("tblCaption", val=caption),
        w("tblDescription", val=caption),
    )


def _grid(widths: tuple[float, ...]) -> Element:
    return w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths))


def _head(table: Table, fitted: Setting) -> Element:
    cells = [
        _cell(
            paragraph(
                "TableNumberHeading" if column.numeric else "TableHeading",
                runs((Text(column.heading),), size=_size(fitted)),
            ),
            fitted.widths[i],
            _rule("bottom", 6, INK),
            _wash(column),
            None if i or column.cumulative else _flush(),
            w("vAlign", val="bottom"),
        )
        for i, column in enumerate(table.columns)
    ]
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(table: Table, row: Row, fitted: Setting, *, joined: bool) -> Element:
    cells = [
        _cell(
            paragraph(
                "TableNumber" if column.numeric else "TableText",
                runs(row.cells[i], size=_size(fitted), bold=row.total, mark="TableMark"),
                *([w("keepNext")] if joined else []),
            ),
            fitted.widths[i],
            _rule("top", 6, INK) if row.total else None,
            _wash(column),
            None if i or column.cumulative else _flush(),
        )
        for i, column in enumerate(table.columns)
    ]
    whole = w("trPr", w("cantSplit")) if fitted.fits_a_page(row) else None
    return w("tr", whole, *cells)


def _particular(
    label: str, value: tuple[Inline, ...], widths: tuple[float, ...], *, first: bool
) -> Element:
    top = _rule("top", 12, INK) if first else _rule("top", 4, HAIR)
    named = paragraph("ParticularsLabel", [run(label)])
    return w(
        "tr",
        w("trPr", w("cantSplit")),
        _cell(named, widths[0], top, _flush()),
        _cell(
            paragraph("ParticularsText", runs(value, mark="TableMark")), widths[1], top, _flush()
        ),
    )


def _cell(content: Element, width: float, *look: Element | None) -> Element:
    return w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa"), *look), content)


def _rule(side: str, eighths: int, colour: str) -> Element:
    """A line above or below a cell, so many eighths of a point thick."""
    return w("tcBorders", w(side, val="single", sz=eighths, space=0, color=colour))


def _wash(column: Column) -> Element | None:
    return w("shd", val="clear", color="auto", fill=WASH) if column.cumulative else None


def _flush() -> Element:
    """No white on the left, so that the words stand under the caption's."""
    return w("tcMar", w("left", w=0, type="dxa"))


def _size(fitted: Setting) -> float:
    """The size to set on the words, 0 where it is the style's own."""
    return 0 if fitted.size == TABLE_SIZE else fitted.size
