"""Where calendars are, and the links to them that pages show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.outputs.pages.pieces import CalendarLink
from gaung.outputs.pages.writer import Writer
from gaung.outputs.slots import is_for_media

CALENDAR = "calendar.ics"
"""What a calendar is called beside the page that shows the same."""
MEDIA = "media.ics"
"""The calendar of what is for journalists."""
WHOLE = "event.ics"
"""The event itself, as one item that fills its days."""

Where = tuple[str, ...]
"""The parts of the address of the page that a calendar stands beside."""


def of_event(event: str) -> Where:
    """Give where the page of an event is."""
    return Section.EVENTS, event


def of_schedule(event: str) -> Where:
    """Give where the schedule of an event is."""
    return Section.EVENTS, event, Section.SCHEDULE


def of_day(event: str, day: date) -> Where:
    """Give where a day of a schedule is."""
    return Section.EVENTS, event, Section.SCHEDULE, day.isoformat()


def of_session(event: str, key: str) -> Where:
    """Give where the page of a session is."""
    return Section.EVENTS, event, Section.SESSIONS, key


def of_person(key: str) -> Where:
    """Give where the page of a person is."""
    return Section.PEOPLE, key


def calendar_path(kit: Kit, language: str, where: Where, name: str = CALENDAR) -> str:
    """Give the file of a calendar."""
    page = kit.addresses.output(kit.addresses.page(language, *where))
    return page.removesuffix("index.html") + name


def sessions_of(kit: Kit, person: Entry[Person]) -> Iterator[Entry[Session]]:
    """Give the sessions that name a person."""
    return (each for each in kit.referring(person.name) if isinstance(each.record, Session))


# --- what pages show --------------------------------------------------------------------------


def event_links(writer: Writer, event: Entry[Event]) -> tuple[CalendarLink, ...]:
    """Give the calendars that the page of an event offers."""
    links = []
    if event.record.start is not None:
        words = writer.say("The event as an all-day entry")
        links.append(_link(writer, words, of_event(event.key), WHOLE))
    return (*links, *schedule_links(writer, event))


def schedule_links(writer: Writer, event: Entry[Event]) -> tuple[CalendarLink, ...]:
    """Give the calendars of a whole schedule; what has no day is in none."""
    dated = [each for each in writer.kit.all(Session, event.key) if each.record.date is not None]
    where = of_schedule(event.key)
    links = []
    if dated:
        links.append(_link(writer, writer.say("The whole schedule"), where))
    if any(is_for_media(each.record) for each in dated):
        links.append(_link(writer, writer.say("The media programme"), where, MEDIA))
    return tuple(links)


def day_links(writer: Writer, event: Entry[Event], day: date) -> tuple[CalendarLink, ...]:
    """Give the calendar of a day."""
    return (_link(writer, writer.words.day(day), of_day(event.key, day)),)


def session_links(writer: Writer, session: Entry[Session]) -> tuple[CalendarLink, ...]:
    """Give the calendar of a session, where it has a day."""
    if session.record.date is None:
        return ()
    return (_link(writer, writer.say("This session"), of_session(session.event, session.key)),)


def person_links(writer: Writer, person: Entry[Person]) -> tuple[CalendarLink, ...]:
    """Give the calendar of a person, where a session with a day names the person."""
    if all(each.record.date is None for each in sessions_of(writer.kit, person)):
        return ()
    words = writer.say("Sessions of {name}", name=person.record.name)
    return (_link(writer, words, of_person(person.key)),)


def _link(writer: Writer, words: str, where: Where, name: str = CALENDAR) -> CalendarLink:
    addresses = writer.kit.addresses
    address = addresses.file(calendar_path(writer.kit, writer.language, where, name))
    _, _, rest = addresses.absolute(address).partition("://")
    return CalendarLink(words, address, f"webcal://{rest}")
