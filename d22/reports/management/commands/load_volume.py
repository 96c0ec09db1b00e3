from dataclasses import fields
from time import monotonic

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from d22.reports.volume import loading


class Command(BaseCommand):
    help = "Load made-up programmes in bulk, with their histories, to measure with."

    def add_arguments(self, parser) -> None:
        for size in fields(loading.Sizes):
            parser.add_argument(f"--{size.name}", type=int, default=size.default, metavar="N")
        parser.add_argument(
            "--yes", action="store_true", help="Load it even though D22_DEBUG is off."
        )

    def handle(self, *args, yes: bool, **options) -> None:
        if not settings.DEBUG and not yes:
            raise CommandError(
                "D22_DEBUG is off, so this may be a live system, and made-up programmes do not "
                "belong there. Nothing was loaded. Add --yes if you mean it."
            )
        sizes = {size.name: options[size.name] for size in fields(loading.Sizes)}
        for name, size in sizes.items():
            if size < 1:
                raise CommandError(f"--{name} is {size}. Give a whole number above 0.")
        began = monotonic()
        try:
            loaded = loading.load(loading.Sizes(**sizes))
        except loading.VolumeIsThereError as there:
            raise CommandError(str(there)) from there
        said = ", ".join(f"{size:,} {name}" for name, size in sizes.items())
        self.stdout.write(
            f"{loaded[0]} to {loaded[-1]} are loaded: {said} of each milestone and risk, "
            f"in {monotonic() - began:.0f} seconds."
        )
