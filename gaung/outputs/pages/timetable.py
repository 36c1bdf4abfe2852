"""What the pages of a schedule are put together from: sessions side by side, choices, views."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from gaung.model.addresses import Section, own_slug
from gaung.model.event import Event, Venue
from gaung.model.kit import Entry, Kit, Name
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.model.text import Phrase, Text
from gaung.model.times import Span, span
from gaung.model.zones import abbreviation
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import in_order
from gaung.outputs.pages.frame import Menu
from gaung.outputs.pages.pieces import Link, SessionLine
from gaung.outputs.pages.vocabulary import MEDIA_ACCESS, SESSION_KINDS
from gaung.outputs.pages.writer import Writer
from gaung.snapshot import digest

FOR_MEDIA = frozenset(("press_conference", "photo_call"))
"""The kinds of sessions that are held for journalists."""

FILTERED = 4
"""How many sessions a page has at least for filters to be of use; fewer are seen at a glance."""


@dataclass(frozen=True, slots=True)
class ScheduleItem:
    """A session in a schedule, with what it can be filtered by."""

    line: SessionLine
    """The session as lists show it."""
    key: str
    """Its key: what runs over several days stands in each of them, and is one."""
    kind: str
    """The key of its kind."""
    rooms: str
    """The keys of its venues and of its room, with spaces between."""
    access: str
    """Which journalists may come, as the content writes it; empty where nothing is said."""
    people: str
    """The keys of those who take part, with spaces between."""


@dataclass(frozen=True, slots=True)
class Row:
    """Sessions that begin at the same time."""

    items: tuple[ScheduleItem, ...]
    """The sessions; where there are several, they run side by side."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter can be set to."""

    value: str
    """Its key, which stands in the address."""
    words: str
    """What it is called."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing that sessions can be filtered by."""

    name: str
    """What the address calls it."""
    label: str
    """What readers call it."""
    choices: tuple[Choice, ...]
    """What it can be set to."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of the clock times of a page."""

    name: str
    """Its name, such as ``Asia/Makassar``."""
    words: str
    """What readers are told of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A session with what its place in a schedule follows from."""

    entry: Entry[Session]
    """The session."""
    when: Span
    """When it is."""
    item: ScheduleItem
    """How schedules show it."""
    rooms: tuple[tuple[str, str], ...]
    """The keys and names of its venues, and of its room last."""
    people: tuple[tuple[str, str], ...]
    """The keys and names of those who take part."""


def of_event(kit: Kit, event: Entry[Event], language: str) -> list[Listed]:
    """Give the sessions of an event in order, as all pages of its schedule show them."""

    def found() -> list[Listed]:
        writer = Writer(kit, language, event.name)
        entries = in_order(kit, kit.all(Session, event.key), event)
        return [listed(writer, event, entry) for entry in entries]

    return kit.once((of_event, event.name, language), found)


def listed(writer: Writer, event: Entry[Event], entry: Entry[Session]) -> Listed:
    """Give a session with what its place in a schedule follows from."""
    session = entry.record
    rooms = tuple(_rooms(writer, entry))
    found = (writer.kit.find(Person, mention.person, entry.name) for mention in session.people)
    people = {person.key: person.record.name for person in found if person}
    item = ScheduleItem(
        line=cards.session(writer, entry),
        key=entry.key,
        kind=session.kind,
        rooms=" ".join(key for key, _ in rooms),
        access=session.media_access or "",
        people=" ".join(people),
    )
    return Listed(entry, span(session, event.record), item, rooms, tuple(people.items()))


def _rooms(writer: Writer, entry: Entry[Session]) -> Iterator[tuple[str, str]]:
    session = entry.record
    venues = writer.kit.find_all(Venue, session.venues, entry.name)
    for venue in venues:
        yield venue.key, str(writer.line(venue.record.name))
    if not venues and session.place is not None:
        yield _key(writer, session.place), str(writer.line(session.place))
    if session.room is not None:
        home = [venue.key for venue in venues[:1]]
        names = [writer.line(venue.record.name) for venue in venues[:1]]
        where = writer.phrase(session.place) if not venues else None
        names.extend(filter(None, (where, writer.line(session.room))))
        yield "-".join((*home, _key(writer, session.room))), ", ".join(map(str, names))


def _key(writer: Writer, words: Text) -> str:
    """Give a key for words that have none: the same on the pages of every language."""
    text = str(writer.kit.phrase(words, writer.kit.site.written_in))
    return own_slug(text) or digest(text.encode())[:8]


# --- one after the other ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands before and after a session, on its day and in its room."""

    before: Link | None = None
    """The one before it on the day."""
    after: Link | None = None
    """The one after it."""
    before_there: Link | None = None
    """The one before it in the same room, where that is another one."""
    after_there: Link | None = None
    """The one after it in the same room."""


def with_neighbours(
    kit: Kit, event: Entry[Event], language: str
) -> dict[Name, tuple[Listed, Neighbours]]:
    """Give each session of an event with what stands beside it on its day."""

    def found() -> dict[Name, tuple[Listed, Neighbours]]:
        sessions = of_event(kit, event, language)
        beside = _neighbours([each for each in sessions if each.when.day is not None])
        return {
            each.entry.name: (each, beside.get(each.entry.name, Neighbours())) for each in sessions
        }

    return kit.once((with_neighbours, event.name, language), found)


