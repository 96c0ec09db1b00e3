"""The editing pages as one site: what it is called, who gets in, and the order of its index."""

from functools import update_wrapper

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

NAME = "Destination 22 — the record"


class RecordSite(admin.AdminSite):
    """Django's admin without its own sign-in: whoever may not edit is told so."""

    site_header = site_title = NAME
    index_title = "Edit the record"
    site_url = "/"
    empty_value_display = "none"
    enable_nav_sidebar = False  # the lists need the width

    def admin_view(self, view, cacheable=False):
        guarded = super().admin_view(view, cacheable)

        def inner(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                return self.refusal(request)
            return guarded(request, *args, **kwargs)

        return update_wrapper(inner, guarded)

    @method_decorator([never_cache, login_not_required])
    def login(self, request, extra_context=None):
        """There is one sign-in page, the site's own."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            return self.refusal(request)
        onwards = request.GET.get("next") or reverse("admin:index", current_app=self.name)
        return redirect_to_login(onwards, resolve_url(settings.LOGIN_URL))

    @method_decorator(never_cache)
    def refusal(self, request):
        context = {**self.each_context(request), "title": "You may read the record, not edit it"}
        return TemplateResponse(request, "admin/refused.html", context, status=403)

    def get_app_list(self, request, app_label=None):
        """In the order of registration, which follows the work; people and roles together, last."""
        apps = self._build_app_dict(request, app_label)
        roles = apps.pop("auth", None)
        if roles and app_label is None:
            apps["auth"] = self._people(apps["programme"], roles)
        elif roles:
            apps["auth"] = roles
        return list(apps.values())

    def _people(self, programme: dict, roles: dict) -> dict:
        for entry in roles["models"]:
            entry["name"] = "Roles"
        users = [entry for entry in programme["models"] if entry["model"] is get_user_model()]
        programme["models"] = [entry for entry in programme["models"] if entry not in users]
        return {**roles, "name": "People", "models": users + roles["models"]}


site = RecordSite()
