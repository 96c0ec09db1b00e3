"""A list as a file, against what PostgreSQL's own COPY takes for the same columns and order."""

from collections.abc import Iterator

from django.db import connection

from programme.models import Programme
from tests.bench.pages import Line, Reader
from tests.bench.pairs import fairly_measured

LIST = "/volume-12/milestones/?_export=csv"
BARE = """
COPY (
    SELECT 'M' || m.number, m.title, w.name, m.baseline_on, m.forecast_on, m.actual_on,
           m.forecast_on - m.baseline_on, m.source
    FROM workstreams_milestone m JOIN workstreams_workstream w ON w.id = m.workstream_id
    WHERE m.programme_id = {programme}
    ORDER BY m.baseline_on, m.number, m.id
) TO STDOUT (FORMAT csv)
"""


def bare(statement: str) -> int:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        return sum(map(len, copy))


def lines(reader: Reader) -> Iterator[Line]:
    statement = BARE.format(programme=Programme.objects.get(slug="volume-12").pk)
    found = fairly_measured(lambda: reader.streamed(LIST), lambda: bare(statement), aim=2, pairs=5)
    yield Line(LIST, reader.queries(LIST), found, 2)
