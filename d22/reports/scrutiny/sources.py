"""How statuses are computed, and where the figures come from: the last parts of a report."""

from collections.abc import Iterator
from datetime import date

from d22.reports.documents.nodes import (
    Block,
    Column,
    Document,
    Figure,
    Inline,
    Paragraph,
    Row,
    Table,
    Text,
    figure_anchor,
)
from d22.reports.documents.reading import figures, group
from d22.reports.figures import MARK, plain
from d22.reports.scrutiny.points import bullets, paragraph, section
from programme.ratings import RULES_VERSION
from programme.wording import listed
from workstreams.assessment import RULES

COLUMNS = (Column("Printed"), Column("What it is"), Column("Records"), Column("Source"))


def rules() -> Iterator[Block]:
    yield section("Annex A: How a status is computed", "rules")
    yield paragraph(f"These are the rules, version {RULES_VERSION}. Nobody sets a status by hand.")
    yield bullets(RULES)


def sources(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """A row for each thing that figures speak of, in the order of first printing.

    Nothing where no figure is printed.
    """
    read = Document(title="figures", subject="", author="", dated=date.min, blocks=blocks)
    groups: dict[str, dict[str, Figure]] = {}
    for figure in figures(read):
        groups.setdefault(group(figure.key), {}).setdefault(figure.key, figure)
    if not groups:
        return
    yield section("Annex B: Where the figures come from", "figures")
    held = [tuple(group.values()) for group in groups.values()]
    if any(figure.illustrative for group in held for figure in group):
        yield Paragraph((Text("What is marked "), MARK, Text(" was made up for a demonstration.")))
    rows = tuple(_row(key, held) for key, held in zip(groups, held, strict=True))
    yield Table("Every figure of this report, in the order they are printed", COLUMNS, rows)


def _row(key: str, held: tuple[Figure, ...]) -> Row:
    records = dict.fromkeys(ref for figure in held for ref in figure.records)
    return Row(
        (
            plain("; ".join(figure.text for figure in held)),
            plain(_basis(held)),
            plain(", ".join(records) or "none"),
            _source(held),
        ),
        anchor=figure_anchor(key),
    )


def _basis(held: tuple[Figure, ...]) -> str:
    """What they speak of, said once, and then of each what it is."""
    parts = [figure.basis.rpartition(": ") for figure in held]
    subjects = dict.fromkeys(subject for subject, _, _ in parts)
    return "; ".join(
        f"{subject}{': ' if subject else ''}{listed(what for of, _, what in parts if of == subject)}"
        for subject in subjects
    )


def _source(held: tuple[Figure, ...]) -> tuple[Inline, ...]:
    cited = _cited(dict.fromkeys(figure.source for figure in held if figure.source))
    made_up = [figure.illustrative for figure in held]
    if not any(made_up):
        return plain(cited or "computed")
    part = "" if all(made_up) else "in part "
    return (Text(f"{cited}; {part}" if cited else part), MARK)


def _cited(sources: dict[str, None]) -> str:
    """The sources; places in one paper are listed behind its name: para 5, para 6 and para 7."""
    each = dict.fromkeys(one for source in sources for one in source.split("; "))
    places: dict[str, list[str]] = {}
    for source in each:
        paper, comma, place = source.rpartition(", ")
        places.setdefault(paper if comma else place, []).extend([place] if comma else [])
    return "; ".join(f"{paper}, {listed(at)}" if at else paper for paper, at in places.items())
