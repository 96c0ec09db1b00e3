"""Columns that several lists share. None of them queries."""

from collections.abc import Callable

from django.contrib import admin
from django.db import models

from programme.records import Record
from programme.templatetags import words


@admin.display(description="Ref", ordering="number")
def reference(record: Record) -> str:
    return record.ref


@admin.display(description="Slip")
def slip(record: Record) -> str:
    return words.days(record.slip)


def known(name: str, otherwise: str = "none") -> Callable[[models.Model], str]:
    """A column of the date ``name`` as far as it is known: "Jun 2021"."""

    def column(record: models.Model) -> str:
        return words.known_short(getattr(record, name), otherwise)

    column.__name__ = name
    return admin.display(description=name.capitalize(), ordering=f"{name}_on")(column)
