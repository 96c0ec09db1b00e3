import re
from datetime import date

import pytest
from django.urls import reverse

from programme import clock
from tests import make

pytestmark = pytest.mark.django_db

ADDRESS = "/destination-22/roadmap/"


def opened(client, **query):
    return client.get(ADDRESS, query)


def rows(response):
    """The references in the table, in its order."""
    return re.findall(r'data-label="Ref">(M\d+)<', response.content.decode())


def labels(response):
    """The references beside the bars, in their order."""
    return re.findall(r"<span>(M\d+)</span>", response.content.decode())


@pytest.fixture
def reader(board, sign_in):
    with clock.standing_at(date(2021, 10, 1)):
        make.programme()
    return sign_in(board)


def test_who_may_not_see_milestones_may_not_see_the_roadmap(stranger, sign_in):
    make.programme()

    assert opened(sign_in(stranger)).status_code == 403


def test_a_programme_without_milestones_says_so(reader):
    response = opened(reader)

    assert "<h1>No milestone is recorded yet</h1>" in response.content.decode()
    assert 'role="img"' not in response.content.decode()


def test_one_milestone_is_a_row_of_chart_and_table(reader):
    make.milestone()

    response = opened(reader)

    assert rows(response) == labels(response) == ["M1"]
    assert response.context["headline"] == "1 milestone recorded, but it serves no phase"


def test_a_milestone_without_any_date_is_shown_as_such(reader):
    make.milestone(baseline_on=None, objective=make.objective())

    response = opened(reader)

    assert "no date yet</text>" in response.content.decode()
    assert response.context["headline"] == "Phase 1 has no end date yet: M1 has none"


def test_the_page_opens_with_the_end_of_the_current_phase_and_its_path(reader):
    objective = make.objective()
    first = make.milestone(objective=objective, forecast_on=date(2021, 12, 31))
    then = make.milestone(objective=objective, forecast_on=date(2022, 1, 31))
    make.dependency(predecessor=first, successor=then)

    assert opened(reader).context["headline"] == (
        "Phase 1 is forecast to end on 31 January 2022, 31 days later than its baseline; "
        "its critical path runs M1 → M2"
    )


def test_a_phase_whose_end_has_passed_is_said_not_to_have_ended(reader):
    make.milestone(objective=make.objective(), baseline_on=date(2021, 10, 31))

    assert opened(reader).context["headline"] == (
        "Phase 1 was expected to end on 31 October 2021 and has not; M1 alone decides it"
    )


def test_rows_stand_in_time_order_within_their_workstream(reader):
    one, other = make.workstream(name="Governance"), make.workstream(name="SEND")
    make.milestone(workstream=other, baseline_on=date(2021, 12, 1))
    make.milestone(workstream=one, baseline_on=date(2022, 1, 1))
    make.milestone(workstream=one, baseline_on=date(2021, 9, 1), forecast_on=date(2022, 2, 1))
    make.milestone(workstream=one, baseline_on=None)

    response = opened(reader)

    assert rows(response) == labels(response) == ["M2", "M3", "M4", "M1"]


def test_a_closed_workstream_shows_one_line_and_no_rows(reader):
    one, other = make.workstream(slug="governance"), make.workstream(slug="send")
    make.milestone(workstream=one)
    make.milestone(workstream=other)

    response = opened(reader, open="send")

    assert rows(response) == labels(response) == ["M2"]
    assert response.content.decode().count('role="img"') == 2
    assert rows(opened(reader, open="none")) == []
    assert rows(opened(reader, open="all")) == ["M1", "M2"]


def test_closing_a_workstream_closes_those_below_it(reader):
    parent = make.workstream(slug="practices")
    make.milestone(workstream=make.workstream(slug="send", parent=parent))
    make.milestone(workstream=make.workstream(slug="governance"))

    toggles = [one["toggle"] for one in opened(reader).context["lanes"]]

    assert toggles == [
        "?open=governance",
        "?open=governance&open=practices",
        "?open=practices&open=send",
    ]


def test_an_open_workstream_opens_those_above_it(reader):
    parent = make.workstream(slug="practices")
    make.milestone(workstream=make.workstream(slug="send", parent=parent))

    assert rows(opened(reader, open="send")) == ["M1"]


