"""A schedule as schedule programs see it: days, rooms, and items of less than a day.

Their format (frab, version 1; also called pentabarf) knows neither items without a clock time
nor items of unknown length, and programs refuse or misplace what they do not expect. So every
item here has both: what has no clock time fills its days, what has no end takes one time slot,
and what goes on past midnight is there on each of its days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from gaung.fingerprint import fingerprint
from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.outputs.identity import guid
from gaung.outputs.pages.writer import Writer
from gaung.outputs.schedules.names import XML
from gaung.outputs.slots import Slot

SLOT = timedelta(minutes=15)
"""How finely programs draw; what has no known end takes as long."""
WHOLE_DAY = timedelta(hours=23, minutes=59)
"""The longest that an item may take: some programs refuse a file with 24 hours in it."""

Say = Callable[..., str]

_ZONE = re.compile(r"[A-Z][a-z]+/[A-Z][a-z]+|UTC$")
"""The names of zones that the format takes."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who takes part."""

    identifier: str
    """The GUID."""
    name: str
    """The name as it is printed."""
    address: str
    """The page, with host."""


@dataclass(frozen=True, slots=True)
class Item:
    """A session, or as much of it as is on one day."""

    number: int
    """A number for old programs; it follows from the GUID."""
    identifier: str
    """The GUID."""
    slug: str
    """A name for addresses, once in the schedule."""
    begins: str
    """When it begins, with offset (RFC 3339)."""
    clock: str
    """The same as a clock time in the zone of the schedule."""
    length: str
    """How long it takes, as ``HH:MM``."""
    title: str
    """What it is called."""
    subtitle: str
    """Its state in words, where it is not as announced."""
    track: str
    """The kind of item in words."""
    kind: str
    """The kind of item, as the content names it."""
    language: str
    """The language spoken, where it is known."""
    abstract: str
    """What it is about."""
    description: str
    """What there is to know besides."""
    people: tuple[Attendee, ...]
    """Who takes part."""
    links: tuple[tuple[str, str], ...]
    """Title and address of papers and streams."""
    address: str
    """The page, with host."""


@dataclass(frozen=True, slots=True)
class Room:
    """A room on a day."""

    identifier: str
    """The GUID of the room."""
    name: str
    """Place and room."""
    items: tuple[Item, ...]
    """What takes place in it, in order."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the schedule."""

    index: int
    """Which day it is, from 1."""
    date: str
    """The date."""
    begins: str
    """Its midnight, with offset."""
    ends: str
    """The next midnight, with offset."""
    rooms: tuple[Room, ...]
    """Its rooms, in the order of their first items."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The schedule of an event in one language."""

    version: str
    """Another one whenever anything in the schedule is another."""
    source: str
    """Where the XML can be fetched, with host."""
    acronym: str
    """The key of the event, as the format wants it."""
    title: str
    """What the event is called."""
    site: str
    """Address of the site."""
    address: str
    """The page of the schedule, with host."""
    zone: str | None
    """The time zone, where the format has a name for it."""
    colour: str
    """The colour of the event, as ``#rrggbb``."""
    tracks: tuple[tuple[str, str], ...]
    """Name and slug of the kinds of items that there are."""
    days: tuple[Day, ...]
    """The days that have something."""


def programme(writer: Writer, event: Entry[Event], slots: tuple[Slot, ...]) -> Programme:
    """Give the schedule of an event."""
    kit, language = writer.kit, writer.language
    colours = event.record.colours
    zone = event.record.time_zone
    days = tuple(_days(_Pieces(kit, event, writer.say), slots))
    page = kit.addresses.page(language, *_where(event))
    return Programme(
        version=fingerprint(days)[:8],
        source=kit.addresses.absolute(page) + XML,
        acronym=acronym(event.key),
        title=str(writer.line(event.record.name)),
        site=kit.addresses.absolute(kit.addresses.root()),
        address=kit.addresses.absolute(page),
        zone=zone if _ZONE.match(zone) else None,
        colour=colours.accent if colours else kit.tokens.colours.accent.light,
        tracks=tuple({slot.kind_words: slot.kind.replace("_", "-") for slot in slots}.items()),
        days=days,
    )


def acronym(key: str) -> str:
    """Give the key of an event as XML and JSON both take it: ``[a-z0-9_]``, four at least."""
    return key.replace("-", "_").ljust(4, "_")


def _where(event: Entry[Event]) -> tuple[str, ...]:
    return Section.EVENTS, event.key, Section.SCHEDULE


