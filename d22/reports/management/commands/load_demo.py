from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from d22.reports.demonstration import story


class Command(BaseCommand):
    help = "Load the demonstration: Destination 22 from September 2020 to 25 November 2021."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--yes", action="store_true", help="Load it even though D22_DEBUG is off."
        )

    def handle(self, *args, yes: bool, **options) -> None:
        if not settings.DEBUG and not yes:
            raise CommandError(
                "D22_DEBUG is off, so this may be a live system; the demonstration opens accounts "
                "with a well-known password. Nothing was loaded. Add --yes if you mean it."
            )
        try:
            loaded = story.load()
        except story.AccountsTakenError as taken:
            raise CommandError(str(taken)) from taken
        if not loaded.changes:
            self.stdout.write(f"{loaded.programme} is loaded already. Nothing was changed.")
            return
        self.stdout.write(
            f"{loaded.programme} is loaded: {loaded.changes} dated changes from September 2020 "
            "to 25 November 2021."
        )
