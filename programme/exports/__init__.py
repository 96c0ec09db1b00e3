"""Registers as files: exactly the rows and columns that a list shows, every row of them.

One way out for every list: ``exported`` answers ``?_export=csv|xlsx|ods|json`` on the list's own
address. What a column holds in a file is its ``value``; see ``fields``.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.text import slugify

from programme import clock
from programme.exports import as_csv, as_json, as_ods, as_xlsx
from programme.exports.about import About
from programme.exports.fields import fields_of
from programme.exports.sheets import SheetTooLarge


@dataclass(frozen=True)
class Format:
    """A kind of file: streamed by ``stream``, or written whole by ``write`` before it is sent."""

    name: str
    mime: str
    stream: Callable[..., Iterator[bytes]] | None = None
    write: Callable[..., None] | None = None


FORMATS = {
    "csv": Format("CSV", "text/csv; charset=utf-8", stream=as_csv.stream),
    "xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write=as_xlsx.write,
    ),
    "ods": Format("ODS", "application/vnd.oasis.opendocument.spreadsheet", write=as_ods.write),
    "json": Format("JSON", "application/json", stream=as_json.stream),
}


def exported(request: HttpRequest, table, *, selection: str) -> HttpResponseBase:
    """The rows of ``table``, already filtered and sorted, as the file that was asked for.

    404, with a sentence, for a format that is not one of ours.
    """
    suffix = request.GET["_export"]
    wanted = FORMATS.get(suffix)
    if wanted is None:
        raise Http404(f"A list is exported as csv, xlsx, ods or json, not as «{suffix[:20]}».")
    about = About(
        programme=table.programme.name,
        organisation=table.programme.organisation,
        register=table.caption,
        selection=selection,
        position_on=table.as_at.day,
        made_at=clock.now(),
        address=request.build_absolute_uri(table.address(page=None, per_page=None) or "?"),
    )
    fields, rows = fields_of(table), table.data.data
    if wanted.stream:
        answer = StreamingHttpResponse(wanted.stream(rows, fields, about), content_type=wanted.mime)
    else:
        answer = FileResponse(_made(wanted, rows, fields, about), content_type=wanted.mime)
    name = file_name(table.programme.slug, about, suffix)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _made(wanted: Format, *what) -> BinaryIO:
    """On disk, and gone once it was sent."""
    made = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    try:
        wanted.write(made, *what)
    except SheetTooLarge as wrong:
        raise Http404(f"{wrong} Export it as CSV or JSON, or narrow the filter.") from wrong
    made.seek(0)
    return made


def file_name(slug: str, about: About, suffix: str) -> str:
    """destination-22-milestones-2021-07-31.csv: letters, digits and hyphens, whatever it is of."""
    return f"{slugify(slug)}-{slugify(about.register)}-{about.position_on.isoformat()}.{suffix}"
