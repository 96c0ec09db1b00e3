"""The paper as a piece of a page, in the classes of the site's stylesheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from d22.reports.documents.nodes import (
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Inline,
    Mark,
    Numbered,
    Paragraph,
    Particulars,
    Row,
    Table,
    figure_anchor,
)
from d22.reports.documents.printing import printable
from d22.reports.documents.reading import group, walk

# They stand on the text's edge like the words of a numbered paragraph, with no number.
UNNUMBERED = (Paragraph, Bullets, Table)
NOTHING = SafeString("")
TAGS = {"strong": "<strong>{}</strong>", "emphasis": "<em>{}</em>", "plain": "{}"}


def render(document: Document, *, traced: bool = False, with_title: bool = True) -> SafeString:
    """An <article>; ``with_title=False`` leaves title and status to the page around it.

    ``traced`` turns each figure into a link to the table row that explains it, or that explains
    all figures of its group. One that no row explains stays plain: a link that leads nowhere is
    worse than none.
    """
    printed = printable(document)
    page = _Page(_explained(printed) if traced else frozenset())
    return format_html(
        '<article class="doc" lang="{}" aria-label="{}">\n{}{}</article>\n',
        printed.language,
        printed.title,
        _title(printed) if with_title else NOTHING,
        page.sections(printed.blocks),
    )


def _title(document: Document) -> SafeString:
    status = NOTHING
    if document.status:
        status = format_html('<p class="gap"><span class="tag">{}</span></p>\n', document.status)
    return format_html("<h1>{}</h1>\n{}", document.title, status)


def _explained(document: Document) -> frozenset[str]:
    return frozenset(node.anchor for node in walk(document) if isinstance(node, Row))


@dataclass(frozen=True)
class _Page:
    """Renders blocks for one page; ``explained`` are the anchors a figure may point to."""

    explained: frozenset[str]

    def sections(self, blocks: Iterable[Block]) -> SafeString:
        """The blocks on the page's grid: numbers on the left, what they say beside them."""
        runs = groupby(blocks, key=lambda block: isinstance(block, UNNUMBERED))
        return _joined(
            self.para("", "", held) if unnumbered else _joined(map(self.section, held))
            for unnumbered, held in runs
        )

    def section(self, block: Block) -> SafeString:
        if isinstance(block, Numbered):
            return self.para(block.label, block.anchor, block.blocks)
        if isinstance(block, Particulars):
            return format_html('<div class="slim">\n{}</div>\n', self.block(block))
        return self.block(block)

    def para(self, label: str, anchor: str, blocks: Iterable[Block]) -> SafeString:
        return format_html(
            '<div class="para"{}>\n<div class="n">{}</div>\n<div class="say">\n{}</div>\n</div>\n',
            _id(anchor),
            _number(label, anchor),
            _joined(map(self.block, blocks)),
        )

    def block(self, block: Block) -> SafeString:
        match block:
            case Heading(text=text, level=2, anchor=anchor):
                return format_html("<h2{}>{}</h2>\n", _id(anchor), text)
            case Heading(text=text, anchor=anchor):
                return format_html("<h3{}>{}</h3>\n", _id(anchor), text)
            case Paragraph(spans=spans):
                return format_html("<p>{}</p>\n", self.spans(spans))
            case Bullets():
                return self.bullets(block)
            case Particulars():
                return self.particulars(block)
            case Table():
                return self.table(block)
        raise TypeError(f"{type(block).__name__} is not a block of a document.")

    def bullets(self, bullets: Bullets) -> SafeString:
        items = _each("<li>{}</li>\n", map(self.spans, bullets.items))
        return format_html('<ul class="plain">\n{}</ul>\n', items) if items else NOTHING

    def particulars(self, block: Particulars) -> SafeString:
        lines = format_html_join(
            "\n",
            "<div><dt>{}</dt><dd>{}</dd></div>",
            ((label, self.spans(value)) for label, value in block.rows),
        )
        caption = NOTHING
        if block.caption:
            caption = format_html('<p class="gap"><b>{}</b></p>\n', block.caption)
        return format_html('{}<dl class="facts">\n{}\n</dl>\n', caption, lines)

    def table(self, table: Table) -> SafeString:
        heads = (
            format_html('<th scope="col"{}>{}</th>', _class(c), c.heading) for c in table.columns
        )
        note = NOTHING
        if table.note:
            note = format_html('<p class="small gap">{}</p>\n', self.spans(table.note))
        return format_html(
            '<div class="scroll" role="region" aria-label="{}" tabindex="0">\n'
            "<table>\n<caption>{}</caption>\n<thead>\n<tr>{}</tr>\n</thead>\n"
            "<tbody>\n{}</tbody>\n</table>\n</div>\n{}",
            table.caption,
            table.caption,
            _joined(heads),
            _joined(self.row(table.columns, row) for row in table.rows),
            note,
        )

    def row(self, columns: tuple[Column, ...], row: Row) -> SafeString:
        named, *others = zip(columns, map(self.spans, row.cells), strict=True)
        return format_html(
            '<tr{}{}><th scope="row"{}>{}</th>{}</tr>\n',
            _id(row.anchor),
            SafeString(' class="sum"') if row.total else NOTHING,
            _class(named[0]),
            named[1],
            format_html_join("", "<td{}>{}</td>", ((_class(c), said) for c, said in others)),
        )

    def spans(self, spans: Iterable[Inline]) -> SafeString:
        return _joined(self.span(span) for span in spans)

    def span(self, span: Inline) -> SafeString:
        match span:
            case Mark(text=text):
                return format_html('<span class="ill">{}</span>', text)
            case Figure():
                return self.figure(span)
        return format_html(TAGS[span.style], span.text)

    def figure(self, figure: Figure) -> SafeString:
        for anchor in (figure_anchor(figure.key), figure_anchor(group(figure.key))):
            if anchor in self.explained:
                return format_html('<a class="fig" href="#{}">{}</a>', anchor, figure.text)
        return format_html('<data value="{}">{}</data>', figure.key, figure.text)


def _number(label: str, anchor: str) -> SafeString:
    """The number, as a link to itself where it can be pointed to."""
    if not anchor:
        return format_html("{}", label)
    return format_html('<a href="#{}" aria-label="Paragraph {}">{}</a>', anchor, label, label)


def _id(anchor: str) -> SafeString:
    return format_html(' id="{}"', anchor) if anchor else NOTHING


def _class(column: Column) -> SafeString:
    names = [name for name, on in (("num", column.numeric), ("cum", column.cumulative)) if on]
    return format_html(' class="{}"', " ".join(names)) if names else NOTHING


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return _each("{}", parts)


def _each(pattern: str, parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", pattern, ((part,) for part in parts))