class _Pieces:
    """Cuts slots into items of one day each."""

    def __init__(self, kit: Kit, event: Entry[Event], say: Say) -> None:
        self.kit = kit
        self.event = event
        self.say = say
        self.zone = ZoneInfo(event.record.time_zone)
        self.numbers: set[int] = set()
        self.pieces: Counter[str] = Counter()

    def of(self, slot: Slot) -> Iterator[tuple[date, Item]]:
        """Give the items of a slot, each with its day."""
        for part, (begins, length) in enumerate(self._stretches(slot)):
            yield begins.astimezone(self.zone).date(), self._item(slot, part, begins, length)

    def _stretches(self, slot: Slot) -> Iterator[tuple[datetime, timedelta]]:
        """Give the beginning and length of each part, in the days of the schedule."""
        if slot.start is None:
            for offset in range((slot.last_day - slot.day).days + 1):
                day = slot.day + timedelta(days=offset)
                yield datetime.combine(day, time(), self.zone), WHOLE_DAY
            return
        # Lengths are real ones, also in the night in which a zone changes its offset.
        begins, own = slot.start.astimezone(UTC), ZoneInfo(slot.zone)
        ends = slot.end.astimezone(UTC) if slot.end else begins + SLOT
        while True:
            today = begins.astimezone(self.zone).date()
            midnight = datetime.combine(today + timedelta(days=1), time(), self.zone)
            until = min(ends, midnight.astimezone(UTC))
            yield begins.astimezone(own), min(until - begins, WHOLE_DAY)
            if until >= ends:
                return
            begins = until

    def _title(self, slot: Slot) -> str:
        """Give the title; the format has no state, and apps would show what is cancelled as on."""
        if slot.state != "cancelled":
            return slot.title
        return self.say("{state}: {title}", state=slot.state_words, title=slot.title)

    def _item(self, slot: Slot, part: int, begins: datetime, length: timedelta) -> Item:
        key = f"{self.event.key}:{slot.session}:{slot.number}:{part}"
        identifier = guid(self.kit, "item", key) if part else slot.identifier
        self.pieces[slot.session] += 1
        remarks = list(slot.remarks)
        if slot.start is not None and slot.end is None:
            remarks.append(self.say("End not announced"))
        minutes = int(length.total_seconds()) // 60
        links = [*slot.documents, *([(slot.stream, slot.stream)] if slot.stream else [])]
        return Item(
            number=self._number(identifier),
            identifier=identifier,
            slug=f"{acronym(self.event.key)}-{slot.session}-{self.pieces[slot.session]:03}",
            begins=begins.isoformat(timespec="seconds"),
            clock=f"{begins.astimezone(self.zone):%H:%M}",
            length=f"{minutes // 60:02}:{minutes % 60:02}",
            title=self._title(slot),
            subtitle="" if slot.state == "confirmed" else slot.state_words,
            track=slot.kind_words,
            kind=slot.kind,
            language=slot.languages[0] if slot.languages else "",
            abstract=slot.abstract,
            description="\n".join(remarks),
            people=tuple(Attendee(who.identifier, who.name, who.address) for who in slot.people),
            links=tuple(links),
            address=slot.address,
        )

    def _number(self, identifier: str) -> int:
        """Give a number of 31 bits that nothing else in the schedule has."""
        number = int(identifier[:8], 16) >> 1 or 1
        while number in self.numbers:
            number = number % 0x7FFFFFFF + 1
        self.numbers.add(number)
        return number


def _days(pieces: _Pieces, slots: tuple[Slot, ...]) -> Iterator[Day]:
    rooms: dict[date, dict[str, list[Item]]] = {}
    identifiers: dict[str, str] = {}
    for slot in slots:
        identifiers.setdefault(slot.location, slot.room_identifier)
        for day, item in pieces.of(slot):
            rooms.setdefault(day, {}).setdefault(slot.location, []).append(item)
    for index, (day, of_day) in enumerate(sorted(rooms.items()), start=1):
        midnight = datetime.combine(day, time(), pieces.zone)
        # Programs read the end of a day as the hour at which the next one begins.
        next_midnight = datetime.combine(day + timedelta(days=1), time(), pieces.zone)
        yield Day(
            index=index,
            date=day.isoformat(),
            begins=midnight.isoformat(),
            ends=next_midnight.isoformat(),
            rooms=tuple(
                Room(
                    identifiers[name],
                    name,
                    tuple(sorted(items, key=lambda item: datetime.fromisoformat(item.begins))),
                )
                for name, items in of_day.items()
            ),
        )
