"""A page far down a register holds the same rows as a plain slice would."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory

from programme import paging
from programme.clock import AsAt
from programme.models import Meeting
from programme.tables import KnownColumn, RecordTable, TitleColumn, page_of
from tests import make

LIVE = AsAt(date(2021, 11, 25), live=True)
ROWS = 130

pytestmark = pytest.mark.django_db


class MeetingTable(RecordTable):
    caption = "Meetings"

    subject = TitleColumn()
    held = KnownColumn()


@pytest.fixture
def meetings(monkeypatch):
    """More than a hundred, three a day, so that many sort alike; and far down begins at 50."""
    monkeypatch.setattr(paging, "FAR_DOWN", 50)
    for number in range(ROWS):
        make.meeting(subject=f"Meeting {number}", held_on=LIVE.day - timedelta(days=number // 3))


def shown(rows, query, **options):
    table = MeetingTable(rows, programme=make.programme(), as_at=LIVE)
    page_of(RequestFactory().get(f"/?{query}"), table, **options)
    return [row.record.subject for row in table.paginated_rows]


@pytest.mark.usefixtures("meetings")
@pytest.mark.parametrize("sort", ["held", "-held", "subject"])
@pytest.mark.parametrize(
    "rows",
    [Meeting.objects.all, lambda: Meeting.as_at(LIVE.day)],
    ids=["live", "past"],
)
def test_the_pages_of_a_register_hold_every_row_once_and_in_order(rows, sort):
    ordered = rows().order_by(sort.replace("held", "held_on"), "pk")
    pages = [shown(rows(), f"sort={sort}&page={number}") for number in range(1, 7)]

    assert [len(page) for page in pages] == [25, 25, 25, 25, 25, 5]
    assert [subject for page in pages for subject in page] == [
        meeting.subject for meeting in ordered
    ]


@pytest.mark.usefixtures("meetings")
def test_a_page_far_down_is_two_queries_and_one_where_the_rows_were_counted(
    django_assert_num_queries,
):
    make.programme()

    with django_assert_num_queries(3):  # the programme, which the table is given, is the third
        shown(Meeting.objects.order_by("held_on", "pk"), "page=4")
    with django_assert_num_queries(2):
        shown(Meeting.objects.order_by("held_on", "pk"), "page=4", total=ROWS)
