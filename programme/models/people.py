"""The people who use the record."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from programme.history import RecordHistory


class UserQuerySet(models.QuerySet):
    """No words of their own: only their history needs a queryset to read the past with."""


class User(AbstractUser):
    """Somebody with an account. Pages and history name the post held, not the person."""

    post = models.CharField(
        max_length=120, blank=True, help_text="The post held, as pages name it: «Panel clerk»."
    )

    history = RecordHistory(UserQuerySet, excluded_fields=["password", "last_login"])

    class Meta:
        verbose_name = "user"

    def __str__(self) -> str:
        return self.post or self.username
