from datetime import date
from decimal import Decimal

import pytest
from django.urls import path
from django_tables2 import Column

from programme.clock import AsAt
from programme.dates import Known
from programme.models import Decision, Forum, Phase, Programme
from programme.ratings import Rag, Rating
from programme.tables import (
    DaysColumn,
    KnownColumn,
    PoundsColumn,
    RagColumn,
    RecordTable,
    RefColumn,
    SourceColumn,
    TitleColumn,
)

LIVE = AsAt(date(2021, 11, 25), live=True)
PAST = AsAt(date(2021, 7, 31))
urlpatterns = [path("<slug:slug>/phases/<str:ref>/", lambda request: None, name="phase")]

pytestmark = pytest.mark.urls("tests.programme.test_columns")


class PhaseTable(RecordTable):
    caption = "Phases"

    ref = RefColumn()
    summary = TitleColumn(to="phase")
    due = KnownColumn()
    source = SourceColumn()


class FigureTable(RecordTable):
    caption = "Figures"

    name = Column()
    slip = DaysColumn()
    pence = PoundsColumn()
    rating = RagColumn(why=True)


def phases(rows, *, as_at=LIVE):
    return PhaseTable(rows, programme=Programme(slug="d"), as_at=as_at)


def figures(rows):
    return FigureTable(rows, programme=Programme(slug="d"), as_at=LIVE)


def cells(table):
    return [[str(cell) for _, cell in line.cells] for line in table.lines()]


def test_a_row_shows_reference_link_date_and_source():
    due = {"due_on": date(2022, 1, 31), "due_precision": "month"}
    row = Phase(number=2, summary="Grow", source="Report, para 11", **due)

    assert cells(phases([row])) == [
        [
            "P2",
            '<a href="/d/phases/P2/">Grow</a>',
            '<time datetime="2022-01">Jan 2022</time>',
            "Report, para 11",
        ]
    ]


def test_a_link_from_a_past_position_stays_in_the_past():
    (row,) = cells(phases([Phase(number=2, summary="Grow")], as_at=PAST))

    assert row[1] == '<a href="/d/phases/P2/?as_at=2021-07-31">Grow</a>'


def test_an_empty_cell_says_none():
    (row,) = cells(phases([Phase(number=2, summary="")]))

    assert row[1:] == ['<span class="soft">none</span>'] * 3


def test_a_source_says_what_is_made_up():
    row = Phase(number=1, source="Report, para 5", illustrative_parts="dates")

    (shown,) = cells(phases([row]))

    assert shown[3] == 'Report, para 5; <span class="ill">dates illustrative</span>'


def test_figures_are_written_with_their_units():
    rating = Rating(Rag.BLUE, "it was reached")

    ((_, slip, pence, status),) = cells(
        figures([{"name": "M1", "slip": 74, "pence": -129_250_000, "rating": rating}])
    )

    assert (slip, pence) == ("+74 days", "−£1,292,500")
    assert status.endswith('Complete</span><span class="by">because it was reached</span>')


def test_a_choice_is_shown_by_its_label_across_a_relation_too():
    class DecisionTable(RecordTable):
        caption = "Decisions"
        outcome = Column()
        forum = Column(accessor="forum__kind")

    rows = [Decision(number=1, outcome="agreed_jointly", forum=Forum(kind="scrutiny"))]
    table = DecisionTable(rows, programme=Programme(slug="d"), as_at=LIVE)

    assert cells(table) == [["Agreed jointly", "Scrutiny panel"]]


def test_an_accessor_that_leads_nowhere_is_an_error():
    class MistypedTable(RecordTable):
        caption = "Phases"
        sumary = Column()

    table = MistypedTable([Phase(number=1)], programme=Programme(slug="d"), as_at=LIVE)

    with pytest.raises(ValueError, match="sumary"):
        list(table.lines())


def test_markup_in_a_record_is_escaped():
    (row,) = cells(phases([Phase(number=1, summary="<b>Bold</b>")]))

    assert row[1] == '<a href="/d/phases/P1/">&lt;b&gt;Bold&lt;/b&gt;</a>'


def test_an_export_holds_values_not_markup():
    rating = Rating(Rag.RED, "it is late")
    row = {"name": "M1", "slip": 74, "pence": 1_205, "rating": rating}

    assert list(figures([row]).as_values()) == [
        ["Name", "Slip", "Pence", "Rating"],
        ["M1", 74, Decimal("12.05"), "Red"],
    ]


@pytest.mark.parametrize(
    ("known", "value"),
    [
        (Known(date(2021, 9, 30)), date(2021, 9, 30)),
        (Known(date(2021, 9, 30), "month"), "September 2021"),
    ],
)
def test_an_exported_date_is_a_date_only_where_the_day_is_known(known, value):
    assert KnownColumn().value(known) == value
