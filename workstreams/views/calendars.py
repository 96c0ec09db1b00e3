"""Calendar feeds: making and withdrawing one's own, and what a calendar program reads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django.views.generic import FormView, View

from programme import clock
from programme.dates import written
from programme.pages import ProgrammePage
from workstreams import actions, calendars
from workstreams.forms import FeedForm
from workstreams.models import CalendarFeed
from workstreams.models.feeds import hashed
from workstreams.views.pages import WorkPage

#: Who may read the work may have its dates.
MAY_READ = "workstreams.view_milestone"


class Today:
    """A feed is of today and after: there is none of a past day."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "private, no-store"
        return response

    def must_be_live(self) -> None:
        if not self.when.live:
            raise BadRequest(
                f"A calendar feed tells of today, not of {written(self.when.day)}. Take «as_at» "
                "out of the address."
            )


class CalendarPage(Today, WorkPage, FormView):
    """One's own feeds. A new one's address is shown in the answer to the form, and never again."""

    permission_required = MAY_READ
    template_name = "workstreams/calendar.html"
    form_class = FeedForm
    nav = "milestones"
    http_method_names = ["get", "post", "head", "options"]

    def get_form_kwargs(self) -> dict:
        self.must_be_live()
        return super().get_form_kwargs() | {"tree": self.tree}

    def form_valid(self, form: FeedForm) -> HttpResponse:
        try:
            made, token = actions.make_feed(
                programme=self.programme, workstream=form.chosen, by=self.request.user
            )
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        address = self.request.build_absolute_uri(reverse("calendars:feed", args=[token]))
        empty = FeedForm(tree=self.tree)
        return self.render_to_response(
            self.get_context_data(form=empty, made=made, address=address)
        )

    def get_context_data(self, **kwargs) -> dict:
        feeds = list(CalendarFeed.objects.of(self.request.user, self.programme))
        return super().get_context_data(feeds=feeds, **({"made": None, "address": ""} | kwargs))


class Withdraw(Today, ProgrammePage, View):
    """Somebody's own feed stops. Another's is not found."""

    permission_required = MAY_READ
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int, **kwargs) -> HttpResponse:
        self.must_be_live()
        feeds = CalendarFeed.objects.of(request.user, self.programme)
        feed = get_object_or_404(feeds, pk=pk)
        actions.withdraw_feed(feed=feed)
        messages.success(request, f"{feed} is withdrawn: its address shows nothing any more.")
        return redirect("workstreams:calendar", self.programme.slug)


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The secret in the address is the permission, for as long as its owner could read it here."""
    found = CalendarFeed.objects.with_token(token)
    one = found.select_related("owner", "programme", "workstream").first()
    if one is None or not constant_time_compare(one.token_hash, hashed(token)):
        raise Http404("There is no such calendar. It may have been withdrawn.")
    if not one.owner.has_perm(MAY_READ):  # never for an account that was closed
        raise Http404("There is no such calendar. It may have been withdrawn.")

    def may_view(model: type) -> bool:
        return one.owner.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")

    days = calendars.days_of(one, clock.as_at(), may_view=may_view)
    body = calendars.written(one, days, site=request.build_absolute_uri("/").rstrip("/"))
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{one.programme.slug}.ics"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
