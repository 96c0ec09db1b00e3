"""Drafting a report: the one place that knows when a draft may be made."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from d22.reports import papers
from d22.reports.models import Report
from programme import clock
from programme.dates import Precision, written
from programme.models import Forum, Meeting, Programme, User


@transaction.atomic
def draft_report(
    *, programme: Programme, meeting: Meeting, position_on: date, by: User, today: date
) -> Report:
    """Draft the report for ``meeting``, once it is sure that it can be composed.

    Raises ValidationError, or ``papers.CannotCompose`` where the record of that day lacks something.
    """
    if position_on > today:
        raise _wrong_day(
            f"{written(position_on)} is still to come. Choose today, {written(today)}, or earlier."
        )
    _must_be_of_a_panel(meeting)
    when = clock.as_at(position_on)
    _must_be_ahead(papers.meeting_at(meeting.id, when), position_on)
    papers.compose(programme, when, meeting)
    report = Report(programme=programme, meeting=meeting, position_on=position_on, drafted_by=by)
    report._history_user = by
    report.full_clean()
    report.save()
    return report


def _wrong_day(sentence: str) -> ValidationError:
    return ValidationError({"position_on": sentence})


def _must_be_of_a_panel(meeting: Meeting) -> None:
    dated = meeting.held_precision == Precision.DAY
    if not dated or meeting.forum.kind != Forum.Kind.SCRUTINY:
        raise ValidationError(
            {"meeting": "Choose a meeting of a scrutiny panel that is known to the day."}
        )


def _must_be_ahead(meeting: Meeting | None, position_on: date) -> None:
    """Judged by the meeting as the record knew it on that day."""
    if meeting is None:
        raise _wrong_day(
            f"The record at {written(position_on)} does not know that meeting yet. Choose a later "
            "day, or an earlier meeting."
        )
    if position_on > meeting.held_on:
        raise _wrong_day(
            f"The panel met {meeting.held.phrase}; a paper for it cannot tell a later day. "
            "Choose that day or an earlier one."
        )
