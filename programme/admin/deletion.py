"""Deleting with a reason, and never over what somebody else saved in the meantime."""

from django.http import QueryDict

from programme.admin.forms import refuse_stale
from programme.records import Record, StaleRecord


class ReasonedDeletion:
    """The page that asks before deleting also asks why; the history keeps the answer."""

    def delete_view(self, request, object_id, extra_context=None):
        problem = None
        if request.method == "POST" and (problem := self._why_not_delete(request, object_id)):
            # Asked again, with what was wrong.
            request.method, request.POST = "GET", QueryDict()
        context = {"problem": problem or "", **(extra_context or {})}
        return super().delete_view(request, object_id, context)

    def _why_not_delete(self, request, object_id):
        if not request.POST.get("why", "").strip():
            return "Say in a few words why this is deleted: its history is kept, with the reason."
        record = self.get_object(request, object_id)
        opened = request.POST.get("opened_version", "")
        try:
            if isinstance(record, Record):
                refuse_stale(record, int(opened[:9]) if opened.isdecimal() else None)
        except StaleRecord as stale:
            return " ".join(stale.messages)
        return None

    def delete_model(self, request, obj):
        obj._change_reason = request.POST["why"].strip()[:500]
        obj._history_user = request.user
        super().delete_model(request, obj)
