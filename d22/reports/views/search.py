"""The search page: a reference goes straight to its record, words to all that have them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.generic import TemplateView

from d22.reports.search import finding
from programme.pages import ProgrammePage
from programme.searching import words_in

LONGEST = 200


class Search(ProgrammePage, TemplateView):
    permission_required = "programme.view_programme"
    template_name = "reports/search.html"

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        self.given = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST]
        self.kinds = finding.kinds_for(request.user)
        self.places = finding.places(self.programme, self.when)
        self.missing = ""
        if asked := finding.by_reference(self.given, self.kinds):
            kind, number = asked
            record = kind.records(self.programme, self.when).filter(number=number).first()
            if record is not None:
                return HttpResponseRedirect(kind.address(record, self.places))
            self.missing = f"There is no {kind.one} {kind.prefix}{number} in this programme"
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        words = words_in(self.given)
        found = finding.by_words(words, self.kinds, self.given, self.places) if words else ()
        return super().get_context_data(
            given=self.given,
            words=words,
            missing=self.missing,
            kinds=self.kinds,
            found=found,
            total=sum(one.count for one in found),
            **kwargs,
        )
