"""The editing pages of the work. Importing the modules registers them, in the index's order."""

from workstreams.admin import workstreams, milestones  # noqa: I001 -- the index's order
from workstreams.admin import risks, issues, consultations, confidence

__all__ = ["confidence", "consultations", "issues", "milestones", "risks", "workstreams"]
