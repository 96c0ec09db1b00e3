"""The editing pages of the programme. Importing the modules registers them, in the index's order."""

from programme.admin import programmes, governance, outcomes, people  # noqa: I001 -- the order
from programme.admin.site import site

__all__ = ["governance", "outcomes", "people", "programmes", "site"]
