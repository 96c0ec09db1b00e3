"""Making a report: which meeting and which details it needs, and the files it becomes."""

from collections.abc import Callable
from dataclasses import dataclass

from d22.reports import position
from d22.reports.documents import pdf, standalone, word
from d22.reports.documents.nodes import Document
from d22.reports.models import CommitteeDetails
from d22.reports.scrutiny.paper import ScrutinyReport
from programme.clock import AsAt
from programme.dates import written
from programme.models import Forum, Meeting, Programme


class CannotCompose(Exception):
    """Something that a report needs is not in the record of the day it tells."""


@dataclass(frozen=True)
class Format:
    """``render`` gives the bytes of a whole file; ``suffix`` is also its name in addresses."""

    suffix: str
    content_type: str
    render: Callable[[Document], bytes]


FORMATS = {
    "docx": Format(
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        word.render,
    ),
    "pdf": Format("pdf", "application/pdf", pdf.render),
    "html": Format("html", "text/html; charset=utf-8", standalone.render),
}


def next_panel(programme: Programme, when: AsAt) -> Meeting:
    """The first meeting of a scrutiny panel on or after the day, as the record knew it then."""
    forums = Forum.as_at(when).in_programme(programme).filter(kind=Forum.Kind.SCRUTINY)
    panels = list(forums.values_list("id", flat=True))
    meetings = Meeting.as_at(when).in_programme(programme).filter(forum_id__in=panels or [0])
    meeting = meetings.known_to_the_day().on_or_after(when.day).first()
    if meeting is None:
        raise CannotCompose(
            f"The record knows no meeting of a scrutiny panel on or after {written(when.day)}. "
            "Record the meeting first."
        )
    return meeting


def meeting_at(meeting_id: int, when: AsAt) -> Meeting | None:
    """The meeting as the record knew it then; None where it did not."""
    return Meeting.as_at(when).filter(id=meeting_id).first()


def compose(
    programme: Programme, when: AsAt, meeting: Meeting, *, status: str = "Draft, not published"
) -> Document:
    """The scrutiny report of ``programme`` for ``meeting``, telling the record at ``when``.

    Both are told as the record knew them then, whatever became of them since.
    """
    known = meeting_at(meeting.id, when)
    if known is None:
        raise CannotCompose(
            f"The record at {written(when.day)} does not know that meeting. Choose a later day, "
            "or another meeting."
        )
    programme = Programme.as_at(when).filter(id=programme.id).first() or programme
    found = position.read(programme, when)
    forum = found.ground.forum_by_id.get(known.forum_id)
    if forum is None:
        raise CannotCompose(
            f"The forum of that meeting is not in the record at {written(when.day)}. "
            "Choose a later day, or another meeting."
        )
    details = CommitteeDetails.as_at(when).in_programme(programme).filter(forum_id=forum.id).first()
    if details is None:
        raise CannotCompose(
            f"The record at {written(when.day)} holds no committee details for the {forum.name}: "
            "who reports, the recommendations, the statutory power. Record them first."
        )
    return ScrutinyReport(found, details, known, forum).document(status=status)


def file_name(programme: Programme, when: AsAt, suffix: str) -> str:
    return f"{programme.slug}-scrutiny-report-{when.day.isoformat()}.{suffix}"
