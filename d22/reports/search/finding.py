"""Finding by reference and by words, in the record as at a day."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, QuerySet, Window

from d22.reports.search.kinds import KINDS, Kind, Places
from programme.searching import having, marked, pattern, ranked
from workstreams.models import Workstream

SHOWN = 10
#: How much of a text is shown on either side of the first word found in it.
AROUND = 90
REFERENCE = re.compile(r"([A-Z]{1,2})\s?0*([1-9][0-9]{0,8})", re.ASCII)


@dataclass(frozen=True)
class Hit:
    """One record: its title and the piece of text that has the words, in marked pieces."""

    ref: str
    address: str
    title: tuple[tuple[str, bool], ...]
    where: str
    excerpt: tuple[tuple[str, bool], ...]
    record: object


@dataclass(frozen=True)
class Found:
    """The best hits of one kind, of ``count``; ``more`` is the address of a list of all."""

    kind: Kind
    count: int
    hits: tuple[Hit, ...]
    more: str


def places(programme, when) -> Places:
    """One query."""
    rows = Workstream.as_at(when).in_programme(programme)
    return Places(programme, when, {w.id: w.slug for w in rows})


def kinds_for(user: AbstractBaseUser) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if user.has_perm(kind.permission))


def by_reference(text: str, kinds: tuple[Kind, ...]) -> tuple[Kind, int] | None:
    """The kind and the number that ``text`` refers to, whether or not there is such a record."""
    found = REFERENCE.fullmatch(text.strip().upper())
    if not found:
        return None
    kind = next((kind for kind in kinds if kind.prefix == found[1]), None)
    return kind and (kind, int(found[2]))


def by_words(
    words: tuple[str, ...], kinds: tuple[Kind, ...], given: str, where: Places
) -> tuple[Found, ...]:
    """What has all the words, kind by kind; one query each, whatever the size."""
    found = (_of_kind(kind, words, given, where) for kind in kinds)
    return tuple(one for one in found if one.count)


def _of_kind(kind: Kind, words: tuple[str, ...], given: str, where: Places) -> Found:
    rows = best(kind, words, where)[:SHOWN]
    records = list(rows.annotate(found=Window(Count("*"))))
    return Found(
        kind=kind,
        count=records[0].found if records else 0,
        hits=tuple(_hit(kind, record, words, where) for record in records),
        more=kind.more(given, where),
    )


def best(kind: Kind, words: tuple[str, ...], where: Places) -> QuerySet:
    """All records of the kind that have the words, the best first."""
    records = kind.records(where.programme, where.when)
    return ranked(having(records, words, kind.fields), words, kind.fields)


def _hit(kind: Kind, record, words: tuple[str, ...], where: Places) -> Hit:
    title, *texts = kind.fields
    name, excerpt = _excerpt(record, texts, words)
    return Hit(
        ref=record.ref,
        address=kind.address(record, where),
        title=marked(_short(getattr(record, title)) or str(record), words),
        where=name,
        excerpt=marked(excerpt, words),
        record=record,
    )


def _short(text: str) -> str:
    return text if len(text) <= 2 * AROUND else f"{text[: 2 * AROUND].rstrip()} …"


def _excerpt(record, texts: list[str], words: tuple[str, ...]) -> tuple[str, str]:
    """The first of the other texts that has one of the words, around it, and its name."""
    anywhere = re.compile("|".join(map(pattern, words)), re.IGNORECASE)
    for name in texts:
        text = " ".join(getattr(record, name).split())
        if found := anywhere.search(text):
            start, end = max(found.start() - AROUND, 0), found.end() + AROUND
            before, after = "… " if start else "", " …" if end < len(text) else ""
            label = str(record._meta.get_field(name).verbose_name)
            return label, before + text[start:end].strip() + after
    return "", ""
