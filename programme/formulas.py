"""Text that a spreadsheet would run as a formula, and how a CSV disarms it.

Only CSV needs it: in a workbook and in JSON a text is typed as text. ``expressions.Guarded`` is
the same rule in SQL; a test holds the two together.
"""

#: What a formula, or a command to another program, begins with: also in the wide and the small
#: forms that some spreadsheets read as the plain ones.
TRIGGERS = "=+-@|%\t\r\n＝＋－＠｜％﹢﹣﹦﹫﹪"
#: What a spreadsheet may drop before it looks: space, no-break, ideographic, zero-width, mark.
SPACES = " \u00a0\u3000\u200b\ufeff"


def guarded(text: str) -> str:
    """``text``, with an apostrophe before it where a spreadsheet might run it."""
    first = text.lstrip(SPACES)[:1]
    return f"'{text}" if first and first in TRIGGERS else text
