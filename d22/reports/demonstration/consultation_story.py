"""The three consultations: on leadership, on the restructure's second stage, on the strategy."""

from d22.reports.demonstration.replay import The, added, changed
from d22.reports.demonstration.sources import day, month, told
from workstreams.models import Consultation

STORY = [
    added(
        "2021-05-04 14:00",
        "office",
        Consultation,
        "C1",
        "Consultation on the leadership structure begins.",
        workstream=The("W2"),
        stage=The("W2.1"),
        subject="the senior leadership structure",
        audience="staff",
        opens=month("2021-05"),
        closes=month("2021-07"),
        **told("para 8"),
    ),
    added(
        "2021-09-23 09:00",
        "office",
        Consultation,
        "C2",
        "The business case is approved, so dates for the staff consultation are set.",
        workstream=The("W2"),
        stage=The("W2.2"),
        subject="the second stage of the restructure",
        audience="staff",
        opens=day("2021-10-06"),
        closes=day("2021-11-19"),
        departments=(
            "Early Help Service\n"
            "Safeguarding\n"
            "Young People’s Service\n"
            "Children Looked After and Permanency"
        ),
        **told("para 9"),
    ),
    changed(
        "2021-10-06 17:00",
        "office",
        "C2",
        "The consultation is open; all staff were invited to the webinar today.",
        engagement="Webinar for all staff on the opening day\nInternal communications",
    ),
    changed(
        "2021-11-19 17:30",
        "office",
        "C2",
        "The consultation has closed; how people were engaged is complete.",
        engagement=(
            "Webinar for all staff on the opening day\n"
            "One-to-one meetings with managers for everyone affected\n"
            "Internal communications\n"
            "Briefings for trade unions"
        ),
    ),
    added(
        "2021-10-15 10:00",
        "office",
        Consultation,
        "C3",
        "The draft strategy is out for public consultation; the day it opened was not noted.",
        workstream=The("W1"),
        subject="the draft Children and Young People Strategy",
        audience="public",
        closes=day("2021-12-12"),
        **told("para 19"),
    ),
]
