"""Consultations in a report: what was so on the day, and no more."""

from collections.abc import Iterator
from datetime import date

from d22.reports.documents.nodes import Inline, NumberedBlock, Paragraph, Text
from d22.reports.figures import computed, marked, when
from d22.reports.scrutiny.points import bullets, paragraph
from programme.wording import sentence, spelled
from workstreams.models import Consultation


def is_running(consultation: Consultation, *, as_at: date) -> bool:
    """Open on the day; one whose opening is not recorded counts as open until it closes."""
    opened = consultation.opens is None or consultation.has_opened(as_at=as_at)
    return opened and not consultation.has_closed(as_at=as_at)


def blocks_of(consultation: Consultation, *, as_at: date) -> Iterator[NumberedBlock]:
    yield sentence_of(consultation, as_at=as_at)
    if consultation.department_list:
        count = computed(
            spelled(len(consultation.department_list)),
            f"{consultation.ref}.departments",
            f"{consultation}: departments covered",
            consultation,
        )
        noun = "department" if len(consultation.department_list) == 1 else "departments"
        verb = "covered" if consultation.has_closed(as_at=as_at) else "covers"
        yield Paragraph(marked(Text(f"It {verb} "), count, Text(f" {noun}:")))
        yield bullets(consultation.department_list)
    if consultation.engagement_list and consultation.has_opened(as_at=as_at):
        yield paragraph("People have been engaged through:")
        yield bullets(consultation.engagement_list)


def sentence_of(consultation: Consultation, *, as_at: date) -> Paragraph:
    spans = (*_name(consultation), *_times(consultation, as_at), Text("."))
    return Paragraph(marked(*spans))


def _name(consultation: Consultation) -> tuple[Inline, ...]:
    who = "staff" if consultation.audience == Consultation.Audience.STAFF else "public"
    if consultation.days is None:
        return (Text(sentence(f"The {who} consultation on {consultation.subject}")[:-1]),)
    length = computed(
        f"{consultation.days}-day",
        f"{consultation.ref}.days",
        f"{consultation}: both the first and the last day counted",
        consultation,
    )
    return (Text("The "), length, Text(f" {who} consultation on {consultation.subject}"))


def _times(consultation: Consultation, as_at: date) -> Iterator[Inline]:
    opened = consultation.has_opened(as_at=as_at)
    closed = consultation.has_closed(as_at=as_at)
    if consultation.opens:
        yield Text(" opened " if opened else " is due to open ")
        yield from when(consultation, "opens")
    if consultation.closes:
        joined = " and" if consultation.opens else ""
        due = " to close " if consultation.opens and not opened else " is due to close "
        yield Text(joined + (" closed " if closed else due))
        yield from when(consultation, "closes")
    if not (consultation.opens or consultation.closes):
        yield Text(" has no dates yet")
