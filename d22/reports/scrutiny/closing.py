"""The end of the form: law, risk, policy, then the yes/no fields and the papers."""

from collections.abc import Iterator

from d22.reports.documents.nodes import (
    Block,
    Column,
    Inline,
    NumberedBlock,
    Paragraph,
    Particulars,
    Row,
    Table,
    Text,
)
from d22.reports.figures import MARK, computed, dated, marked, plain, written_by_hand
from d22.reports.models import CommitteeDetails
from d22.reports.position import Position
from d22.reports.scrutiny.points import Point, part, point, section
from programme.records import lines
from programme.wording import listed, moved, sentence, spelled
from workstreams.models import Risk
from workstreams.scoring import Band


def sections_of(position: Position, details: CommitteeDetails) -> Iterator[Block | Point]:
    yield from _legal(position, details)
    yield section("Risk management implications", "risk")
    yield Point(tuple(_risk(position)))
    yield section("Policy framework implications", "policy")
    texts = [text for text in (details.policy_framework, details.shared_vision) if text]
    for text in texts:
        yield Point((Paragraph(written_by_hand(text, position)),))
    if not texts:
        yield point("None.")
    yield from _fields(details)
    yield from _papers(details)


def _legal(position: Position, details: CommitteeDetails) -> Iterator[Block | Point]:
    yield section("Legal implications", "legal")
    yield part("Statutory power to undertake proposals in the report", "statutory-power")
    power = sentence(details.statutory_power or "none")
    yield Point((Paragraph(written_by_hand(power, position)),))
    yield part("Other legal implications", "other-legal")
    other = sentence(details.other_legal or "none")
    yield Point((Paragraph(written_by_hand(other, position)),))


def _risk(position: Position) -> Iterator[NumberedBlock]:
    programme, risks = position.programme, position.work.risks
    if programme.risk_log:
        reviewed = (
            f", and the {programme.risk_log_reviewed_by} reviews it"
            if programme.risk_log_reviewed_by
            else ""
        )
        yield Paragraph(plain(f"The full risk log is kept in {programme.risk_log}{reviewed}."))
    if not risks:
        yield Paragraph(plain("No risk is open."))
        return
    yield Paragraph(marked(*_how_many(risks)))
    yield _risk_table(position)


def _how_many(risks: tuple[Risk, ...]) -> Iterator[Inline]:
    total = computed(spelled(len(risks)).capitalize(), "risks.open", "Open risks: how many", *risks)
    yield total
    bands = [(band, [r for r in risks if r.band == band]) for band in reversed(Band)]
    held = [f"{spelled(len(found))} {band.label.lower()}" for band, found in bands if found]
    yield Text(" risk is open: " if len(risks) == 1 else " risks are open: ")
    yield computed(
        listed(held), "risks.by_band", "Open risks: how many in each band of score", *risks
    )
    yield Text(".")


def _risk_table(position: Position) -> Table:
    panel = position.compared_with
    columns = (
        Column("Risk"),
        Column("Score", numeric=True),
        Column("Band"),
        *((Column("Since the last panel"),) if panel else ()),
        Column("Treatment"),
    )
    rows = tuple(_risk_row(risk, position) for risk in position.work.risks)
    note: tuple[Inline, ...] = (
        Text("Score is likelihood times impact, each from 1 to 5, after the controls in place."),
    )
    if panel:
        forum = position.ground.forum_by_id[panel.forum_id]
        met = dated(panel, "held", of=f"{panel.ref} {forum.name}")
        note = (*note, Text(" The last panel met on "), *marked(met, Text(".")))
    return Table("Open risks, the worst first", columns, rows, note)


def _risk_row(risk: Risk, position: Position) -> Row:
    name = (Text(f"{risk.ref} {risk.title}"),)
    if risk.illustrative:
        name = (*name, Text(" "), MARK)

    def figure(text: str, part: str, basis: str) -> tuple[Inline, ...]:
        return (computed(text, f"{risk.ref}.{part}", f"{risk}: {basis}", risk),)

    score, before = risk.current_score, position.work.scores_before.get(risk.id)
    since = figure(moved(score, before), "movement", "score since the last panel")
    return Row(
        (
            name,
            figure(str(score), "score", "likelihood times impact"),
            figure(str(risk.band.label), "band", "band of its score"),
            *((since,) if position.compared_with else ()),
            plain(risk.get_treatment_display()),
        )
    )


def _yes_no(answer: bool) -> tuple[Inline, ...]:
    return plain("Yes" if answer else "No")


def _fields(details: CommitteeDetails) -> Iterator[Block]:
    yield section("Key decision and wards affected", "key-decision")
    yield Particulars(
        "",
        (
            ("Key decision?", _yes_no(details.key_decision)),
            ("Wards/communities affected", plain(details.wards)),
        ),
    )


def _papers(details: CommitteeDetails) -> Iterator[Block]:
    yield section("Supporting documentation", "supporting")
    yield part("Appendices", "appendices")
    yield _items(details.appendix_list)
    yield part("Documents in Members’ rooms", "members-rooms")
    yield _items(lines(details.members_rooms))
    yield section("Equality impact assessment", "equality")
    yield _required(
        "an Equality and Safety Impact Assessment (ESIA)", details.equality_assessment_required
    )
    yield section("Data protection impact assessment", "data-protection")
    yield _required(
        "a Data Protection Impact Assessment (DPIA)", details.data_protection_assessment_required
    )
    yield section("Other background documents", "background-papers")
    yield _items(lines(details.background_papers))


def _required(assessment: str, answer: bool) -> Paragraph:
    asked = f"Do the implications/subject of the report require {assessment} to be carried out? "
    return Paragraph((Text(asked), Text("Yes" if answer else "No", "strong")))


def _items(titles: tuple[str, ...]) -> Paragraph | Particulars:
    """Papers under their numbers; "None" where there is none, because the form must answer."""
    if not titles:
        return Paragraph(plain("None."))
    return Particulars("", tuple((f"{n}.", plain(title)) for n, title in enumerate(titles, 1)))
