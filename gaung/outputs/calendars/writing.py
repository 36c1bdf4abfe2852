"""A calendar as iCalendar (RFC 5545, 7986), published as iTIP has it (RFC 5546).

``METHOD:PUBLISH`` asks for an ORGANIZER in every item: both are there. No item depends on the
clock of the build: DTSTAMP and SEQUENCE follow from the changes that the content tells of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from gaung.outputs.calendars.lines import clock, day, joined, moment, parameter, text
from gaung.outputs.calendars.zones import time_zone
from gaung.outputs.slots import Slot
from gaung.plan import Workbench

PRODUCT = "-//Gaung//Gaung//EN"
"""Who wrote the calendar; without a number, so that a new version changes no file."""
UNCHANGED = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of what has not been changed since it was first announced: before any change."""
_STATUS = {
    "confirmed": "CONFIRMED",
    "moved": "CONFIRMED",
    "tentative": "TENTATIVE",
    "cancelled": "CANCELLED",
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar in one language."""

    identifier: str
    """Its GUID."""
    language: str
    """The language of its words."""
    name: str
    """What it is called in the reader's list of calendars."""
    page: str
    """The page that shows the same, with host."""
    source: str
    """Where it can be fetched again, with host."""
    organiser: str
    """Who publishes it."""
    organiser_address: str
    """A mail address of theirs as ``mailto:``, else the address of the site."""
    zone: str
    """The time zone that most of it is in."""
    slots: tuple[Slot, ...]
    """What stands in it, in order."""


def written(calendar: Calendar, bench: Workbench) -> bytes:
    """Write a calendar."""
    del bench
    return joined(_lines(calendar))


def _lines(calendar: Calendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:{PRODUCT}"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"UID:{calendar.identifier}"
    yield f"NAME:{text(calendar.name)}"
    yield f"X-WR-CALNAME:{text(calendar.name)}"
    yield f"X-WR-TIMEZONE:{calendar.zone}"
    yield f"URL:{calendar.page}"
    yield f"SOURCE;VALUE=URI:{calendar.source}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT1H"
    yield "X-PUBLISHED-TTL:PT1H"
    stamps = [slot.changed or UNCHANGED for slot in calendar.slots]
    yield f"LAST-MODIFIED:{moment(max(stamps, default=UNCHANGED))}"
    for zone in sorted({slot.zone for slot in calendar.slots if slot.start and slot.zone != "UTC"}):
        years = [each.year for slot in calendar.slots for each in (slot.day, slot.last_day)]
        yield from time_zone(zone, years)
    organiser = f"ORGANIZER;CN={parameter(calendar.organiser)}:{calendar.organiser_address}"
    for slot in calendar.slots:
        yield from _item(slot, organiser)
    yield "END:VCALENDAR"


def _item(slot: Slot, organiser: str) -> Iterator[str]:
    stamp = moment(slot.changed or UNCHANGED)
    yield "BEGIN:VEVENT"
    yield f"UID:{slot.identifier}"
    yield f"DTSTAMP:{stamp}"
    yield from _times(slot)
    yield f"SUMMARY:{text(slot.title)}"
    yield f"LOCATION:{text(slot.location)}"
    if slot.point:
        yield "GEO:{:.6f};{:.6f}".format(*slot.point)
    yield f"DESCRIPTION:{text(description(slot))}"
    yield f"URL:{slot.address}"
    yield f"CATEGORIES:{text(slot.kind_words)}"
    yield organiser
    if slot.stream:
        yield f"CONFERENCE;VALUE=URI;FEATURE=VIDEO:{slot.stream}"
    yield f"STATUS:{_STATUS[slot.state]}"
    yield f"SEQUENCE:{slot.revision}"
    if slot.changed:
        yield f"LAST-MODIFIED:{stamp}"
    # What fills the day, or is held without the reader, takes none of the reader's time.
    yield f"TRANSP:{'OPAQUE' if slot.start else 'TRANSPARENT'}"
    yield "END:VEVENT"


def _times(slot: Slot) -> Iterator[str]:
    if slot.start is None:
        yield f"DTSTART;VALUE=DATE:{day(slot.day)}"
        yield f"DTEND;VALUE=DATE:{day(slot.last_day + timedelta(days=1))}"
        return
    for name, local in (("DTSTART", slot.start), ("DTEND", slot.end)):
        if local is None:
            continue
        if slot.zone == "UTC":
            yield f"{name}:{moment(local)}"
        else:
            yield f"{name};TZID={slot.zone}:{clock(local)}"


def description(slot: Slot) -> str:
    """Give everything that a calendar has no field for, as readers read it."""
    people = [", ".join(filter(None, [who.name, who.post, who.role])) for who in slot.people]
    blocks = ["\n".join(slot.remarks), slot.abstract, "\n".join(people), slot.address]
    return "\n\n".join(filter(None, blocks))
