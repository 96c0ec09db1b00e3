"""The scrutiny report: the council's own form, filled from the record as at a day.

The order and wording of the headings are the form of Southampton's reports to a scrutiny
panel (25 November 2021): header, contacts, confidentiality, summary, recommendations, then
numbered paragraphs that run straight through, then the fields and documents at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from d22.reports.documents.nodes import (
    Block,
    Document,
    Figure,
    Numbered,
    Paragraph,
    Particulars,
    Text,
)
from d22.reports.figures import computed, dated, day_told, marked, plain, written_by_hand
from d22.reports.headlines import of_programme
from d22.reports.models import CommitteeDetails
from d22.reports.position import Position
from d22.reports.scrutiny import closing, consulted, detail, resources
from d22.reports.scrutiny.points import Point, bullets, number, roman, section
from d22.reports.scrutiny.sources import rules, sources
from programme.dates import written
from programme.models import Forum, Meeting
from programme.records import lines
from programme.wording import sentence, spelled


@dataclass(frozen=True)
class ScrutinyReport:
    """What a report is made of; ``document`` composes it. No queries."""

    position: Position
    details: CommitteeDetails
    meeting: Meeting
    forum: Forum

    def document(self, *, status: str = "Draft, not published") -> Document:
        blocks = number(self._items())
        return Document(
            title=f"{self.position.programme.name}: progress report",
            subject=f"Position at {written(self.position.as_at)}",
            author=self.details.author_post,
            dated=self.position.as_at,
            status=status,
            blocks=(*blocks, *rules(), *sources(blocks)),
        )

    def _items(self) -> Iterator[Block | Point]:
        yield from self._header()
        yield from self._summary()
        yield from self._recommendations()
        yield from detail.section_of(self.position)
        yield from resources.section_of(self.position, self.details)
        yield from closing.sections_of(self.position, self.details)

    def _header(self) -> Iterator[Block]:
        yield Particulars(
            "",
            (
                ("Decision-maker", plain(self.forum.name)),
                ("Subject", plain(self.position.programme.name)),
                ("Date of decision", marked(self._meeting_day())),
                ("Report of", plain(self.details.report_of)),
            ),
        )
        yield section("Contact details", "contacts")
        yield Particulars(
            "",
            (
                ("Executive Director", plain(self.details.director_post)),
                ("Author", plain(self.details.author_post)),
            ),
        )
        yield section("Statement of confidentiality", "confidentiality")
        yield self._hand(sentence(self.details.confidentiality or "none"))

    def _meeting_day(self) -> Figure:
        """Named by the forum as it was then: the meeting's own text would ask the database."""
        return dated(self.meeting, "held", of=f"{self.meeting.ref} {self.forum.name}")

    def _summary(self) -> Iterator[Block]:
        position = self.position
        yield section("Brief summary", "summary")
        for line in lines(position.programme.summary):
            yield self._hand(line)
        opening = (Text("This is the position at "), day_told(position), Text(". "))
        yield Paragraph(marked(*opening, *of_programme(position), Text(".")))
        for consultation in position.work.consultations:
            if consulted.is_running(consultation, as_at=position.as_at):
                yield consulted.sentence_of(consultation, as_at=position.as_at)
        yield from self._outcomes()

    def _outcomes(self) -> Iterator[Block]:
        outcomes = self.position.ground.outcomes
        if not outcomes:
            return
        total = computed(
            spelled(len(outcomes)), "outcomes.count", "Outcomes of the vision: how many", *outcomes
        )
        noun = "outcome" if len(outcomes) == 1 else "outcomes"
        yield Paragraph(marked(Text("The vision is to be met through "), total, Text(f" {noun}:")))
        yield bullets(outcome.title for outcome in outcomes)

    def _recommendations(self) -> Iterator[Block | Point]:
        details = self.details
        yield section("Recommendations", "recommendations")
        for n, text in enumerate(details.recommendation_list, start=1):
            yield Numbered(f"({roman(n)})", (self._hand(text),))
        yield section("Reasons for report recommendations", "reasons")
        yield Point(tuple(map(self._hand, lines(details.reasons or "None."))))
        yield section("Alternative options considered and rejected", "alternatives")
        yield Point((self._hand(sentence(details.alternatives or "none")),))

    def _hand(self, text: str) -> Paragraph:
        return Paragraph(written_by_hand(text, self.position))
