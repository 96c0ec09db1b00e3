"""Calendar feeds as their tests make and read them."""

from tests import make
from workstreams import actions

SITE = "http://testserver"


def make_feed(owner, workstream=None, programme=None):
    """A feed, and the path of its address."""
    feed, token = actions.make_feed(
        programme=programme or make.programme(), workstream=workstream, by=owner
    )
    return feed, f"/calendar/{token}.ics"
