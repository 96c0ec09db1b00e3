"""The tree of workstreams, read from its rows."""

from collections.abc import Iterator, Sequence

from workstreams.models import Workstream


def in_tree(
    rows: Sequence[Workstream], parent_id: int | None = None, depth: int = 0
) -> Iterator[tuple[Workstream, int]]:
    """Each workstream with its depth, parents before children."""
    for workstream in rows:
        if workstream.parent_id == parent_id:
            yield workstream, depth
            yield from in_tree(rows, workstream.id, depth + 1)


def below(tree: tuple[tuple[Workstream, int], ...], slug: str) -> set[int]:
    """The ids of the workstream ``slug`` and of all below it, in a tree read downwards."""
    ids: set[int] = set()
    for workstream, _ in tree:
        if workstream.slug == slug or workstream.parent_id in ids:
            ids.add(workstream.id)
    return ids
