from django.apps import AppConfig
from django.db.models.signals import post_migrate

from programme.searching import keep_indexes


class WorkstreamsConfig(AppConfig):
    name = "workstreams"
    verbose_name = "Workstreams"

    def ready(self) -> None:
        post_migrate.connect(keep_indexes, sender=self)
