"""Errors as pages in the reader's words, in development too."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


class PlainErrors:
    """Answers a view's 400 and 404 with our page and its sentence, whether DEBUG is on or off."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        if isinstance(problem, Http404):
            return render(request, "404.html", {"exception": str(problem)}, status=404)
        if isinstance(problem, BadRequest):
            return render(request, "400.html", {"exception": str(problem)}, status=400)
        return None
