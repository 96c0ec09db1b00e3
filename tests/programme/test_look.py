from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import path

from programme.dates import Known
from programme.models import Phase, Programme
from programme.ratings import Confidence, Rag, Rating
from programme.templatetags.ruler import ruler

RED = "M6 0l6 6-6 6-6-6z"
ACROSS = "M12 6L5 12V8H0V4h5V0z"

urlpatterns = [path("<slug:programme>/milestones/", lambda request: None, name="milestones")]


def shown(source, **context):
    return Template(source).render(Context(context))


def marked(kind, shape, word):
    return (
        f'<span class="{kind}"><svg viewBox="0 0 12 12" aria-hidden="true">'
        f'<path fill-rule="evenodd" d="{shape}"/></svg>{word}</span>'
    )


# --- status ---------------------------------------------------------------------------------


def test_a_rag_is_a_shape_and_a_word():
    rating = Rating(Rag.RED, "it is 56 days overdue")

    assert shown("{% rag rating %}", rating=rating) == marked("rag red", RED, "Red")
    assert shown("{% rag 'red' %}") == marked("rag red", RED, "Red")


def test_a_rag_may_say_another_word():
    assert shown("{% rag 'red' 'Over' %}") == marked("rag red", RED, "Over")


def test_every_rag_has_a_shape_of_its_own():
    assert len({shown("{% rag status %}", status=status) for status in Rag}) == 5


def test_an_unknown_rag_is_refused_by_name():
    with pytest.raises(ValueError, match="'pink' is not a valid Rag"):
        shown("{% rag 'pink' %}")


def test_a_reason_follows_because_and_is_escaped():
    assert shown("{% because r %}", r=Rating(Rag.RED, "M1 < M2")) == "because M1 &lt; M2"
    assert shown("{% because r %}", r=Rating(Rag.GREEN, "")) == ""


@pytest.mark.parametrize(
    ("judged", "bars", "outlines"),
    [("green", 3, 0), ("amber", 2, 1), ("red", 1, 2), ("none", 0, 3)],
)
def test_confidence_is_three_bars_as_many_filled_as_it_is_sure(judged, bars, outlines):
    filled, empty = shown("{% confidence judged %}", judged=judged).split("<path")[1:]

    assert filled.count("M") == bars
    assert empty.count("M") == outlines


def test_confidence_says_its_word():
    assert shown("{% confidence judged %}", judged=Confidence.NONE).endswith(
        "</svg>Not rated</span>"
    )


def test_an_unknown_confidence_is_refused_by_name():
    with pytest.raises(ValueError, match="'blue' is not a valid Confidence"):
        shown("{% confidence 'blue' %}")


@pytest.mark.parametrize(
    ("now", "before", "kind", "words"),
    [
        (16, 12, "way worse", "up from 12"),
        (12, 16, "way better", "down from 16"),
        (9, 9, "way same", "no change"),
        (9, None, "way new", "new"),
    ],
)
def test_a_score_says_which_way_it_moved(now, before, kind, words):
    mark = shown("{% way now before %}", now=now, before=before)

    assert mark.startswith(f'<span class="{kind}">')
    assert mark.endswith(f"</svg>{words}</span>")


@pytest.mark.parametrize(
    ("fields", "mark"),
    [
        ({"illustrative": True}, '<span class="ill">illustrative</span>'),
        ({"illustrative_parts": "baseline"}, '<span class="ill">baseline illustrative</span>'),
        ({}, ""),
    ],
)
def test_what_is_made_up_is_marked_and_a_fact_is_not(fields, mark):
    assert shown("{% ill record %}", record=Phase(**fields)) == mark


