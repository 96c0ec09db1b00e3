"""Papers to print: a small one with every kind of node, and random ones."""

from datetime import date

from hypothesis import strategies as st

from d22.reports.documents.nodes import (
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Mark,
    Numbered,
    Paragraph,
    Particulars,
    Row,
    Table,
    Text,
    figure_anchor,
)

NET = Figure(
    "£4,360,874",
    key="finance.net",
    basis="Savings less investment of the business case over five years.",
    records=("finance.case:1",),
    source="Scrutiny Panel report, 25 November 2021, paragraph 12",
)
CLOSED = Figure("19 November 2021", key="M8.actual", basis="The day M8 was reached.")


def spans(*parts):
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def document(*blocks, **given):
    facts = {
        "title": "Destination 22: progress report",
        "subject": "Position at 25 November 2021",
        "author": "Panel clerk",
        "dated": date(2021, 11, 25),
        "blocks": blocks,
    }
    return Document(**facts | given)


def saying(text):
    """A paper that says the text in every place a text can stand."""
    said = spans(text, Text(text, "strong"), Text(text, "emphasis"), Mark(text))
    figured = (Figure(text, key="some.figure", basis=text),)
    return document(
        Heading("Part " + text, 2, "part"),
        Paragraph(said),
        Particulars(text, ((text, figured),)),
        Numbered("1." + text, (Paragraph(said), Bullets((said, figured))), "p1"),
        Table(
            "Table " + text, (Column(text), Column(text, numeric=True)), (Row((said, said)),), said
        ),
        title="Title " + text,
        subject=text,
        author=text,
        status=text,
    )


def money():
    years = [Column(year, numeric=True) for year in ("2021/22", "2022/23")]
    columns = (Column("Line"), *years, Column("Both years", numeric=True, cumulative=True))
    lines = (
        ("Savings", "£0", "£1,000,000", "£1,000,000"),
        ("Investment", "−£1,292,500", "−£936,400", "−£2,228,900"),
    )
    rows = tuple(Row(tuple(spans(cell) for cell in line)) for line in lines)
    total = Row((spans("Net"), spans("−£1,292,500"), spans("£63,600"), (NET,)), total=True)
    return Table("Net by year, pounds", columns, (*rows, total), spans("Shaded: cumulative."))


def register(rows):
    """A table of milestones, long enough to cross pages."""
    columns = (Column("Milestone"), Column("Slip", numeric=True), Column("Why"))
    why = "The post was advertised twice, and what follows waits for it. "
    return Table(
        "Milestones",
        columns,
        tuple(
            Row((spans(f"M{n}"), spans(f"+{n} days"), spans(why * (1 + n % 3))))
            for n in range(1, rows + 1)
        ),
    )


def paper(rows=60):
    """Every kind of node, several pages."""
    return document(
        Particulars("", (("Decision-maker", spans("Children and Families Scrutiny Panel")),)),
        Particulars("Contact details", (("Author", spans("Head of Service")),)),
        Heading("Brief summary", 2, "summary"),
        Paragraph(spans("The consultation closed on ", CLOSED, ".")),
        Bullets((spans("One objective is complete."), spans("Three are late."))),
        Heading("Recommendations", 2, "recommendations"),
        Numbered("(i)", (Paragraph(spans("That the Panel notes this report.")),), "r1"),
        Heading("Detail", 2, "detail"),
        Numbered("1.", (Heading("Money", 3, "money"), Paragraph(spans("Below.")), money()), "p1"),
        Numbered("2.", (Paragraph(spans("Net ", NET, ". ", Mark("illustrative"))), register(rows))),
        Numbered("3.", (Bullets((spans("A list at once"),)), Heading("After it", 3, "after"))),
        Heading("Where the figures come from", 2, "figures"),
        Table(
            "Figures",
            (Column("Printed"), Column("Computed from")),
            (Row(((NET,), spans(NET.basis)), anchor=figure_anchor(NET.key)),),
        ),
        status="Draft 3, not published",
    )


# Any text at all, half surrogates and control characters included.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
# Text whose words every reader of PDF gives back in the order they were written.
PLAIN_TEXT = st.text(
    "abcdefghiABC ÿŵŷ£€−–’“”&<>#{}[]$\\/*_`~'\"@%=+;:.,0123456789\n\t", max_size=40
)


def papers(text=ANY_TEXT):
    """Random documents that are sound, saying texts drawn from ``text``."""
    worded = text.filter(str.strip)
    span = st.one_of(
        st.builds(Text, text, st.sampled_from(("plain", "strong", "emphasis"))),
        st.builds(Figure, text, key=worded, basis=text, illustrative=st.booleans()),
        st.builds(Mark, text),
    )
    said = st.lists(span, max_size=3).map(tuple)
    paragraph = st.builds(Paragraph, said)
    bullets = st.builds(Bullets, st.lists(said, max_size=3).map(tuple))
    line = st.tuples(text, said)
    particulars = st.builds(Particulars, text, st.lists(line, min_size=1, max_size=3).map(tuple))
    inner = st.one_of(paragraph, bullets, particulars, tables(text, said))
    numbered = st.builds(Numbered, worded, st.lists(inner, max_size=3).map(tuple))
    heading = st.builds(Heading, worded, st.just(2), st.just(""))
    blocks = st.lists(st.one_of(inner, numbered, heading), max_size=4).map(tuple)
    return st.builds(Document, worded, text, text, st.dates(), blocks, status=text)


@st.composite
def tables(draw, text, said):
    column = st.builds(Column, text, st.booleans(), st.booleans())
    columns = draw(st.lists(column, min_size=1, max_size=4).map(tuple))
    cells = st.lists(said, min_size=len(columns), max_size=len(columns)).map(tuple)
    rows = draw(st.lists(st.builds(Row, cells, st.booleans()), max_size=3).map(tuple))
    return Table(draw(text.filter(str.strip)), columns, rows, draw(said))
