"""An event, or a session of one, as an Event."""

from __future__ import annotations

from gaung.model.event import Event, Venue
from gaung.model.kit import Entry, Kit
from gaung.model.parts import Party
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.model.times import span
from gaung.structured import Entity, entity
from gaung.structured.organisations import identifier as organisation_identifier
from gaung.structured.people import identifier as person_identifier
from gaung.structured.places import place

_MODES = {"onsite": "Offline", "online": "Online", "hybrid": "Mixed"}
_STATES = {
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved": "EventRescheduled",
}
_TYPES = {"festival": "Festival", "exhibition": "ExhibitionEvent", "workshop": "EducationEvent"}


def event(kit: Kit, entry: Entry[Event], language: str) -> Entity:
    """Give an event with its sessions and its larger event, by their names."""
    record = entry.record
    larger = kit.find(Event, record.part_of, entry.name)
    summary = kit.phrase(record.summary, language)
    parts = [other for other in kit.all(Event) if other.record.part_of == entry.key]
    sessions = kit.all(Session, entry.key)
    return entity(
        _TYPES.get(record.kind, "Event"),
        event_identifier(kit, entry, language),
        name=str(kit.phrase(record.name, language)),
        description=str(summary) if summary else None,
        startDate=record.start.isoformat() if record.start else None,
        endDate=(record.end or record.start).isoformat() if record.start else None,
        eventStatus=_status(record.state),
        eventAttendanceMode=_mode(record.mode),
        location=_location(kit, entry, language),
        organizer=_parties(kit, entry, (*record.hosts, *record.organisers), language),
        superEvent={"@id": event_identifier(kit, larger, language)} if larger else None,
        subEvent=[
            *({"@id": event_identifier(kit, part, language)} for part in parts),
            *({"@id": session_identifier(kit, session, language)} for session in sessions),
        ],
    )


def _location(kit: Kit, entry: Entry[Event], language: str) -> list[Entity]:
    """Give where an event takes place; what is only visited from there is not its place."""
    visited = {
        ref
        for each in kit.all(Session, entry.key)
        if each.record.kind == "site_visit"
        for ref in each.record.venues
    }
    held = {
        ref
        for each in kit.all(Session, entry.key)
        if each.record.kind != "site_visit"
        for ref in each.record.venues
    }
    venues = [v for v in kit.all(Venue, entry.key) if v.key in held or v.key not in visited]
    if venues:
        return [place(kit, venue, language) for venue in venues]
    words = kit.phrase(entry.record.place, language)
    return [entity("Place", name=str(words))] if words else []


def session(kit: Kit, entry: Entry[Session], of: Entry[Event], language: str) -> Entity:
    """Give a session with its times, its place and the people who take part."""
    record = entry.record
    when = span(record, of.record)
    venues = kit.find_all(Venue, record.venues, entry.name)
    people = [kit.find(Person, mention.person, entry.name) for mention in record.people]
    first = when.start.isoformat() if when.start else when.day.isoformat() if when.day else None
    last = when.end.isoformat() if when.end else None
    if last is None and when.last_day and when.last_day != when.day:
        last = when.last_day.isoformat()
    return entity(
        "Event",
        session_identifier(kit, entry, language),
        name=str(kit.phrase(record.title, language)),
        startDate=first,
        endDate=last,
        eventStatus=_status(record.state),
        eventAttendanceMode=_mode(record.mode or of.record.mode),
        location=[place(kit, venue, language) for venue in venues],
        performer=[{"@id": person_identifier(kit, who, language)} for who in people if who],
        superEvent={"@id": event_identifier(kit, of, language)},
    )


def event_identifier(kit: Kit, entry: Entry[Event], language: str) -> str:
    """Give what other entities call an event."""
    return kit.addresses.absolute(kit.address(entry.name, language) or "") + "#event"


def session_identifier(kit: Kit, entry: Entry[Session], language: str) -> str:
    """Give what other entities call a session."""
    return kit.addresses.absolute(kit.address(entry.name, language) or "") + "#session"


def _status(state: str | None) -> str:
    return f"https://schema.org/{_STATES.get(state or '', 'EventScheduled')}"


def _mode(mode: str | None) -> str | None:
    return f"https://schema.org/{_MODES[mode]}EventAttendanceMode" if mode else None


def _parties(
    kit: Kit, home: Entry[Event], parties: tuple[Party, ...], language: str
) -> list[Entity]:
    named: list[Entity] = []
    for party in parties:
        organisation = kit.find(Organisation, party.organisation, home.name)
        person = kit.find(Person, party.person, home.name)
        if organisation:
            named.append({"@id": organisation_identifier(kit, organisation, language)})
        elif person:
            named.append({"@id": person_identifier(kit, person, language)})
        elif party.name is not None:
            name = str(kit.phrase(party.name, language))
            named.append(entity("Organization", name=name))
    return named
