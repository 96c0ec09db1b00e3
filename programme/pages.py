"""What every page of a programme has: a permission, the day it is read at, and its programme."""

import re
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.generic import TemplateView

from programme import clock
from programme.dates import parse_day, written
from programme.days import days_to_read
from programme.exports import exported
from programme.filters import RegisterFilter
from programme.models import Programme
from programme.records import Record
from programme.tables import RecordTable, page_of, sort_as_asked


def read_as_at(request: HttpRequest) -> clock.AsAt:
    """The day that ``?as_at=`` asks for; none is today. A day that is not one is a 400."""
    given = request.GET.get("as_at", "").strip()
    if not given:
        return clock.as_at()
    day = parse_day(given)
    if day is None:
        raise BadRequest(
            f"«{given[:40]}» is not a date of the calendar. Write the day as 2021-07-31."
        )
    return clock.as_at(day)


def read_programme(slug: str, when: clock.AsAt) -> Programme:
    """The programme as it was then. Its absence is a 404 that says when the record begins."""
    programme = Programme.as_at(when).filter(slug=slug).first()
    if programme is not None:
        return programme
    first = Programme.history.filter(slug=slug).order_by("history_date").first()
    if first is None or when.live:
        raise Http404(f"There is no programme at the address «{slug}».")
    began = first.history_date.astimezone(clock.LONDON).date()
    raise Http404(
        f"The record of {first.name} begins on {written(began)}. There is nothing in it as at "
        f"{written(when.day)}: choose a later day."
    )


class ProgrammePage(PermissionRequiredMixin):
    """Mixed into the view of a page under ``/<programme>/``.

    ``self.programme`` and ``self.when`` are ready before the view's own method runs, and only
    for somebody who holds ``permission_required``. ``nav`` is the entry of the menu it lies under.
    """

    nav = ""
    raise_exception = True
    when: clock.AsAt
    programme: Programme

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not self.has_permission():
            return self.handle_no_permission()
        self.when = read_as_at(request)
        self.programme = read_programme(kwargs["programme"], self.when)
        return super().dispatch(request, *args, **kwargs)

    def may_edit(self, record: Record) -> bool:
        """Whether the reader may change this record: never on a past day."""
        permission = f"{record._meta.app_label}.change_{record._meta.model_name}"
        return self.when.live and self.request.user.has_perm(permission, record)

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        today = clock.today()
        page = {
            "programme": self.programme,
            "as_at": self.when.day,
            "live": self.when.live,
            "today": today,
            "days": days_to_read(self.programme, today=today),
            "nav": self.nav,
        }
        return super().get_context_data(**(kwargs | page))


class RegisterPage(ProgrammePage, TemplateView):
    """A page about one register: filtered by a form, sorted, paged, and exported as it is shown.

    ``filters`` and ``table`` are the subclass's, as cached properties.
    """

    filters: RegisterFilter
    table: RecordTable

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if "_export" not in request.GET:
            return super().get(request, *args, **kwargs)
        if self.filters.wrong:
            raise BadRequest(f"Nothing was exported, for the filter is wrong. {self.filters.wrong}")
        self.table.query = request.GET.copy()
        sort_as_asked(request, self.table)
        return exported(request, self.table, selection=self.filters.words)

    def get_context_data(self, *, rows_counted: int | None = None, **kwargs) -> dict[str, Any]:
        """``rows_counted`` where the view has counted what the filter leaves."""
        return super().get_context_data(
            table=page_of(self.request, self.table, total=rows_counted),
            filters=self.filters.form,
            chosen=self.filters.words,
            **kwargs,
        )


def number_of(ref: str, prefix: str) -> int:
    """The number in a reference: 16 of M16. Anything else is a 404 that says what was asked for."""
    if not re.fullmatch(rf"{prefix}[1-9][0-9]{{0,8}}", ref):  # M016 too: a record has one address
        raise Http404(f"«{ref[:40]}» is not a reference here. They look like {prefix}1.")
    return int(ref.removeprefix(prefix))


def find(records, ref: str, *, prefix: str, kind: str):
    """The record of the queryset ``records`` with reference ``ref``; none is a 404 in words."""
    found = records.filter(number=number_of(ref, prefix)).first()
    if found is None:
        raise Http404(f"There is no {kind} {ref} in this programme on this day.")
    return found
