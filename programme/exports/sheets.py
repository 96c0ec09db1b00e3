"""What workbooks of either kind have in common: their limits, and text that XML can hold."""

import re

#: Excel's and LibreOffice's: beyond it rows and letters would be lost in silence.
ROWS, LETTERS = 1_048_576, 32_767

#: Control characters that no XML may hold, and what stands for each.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


class SheetTooLarge(Exception):
    """More than a sheet can hold."""


def text_for(value: str) -> str:
    """``value`` as a cell can hold it whole; a longer text is refused, never cut."""
    if len(value) > LETTERS:
        raise SheetTooLarge(f"A text of {len(value):,} characters does not fit a cell of a sheet.")
    return UNPRINTABLE.sub(REPLACEMENT, value)


def numbered(rows):
    """The rows with their numbers from 2 on, the heading being 1; refused where there are more."""
    for number, row in enumerate(rows, start=2):
        if number > ROWS:
            raise SheetTooLarge(f"The list has more than the {ROWS - 1:,} rows that a sheet holds.")
        yield number, row


def sheet_name(caption: str) -> str:
    """A name that Excel takes: at most 31 characters, none of []:*?/\\."""
    return re.sub(r"[\[\]:*?/\\]", " ", caption)[:31].strip() or "Rows"
