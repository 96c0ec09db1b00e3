"""Is there a PostgreSQL on this machine to test on? Exit 0 if there is; else say what to do."""

import sys

import psycopg

try:
    psycopg.connect("postgresql://127.0.0.1:5432/postgres", connect_timeout=3).close()
except psycopg.OperationalError as refused:
    reason = str(refused).strip().splitlines()[-1]
    sys.exit(
        f"Not tested on PostgreSQL: {reason}\n"
        "Start one at 127.0.0.1:5432, with PGUSER and PGPASSWORD if it asks for them,"
        " or set DATABASE_URL=postgres://…"
    )
