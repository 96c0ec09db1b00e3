"""What a board member needs in one minute, and the way in."""

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import escape_leading_slashes
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from d22.reports import headlines, position
from d22.reports.documents.nodes import Figure
from finance import charts
from finance.appraisal import break_even
from programme.dates import financial_year
from programme.models import Programme
from programme.pages import ProgrammePage
from programme.ratings import RULES_VERSION
from workstreams.assessment import RULES
from workstreams.summaries import read_top_risks

LATE_SHOWN, COMING_SHOWN, RISKS_SHOWN, DECISIONS_SHOWN = 5, 7, 5, 4


class Overview(ProgrammePage, TemplateView):
    permission_required = "programme.view_programme"
    template_name = "reports/overview.html"
    nav = "overview"

    def get_context_data(self, **kwargs) -> dict:
        found = position.read_outline(self.programme, self.when)
        spans = headlines.of_programme(found)
        return super().get_context_data(
            position=found,
            headline="".join(span.text for span in spans),
            headline_illustrative=any(isinstance(s, Figure) and s.illustrative for s in spans),
            judgement=found.work.judgement_of(),
            due=_next_phase(found),
            phases=_phase_rows(found),
            workstreams=_workstream_rows(found),
            late=found.late[:LATE_SHOWN],
            coming=found.coming[:COMING_SHOWN],
            risks=read_top_risks(
                self.programme,
                self.when,
                shown=RISKS_SHOWN,
                compared_with=position.comparison_day(found.ground, self.when),
            ),
            decisions=[
                (d, found.ground.decider(d)) for d in found.ground.decisions[:DECISIONS_SHOWN]
            ],
            rules=RULES,
            rules_version=RULES_VERSION,
            **_money(found),
            **kwargs,
        )


def _next_phase(found: position.Position) -> dict | None:
    """The next phase with a date ahead: the days left, and how late it is forecast."""
    ahead = [p for p in found.ground.phases if p.due and p.due.is_dated and p.due.on > found.as_at]
    if not ahead:
        return None
    phase = min(ahead, key=lambda p: p.due.on)
    return {
        "phase": phase,
        "days": (phase.due.on - found.as_at).days,
        "rating": found.phase_ratings[phase],
    }


def _phase_rows(found: position.Position) -> list[dict]:
    return [
        {
            "phase": phase,
            "done": found.objectives_complete(phase),
            "total": len(found.ground.objectives_of(phase)),
            "rating": rating,
            "judgement": found.work.judgement_of(phase_id=phase.id),
        }
        for phase, rating in found.phase_ratings.items()
    ]


def _workstream_rows(found: position.Position) -> list[dict]:
    return [
        {
            "workstream": workstream,
            "depth": depth,
            "rating": found.workstream_ratings[workstream.id],
            "judgement": found.work.judgement_of(workstream_id=workstream.id),
        }
        for workstream, depth in found.work.tree
    ]


def _money(found: position.Position) -> dict:
    money, year = found.money, financial_year(found.as_at)
    if money.case is None:
        return {"money": money, "year": year}
    return {
        "money": money,
        "year": year,
        "gap": money.expected.net() - money.plan.net() if money.forecast else None,
        "money_rows": [
            {
                "name": name,
                "case": of(money.plan)(year),
                "forecast": of(money.expected)(year),
                "actual": of(money.actual)(year),
                "case_all": of(money.plan)(),
                "forecast_all": of(money.expected)(),
            }
            for name, of in (
                ("Investment", lambda amounts: amounts.investment),
                ("Savings", lambda amounts: amounts.savings),
                ("Net", lambda amounts: amounts.net),
            )
        ],
        "chart": charts.running_total(money),
        "last_year": money.years[-1],
        "recurring": money.expected.of_class("recurring", money.years[-1])
        or money.plan.of_class("recurring", money.years[-1]),
        "case_breaks_even": break_even(money.years, money.plan.running_net),
        "forecast_breaks_even": break_even(money.years, money.expected.running_net),
    }


@require_safe
@permission_required("programme.view_programme", raise_exception=True)
def programme_list(request: HttpRequest) -> HttpResponse:
    """The programmes; where there is just one, straight to it."""
    programmes = list(Programme.objects.in_name_order())
    if len(programmes) == 1:
        return redirect("reports:overview", programmes[0].slug)
    return render(request, "reports/programme_list.html", {"programmes": programmes})


def nothing_here(request: HttpRequest, path: str) -> HttpResponse:
    """Any address that no page has: with the slash it lacks, or a 404 in words."""
    if path and not path.endswith("/") and request.method in ("GET", "HEAD"):
        there = request.get_full_path(force_append_slash=True)
        # "//evil.example/" would be an address on another host.
        return HttpResponseRedirect(escape_leading_slashes(there))
    raise Http404("The address may be mistyped, or the record may have been removed.")
