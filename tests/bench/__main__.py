import os
import sys

import django
from django.conf import settings

#: As in production, on the day the bench is written for; the server is the one of DATABASE_URL.
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "d22.settings",
    "D22_DEBUG": "0",
    "D22_HTTPS": "0",
    "D22_SECRET_KEY": "a key of the bench, which nobody outside it ever sees",
    "D22_HOSTS": "testserver",
    "D22_TODAY": "2021-11-25",
}
#: Static files are found where they lie; nothing is collected.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


def main() -> None:
    os.environ.setdefault("DATABASE_URL", "postgres://127.0.0.1:5432/postgres")
    os.environ.update(ENVIRONMENT)
    settings.STORAGES, settings.WHITENOISE_AUTOREFRESH = STORAGES, True
    settings.ROOT_URLCONF = "tests.bench.floor"
    django.setup()
    from tests.bench import run  # noqa: PLC0415 -- models need Django to be set up

    sys.exit(run.everything())


if __name__ == "__main__":
    main()
