"""What can be searched: each kind of record, what it is called, and where it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import QueryDict
from django.urls import reverse

from finance.models import BusinessCase, Forecast, LedgerEntry, Scheme
from programme.clock import AsAt
from programme.models import (
    Decision,
    Forum,
    Indicator,
    Meeting,
    Objective,
    Outcome,
    Phase,
    Programme,
)
from workstreams.models import (
    Consultation,
    Deliverable,
    Issue,
    Judgement,
    Milestone,
    Risk,
    Workstream,
)

#: How the last part of a record's address is made.
REF, SLUG, ANCHOR, IN_WORKSTREAM, IN_LIST = "ref", "slug", "anchor", "in workstream", "in list"


@dataclass(frozen=True)
class Kind:
    """``page`` shows one record ``by`` the given means; ``register`` lists those with words."""

    model: type[Model]
    one: str
    many: str
    page: str
    by: str = ANCHOR
    register: str = ""
    #: What the register is asked besides the words, so that it lists the same records.
    asked: Mapping[str, str] = ()

    @property
    def nouns(self) -> str:
        return f"{self.one},{self.many}"

    @property
    def prefix(self) -> str:
        return self.model.prefix

    @property
    def fields(self) -> tuple[str, ...]:
        return self.model.searched

    @property
    def permission(self) -> str:
        return f"{self.model._meta.app_label}.view_{self.model._meta.model_name}"

    def records(self, programme: Programme, when: AsAt) -> QuerySet:
        if self.model is LedgerEntry:
            return LedgerEntry.objects.in_programme(programme).as_at(when)
        return self.model.as_at(when).in_programme(programme)

    def address(self, record: Any, places: "Places") -> str:
        slug = places.programme.slug
        match self.by:
            case "ref":
                return places.at(reverse(self.page, args=[slug, record.ref]))
            case "slug":
                return places.at(reverse(self.page, args=[slug, record.slug]))
            case "in list":
                return places.at(reverse(self.page, args=[slug]), q=record.ref)
            case "in workstream" if record.workstream_id in places.workstreams:
                found = places.workstreams[record.workstream_id]
                return places.at(reverse(self.page, args=[slug, found])) + f"#{record.ref}"
            case "in workstream":
                return places.at(reverse("reports:overview", args=[slug]))
        return places.at(reverse(self.page, args=[slug])) + f"#{record.ref}"

    def more(self, words: str, places: "Places") -> str:
        """The register narrowed to the words; empty where the kind has none."""
        if not self.register:
            return ""
        address = reverse(self.register, args=[places.programme.slug])
        return places.at(address, **{"q": words} | dict(self.asked))


@dataclass(frozen=True)
class Places:
    """What addresses are made from: the programme, the day, and the workstreams' slugs by id."""

    programme: Programme
    when: AsAt
    workstreams: dict[int, str]

    def at(self, address: str, **asked: str) -> str:
        query = QueryDict(mutable=True)
        query.update(asked)
        if not self.when.live:
            query["as_at"] = self.when.day.isoformat()
        return f"{address}?{query.urlencode()}" if query else address


ALL_STATES = {"state": "all"}
_WORKSTREAM, _GOVERNANCE = "workstreams:workstream-detail", "programme:governance"
_OBJECTIVES, _OUTCOMES = "workstreams:objective-list", "programme:outcome-list"
_FINANCE, _LEDGER = "finance:finance", "finance:ledger"


def _register(model: type[Model], one: str, many: str, stem: str, **more) -> Kind:
    """A kind with a page of its own for each record, and a register of them all."""
    return Kind(model, one, many, f"{stem}-detail", by=REF, register=f"{stem}-list", **more)


#: In the order in which a reader most likely wants them.
KINDS = (
    _register(Milestone, "milestone", "milestones", "workstreams:milestone"),
    _register(Risk, "risk", "risks", "workstreams:risk", asked=ALL_STATES),
    _register(Issue, "issue", "issues", "workstreams:issue", asked=ALL_STATES),
    Kind(Decision, "decision", "decisions", "programme:decision-detail", REF, _GOVERNANCE),
    Kind(Workstream, "workstream", "workstreams", _WORKSTREAM, SLUG),
    Kind(Deliverable, "deliverable", "deliverables", _WORKSTREAM, IN_WORKSTREAM),
    Kind(Consultation, "consultation", "consultations", "workstreams:consultation-detail", by=REF),
    Kind(Objective, "objective", "objectives", _OBJECTIVES),
    Kind(Phase, "phase", "phases", _OBJECTIVES),
    Kind(Outcome, "outcome", "outcomes", _OUTCOMES),
    Kind(Indicator, "indicator", "indicators", "programme:indicator-detail", REF),
    Kind(Meeting, "meeting", "meetings", _GOVERNANCE),
    Kind(Forum, "forum", "forums", _GOVERNANCE),
    Kind(Judgement, "judgement", "judgements", _WORKSTREAM, IN_WORKSTREAM),
    Kind(Scheme, "scheme", "schemes", _FINANCE),
    Kind(LedgerEntry, "ledger entry", "ledger entries", _LEDGER, IN_LIST, _LEDGER),
    Kind(BusinessCase, "business case", "business cases", _FINANCE),
    Kind(Forecast, "forecast", "forecasts", _FINANCE),
)
