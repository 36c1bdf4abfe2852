"""Slots: what the schedule is made of when it leaves the site, in calendars and as data.

A session takes one slot. One that is open on several days (an exhibition, daily from nine to
five) takes one on each of them: a calendar then shows it where it is, and no item is longer than
a day. A slot keeps its GUID when its session moves, changes its title, or is cancelled; it is
the same in every language and in every format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from gaung.model.event import Event, Venue
from gaung.model.kit import Entry
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.model.times import Span, in_order, span
from gaung.outputs.identity import guid
from gaung.outputs.pages.vocabulary import MEDIA_ACCESS, SESSION_KINDS, SESSION_STATES
from gaung.outputs.pages.writer import Writer
from gaung.outputs.plain import plain

LONGEST = 60
"""How many days after its first a session is followed, as the schedule does."""
REVISIONS = {"confirmed": 0, "tentative": 0, "moved": 1, "cancelled": 2}
"""How often a session in this state was changed at least, besides what it tells of."""
EVENT_REVISIONS: dict[str | None, int] = {
    None: 0, "upcoming": 0, "live": 0, "ended": 0, "postponed": 1, "cancelled": 2,
}  # fmt: skip
"""The same of what befalls a session because it befalls its event."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in a slot."""

    identifier: str
    """The GUID of the person."""
    name: str
    """The name as it is printed."""
    post: str | None
    """The post of that day, or how the person is presented there."""
    role: str | None
    """What the person does there."""
    address: str
    """The page of the person, with host."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session, or a day of one, in one language."""

    identifier: str
    """Its GUID."""
    session: str
    """The key of the session."""
    number: int
    """Which of the slots of the session it is, from 1."""
    title: str
    """What it is called."""
    kind: str
    """The kind of item, as the content names it."""
    kind_words: str
    """The kind in words."""
    day: date
    """The day."""
    last_day: date
    """The last day, where it fills several or goes on past midnight."""
    start: datetime | None
    """When it begins; nothing for what has no clock time."""
    end: datetime | None
    """When it ends, where that is known."""
    zone: str
    """The time zone (IANA)."""
    location: str
    """Place and room, in words; there are always some."""
    place: str
    """The part of it that is the place."""
    room: str | None
    """The part of it that is the room."""
    room_identifier: str
    """The GUID of place and room."""
    point: tuple[float, float] | None
    """Latitude and longitude in degrees."""
    people: tuple[Participant, ...]
    """Who takes part."""
    abstract: str
    """What it is about, as plain text."""
    remarks: tuple[str, ...]
    """What a reader of a calendar should know besides: state, changes, access for media."""
    state: str
    """``confirmed``, ``tentative``, ``moved`` or ``cancelled``."""
    state_words: str
    """The state in words."""
    revision: int
    """How often it was changed."""
    changed: datetime | None
    """When it was last changed, in UTC."""
    languages: tuple[str, ...]
    """The languages spoken."""
    media_access: str | None
    """Which journalists may come, in words."""
    is_for_media: bool
    """Whether it is there for journalists, or open to them."""
    stream: str | None
    """Where to watch."""
    documents: tuple[tuple[str, str], ...]
    """Title and address of papers."""
    address: str
    """The page of the session, with host."""


def is_for_media(session: Session) -> bool:
    """Tell whether a session is there for journalists, or lets them in."""
    if session.media_access is None:
        return session.kind in ("press_conference", "photo_call")
    return session.media_access != "closed"


def slots_of(writer: Writer, event: Entry[Event]) -> tuple[Slot, ...]:
    """Give the slots of an event in the order of its schedule; what has no day has none."""
    sessions = writer.kit.all(Session, event.key)
    order = in_order([span(entry.record, event.record) for entry in sessions])
    entries = (sessions[position] for position in order)
    return tuple(slot for entry in entries for slot in _slots(writer, entry, event))


def days_of(slots: Iterable[Slot]) -> dict[date, list[Slot]]:
    """Give the slots of each day; what fills several stands in each of them."""
    by_day: dict[date, list[Slot]] = {}
    for slot in slots:
        for offset in range(min((slot.last_day - slot.day).days, LONGEST) + 1):
            by_day.setdefault(slot.day + timedelta(days=offset), []).append(slot)
    return dict(sorted(by_day.items()))


def _slots(writer: Writer, entry: Entry[Session], event: Entry[Event]) -> Iterator[Slot]:
    for number, each in enumerate(_spans(span(entry.record, event.record)), start=1):
        yield _slot(writer, entry, event, each, number)


def _spans(whole: Span) -> Iterator[Span]:
    """Give the days and times of each slot of a session."""
    day, last_day, start, end = whole.day, whole.last_day or whole.day, whole.start, whole.end
    if day is None or last_day is None:
        return
    days = (last_day - day).days
    if start is None:
        yield whole
    elif days == 0 or (end is not None and end.time() <= start.time()):
        # Of one day, or from one evening to another morning: it goes on in between.
        yield replace(whole, last_day=max(last_day, end.date()) if end else day)
    else:
        for offset in range(min(days, LONGEST) + 1):
            today = day + timedelta(days=offset)
            until = end and datetime.combine(today, end.time(), end.tzinfo)
            yield Span(today, today, start + timedelta(days=offset), until, whole.zone)