def _neighbours(sessions: list[Listed]) -> dict[Name, Neighbours]:
    """Give what stands beside sessions that have a day and are in order."""
    on_day = _beside(sessions, lambda each: each.when.day)
    placed = sorted(
        (each for each in sessions if each.rooms), key=lambda each: (each.when.day, each.rooms[-1])
    )
    there = _beside(placed, lambda each: (each.when.day, each.rooms[-1]))
    found = {}
    for name, (before, after) in on_day.items():
        before_there, after_there = there.get(name, (None, None))
        found[name] = Neighbours(
            before,
            after,
            before_there if before_there != before else None,
            after_there if after_there != after else None,
        )
    return found


def _beside(
    sessions: list[Listed], shared: Callable[[Listed], object]
) -> dict[Name, tuple[Link | None, Link | None]]:
    """Give the sessions before and after each, among those that share a day or a room with it."""
    found = {}
    for _, group in groupby(sessions, shared):
        members = list(group)
        links = [Link(each.item.line.title, each.item.line.address) for each in members]
        beside = zip([None, *links], members, [*links[1:], None], strict=False)
        found.update({each.entry.name: (before, after) for before, each, after in beside})
    return found


# --- side by side -----------------------------------------------------------------------------


def rows(sessions: Iterable[Listed]) -> tuple[Row, ...]:
    """Give sessions that are in order with those side by side that begin at the same time."""
    groups = groupby(enumerate(sessions), lambda pair: pair[1].when.start or pair[0])
    return tuple(Row(tuple(session.item for _, session in group)) for _, group in groups)


# --- choices ----------------------------------------------------------------------------------


def filters(writer: Writer, sessions: list[Listed], days: Iterable[date]) -> tuple[Filter, ...]:
    """Give what sessions can be filtered by; what all have in common is no choice."""
    if len(sessions) < FILTERED:
        return ()
    kinds = {each.item.kind for each in sessions}
    access = {each.item.access for each in sessions} - {""}
    rooms = {key: name for each in sessions for key, name in each.rooms}
    people = {key: name for each in sessions for key, name in each.people}
    found = (
        Filter(
            "day",
            writer.say("Day"),
            tuple(Choice(day.isoformat(), writer.words.day(day)) for day in days),
        ),
        Filter("room", writer.say("Room"), _by_words(rooms)),
        Filter(
            "kind",
            writer.say("Kind"),
            _by_words({kind: writer.say(SESSION_KINDS[kind]) for kind in kinds}),
        ),
        Filter(
            "access",
            writer.say("Media access"),
            _by_words({key: writer.say(MEDIA_ACCESS[key]) for key in access}),
        ),
        Filter("person", writer.say("Person"), _by_words(people)),
    )
    is_choice = {"access": 1}
    return tuple(each for each in found if len(each.choices) >= is_choice.get(each.name, 2))


def _by_words(names: dict[str, str]) -> tuple[Choice, ...]:
    """Give choices by their words, as a reader looks for them."""
    ordered = sorted(names.items(), key=lambda item: (item[1].casefold(), item[0]))
    return tuple(Choice(key, words) for key, words in ordered)


# --- views ------------------------------------------------------------------------------------


def is_for_media(session: Session) -> bool:
    """Tell whether a session is one that journalists may come to, as far as it says."""
    has_terms = session.media_access is not None or session.gather is not None
    return (has_terms or session.kind in FOR_MEDIA) and session.media_access != "closed"


def views(
    writer: Writer, event: Entry[Event], sessions: list[Listed], here: str | None = None
) -> Menu | None:
    """Give the ways of looking at a schedule, with the one that the reader is at."""
    page_of, section = writer.kit.addresses.page, (Section.EVENTS, event.key, Section.SCHEDULE)
    rooms = {each.rooms[-1:] for each in sessions}
    kinds = {each.item.kind for each in sessions}
    found = [
        (writer.say("By day"), (), True),
        (writer.say("By room"), (Section.ROOMS,), len(rooms) > 1),
        (writer.say("By kind"), (Section.KINDS,), len(kinds) > 1),
        (writer.say("Media programme"), (Section.MEDIA_PROGRAMME,),
         any(is_for_media(each.entry.record) for each in sessions)),
    ]  # fmt: skip
    links = tuple(
        Link(Phrase(words), page_of(writer.language, *section, *more))
        for words, more, is_there in found
        if is_there
    )
    return Menu(links, here) if len(links) > 1 else None


def zone(writer: Writer, event: Entry[Event]) -> Zone:
    """Give the zone of an event, as it is on its first day."""
    name = event.record.time_zone
    instant = writer.kit.now.instant(event.record.start or date(2000, 1, 1), name)
    return zone_of(writer, instant)


def zone_of(writer: Writer, moment: datetime) -> Zone:
    """Give the zone that a moment is told in."""
    name = getattr(moment.tzinfo, "key", "UTC")
    return Zone(name, writer.say("Times are in {zone}.", zone=abbreviation(moment)))
