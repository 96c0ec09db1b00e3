from django.apps import AppConfig
from django.core import checks
from django.db import connections
from django.db.models.signals import post_migrate

from finance import append_only
from programme.searching import keep_indexes


def install_triggers(sender, using, **kwargs) -> None:
    append_only.install(connections[using])


@checks.register(checks.Tags.database)
def ledger_is_append_only(app_configs=None, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """Fails ``check --database default`` where a migrated ledger lacks a trigger."""
    found = []
    for alias in databases or ():
        connection = connections[alias]
        if not append_only.tables(connection):
            continue
        if missing := append_only.names(connection) - append_only.present(connection):
            found.append(
                checks.Error(
                    f"The ledger can be changed in «{alias}»: {', '.join(sorted(missing))} missing.",
                    hint="Run manage.py migrate, which puts the triggers back.",
                    id="finance.E001",
                )
            )
    return found


class FinanceConfig(AppConfig):
    name = "finance"
    verbose_name = "Finance"

    def ready(self) -> None:
        post_migrate.connect(install_triggers, sender=self)
        post_migrate.connect(keep_indexes, sender=self)
