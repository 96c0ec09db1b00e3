"""What the editing pages' tests share: addresses, and a form as a browser would send it back."""

from django.urls import reverse

from programme.admin import site
from tests import make

#: The models with editing pages, and the way to make one record of each.
RECORDS = {
    model: getattr(make, name)
    for model in site._registry
    if hasattr(
        make, name := "".join(f"_{c}" if c.isupper() else c for c in model.__name__)[1:].lower()
    )
}


def address(of, page, *args):
    """The address of a page of a model or a record: changelist, add, change, history, delete."""
    opts = of._meta
    keys = (*args,) if isinstance(of, type) else (of.pk, *args)
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=keys)


def filled_in(response, **changes):
    """The form of the page, rows included, as it would be sent back with ``changes``."""
    forms = [response.context["adminform"].form]
    for rows in response.context["inline_admin_formsets"]:
        forms += [rows.formset.management_form, *rows.formset.forms]
    sent = {}
    for form in forms:
        for field in form:
            value = field.value()
            if value is True:
                value = "on"
            if value is not None and value is not False:
                sent[field.html_name] = field.field.prepare_value(value)
    return sent | changes


def errors(response):
    """What the page says is wrong with the record, by field."""
    return {name: list(said) for name, said in response.context["adminform"].form.errors.items()}
