import pytest
from hypothesis import given
from hypothesis import strategies as st

from d22.reports.documents.columns import setting
from d22.reports.documents.measures import DENSE_SIZE, TABLE_SIZE, TEXT_WIDTH, length
from d22.reports.documents.nodes import Column, Row, Table
from tests.reports.documents.papers import money, register, spans


def table(*rows, numeric=()):
    columns = tuple(Column(f"C{i}", numeric=i in numeric) for i in range(len(rows[0])))
    return Table("T", columns, tuple(Row(tuple(spans(cell) for cell in row)) for row in rows))


@given(st.lists(st.text(max_size=300), min_size=1, max_size=9), st.floats(60, 170))
def test_columns_fill_the_room_whatever_they_hold(cells, room):
    fitted = setting(table(cells), room)

    assert sum(fitted.widths) == pytest.approx(room)
    assert min(fitted.widths) > 0


def test_a_date_stays_on_one_line_beside_prose():
    fitted = setting(table(("Front door", "30 September 2021", "why " * 90)), TEXT_WIDTH)

    assert fitted.room(1) >= length("30 September 2021", TABLE_SIZE)


def test_prose_takes_the_room_that_short_columns_do_not_need():
    narrow, number, prose = setting(register(12), TEXT_WIDTH).widths

    assert prose > 3 * max(narrow, number)


def test_type_is_smaller_only_where_the_words_need_it():
    wide = ["£1,234,567,890"] * 9

    assert setting(money(), TEXT_WIDTH).size == TABLE_SIZE
    assert setting(table(wide), TEXT_WIDTH).size == DENSE_SIZE


def test_a_row_may_be_torn_only_if_it_might_not_fit_on_a_page():
    short, endless = ("a", "word " * 40), ("a", "word " * 2000)

    fitted = setting(table(short, endless), TEXT_WIDTH)

    rows = table(short, endless).rows
    assert [fitted.fits_a_page(row) for row in rows] == [True, False]


def test_a_short_table_is_kept_on_one_page():
    assert setting(money(), TEXT_WIDTH).holds_together(money())
    assert not setting(register(60), TEXT_WIDTH).holds_together(register(60))
