import re

import pytest

from tests.reports.demonstrated import demonstration

__all__ = ["demonstration"]

pytestmark = pytest.mark.django_db


def opened(board, sign_in, **query):
    return sign_in(board).get("/destination-22/roadmap/", query)


def told(response):
    return response.context["headline"]


def test_phase_1_ends_with_the_new_teams_and_waits_for_the_response_to_the_consultation(
    board, sign_in
):
    assert told(opened(board, sign_in)) == (
        "Phase 1 is forecast to end on 28 February 2022, on its baseline; "
        "its critical path runs M8 → M11 → M25"
    )


def test_in_july_the_path_is_another_for_what_it_waits_for_was_not_recorded_yet(board, sign_in):
    response = opened(board, sign_in, as_at="2021-07-31")

    assert told(response) == (
        "Phase 1 is forecast to end on 28 February 2022, on its baseline; M25 alone decides it"
    )
    assert 'aria-label="Past position"' in response.content.decode()


def test_the_slip_of_the_access_point_grows_from_july_to_november(board, sign_in):
    def slip(**query):
        page = opened(board, sign_in, **query).content.decode()
        row = re.search(r'data-label="Ref">M16<.*?</tr>', page)[0]
        return re.search(r'data-label="Slip">([^<]*)<', row)[1]

    assert [slip(as_at="2021-07-31"), slip(as_at="2021-10-01"), slip()] == [
        "+15 days",
        "+32 days",
        "+74 days",
    ]


def test_the_phases_that_nobody_has_dated_say_so(board, sign_in):
    third = opened(board, sign_in).context["plan"].ends[2]

    assert (third.expected, [m.ref for m in third.undated]) == (None, ["M21", "M22", "M23"])


def test_chart_and_table_agree_on_every_milestone_in_the_window(board, sign_in):
    response = opened(board, sign_in, **{"from": "2020-09", "to": "2026-03"})
    page = response.content.decode()

    labels = re.findall(r"<span>(M\d+)</span>", page)
    assert labels == re.findall(r'data-label="Ref">(M\d+)<', page)
    assert len(labels) == 28