def _slot(
    writer: Writer, entry: Entry[Session], event: Entry[Event], when: Span, number: int
) -> Slot:
    kit, session = writer.kit, entry.record
    day = when.day or date.min
    venues = kit.find_all(Venue, session.venues, entry.name)
    geo = next((venue.record.geo for venue in venues if venue.record.geo), None)
    place, room, room_identifier = _place(writer, entry, event, venues)
    names = (entry.event, entry.key) if number == 1 else (entry.event, entry.key, str(number))
    state = _state(session, event.record)
    changes = [change.at.astimezone(UTC) for change in session.changes]
    return Slot(
        identifier=guid(kit, "session", *names),
        session=entry.key,
        number=number,
        title=str(writer.line(session.title)),
        kind=session.kind,
        kind_words=writer.say(SESSION_KINDS[session.kind]),
        day=day,
        last_day=when.last_day or day,
        start=when.start,
        end=when.end,
        zone=when.zone,
        location=writer.say("{place}, {room}", place=place, room=room) if room else place,
        place=place,
        room=room,
        room_identifier=room_identifier,
        point=(geo.lat, geo.lon) if geo else None,
        people=tuple(_people(writer, entry, day)),
        abstract=_abstract(writer, entry),
        remarks=tuple(_remarks(writer, entry, state)),
        state=state,
        state_words=writer.say(SESSION_STATES[state]),
        revision=len(changes) + REVISIONS[session.state] + EVENT_REVISIONS[event.record.state],
        changed=max(changes, default=None),
        languages=session.languages,
        media_access=writer.say(MEDIA_ACCESS[session.media_access])
        if session.media_access
        else None,
        is_for_media=is_for_media(session),
        stream=session.stream,
        documents=tuple((str(writer.line(paper.title)), paper.url) for paper in session.documents),
        address=kit.addresses.absolute(kit.address(entry.name, writer.language) or ""),
    )


def _state(session: Session, event: Event) -> str:
    """Give the state of a session; what befalls its event befalls it too."""
    if event.state == "cancelled":
        return "cancelled"
    if event.state == "postponed" and session.state != "cancelled":
        return "tentative"
    return session.state


def _place(
    writer: Writer,
    entry: Entry[Session],
    event: Entry[Event],
    venues: tuple[Entry[Venue], ...],
) -> tuple[str, str | None, str]:
    """Give place, room, and the GUID of both, which is the same in every language."""
    session = entry.record
    room = str(writer.line(session.room)) if session.room else None
    said = session.place or (None if venues or session.mode == "online" else event.record.place)
    names = [str(writer.line(venue.record.name)) for venue in venues]
    if names:
        place = writer.words.listing(names)
    elif said:
        place = str(writer.line(said))
    elif session.mode == "online":
        place = writer.say("Online")
    else:
        place = writer.say("Place not announced")
    known = [venue.key for venue in venues] or [words for _, words in said or ()][:1]
    rooms = [words for _, words in session.room or ()][:1]
    if session.mode == "online" and not known:
        known = ["online"]
    identifier = guid(writer.kit, "room", entry.event, ",".join(known), ",".join(rooms))
    return place, room, identifier


def _people(writer: Writer, entry: Entry[Session], day: date) -> Iterator[Participant]:
    kit = writer.kit
    for mention in entry.record.people:
        person = kit.find(Person, mention.person, entry.name)
        if person is not None:
            line = writer.person(mention, day)
            yield Participant(
                identifier=guid(kit, "person", person.key),
                name=person.record.name,
                post=str(line.post) if line.post else None,
                role=str(line.role) if line.role else None,
                address=kit.addresses.absolute(kit.address(person.name, writer.language) or ""),
            )


def _abstract(writer: Writer, entry: Entry[Session]) -> str:
    session = entry.record
    purpose = plain(writer.rich(session.purpose.text)) if session.purpose else ""
    return "\n\n".join(filter(None, [plain(writer.rich(session.abstract)), purpose]))


def _remarks(writer: Writer, entry: Entry[Session], state: str) -> Iterator[str]:
    """Give what a calendar has no property for, a line each."""
    session = entry.record
    if state != "confirmed":
        yield writer.say(SESSION_STATES[state])
    for change in session.changes:
        what = str(writer.line(change.what))
        why = writer.phrase(change.why)
        yield writer.say("{what} ({why})", what=what, why=why) if why else what
    if session.when is not None:
        yield str(writer.line(session.when))
    elif session.start is None and not session.all_day:
        yield writer.say("Time not announced")
    elif session.approximate:
        yield writer.say("Times are approximate")
    if session.media_access:
        yield writer.say(MEDIA_ACCESS[session.media_access])
    if session.gather is not None:
        place = writer.line(session.gather.place)
        if session.gather.time is None:
            yield writer.say("gather: {place}", place=place)
        else:
            clock = writer.words.clock(session.gather.time)
            yield writer.say("gather: {time}, {place}", time=clock, place=place)
