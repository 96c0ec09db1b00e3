import os
from argparse import ArgumentParser
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from d22.reports import papers
from programme import clock
from programme.dates import parse_day, written
from programme.models import Programme


class Command(BaseCommand):
    help = "Write a report to a file: the record as at a day, for the next panel on or after it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "programme", help="The programme's address, for example destination-22."
        )
        parser.add_argument("--kind", default="scrutiny", choices=["scrutiny"])
        parser.add_argument("--as-at", help="The day whose record is told, as 2021-11-25; today.")
        parser.add_argument("--format", required=True, choices=sorted(papers.FORMATS))
        parser.add_argument("--output", required=True, type=Path, help="The file to write.")

    def handle(self, *args, **options) -> None:
        when = clock.as_at(_day(options["as_at"]))
        programme = Programme.as_at(when).filter(slug=options["programme"]).first()
        if programme is None:
            raise CommandError(
                f"The record holds no programme «{options['programme']}» on that day. "
                "Give its address as in /destination-22/, and a day after its record begins."
            )
        try:
            meeting = papers.next_panel(programme, when)
            document = papers.compose(programme, when, meeting)
        except papers.CannotCompose as problem:
            raise CommandError(str(problem)) from problem
        output = options["output"]
        _write(papers.FORMATS[options["format"]].render(document), output)
        self.stdout.write(f"{output}: {document.title}, {document.subject}.")


def _write(file: bytes, output: Path) -> None:
    """Written under another name first: whoever opens ``output`` finds all of it or none."""
    if output.is_dir():
        raise CommandError(f"{output} is a folder. Name a file in it. Nothing was written.")
    if not output.parent.is_dir():
        raise CommandError(
            f"There is no folder {output.parent}. Make it first, or name another. "
            "Nothing was written."
        )
    beside = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(file)
        beside.replace(output)
    except OSError as problem:
        with suppress(OSError):
            beside.unlink()
        raise CommandError(
            f"{output} cannot be written: {problem.strerror}. Nothing was written."
        ) from problem


def _day(given: str | None) -> date | None:
    if not given:
        return None
    day, today = parse_day(given), clock.today()
    if day is None:
        raise CommandError(f"«{given}» is not a date. Write it as 2021-11-25.")
    if day > today:
        raise CommandError(
            f"{written(day)} is still to come. Give today, {today.isoformat()}, or an earlier day."
        )
    return day
