"""Reading a document from top to bottom: its nodes, its figures, its words."""

from collections.abc import Iterable, Iterator

from d22.reports.documents.nodes import (
    Bullets,
    Document,
    Figure,
    Heading,
    Inline,
    Node,
    Numbered,
    Paragraph,
    Particulars,
    Row,
    Table,
)
from d22.reports.documents.printing import printable


def walk(document: Document) -> Iterator[Node]:
    """Every node in the order it is read, the document itself first."""
    yield from _descend(document)


def figures(document: Document) -> Iterator[Figure]:
    """Every figure as often as it is printed, in reading order."""
    return (node for node in walk(document) if isinstance(node, Figure))


def group(key: str) -> str:
    """What the figure of that key speaks of: "M16.forecast" of M16, "vision" of itself."""
    return key.rpartition(".")[0] or key


def words(document: Document) -> str:
    """What every format must say, one line per paragraph or cell, and nothing else.

    Left out is what a format adds by itself: bullets' dots, page numbers, headings that repeat.
    """
    document = printable(document)
    head = [document.title, document.status]
    lines = head + [line for block in document.blocks for line in _lines(block)]
    return "\n".join(line for line in lines if line)


def said(spans: Iterable[Inline]) -> str:
    """The spans' words, run together as they are printed."""
    return "".join(span.text for span in spans)


def opening(numbered: Numbered) -> bool:
    """Whether the label shares a line with the first words under it.

    It does before a paragraph or a heading; before a table or a list it stands alone.
    """
    return bool(numbered.blocks) and isinstance(numbered.blocks[0], Paragraph | Heading)


def _descend(node: Node) -> Iterator[Node]:
    yield node
    for child in _children(node):
        yield from _descend(child)


def _children(node: Node) -> Iterable[Node]:
    match node:
        case Document(blocks=held) | Numbered(blocks=held) | Paragraph(spans=held):
            return held
        case Bullets(items=groups) | Row(cells=groups):
            return [span for group in groups for span in group]
        case Particulars(rows=rows):
            return [span for _, value in rows for span in value]
        case Table(columns=columns, rows=rows, note=note):
            return (*columns, *rows, *note)
    return ()


def _lines(block: Node) -> list[str]:
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(spans=spans):
            return [said(spans)]
        case Bullets(items=items):
            return [said(item) for item in items]
        case Particulars(caption=caption, rows=rows):
            return [caption, *(line for label, value in rows for line in (label, said(value)))]
        case Table():
            return _table_lines(block)
        case Numbered(label=label, blocks=blocks):
            return [label, *(line for inner in blocks for line in _lines(inner))]
    raise TypeError(f"{type(block).__name__} is not a block of a document.")


def _table_lines(table: Table) -> list[str]:
    headings = [column.heading for column in table.columns]
    cells = [said(cell) for row in table.rows for cell in row.cells]
    return [table.caption, *headings, *cells, said(table.note)]
