"""What a part of a document must be, refused in words where it is not."""

import re

# What an address inside the page may be: it becomes an HTML id and part of a link.
ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


def require_words(text: str, what: str) -> None:
    if not text.strip():
        raise ValueError(f"{what} is empty.")


def require_anchor(anchor: str) -> None:
    """An anchor may be absent (""), never malformed."""
    if anchor and not ANCHOR.fullmatch(anchor):
        raise ValueError(f"Anchor «{anchor}» is not a letter followed by letters, digits, - or _.")


def require_language(language: str) -> None:
    if not LANGUAGE.fullmatch(language):
        raise ValueError(f"«{language}» is not a language such as en-GB or cy-GB.")
