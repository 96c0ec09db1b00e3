"""The pages that show a record's past: who changed what, when and why. They only read."""

from datetime import date, datetime
from itertools import pairwise

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import Http404
from simple_history.admin import SimpleHistoryAdmin
from simple_history.template_utils import HistoricalRecordContextHelper

from programme import money
from programme.dates import written

#: Kept by the machine with every save, so they tell nobody anything.
UNTOLD = {"version", "changed_at"}


class Told(HistoricalRecordContextHelper):
    """Values as a reader knows them: dates and amounts written out, choices by their words."""

    def prepare_delta_change_value(self, change, value):
        field = self.model._meta.get_field(change.field)
        match value:
            case None | "":
                return "nothing"
            case bool():
                return "yes" if value else "no"
            case date() if not isinstance(value, datetime):
                return written(value)
            case int() if change.field.endswith("_pence"):
                return money.pounds(value)
        return dict(field.flatchoices).get(value, value)


class PastPages(SimpleHistoryAdmin):
    """simple-history's pages, without a way to write through them."""

    object_history_template = "admin/record_history.html"
    object_history_list_template = "admin/record_history_list.html"
    object_history_form_template = "admin/record_past.html"

    def history_view(self, request, object_id, extra_context=None):
        self._must_be_numbers(object_id)
        return super().history_view(request, object_id, extra_context)

    def history_view_title(self, request, obj):
        return f"History of {obj}"

    def history_form_view_title(self, request, obj):
        return f"{obj}, as it was"

    def get_historical_record_context_helper(self, request, historical_record):
        return Told(self.model, historical_record)

    def set_history_delta_changes(self, request, historical_records, foreign_keys_are_objs=True):
        for newer, older in pairwise(historical_records):
            delta = newer.diff_against(
                older, excluded_fields=UNTOLD, foreign_keys_are_objs=foreign_keys_are_objs
            )
            helper = self.get_historical_record_context_helper(request, newer)
            newer.history_delta_changes = helper.context_for_delta_changes(delta)

    def history_form_view(self, request, object_id, version_id, extra_context=None):
        """One past version, to read: simple-history saves what is posted here, reverting off or on."""
        if request.method not in ("GET", "HEAD"):
            raise PermissionDenied("A past version is read, not saved.")
        self._must_be_numbers(object_id, version_id)
        request.reads_the_past = True
        return super().history_form_view(request, object_id, version_id, extra_context)

    def get_readonly_fields(self, request, obj=None):
        if reads_the_past(request):
            return flatten_fieldsets(self.get_fieldsets(request, obj))
        return super().get_readonly_fields(request, obj)

    @staticmethod
    def _must_be_numbers(*keys):
        if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in keys):
            raise Http404("There is no such record.")


def reads_the_past(request) -> bool:
    return getattr(request, "reads_the_past", False)
