"""Finding records by words: every word must begin a word of the record's title or texts.

PostgreSQL asks its full-text machinery, in the configuration «simple» with prefixes, over an
index that ``install`` keeps; SQLite matches word beginnings by pattern. The two find the same
records, because both see the same words: what parts words is said here, once.
"""

import re

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, FloatField, Func, Model, Q, QuerySet, TextField, Value

#: Everything in ASCII, Latin-1 and the common punctuation that is not a letter or a figure. The
#: same text stands in patterns of Python, of SQLite (which asks Python) and of PostgreSQL.
_MARKS = (
    r"\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf"
    r"\u00d7\u00f7\u2000-\u206f\u3000-\u303f"
)
PARTING = f"[{_MARKS}]+"
#: Where a word begins, in Python: after a mark, or at the very start.
BEGINNING = f"(?<![^{_MARKS}])"
MOST_WORDS, LONGEST_WORD = 8, 60


def words_in(text: str) -> tuple[str, ...]:
    """The words to look for, in small letters, each once; single letters («’s») find nothing."""
    parts = re.split(PARTING, text.replace("\0", " ").lower())
    words = [part[:LONGEST_WORD] for part in parts if len(part) > 1 or part.isdecimal()]
    return tuple(dict.fromkeys(words))[:MOST_WORDS]


def pattern(word: str) -> str:
    """The beginning of a word, for a search that takes no notice of case."""
    return BEGINNING + re.escape(word)


def marked(text: str, words: tuple[str, ...]) -> tuple[tuple[str, bool], ...]:
    """``text`` in pieces, each with whether it is one of ``words``; as it stands if none is."""
    found = re.compile(f"({'|'.join(map(pattern, words))})", re.IGNORECASE)
    return tuple((part, bool(n % 2)) for n, part in enumerate(found.split(text)) if part)


def having(rows: QuerySet, words: tuple[str, ...], fields: tuple[str, ...]) -> QuerySet:
    """Those of ``rows`` that have every one of ``words`` in their ``fields``."""
    on_postgresql = connections[rows.db].vendor == "postgresql"
    for word in words:
        asked = "icontains" if on_postgresql else "iregex"
        sought = word if on_postgresql else pattern(word)
        found = Q()
        for field in fields:
            found |= Q(**{f"{field}__{asked}": sought})
        rows = rows.filter(found)
    if on_postgresql and words:
        # The plain condition above is cheap where no index helps, as in the past.
        rows = rows.filter(_match(document(fields), _query(words)))
    return rows


def ranked(rows: QuerySet, words: tuple[str, ...], fields: tuple[str, ...]) -> QuerySet:
    """The best first: by PostgreSQL's rank; on SQLite those with the first word in the title."""
    if connections[rows.db].vendor == "postgresql":
        title, whole = document(fields[:1]), document(fields)
        weighted = Func(title, Value("A"), function="setweight")
        both = Func(weighted, whole, template="(%(expressions)s)", arg_joiner=" || ")
        rank = Func(both, _query(words), function="ts_rank", output_field=FloatField())
        return rows.order_by(rank.desc(), "number", "pk")
    in_title = Q(**{f"{fields[0]}__iregex": pattern(words[0])})
    return rows.alias(in_title=in_title).order_by("-in_title", "number", "pk")


def document(fields: tuple[str, ...]) -> Func:
    """The words of a record, as ``install`` indexes them."""
    text = Func(
        *(F(field) for field in fields),
        template="(%(expressions)s)",
        arg_joiner=" || ' ' || ",
        output_field=TextField(),
    )
    spaced = Func(text, Value(PARTING), Value(" "), Value("g"), function="regexp_replace")
    return Func(Value("simple"), spaced, function="to_tsvector", output_field=TextField())


def _query(words: tuple[str, ...]) -> Func:
    """Words hold letters and figures only, so nothing in them is an operator."""
    asked = " & ".join(f"'{word}':*" for word in words)
    return Func(Value("simple"), Value(asked), function="to_tsquery", output_field=TextField())


def _match(text: Func, query: Func) -> Func:
    return Func(
        text,
        query,
        template="(%(expressions)s)",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def install(connection: BaseDatabaseWrapper, models: list[type[Model]]) -> None:
    """The index of each model's words, on PostgreSQL; one that is there stays."""
    if connection.vendor != "postgresql":
        return
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            if table in there:
                text = " || ' ' || ".join(f'"{field}"' for field in model.searched)
                cursor.execute(
                    f'CREATE INDEX IF NOT EXISTS "{table}_words" ON "{table}" USING gin '
                    f"(to_tsvector('simple', regexp_replace(({text}), '{PARTING}', ' ', 'g')))"
                )


def keep_indexes(sender: AppConfig, using: str, **kwargs) -> None:
    """After a migration of the app: the indexes of all its models that are searched."""
    searched = [model for model in sender.get_models() if getattr(model, "searched", ())]
    install(connections[using], searched)
