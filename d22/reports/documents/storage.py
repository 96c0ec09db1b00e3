"""A published paper kept as text, to be printed again in ten years without today's record.

``FORMAT`` counts up when a node's meaning changes. A new field with a default needs no new
number: older text leaves it out.
"""

import json
from datetime import date
from typing import Any

from d22.reports.documents import nodes

FORMAT = 1
KINDS = {
    kind.__name__: kind
    for kind in (
        *(nodes.Document, nodes.Heading, nodes.Paragraph, nodes.Bullets, nodes.Numbered),
        *(nodes.Table, nodes.Column, nodes.Row, nodes.Particulars),
        *(nodes.Text, nodes.Figure, nodes.Mark),
    )
}


class StorageError(ValueError):
    """The stored text is not a document this version can print."""


def to_json(document: nodes.Document) -> str:
    """The document as ASCII text; the same document is always the same text."""
    stored = {"format": FORMAT, "document": _packed(document)}
    return json.dumps(stored, ensure_ascii=True, separators=(",", ":"))


def from_json(text: str) -> nodes.Document:
    """The document that ``to_json`` wrote, or ``StorageError`` saying why not."""
    try:
        stored = json.loads(text)
    except ValueError as wrong:
        raise StorageError(f"The stored report is not JSON: {wrong}.") from wrong
    given = stored.get("format") if isinstance(stored, dict) else None
    if given != FORMAT:
        raise StorageError(
            f"The stored report has format «{given}»; this version of Destination 22 reads "
            f"format {FORMAT}. Open it with the version that published it, or a later one."
        )
    document = _unpacked(stored.get("document"))
    if not isinstance(document, nodes.Document):
        raise StorageError("The stored report holds no document.")
    return document


def _packed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_packed(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if type(value) in KINDS.values():
        fields = {name: _packed(held) for name, held in vars(value).items()}
        return {"node": type(value).__name__, **fields}
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(each) for each in value)
    if isinstance(value, dict):
        return _node(value)
    return value


def _node(stored: dict[str, Any]) -> nodes.Node:
    kind = KINDS.get(str(stored.get("node")))
    if kind is None:
        raise StorageError(f"The stored report holds an unknown «{stored.get('node')}».")
    fields = {name: _unpacked(held) for name, held in stored.items() if name != "node"}
    try:
        if "dated" in fields:
            fields["dated"] = date.fromisoformat(fields["dated"])
        return kind(**fields)
    except (TypeError, ValueError, AttributeError) as wrong:
        raise StorageError(f"A stored {kind.__name__.lower()} cannot be read: {wrong}") from wrong
