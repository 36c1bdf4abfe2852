"""When to post what: the posts of an event as a calendar and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry
from gaung.model.narrative import Post
from gaung.outputs.calendars import organiser
from gaung.outputs.calendars.writing import Calendar, written
from gaung.outputs.formats import table
from gaung.outputs.identity import guid
from gaung.outputs.pages.vocabulary import PLATFORMS
from gaung.outputs.pages.writer import Writer
from gaung.outputs.posts import PostText, texts
from gaung.outputs.slots import Slot
from gaung.outputs.social_pictures import SHAPE_OF, pictures_of
from gaung.plan import Output, Workbench

CALENDAR, TABLE = "posts.ics", "posts.csv"
_HEADER = (
    "key", "platform", "post_on", "from", "until", "language", "text", "length", "limit", "picture",
    "alt", "photograph",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostTable:
    """The posts of an event in one language, a row for each platform."""

    rows: tuple[tuple[str, ...], ...]
    """The cells of each row, in the order of the header."""


def plans(
    writer: Writer, event: Entry[Event], posts: tuple[Entry[Post], ...]
) -> Iterator[Output[Calendar] | Output[PostTable]]:
    """Give the table of all posts, and the calendar of those that have a moment."""
    for path in plan_paths(writer, event, posts):
        if path.endswith(TABLE):
            rows = tuple(row for post in posts for row in _rows(writer, event, post))
            yield Output(path, PostTable(rows), as_csv, origin=posts[0].path)
        else:
            calendar = _calendar(writer, event, posts, path)
            yield Output(path, calendar, written, origin=posts[0].path)


def plan_paths(
    writer: Writer, event: Entry[Event], posts: tuple[Entry[Post], ...]
) -> Iterator[str]:
    """Give these files, for what is written in the language; a calendar if a post has a moment."""
    posts = tuple(post for post in posts if texts(writer, post))
    if not posts:
        return
    folder = writer.kit.addresses.output(_page(writer, event)).removesuffix("index.html")
    yield folder + TABLE
    if any(_moment(post) for post in posts):
        yield folder + CALENDAR


def as_csv(view: PostTable, bench: Workbench) -> bytes:
    """Write the posts as a table (RFC 4180)."""
    del bench
    return table(_HEADER, view.rows)


def _page(writer: Writer, event: Entry[Event]) -> str:
    return writer.kit.addresses.page(writer.language, Section.EVENTS, event.key, Section.SOCIAL)


def _moment(entry: Entry[Post]) -> datetime | date | None:
    """Give when a post is due: its own moment, else the beginning of its window."""
    window = entry.record.window
    return entry.record.post_on or (window.opens if window else None)


def _rows(writer: Writer, event: Entry[Event], entry: Entry[Post]) -> Iterator[tuple[str, ...]]:
    post = entry.record
    picture = writer.picture(post.image, entry.name)
    alt = writer.phrase(post.alt) or (picture.alt if picture else None)
    zone = ZoneInfo(event.record.time_zone)

    def moment(when: datetime | date | None) -> str:
        local = when.astimezone(zone) if isinstance(when, datetime) else when
        return local.isoformat() if local else ""

    source = picture.source if picture else ""
    photograph = writer.kit.addresses.absolute(source) if source.startswith("/") else source
    drawn = {each.shape: each for each in pictures_of(writer, entry)}
    addresses = writer.kit.addresses
    for each in texts(writer, entry):
        shape = drawn.get(SHAPE_OF[each.key])
        yield (
            entry.key,
            PLATFORMS[each.key],
            moment(post.post_on),
            moment(post.window.opens if post.window else None),
            moment(post.window.until if post.window else None),
            writer.language,
            each.text,
            str(each.length),
            str(each.limit),
            addresses.absolute(addresses.file(shape.path)) if shape else photograph,
            shape.alt if shape else str(alt or ""),
            photograph,
        )


def _calendar(
    writer: Writer, event: Entry[Event], posts: tuple[Entry[Post], ...], path: str
) -> Calendar:
    kit = writer.kit
    slots = [slot for post in posts if (slot := _slot(writer, event, post)) is not None]
    slots.sort(key=lambda slot: (slot.day, slot.start is not None, str(slot.start)))
    publisher, address = organiser(writer, event)
    return Calendar(
        identifier=guid(kit, "calendar", writer.language, event.key, CALENDAR),
        language=writer.language,
        name=writer.say("Social media: {event}", event=writer.name(event)),
        page=kit.addresses.absolute(_page(writer, event)),
        source=kit.addresses.absolute(kit.addresses.file(path)),
        organiser=publisher,
        organiser_address=address,
        zone=event.record.time_zone,
        slots=tuple(slots),
    )


def _window(writer: Writer, entry: Entry[Post], zone: str) -> Iterator[str]:
    """Give in which time a post may go out, where its own moment is in the calendar instead."""
    window = entry.record.window
    if window and entry.record.post_on:
        start = writer.published(window.opens, zone).words
        if window.until:
            end = writer.published(window.until, zone).words
            yield writer.say("from {start} until {end}", start=start, end=end)
        else:
            yield writer.say("from {day}", day=start)


def _slot(writer: Writer, event: Entry[Event], entry: Entry[Post]) -> Slot | None:
    kit, moment = writer.kit, _moment(entry)
    if moment is None:
        return None
    zone = event.record.time_zone
    window = entry.record.window
    until = window.until if window and not entry.record.post_on else None
    first, last = _local(moment, zone), _local(until or moment, zone)
    start = first if isinstance(first, datetime) else None
    end = _ends(last, zone) if start and until else None
    found = texts(writer, entry)
    if not found:
        return None
    platforms = writer.words.listing(PLATFORMS[each.key] for each in found)
    page = kit.addresses.absolute(_page(writer, event))
    return Slot(
        identifier=guid(kit, "post", event.key, entry.key),
        session="",
        number=1,
        title=_title(found, platforms),
        kind="post",
        kind_words=writer.say("Social media"),
        day=_day(first),
        last_day=_day(end or last),
        start=start,
        end=end if start and end and end > start else None,
        zone=zone,
        location=platforms,
        place=platforms,
        room=None,
        room_identifier=guid(kit, "room", event.key, platforms),
        point=None,
        people=(),
        abstract=found[0].text if found else "",
        remarks=tuple(_window(writer, entry, zone)),
        state="confirmed",
        state_words="",
        revision=0,
        changed=None,
        languages=(),
        media_access=None,
        is_for_media=False,
        stream=None,
        documents=(),
        address=f"{page}#{entry.key}",
    )


def _local(moment: datetime | date, zone: str) -> datetime | date:
    return moment.astimezone(ZoneInfo(zone)) if isinstance(moment, datetime) else moment


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _ends(last: datetime | date, zone: str) -> datetime:
    """Give the instant at which a window closes: of a bare day, the midnight that ends it."""
    if isinstance(last, datetime):
        return last
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone))


def _title(found: tuple[PostText, ...], platforms: str) -> str:
    """Give a post in a line: where it goes, and its first words."""
    words = found[0].text.split() if found else []
    return f"{platforms}: {' '.join(words[:8])}{' …' if len(words) > 8 else ''}"
