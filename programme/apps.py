from django.apps import AppConfig
from django.db.models.signals import post_migrate

from programme.searching import keep_indexes


class ProgrammeConfig(AppConfig):
    name = "programme"
    verbose_name = "Programme"

    def ready(self) -> None:
        post_migrate.connect(keep_indexes, sender=self)
