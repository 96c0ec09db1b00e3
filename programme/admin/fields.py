"""How a field is shown, and the name of the right it needs."""

from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.db import models
from django.utils.text import capfirst


def permission(verb: str, opts: models.options.Options) -> str:
    return f"{opts.app_label}.{get_permission_codename(verb, opts)}"


def spoken(field, instead: dict[str, str]):
    """A field, or a line of fields, with those that read better through a column exchanged."""
    if isinstance(field, tuple):
        return tuple(spoken(one, instead) for one in field)
    return instead.get(field, field)


class PlainFields:
    """A date and its precision read as one line: "Baseline … known to the …"; what is chosen
    can be looked at and not changed in passing."""

    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_add_related = field.widget.can_change_related = False
            field.widget.can_delete_related = False
        for name in getattr(self.model, "known_dates", ()):
            if db_field.name == f"{name}_on":
                field.label = capfirst(name.replace("_", " "))
            elif db_field.name == f"{name}_precision":
                field.label = "Known to the"
        return field
