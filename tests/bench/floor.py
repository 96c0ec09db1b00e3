"""The bare view that pages are measured against: signed in, one indexed query, a base template."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from workstreams.models import Milestone

BASE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title></head>
<body><header><p>{{ user }}</p><form method="post">{% csrf_token %}<button>Sign out</button></form>
</header><main>{% block main %}{% endblock %}</main></body></html>"""
PAGE = """{% extends base %}{% block title %}{{ milestone }}{% endblock %}
{% block main %}<h1>{{ milestone.title }}</h1><p>{{ milestone.baseline }}</p>{% endblock %}"""


def bare(request: HttpRequest) -> HttpResponse:
    base, page = (engines["django"].from_string(text) for text in (BASE, PAGE))
    milestone = Milestone.objects.get(pk=request.GET["pk"])
    return HttpResponse(page.render({"base": base.template, "milestone": milestone}, request))


urlpatterns = [path("bare/", bare), path("", include("d22.urls"))]
