"""Forms of the reports' pages."""

from datetime import date

from django import forms

from d22.reports.models import Report
from programme.models import Forum, Meeting, Programme


class ReportForm(forms.ModelForm):
    """Draft a report: for which meeting, and telling the record of which day.

    The rules of drafting are ``actions.draft_report``'s.
    """

    class Meta:
        model = Report
        fields = ["meeting", "position_on"]
        widgets = {"position_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, programme: Programme, today: date, **options) -> None:
        super().__init__(*args, **options)
        self.instance.programme = programme
        panels = Meeting.objects.in_programme(programme).filter(forum__kind=Forum.Kind.SCRUTINY)
        meetings = panels.known_to_the_day().select_related("forum")
        self.fields["meeting"].queryset = meetings.order_by("-held_on", "-id")
        self.fields["position_on"].widget.attrs["max"] = today.isoformat()
