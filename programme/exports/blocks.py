"""A stream in pieces of a size worth sending."""

from collections.abc import Iterable, Iterator
from itertools import islice

#: One piece a row costs a large file more than twice its time.
PARTS = 400


def in_blocks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """``parts``, none of them empty, some hundreds joined to one."""
    rest = iter(parts)
    while block := b"".join(islice(rest, PARTS)):
        yield block
