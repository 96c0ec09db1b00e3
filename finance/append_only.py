"""The triggers by which the database itself keeps the ledger append-only.

Installed after every migration, because SQLite drops a table's triggers when a later
migration rebuilds it; ``checks`` fails the system check where they are absent.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

#: Tables that rows are only ever added to.
TABLES = ("finance_ledgerentry",)

SENTENCE = "The ledger is append-only: reverse an entry, never change or remove it."

SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{what} BEFORE {what} ON {table}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
#: «INSERT OR REPLACE» removes the rows in its way and, unless a connection asks for recursive
#: triggers, fires none for that. So what would stand in the way of a unique rule is refused first.
SQLITE_REPLACE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (
    SELECT 1 FROM {table} WHERE id = NEW.id OR posting_key = NEW.posting_key
    OR (programme_id = NEW.programme_id AND number = NEW.number) OR reverses_id = NEW.reverses_id
)
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
#: By row, as on SQLite: an update that touches no row is not refused, or loading a backup were.
POSTGRESQL = """
CREATE OR REPLACE TRIGGER {table}_no_{what} BEFORE {what} ON {table}
FOR EACH {each} EXECUTE FUNCTION refuse_append_only()
"""
VERBS = {"sqlite": ("update", "delete", "replace"), "postgresql": ("update", "delete", "truncate")}


def names(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that must be there."""
    return {f"{table}_no_{what}" for table in TABLES for what in VERBS[connection.vendor]}


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """The triggers that are there and enabled."""
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {name for (name,) in cursor.fetchall()} & names(connection)


def tables(connection: BaseDatabaseWrapper) -> list[str]:
    """The append-only tables that are there; none before finance is migrated."""
    return sorted(set(TABLES) & set(connection.introspection.table_names()))


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on; those already there stay."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION.format(sentence=SENTENCE))
        for table in tables(connection):
            for what in VERBS[connection.vendor]:
                cursor.execute(statement(connection.vendor, table, what))


def statement(vendor: str, table: str, what: str) -> str:
    words = {"table": table, "what": what, "sentence": SENTENCE}
    if vendor == "sqlite":
        return (SQLITE_REPLACE if what == "replace" else SQLITE).format(**words)
    return POSTGRESQL.format(each="STATEMENT" if what == "truncate" else "ROW", **words)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off: for going back before they existed, and for emptying a test database."""
    with connection.cursor() as cursor:
        for table in tables(connection):
            for what in VERBS[connection.vendor]:
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{what}{on}")
