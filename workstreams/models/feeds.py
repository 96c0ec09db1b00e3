"""Calendar feeds: secret addresses that a calendar program reads from. Not part of the record."""

import hashlib
import secrets
from typing import Self

from django.conf import settings
from django.db import models

from programme.models import Programme
from workstreams.models.workstreams import Workstream

TOKEN_BYTES = 32


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hashed(token: str) -> str:
    """What is kept of a token: with 256 bits at random, a plain hash cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet):
    def live(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def of(self, owner, programme: Programme) -> Self:
        """Somebody's feeds that work, the newest first."""
        found = self.live().filter(owner=owner, programme_id=programme.pk)
        return found.select_related("workstream").order_by("-made_at", "-id")

    def with_token(self, token: str) -> Self:
        """The feed of a token. Found by its hash, so that timing tells nothing of the token."""
        return self.live().filter(token_hash=hashed(token))


class CalendarFeed(models.Model):
    """A feed of a programme, or of one workstream and those below it, that its owner made.

    The address is shown once, when it is made; a lost one is withdrawn and another made.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    workstream = models.ForeignKey(
        Workstream, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feeds"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Calendar of {self.workstream or self.programme}"
