"""What a text looks like once printed, decided once for every format.

No font has every character. One that ours lacks, an emoji for instance, is printed by its
number, "[U+1F600]", in all three formats alike, so that nothing goes missing unseen.
"""

import re
import unicodedata
from dataclasses import is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from d22.reports.documents import typeface

# Line ends and wide spaces are one space, as HTML has it; the two no-break spaces stay.
SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# Pasted from web pages and Word: they print nothing, so leaving them out loses no word.
SILENT = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f]")
UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

T = TypeVar("T")


def printed(text: str) -> str:
    """The text as every format prints it; never empty where the text was not."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    spaced = SPACES.sub(" ", unicodedata.normalize("NFC", text))
    heard = SILENT.sub("", spaced)
    if spaced.strip() and not heard.strip():
        return "".join(_code(character) for character in spaced)
    return "".join(_shown(character) for character in heard)


def printable(node: T) -> T:
    """The same node, or tuple of nodes, with every text as it is printed."""
    return _printable(node)


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printed(value)
    if isinstance(value, tuple):
        return tuple(_printable(each) for each in value)
    if is_dataclass(value):
        return replace(value, **{name: _printable(held) for name, held in vars(value).items()})
    return value


@cache
def _shown(character: str) -> str:
    """The character, or its number where no part of the typeface has it."""
    if character == " ":
        return character
    if unicodedata.category(character) in UNPRINTED:
        return _code(character)
    parts = unicodedata.normalize("NFD", character)
    known = typeface.characters()
    return character if character in known or set(parts) <= known else _code(character)


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"
