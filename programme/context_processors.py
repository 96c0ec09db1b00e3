"""What every page is told besides what its view gives it."""

from django.conf import settings


def clock(request) -> dict:
    """``demonstration_day``: the day the clock stands at, or None where it runs."""
    return {"demonstration_day": settings.D22_TODAY}
