"""How often each page asks the database: as often with three of everything as with one."""

import pytest

from tests.pages.addresses import PAGES, address
from tests.pages.everything import THE_DAY_AFTER, everything

#: Two for the session, one for permissions, two for the transaction, one for the programme, one
#: for other days to read; the rest is the page's own. On a live day a page of one record also
#: asks whether it may be edited.
COUNTS = {
    "reports:overview": 28,
    "reports:roadmap": 15,
    "workstreams:objective-list": 13,
    "workstreams:workstream-list": 11,
    "workstreams:workstream-detail": 19,
    "workstreams:consultation-detail": 9,
    "workstreams:milestone-list": 10,
    "workstreams:milestone-detail": 19,
    "workstreams:slip-chart": 10,
    "workstreams:risk-list": 13,
    "workstreams:risk-detail": 17,
    "workstreams:issue-list": 12,
    "workstreams:issue-detail": 12,
    "finance:finance": 15,
    "finance:ledger": 12,
    "programme:governance": 12,
    "programme:decision-detail": 10,
    "programme:outcome-list": 10,
    "programme:indicator-detail": 12,
    "reports:search": 8,
    "reports:report-list": 10,
    "reports:report-detail": 37,
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
