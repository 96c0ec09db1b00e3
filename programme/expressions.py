"""What registers show, said in SQL for PostgreSQL's COPY.

Each expression gives what the Python of its column gives; ``tests/programme/test_exports.py``
and its like in ``workstreams`` and ``finance`` compare the two, file against file.
"""

import json
from collections.abc import Mapping

from django.db.models import (
    Case,
    DateField,
    DecimalField,
    Expression,
    F,
    Field,
    Func,
    IntegerField,
    Q,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast

from programme.dates import SEASONS, Precision
from programme.formulas import SPACES, TRIGGERS, guarded

PENNIES = DecimalField(max_digits=21, decimal_places=2)


class OwnWords(TextField):
    """Text that we compose: it begins with a letter or a figure and needs no guard."""


def own(text: str) -> Value:
    return Value(text, OwnWords())


def joined(*parts: Expression | F | str) -> Func:
    """Texts and numbers one after the other; NULL where one of them is."""
    return Func(
        *(own(part) if isinstance(part, str) else part for part in parts),
        template="(%(expressions)s)",
        arg_joiner=" || ",
        output_field=OwnWords(),
    )


def written(on: Expression | F, shape: str) -> Func:
    """A date, or a number, in the shape of PostgreSQL's to_char."""
    return Func(on, Value(shape), function="to_char", output_field=OwnWords())


class Guarded(Func):
    """``formulas.guarded`` of a text; an empty text is nothing."""

    output_field = OwnWords()

    def as_sql(self, compiler, connection, **extra) -> tuple[str, tuple]:
        text, params = compiler.compile(self.source_expressions[0])
        sql = (
            # Nearly every text begins with A to Z, and costs one look at its first letter.
            f"CASE WHEN ascii({text}) BETWEEN 65 AND 90 THEN {text} "
            f"WHEN strpos(%s, left(ltrim({text}, %s) || 'a', 1)) > 0 "
            f"THEN '''' || {text} ELSE NULLIF({text}, '') END"
        )
        return sql, (*params, *params, TRIGGERS, *params, SPACES, *params, *params)


def referenced(prefix: str, number: str = "number") -> Func:
    """M16."""
    return joined(prefix, F(number))


def known(name: str) -> Case:
    """``str(Known)``, but ISO where it is known to the day; NULL without a date."""
    on = F(f"{name}_on")
    month = written(on, "FMMonth YYYY")
    return Case(
        When(**{f"{name}_on__isnull": True}, then=Value(None, OwnWords())),
        _when(name, Precision.DAY, Cast(on, OwnWords())),
        _when(name, Precision.MONTH, month),
        _when(name, Precision.QUARTER, joined(_first_month(on), " to ", month)),
        _when(name, Precision.SEASON, joined(_season(name), " ", written(on, "YYYY"))),
        _when(name, Precision.YEAR, written(on, "YYYY")),
        default=joined("after ", month),
        output_field=OwnWords(),
    )


def _when(name: str, precision: str, then: Expression) -> When:
    return When(**{f"{name}_precision": precision}, then=then)


def _first_month(on: F) -> Func:
    start = Func(on, template="(%(expressions)s - interval '2 months')", output_field=DateField())
    return written(start, "FMMonth")


def _season(name: str) -> Case:
    named = [When(**{f"{name}_on__month": n}, then=own(word)) for n, word in SEASONS.items()]
    return Case(*named, output_field=OwnWords())


def days_between(later: Expression | F, earlier: Expression | F) -> Func:
    return Func(
        later, earlier, template="(%(expressions)s)", arg_joiner=" - ", output_field=IntegerField()
    )


def in_pounds(pence: Expression | F) -> Func:
    """12.50: pounds with both decimals, as an exact number."""
    return Func(pence, template="round(%(expressions)s / 100.0, 2)", output_field=PENNIES)


def sourced(*, parts: bool = True) -> Case:
    """A record's source; and what of it is illustrative, where some of it may be."""
    source, whole = Guarded(F("source")), own("illustrative")
    cases = [
        When(illustrative=True, source="", then=whole),
        When(illustrative=True, then=joined(source, "; ", whole)),
    ]
    if parts:
        named = joined(F("illustrative_parts"), " illustrative")
        some = ~Q(illustrative_parts="")
        cases.append(When(some, source="", then=Guarded(named)))
        cases.append(When(some, then=joined(source, "; ", named)))
    return Case(*cases, default=source, output_field=OwnWords())


def chosen(field: Field, name: str) -> Case:
    """The label of a field with choices."""
    labels = [When(**{name: value}, then=own(str(label))) for value, label in field.flatchoices]
    return Case(*labels, default=Cast(F(name), TextField()), output_field=OwnWords())


def looked_up(names: Mapping[int, str], key: str, *, otherwise: Expression | F | str) -> Func:
    """The name of an id, safe for a CSV; where there is none, ``otherwise``.

    One look into a constant, where a join would ask for each row.
    """
    table = json.dumps({str(pk): guarded(name) for pk, name in names.items()})
    found = Func(
        Value(table),
        Cast(F(key), TextField()),
        template="(%(expressions)s)",
        arg_joiner="::jsonb ->> ",
        output_field=OwnWords(),
    )
    if isinstance(otherwise, str):
        otherwise = own(otherwise)
    return Func(found, otherwise, function="COALESCE", output_field=OwnWords())
