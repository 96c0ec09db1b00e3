"""The dates of the work as an iCalendar file: milestones, meetings, ends of consultations."""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from programme.clock import AsAt
from programme.dates import Known, Precision
from programme.models import Forum, Meeting
from programme.wording import sentence
from workstreams.assessment import rate_milestone
from workstreams.models import CalendarFeed, Consultation, Milestone, Workstream
from workstreams.trees import below, in_tree

REFRESHED_EVERY = timedelta(hours=6)
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
MAKER = "-//Destination 22//Programme record//EN"


@dataclass(frozen=True)
class Day:
    """One all-day event. ``settled`` is a day that is known and agreed, or has been."""

    ref: str
    on: Known
    title: str
    said: tuple[str, ...]
    settled: bool
    page: str
    changed_at: datetime
    version: int


def days_of(feed: CalendarFeed, when: AsAt, *, may_view: Callable[[type], bool]) -> tuple[Day, ...]:
    """What the feed holds, in time order: only kinds that its owner may view. Five queries."""
    tree = tuple(in_tree(list(_those(Workstream, feed, when).in_number_order())))
    names = {workstream.id: workstream.name for workstream, _ in tree}
    if feed.workstream_id:
        slug = next((w.slug for w, _ in tree if w.id == feed.workstream_id), "")
        wanted = below(tree, slug)
        names = {pk: name for pk, name in names.items() if pk in wanted}
    found: list[Day] = []
    if may_view(Milestone):
        found += _milestones(feed, when, names)
    if may_view(Consultation):
        found += _consultations(feed, when, names)
    if may_view(Meeting):
        found += _meetings(feed, when)
    return tuple(sorted(found, key=lambda day: (day.on.on, day.ref)))


def _those(model, feed: CalendarFeed, when: AsAt):
    return model.as_at(when).in_programme(feed.programme)


def _of_the_work(model, feed: CalendarFeed, when: AsAt, names: dict[int, str]) -> Iterable:
    rows = _those(model, feed, when).order_by("number", "id")
    return rows.filter(workstream_id__in=names or {0}) if feed.workstream_id else rows


def _milestones(feed: CalendarFeed, when: AsAt, names: dict[int, str]) -> Iterator[Day]:
    for one in _of_the_work(Milestone, feed, when, names):
        if not one.expected or not one.expected.is_dated:
            continue
        rating = rate_milestone(one, as_at=when.day)
        dates = ((name, getattr(one, name)) for name in ("baseline", "forecast", "actual"))
        said = (
            f"{rating.label}, because {rating.reason}.",
            sentence("; ".join(f"{name} {date}" for name, date in dates if date)),
            f"Workstream: {names[one.workstream_id]}.",
        )
        title = f"{one.ref} {one.title}{' (reached)' if one.actual else ''}"
        page = _page("workstreams:milestone-detail", feed, one.ref)
        yield _day(feed, one, one.expected, title, said, page, bool(one.actual))


def _consultations(feed: CalendarFeed, when: AsAt, names: dict[int, str]) -> Iterator[Day]:
    for one in _of_the_work(Consultation, feed, when, names):
        if one.closes and one.closes.is_dated:
            title = f"{one.ref} Consultation on {one.subject} closes"
            said = (f"Opens {one.opens}.",) if one.opens else ()
            page = _page("workstreams:consultation-detail", feed, one.ref)
            yield _day(feed, one, one.closes, title, said, page)


def _meetings(feed: CalendarFeed, when: AsAt) -> Iterator[Day]:
    forums = {forum.id: forum.name for forum in _those(Forum, feed, when)}
    for one in _those(Meeting, feed, when).order_by("number", "id"):
        if one.held.is_dated:
            title = f"{forums.get(one.forum_id, 'A forum')} meets"
            said = (sentence(one.subject),) if one.subject else ()
            page = f"{_page('programme:governance', feed)}#{one.ref}"
            yield _day(feed, one, one.held, title, said, page)


def _day(
    feed: CalendarFeed,
    record,
    on: Known,
    title: str,
    said: tuple[str, ...],
    page: str,
    reached: bool = False,
) -> Day:
    said += _known_to(on)
    if record.illustrative or record.illustrative_parts:
        said += (f"Illustrative: {record.illustrative_parts or 'made up'} for a demonstration.",)
    return Day(
        ref=record.ref,
        on=on,
        title=title,
        said=said,
        settled=reached or on.precision == Precision.DAY,
        page=page,
        changed_at=record.changed_at,
        version=record.version,
    )


def _page(name: str, feed: CalendarFeed, *ref: str) -> str:
    return reverse(name, args=[feed.programme.slug, *ref])


def _known_to(on: Known) -> tuple[str, ...]:
    """A calendar has only days: say so where no day is known."""
    if on.precision == Precision.DAY:
        return ()
    return (f"Known to the {on.precision} only: {on}. It stands on the last day of it.",)


def written(feed: CalendarFeed, days: Iterable[Day], *, site: str) -> bytes:
    """The file. The same record gives the same bytes on the same day.

    ``site`` is where the record is read ("https://host"), for the links.
    """
    from icalendar import Calendar  # noqa: PLC0415 -- a tenth of a second that only feeds need

    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = f"{feed.programme.name}: {feed.workstream.name}" if feed.workstream else ""
    for key in ("name", "x-wr-calname"):
        calendar.add(key, _plain(name or feed.programme.name))
    calendar.add("refresh-interval", REFRESHED_EVERY, {"value": "DURATION"})
    for day in days:
        calendar.add_component(_event(feed, day, site))
    return calendar.to_ical()


def _event(feed: CalendarFeed, day: Day, site: str):
    from icalendar import Event  # noqa: PLC0415 -- as above

    event = Event()
    event.add("uid", uid(feed.programme.slug, day.ref))
    event.add("dtstamp", day.changed_at.astimezone(UTC))
    event.add("last-modified", day.changed_at.astimezone(UTC))
    event.add("sequence", day.version)
    event.add("summary", _plain(day.title))
    event.add("dtstart", day.on.on)
    event.add("dtend", day.on.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if day.settled else "TENTATIVE")
    event.add("description", _plain("\n".join(day.said)))
    event.add("url", site + day.page)
    return event


def uid(slug: str, ref: str) -> str:
    """The same for a record for ever, in every feed, so that a calendar moves it and adds none."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"/{slug}/{ref}"))


def _plain(text: str) -> str:
    """Without the control characters that no calendar takes; line ends stay."""
    return UNPRINTABLE.sub(" ", text)
