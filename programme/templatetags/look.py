"""The words our templates speak: built in, so no template loads them. None of them queries."""

from datetime import date

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.http import urlencode

from programme import wording
from programme.models import Programme
from programme.templatetags import marks, words
from programme.templatetags.ruler import ruler as ruled

register = template.Library()

register.simple_tag(marks.rag)
register.simple_tag(marks.because)
register.simple_tag(marks.confidence)
register.simple_tag(marks.way)
register.simple_tag(marks.ill)
register.simple_tag(marks.ill_tag)

register.filter("known", words.known)
register.filter("known_short", words.known_short)
register.filter("moment", words.moment)
register.filter("days", words.days)
register.filter("pounds", words.pounds)
register.filter("difference", words.difference)
register.filter("millions", words.millions)
register.filter("count", words.count)
register.filter("spelled", wording.spelled)
register.filter("plain", wording.plain)


@register.inclusion_tag("_ruler.html")
def ruler(programme: Programme, as_at: date) -> dict:
    return {"ruler": ruled(programme.begins_on, programme.ends_on, as_at)}


@register.simple_tag(takes_context=True)
def goto(context: Context, to: str, *path: object, **query: object) -> str:
    """The address of the page named ``to``, at the date the reader is reading at.

    ``{% goto 'workstreams:milestone-list' programme.slug rating='red' %}``: the arguments are
    its path, the keywords its query; a keyword that is None is left out.
    """
    asked = {name: value for name, value in query.items() if value is not None}
    if context.get("as_at") and not context.get("live"):
        asked["as_at"] = context["as_at"].isoformat()
    return reverse(to, args=path) + (f"?{urlencode(asked)}" if asked else "")
