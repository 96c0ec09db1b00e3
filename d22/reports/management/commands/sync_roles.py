from django.core.management.base import BaseCommand

from d22 import access


class Command(BaseCommand):
    help = "Write the roles of d22/access.py into the database."

    def handle(self, *args, **options) -> None:
        counts = access.sync_roles()
        self.stdout.write(f"{len(counts)} roles hold what d22/access.py says.")
