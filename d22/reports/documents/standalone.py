"""The paper as one HTML file that opens from a disk and asks for nothing else."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString

from d22.reports.documents import html
from d22.reports.documents.nodes import Document
from d22.reports.documents.printing import printable

PAGE = (
    '<!DOCTYPE html>\n<html lang="{}">\n<head>\n<meta charset="utf-8">\n<title>{}</title>\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="author" content="{}">\n<meta name="description" content="{}">\n'
    "<style>\n{}\n</style>\n</head>\n<body>\n"
    '<main class="wrap">\n{}</main>\n</body>\n</html>\n'
)


def render(document: Document) -> bytes:
    """The whole page in UTF-8, our stylesheet within it; figures link to their sources."""
    printed = printable(document)
    body = html.render(document, traced=True)
    page = format_html(
        PAGE, printed.language, printed.title, printed.author, printed.subject, _style(), body
    )
    return page.encode()


def _style() -> SafeString:
    """Our own stylesheet: trusted, and free of the one text that could end the element."""
    found = finders.find("look.css")
    text = Path(found).read_text(encoding="utf-8")
    if "</" in text:
        raise ValueError("look.css holds «</», which would end the style element it is put in.")
    return SafeString(text)