def test_the_roadmap_narrows_to_a_phase_and_to_a_workstream_with_those_below(reader):
    parent = make.workstream(slug="practices")
    below = make.workstream(slug="send", parent=parent)
    make.milestone(workstream=below, objective=make.objective())
    make.milestone(workstream=below)
    make.milestone(workstream=make.workstream(slug="governance"), objective=make.objective())

    assert rows(opened(reader, phase="P1", workstream="practices")) == ["M1"]
    assert rows(opened(reader, phase="none")) == ["M2"]
    assert rows(opened(reader, workstream="practices")) == ["M1", "M2"]


def test_what_lies_outside_the_window_is_in_the_table_and_named_below_the_chart(reader):
    make.milestone(baseline_on=date(2020, 9, 30))
    make.milestone()

    response = opened(reader, **{"from": "2021-10", "to": "2022-03"})

    assert (labels(response), rows(response)) == (["M2"], ["M1", "M2"])
    assert "but in the table: M1 (30 Sep 2020)." in response.content.decode()


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"from": "2021-13"}, "«2021-13» is not a month. Write it as 2021-04."),
        (
            {"from": "2021-04", "to": "2021-03"},
            "March 2021 is before April 2021. Choose a later month.",
        ),
        ({"from": "1950-01", "to": "2099-12"}, "That is more than 25 years. Choose fewer."),
    ],
)
def test_a_window_that_is_none_is_answered_in_words_and_not_used(query, error, reader):
    make.milestone()

    response = opened(reader, **query)

    assert error in response.content.decode()
    assert str(response.context["window"]) == "December 2021 to May 2022"


@pytest.mark.parametrize("query", [{"phase": "P9"}, {"workstream": "no-such-work"}])
def test_a_phase_or_workstream_that_there_is_not_lists_nothing_and_is_told(query, reader):
    make.milestone(objective=make.objective())

    response = opened(reader, **query)

    assert "The filter asks for something that is not there" in response.content.decode()
    assert rows(response) == labels(response) == []


def test_one_end_of_a_window_is_enough(reader):
    make.milestone()

    assert str(opened(reader, **{"from": "2022-10"}).context["window"]) == (
        "October 2022 to September 2023"
    )
    assert str(opened(reader, to="2022-02").context["window"]) == "December 2021 to February 2022"


def test_a_title_cannot_write_markup_into_chart_or_table(reader):
    make.milestone(title="<b>Posts</b>", workstream=make.workstream(name="<i>SEND</i>"))

    page = opened(reader).content.decode()

    assert "<b>Posts" not in page
    assert "<i>SEND" not in page


def test_a_dependency_that_contradicts_the_dates_is_told_in_the_table(reader):
    first = make.milestone(baseline_on=date(2022, 2, 1))
    then = make.milestone(baseline_on=date(2022, 1, 1))
    make.dependency(predecessor=first, successor=then, kind="ss")

    page = opened(reader).content.decode()

    assert ">M1</a> (start to start; expected too early)" in page


def test_links_of_a_past_roadmap_lead_to_the_same_day(reader):
    with clock.standing_at(date(2021, 11, 1)):
        make.milestone()

    page = opened(reader, as_at="2021-11-02").content.decode()

    assert (
        f"{reverse('workstreams:milestone-detail', args=['destination-22', 'M1'])}?as_at=2021-11-02"
        in page
    )


@pytest.mark.parametrize("as_at", [{}, {"as_at": "2021-11-24"}], ids=["live", "past"])
@pytest.mark.parametrize("count", [1, 3])
def test_the_roadmap_asks_as_often_with_three_as_with_one(
    count, as_at, reader, django_assert_num_queries
):
    with clock.standing_at(date(2021, 11, 23)):
        for _ in range(count):
            phase = make.phase()
            workstream = make.workstream()
            first = make.milestone(workstream=workstream, objective=make.objective(phase=phase))
            then = make.milestone(workstream=workstream)
            make.dependency(predecessor=first, successor=then)

    opened(reader)  # the permissions of the user are asked for at each request alike
    with django_assert_num_queries(15):
        opened(reader, **as_at)
