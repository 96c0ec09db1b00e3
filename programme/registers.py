"""The registers of the ground."""

from django.db.models import Expression, F

from programme.expressions import Guarded, looked_up
from programme.models import Decision
from programme.tables import (
    FieldColumn,
    KnownColumn,
    RecordTable,
    RefColumn,
    SourceColumn,
    TitleColumn,
)


class DecisionTable(RecordTable):
    """``deciders`` names the forum of each id; a decision without one says who made it."""

    caption = "Decisions"

    ref = RefColumn(verbose_name="Ref", to="programme:decision-detail")
    title = TitleColumn(verbose_name="Decision", to="programme:decision-detail")
    decided = KnownColumn(verbose_name="Decided")
    decider = TitleColumn(verbose_name="By", accessor="made_by", orderable=False, empty_values=())
    outcome = FieldColumn(verbose_name="Outcome")
    source = SourceColumn(verbose_name="Source")

    def __init__(self, *args, deciders: dict[int, str], **options) -> None:
        super().__init__(*args, **options)
        self.deciders = deciders

    def render_decider(self, record: Decision) -> str:
        return self.deciders.get(record.forum_id, record.made_by)

    def sql_decider(self) -> Expression:
        return looked_up(self.deciders, "forum_id", otherwise=Guarded(F("made_by")))
