"""Addresses of the site's own are no programme's."""

import pytest
from django.core.exceptions import ValidationError

from d22.urls import urlpatterns
from programme.models import Programme
from programme.models.programmes import RESERVED


def test_the_reserved_words_are_the_first_words_of_the_site_s_own_addresses():
    routes = [str(pattern.pattern) for pattern in urlpatterns]
    first = {route.partition("/")[0] for route in routes if route and route[0] not in "<^"}

    assert first | {"static"} == RESERVED


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_programme_cannot_take_one_of_them(slug):
    with pytest.raises(ValidationError) as refused:
        Programme(name="Ours", slug=slug).clean()

    assert refused.value.message_dict == {
        "slug": [f"«{slug}» is an address of the site's own. Choose another."]
    }
