"""How often each page asks the database: as often with three of everything as with one."""

import pytest

from tests.pages.addresses import PAGES, address
from tests.pages.everything import THE_DAY_AFTER, everything

#: Two for the session, two for permissions, two for the transaction, one for the programme,
#: one for other days to read; the rest is the page's own. On a live day a page of one record also asks whether it may be edited.
COUNTS = {
    "reports:overview": 30,
    "reports:roadmap": 23,
    "workstreams:objective-list": 23,
    "workstreams:workstream-list": 17,
    "workstreams:workstream-detail": 18,
    "workstreams:consultation-detail": 10,
    "workstreams:milestone-list": 14,
    "workstreams:milestone-detail": 20,
    "workstreams:slip-chart": 11,
    "workstreams:risk-list": 17,
    "workstreams:risk-detail": 19,
    "workstreams:issue-list": 13,
    "workstreams:issue-detail": 13,
    "finance:finance": 16,
    "finance:ledger": 13,
    "programme:governance": 13,
    "programme:decision-detail": 11,
    "programme:outcome-list": 11,
    "programme:indicator-detail": 13,
    "reports:search": 9,
    "reports:report-list": 11,
    "reports:report-detail": 35,
}
ASK_WHO_LEADS = {
    "workstreams:milestone-detail",
    "workstreams:risk-detail",
    "workstreams:issue-detail",
}


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_asks_the_same_number_of_questions_however_much_there_is(
    count, board, sign_in, django_assert_num_queries
):
    everything(count)
    client = sign_in(board)

    for name in PAGES:
        with django_assert_num_queries(COUNTS[name], info=name):
            client.get(address(name))


@pytest.mark.parametrize("count", [1, 3])
def test_a_past_day_takes_no_more_questions_than_today(
    count, board, sign_in, django_assert_num_queries
):
    everything(count)
    client = sign_in(board)

    for name in PAGES:
        with django_assert_num_queries(COUNTS[name] - (name in ASK_WHO_LEADS), info=name):
            client.get(address(name, as_at=THE_DAY_AFTER))
