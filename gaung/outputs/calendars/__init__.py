"""Calendars: of an event, its schedule, a day, a session, a person, and what is for journalists.

Each is there in every language, beside the page that shows the same, and says the same of a
session as all others: its GUID, its times, its state. A session without a day is in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gaung.model.contacts import Contact
from gaung.model.event import Event, Venue
from gaung.model.kit import Entry, Kit, Name
from gaung.model.people import Organisation, Person
from gaung.outputs.calendars.links import (
    CALENDAR,
    MEDIA,
    WHOLE,
    Where,
    calendar_path,
    of_day,
    of_event,
    of_person,
    of_schedule,
    of_session,
    sessions_of,
)
from gaung.outputs.calendars.writing import Calendar, written
from gaung.outputs.identity import guid
from gaung.outputs.pages.vocabulary import EVENT_KINDS, EVENT_STATES
from gaung.outputs.pages.writer import Writer
from gaung.outputs.slots import EVENT_REVISIONS, Slot, days_of, slots_of
from gaung.plan import Output


def plan(kit: Kit) -> Iterator[Output[Calendar]]:
    """Give every calendar in every language."""
    for language in kit.languages:
        of_sessions: dict[Name, list[Slot]] = {}
        for event in kit.all(Event):
            maker = _Maker(Writer(kit, language, event.name), event)
            slots = slots_of(maker.writer, event)
            for slot in slots:
                name = Name("session", event.key, slot.session)
                of_sessions.setdefault(name, []).append(slot)
            yield from maker.of_event(slots)
        yield from _of_people(Writer(kit, language, Name("calendar", "", "")), of_sessions)


class _Maker:
    """Makes the calendars of one event in one language."""

    def __init__(self, writer: Writer, event: Entry[Event] | None) -> None:
        self.writer = writer
        self.event = event
        self.organiser = organiser(writer, event)

    def of_event(self, slots: tuple[Slot, ...]) -> Iterator[Output[Calendar]]:
        """Give the calendars that stand beside the pages of the event."""
        writer, event = self.writer, self.event
        if event is None:
            return
        name = writer.name(event)
        if (whole := _whole(writer, event)) is not None:
            yield self.output(str(name), of_event(event.key), [whole], WHOLE)
        if not slots:
            return
        schedule = writer.say("Schedule: {event}", event=name)
        yield self.output(schedule, of_schedule(event.key), slots)
        if media := [slot for slot in slots if slot.is_for_media]:
            words = writer.say("Media programme: {event}", event=name)
            yield self.output(words, of_schedule(event.key), media, MEDIA)
        for day, of_this_day in days_of(slots).items():
            words = writer.say("{event}: {day}", event=name, day=writer.words.day(day))
            yield self.output(words, of_day(event.key, day), of_this_day)
        of_each: dict[str, list[Slot]] = {}
        for slot in slots:
            of_each.setdefault(slot.session, []).append(slot)
        for key, of_this in of_each.items():
            yield self.output(of_this[0].title, of_session(event.key, key), of_this)

    def output(
        self, name: str, where: Where, slots: Iterable[Slot], file: str = CALENDAR
    ) -> Output[Calendar]:
        """Give the output of a calendar."""
        kit, language, event = self.writer.kit, self.writer.language, self.event
        path = calendar_path(kit, language, where, file)
        absolute = kit.addresses.absolute
        calendar = Calendar(
            identifier=guid(kit, "calendar", language, *where, file),
            language=language,
            name=name,
            page=absolute(kit.addresses.page(language, *where)),
            source=absolute(kit.addresses.file(path)),
            organiser=self.organiser[0],
            organiser_address=self.organiser[1],
            zone=event.record.time_zone if event else kit.site.publishing_zone,
            slots=tuple(slots),
        )
        return Output(path, calendar, written, origin=event.path if event else "")


def _of_people(writer: Writer, slots: dict[Name, list[Slot]]) -> Iterator[Output[Calendar]]:
    maker = _Maker(writer, None)
    for person in writer.kit.all(Person):
        theirs = [
            slot for each in sessions_of(writer.kit, person) for slot in slots.get(each.name, ())
        ]
        if theirs:
            theirs.sort(key=lambda slot: slot.day)
            yield maker.output(person.record.name, of_person(person.key), theirs)


def _whole(writer: Writer, entry: Entry[Event]) -> Slot | None:
    """Give an event as one item that fills its days, where they are known."""
    kit, event = writer.kit, entry.record
    if event.start is None:
        return None
    venues = [str(writer.line(venue.record.name)) for venue in kit.all(Venue, entry.key)]
    place = str(writer.line(event.place)) if event.place else None
    location = place or writer.words.listing(venues) or writer.say("Place not announced")
    points = [venue.record.geo for venue in kit.all(Venue, entry.key) if venue.record.geo]
    point = (points[0].lat, points[0].lon) if len(points) == 1 else None
    states = {"cancelled": "cancelled", "postponed": "tentative"}
    summary = writer.phrase(event.summary)
    return Slot(
        identifier=guid(kit, "event", entry.key),
        session="",
        number=1,
        title=str(writer.line(event.name)),
        kind=event.kind,
        kind_words=writer.say(EVENT_KINDS[event.kind]),
        day=event.start,
        last_day=event.end or event.start,
        start=None,
        end=None,
        zone=event.time_zone,
        location=location,
        place=location,
        room=None,
        room_identifier=guid(kit, "room", entry.key),
        point=point,
        people=(),
        abstract=str(summary) if summary else "",
        remarks=(writer.say(EVENT_STATES[event.state]),) if event.state in states else (),
        state=states.get(event.state or "", "confirmed"),
        state_words=writer.say(EVENT_STATES[event.state]) if event.state else "",
        revision=EVENT_REVISIONS[event.state],
        changed=None,
        languages=(),
        media_access=None,
        is_for_media=False,
        stream=event.streams[0].url if event.streams else None,
        documents=(),
        address=kit.addresses.absolute(kit.address(entry.name, writer.language) or ""),
    )


def organiser(writer: Writer, event: Entry[Event] | None) -> tuple[str, str]:
    """Give who publishes a calendar: the contact that answers by mail, else the site itself."""
    kit = writer.kit
    asked = kit.find_all(Contact, event.record.contacts, event.name) if event else ()
    anybody = [each for each in kit.all(Contact) if not each.record.for_]
    for contact in (*asked, *anybody):
        if contact.record.email:
            return str(writer.line(contact.record.name)), f"mailto:{contact.record.email}"
    publisher = kit.get(Organisation, kit.site.publisher or "")
    name = writer.line(publisher.record.name if publisher else kit.site.name)
    return str(name), kit.addresses.absolute(kit.addresses.page(writer.language))
