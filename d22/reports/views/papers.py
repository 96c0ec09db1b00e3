"""Reports: the list of drafts, a new one, and each as a page and as files."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.generic import FormView, TemplateView

from d22.reports import papers
from d22.reports.actions import draft_report
from d22.reports.documents import html, reading
from d22.reports.forms import ReportForm
from d22.reports.models import Report
from programme import clock
from programme.dates import written
from programme.models import Forum, Meeting
from programme.pages import ProgrammePage


class ReportList(ProgrammePage, TemplateView):
    permission_required = "reports.view_report"
    template_name = "reports/report_list.html"
    nav = "reports"

    def get_context_data(self, **kwargs) -> dict:
        reports = Report.as_at(self.when).in_programme(self.programme)
        drafts = list(reports.select_related("drafted_by").newest_first())
        _give_meetings(drafts, self.when)
        return super().get_context_data(reports=drafts, **kwargs)


def _give_meetings(reports: list[Report], when: clock.AsAt) -> None:
    """Each report its meeting, and that its forum, as they stood on the day. Two queries."""
    meetings = Meeting.as_at(when).filter(id__in={report.meeting_id for report in reports} or {0})
    meetings = meetings.by_id()
    forums = Forum.as_at(when).filter(id__in={m.forum_id for m in meetings.values()} or {0}).by_id()
    for report in reports:
        report.meeting = meetings[report.meeting_id]
        report.meeting.forum = forums[report.meeting.forum_id]


class ReportDraft(ProgrammePage, FormView):
    """Draft a report for a meeting and a day. Refused, with the reason, where it cannot be made.

    Drafting is a change, and a past position is read only: the day that a report tells is chosen
    in the form.
    """

    permission_required = "reports.add_report"
    template_name = "reports/report_form.html"
    form_class = ReportForm
    nav = "reports"
    http_method_names = ["get", "post", "head", "options"]

    def get_initial(self) -> dict:
        if not self.when.live:
            raise BadRequest(
                f"A report is drafted today, not on {written(self.when.day)}. Take «as_at» out of "
                "the address; the form asks which day’s record the report tells."
            )
        # In ISO form: a browser shows no other in a date field.
        return {"position_on": self.when.day.isoformat()}

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"programme": self.programme, "today": clock.today()}

    def form_valid(self, form: ReportForm) -> HttpResponse:
        try:
            report = draft_report(
                programme=self.programme,
                **form.cleaned_data,
                by=self.request.user,
                today=self.when.day,
            )
        except ValidationError as wrong:
            form.add_error(None, wrong)
            return self.form_invalid(form)
        except papers.CannotCompose as problem:
            form.add_error(None, str(problem))
            return self.form_invalid(form)
        messages.success(self.request, f"{report} is drafted.")
        return redirect(report)


class ReportPage(ProgrammePage):
    """One report, found by its number."""

    permission_required = "reports.view_report"
    nav = "reports"

    def report(self) -> Report:
        reports = Report.as_at(self.when).in_programme(self.programme)
        report = reports.filter(number=self.kwargs["number"]).first()
        if report is None:
            number = str(self.kwargs["number"])[:12]
            raise Http404(f"There is no report {number} in this programme on this day.")
        self._give_its_meeting(report)
        return report

    def _give_its_meeting(self, report: Report) -> None:
        """As the draft tells it; as it stands where the record of that day does not know it."""
        told = clock.as_at(report.position_on)
        known = papers.meeting_at(report.meeting_id, told)
        _give_meetings([report], told if known else self.when)

    def compose(self, report: Report):
        """The document, from the record of the report's own day."""
        return papers.compose(self.programme, clock.as_at(report.position_on), report.meeting)


class ReportDetail(ReportPage, TemplateView):
    template_name = "reports/report_detail.html"

    def get_context_data(self, **kwargs) -> dict:
        report = self.report()
        try:
            document = self.compose(report)
        except papers.CannotCompose as problem:
            return super().get_context_data(report=report, problem=str(problem), **kwargs)
        figures = {figure.key: figure for figure in reading.figures(document)}
        return super().get_context_data(
            report=report,
            document=document,
            body=html.render(document, traced=True, with_title=False),
            figures=len(figures),
            illustrative=sum(figure.illustrative for figure in figures.values()),
            **kwargs,
        )


class ReportFile(ReportPage, TemplateView):
    """The report as a Word, PDF or HTML file."""

    def get(self, request, *args, **kwargs) -> HttpResponse:
        report = self.report()
        chosen = papers.FORMATS.get(kwargs["suffix"])
        if chosen is None:
            raise Http404(f"Reports come as {', '.join(papers.FORMATS)}, not «{kwargs['suffix']}».")
        try:
            document = self.compose(report)
        except papers.CannotCompose as problem:
            raise Http404(str(problem)) from problem
        name = papers.file_name(self.programme, clock.as_at(report.position_on), chosen.suffix)
        return HttpResponse(
            chosen.render(document),
            content_type=chosen.content_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
