"""Where calendar programs read: no programme in the address, only the secret."""

from django.urls import path

from workstreams.views import calendars

app_name = "calendars"

urlpatterns = [path("<str:token>.ics", calendars.feed, name="feed")]
