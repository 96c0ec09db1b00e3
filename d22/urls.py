"""Every address. The programme's own pages lie under its slug; what no page has comes last."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path, re_path

from d22.reports.views import health
from d22.reports.views.overview import nothing_here
from programme.admin import site as admin_site

urlpatterns = [
    path("health/live/", health.live, name="live"),
    path("health/ready/", health.ready, name="ready"),
    path(
        "accounts/login/",
        LoginView.as_view(
            redirect_authenticated_user=True, http_method_names=["get", "post", "head"]
        ),
        name="login",
    ),
    path("accounts/logout/", LogoutView.as_view(), name="logout"),
    path("admin/", admin_site.urls),
    path("calendar/", include("workstreams.feed_urls")),
    path("", include("d22.reports.urls")),
    path("<slug:programme>/", include("programme.urls")),
    path("<slug:programme>/", include("workstreams.urls")),
    path("<slug:programme>/", include("finance.urls")),
    re_path(r"^(?P<path>[\s\S]*)$", nothing_here),
]