# --- words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "long", "short"),
    [
        (
            date(2021, 11, 25),
            '<time datetime="2021-11-25">25 November 2021</time>',
            '<time datetime="2021-11-25">25 Nov 2021</time>',
        ),
        (
            Known(date(2021, 6, 30), "month"),
            '<time datetime="2021-06">June 2021</time>',
            '<time datetime="2021-06">Jun 2021</time>',
        ),
        (
            Known(date(2021, 8, 31), "season"),
            '<span class="nb">summer 2021</span>',
            '<span class="nb">summer 2021</span>',
        ),
        (
            Known(date(2022, 1, 31), "open"),
            '<span class="nb">after January 2022</span>',
            '<span class="nb">after Jan 2022</span>',
        ),
        (None, '<span class="soft">not yet</span>', '<span class="soft">not yet</span>'),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(known, long, short):
    assert shown("{{ known|known }}", known=known) == long
    assert shown("{{ known|known_short }}", known=known) == short


def test_a_missing_date_says_what_it_is_told_to():
    assert shown("{{ on|known:'no date' }}", on=None) == '<span class="soft">no date</span>'


def test_a_moment_is_not_taken_for_a_date():
    with pytest.raises(TypeError, match="is not a date"):
        shown("{{ at|known }}", at=datetime(2021, 11, 22, tzinfo=UTC))


def test_a_moment_is_written_in_london():
    at = datetime(2021, 6, 30, 23, 30, tzinfo=UTC)

    words = '<time datetime="2021-07-01T00:30+01:00">1 July 2021 at 00:30</time>'
    assert shown("{{ at|moment }}", at=at) == words


@pytest.mark.parametrize(
    ("slip", "words"),
    [
        (74, "+74 days"),
        (1, "+1 day"),
        (0, "0 days"),
        (-1, "−1 day"),
        (-3, "−3 days"),
        (1200, "+1,200 days"),
        (None, '<span class="soft">none</span>'),
    ],
)
def test_a_slip_has_a_sign_and_a_unit(slip, words):
    assert shown("{{ slip|days }}", slip=slip) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 543832200|pounds }}", "£5,438,322"),
        ("{{ 436087400|millions }}", "£4.4 million"),
        ("{{ 1080400|difference }}", "+£10,804"),
        ("{{ None|pounds }}", '<span class="soft">none</span>'),
        ("{{ None|millions:'no case' }}", '<span class="soft">no case</span>'),
    ],
)
def test_money_is_written_from_whole_pence(source, words):
    assert shown(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ 1|count:'milestone' }}", "1 milestone"),
        ("{{ 3|count:'milestone,milestones' }}", "3 milestones"),
        ("{{ 2|count:'entry,entries' }}", "2 entries"),
        ("{{ 1200|count:'row' }}", "1,200 rows"),
        ("{{ 6|spelled }}", "six"),
        ("{{ 10|spelled }}", "10"),
    ],
)
def test_a_count_agrees_with_its_noun(source, words):
    assert shown(source) == words


# --- time and place -------------------------------------------------------------------------


def test_the_ruler_fills_up_to_the_date_and_marks_each_new_year():
    drawn = ruler(date(2020, 9, 1), date(2026, 3, 31), date(2021, 11, 25))

    assert drawn.done == 22.09
    assert [(tick.year, tick.at) for tick in drawn.ticks] == [
        (2021, 5.99),
        (2022, 23.91),
        (2023, 41.83),
        (2024, 59.74),
        (2025, 77.71),
        (2026, 95.63),
    ]


@pytest.mark.parametrize(
    ("as_at", "done"), [(date(2019, 1, 1), 0), (date(2020, 9, 1), 0), (date(2030, 1, 1), 100)]
)
def test_a_day_outside_the_programme_stands_at_the_end_of_the_ruler(as_at, done):
    assert ruler(date(2020, 9, 1), date(2026, 3, 31), as_at).done == done


def test_a_long_ruler_labels_fewer_years():
    drawn = ruler(date(2020, 9, 1), date(2036, 3, 31), date(2021, 11, 25))

    assert [tick.year for tick in drawn.ticks if tick.labelled] == list(range(2021, 2037, 2))


def test_the_ruler_is_drawn_for_a_programme():
    programme = Programme(begins_on=date(2020, 9, 1), first_year="2021/22", duration_years=5)

    drawn = shown("{% ruler programme day %}", programme=programme, day=date(2021, 11, 25))

    assert drawn.count("<text") == 6
    assert drawn.count("style=") == 0


@pytest.mark.parametrize(
    ("position", "query"),
    [
        ({}, ""),
        ({"as_at": date(2021, 11, 25), "live": True}, ""),
        ({"as_at": date(2021, 7, 31), "live": False}, "?as_at=2021-07-31"),
    ],
)
@override_settings(ROOT_URLCONF="tests.programme.test_look")
def test_a_link_keeps_the_date_that_is_being_read(position, query):
    link = shown("{% goto 'milestones' 'destination-22' %}", **position)

    assert link == f"/destination-22/milestones/{query}"


@override_settings(ROOT_URLCONF="tests.programme.test_look")
def test_a_link_takes_a_query_and_escapes_it():
    context = {"as_at": date(2021, 7, 31), "live": False}

    link = shown("{% goto 'milestones' 'd' rating='red' q='a&b' phase=None %}", **context)

    assert link == "/d/milestones/?rating=red&amp;q=a%26b&amp;as_at=2021-07-31"
