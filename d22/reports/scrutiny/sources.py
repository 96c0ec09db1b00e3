"""Where the figures come from: the last part of a report, a row for each figure it prints."""

from collections.abc import Iterator
from datetime import date

from d22.reports.documents.nodes import Block, Column, Document, Figure, Row, Table, figure_anchor
from d22.reports.documents.reading import figures
from d22.reports.figures import MARK, plain
from d22.reports.scrutiny.points import section

COLUMNS = (Column("Printed"), Column("Computed from"), Column("Records"), Column("Source"))


def sources(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The section, in the order of first printing; nothing where no figure is printed."""
    read = Document(title="figures", subject="", author="", dated=date.min, blocks=blocks)
    first: dict[str, Figure] = {}
    for figure in figures(read):
        first.setdefault(figure.key, figure)
    if not first:
        return
    yield section("Where the figures come from", "figures")
    yield Table("Every figure of this report, in order", COLUMNS, tuple(map(_row, first.values())))


def _row(figure: Figure) -> Row:
    source = plain(figure.source) if figure.source else ()
    if figure.illustrative:
        source = (*source, *(plain("; ") if source else ()), MARK)
    return Row(
        (
            plain(figure.text),
            plain(figure.basis),
            plain(", ".join(figure.records) or "computed"),
            source or plain("computed"),
        ),
        anchor=figure_anchor(figure.key),
    )
