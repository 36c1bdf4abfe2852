"""A session: what happens, where, when, who."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.event import Event, Venue
from gaung.model.facts import Statement
from gaung.model.kit import Entry, Kit, Name
from gaung.model.media import Media
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.calendars.links import session_links
from gaung.outputs.pages import cards, elsewhere
from gaung.outputs.pages.event import CountPiece, attendance, event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    CalendarLink,
    Figure,
    Item,
    Link,
    PartyLine,
    PersonLine,
    ReleaseCard,
    Remarks,
    Rich,
    SessionLine,
    Sharing,
    SourceLine,
    StatementPiece,
    When,
)
from gaung.outputs.pages.schedule import day_link
from gaung.outputs.pages.timetable import (
    Listed,
    Neighbours,
    Zone,
    with_neighbours,
    zone_of,
)
from gaung.outputs.pages.vocabulary import MODES, SESSION_KINDS
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output
from gaung.structured import events as structured


@dataclass(frozen=True, slots=True)
class PlacePiece:
    """A venue that a session is held at."""

    name: Link
    """What it is called, and where the event tells of it."""
    address: Phrase | None
    """Street and place."""
    map: str | None
    """Its address on a map."""


@dataclass(frozen=True, slots=True)
class PartPiece:
    """An item within a session."""

    title: Phrase
    """What it is."""
    kind: str | None
    """The kind in words."""
    time: str | None
    """When it begins."""
    people: tuple[PersonLine, ...]
    """Who takes part."""


@dataclass(frozen=True, slots=True)
class RoutePiece:
    """One of the ways of a visit."""

    name: Phrase
    """Where it leads."""
    text: Rich | None
    """What is seen."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class PlannedPiece:
    """What had been planned, where it turned out otherwise."""

    time: str | None
    """The planned time."""
    place: str | None
    """The planned place."""
    remarks: Remarks
    """Where the plan is from."""


@dataclass(frozen=True, slots=True)
class ChangePiece:
    """A change that readers should see."""

    at: When
    """When it was made known."""
    what: Phrase
    """What changed."""
    why: Phrase | None
    """Why."""


@dataclass(frozen=True, slots=True)
class SessionPage:
    """The page of a session."""

    template: ClassVar[str] = "layouts/pages/session.html"
    frame: Frame
    """What every page has."""
    line: SessionLine
    """The session as lists show it."""
    event: Link
    """Its event."""
    calendars: tuple[CalendarLink, ...]
    """The calendar that says the same."""
    duration: str | None
    """How long it takes, in words."""
    approximate: tuple[str, ...]
    """Which of its times are only about right, in words."""
    planned: PlannedPiece | None
    """What had been planned."""
    places: tuple[PlacePiece, ...]
    """Where it is."""
    zone: Zone | None
    """The zone of its clock times, where it has any."""
    share: Sharing
    """How readers pass it on."""
    beside: Neighbours
    """What stands before and after it."""
    day: Link | None
    """The page of its day."""
    mode: str | None
    """How one takes part, in words."""
    abstract: Rich | None
    """What it is about."""
    purpose: Item | None
    """What it is for."""
    audience: Phrase | None
    """Whom it is for."""
    topics: tuple[Phrase, ...]
    """What it deals with."""
    people: tuple[PersonLine, ...]
    """Who takes part."""
    organisers: tuple[PartyLine, ...]
    """Who organises it."""
    attendance: tuple[CountPiece, ...]
    """How many took part."""
    parts: tuple[PartPiece, ...]
    """Its items."""
    part_of: Link | None
    """The session that it is part of."""
    has_parts: tuple[Link, ...]
    """The sessions that are part of it."""
    routes: tuple[RoutePiece, ...]
    """The ways of a visit."""
    facts: tuple[Item, ...]
    """What else there is to say."""
    awards: tuple[Link, ...]
    """The awards given here."""
    statements: tuple[StatementPiece, ...]
    """What was said here."""
    releases: tuple[ReleaseCard, ...]
    """The releases that tell of it."""
    figures: tuple[Figure, ...]
    """Its pictures."""
    languages: str | None
    """The languages spoken, in words."""
    interpretation: str | None
    """The languages interpreted into, in words."""
    stream: str | None
    """Where to watch."""
    recording: str | None
    """Where to watch afterwards."""
    documents: tuple[Link, ...]
    """Papers elsewhere."""
    changes: tuple[ChangePiece, ...]
    """What has changed, newest first."""
    remarks: Remarks
    """What belongs to it."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each session in each language."""
    for entry in kit.wanted(Session):
        event = kit.entries[Name("event", "", entry.event)]
        for language in kit.languages:
            session, beside = with_neighbours(kit, event, language)[entry.name]
            view = _page(Writer(kit, language, entry.name), session, event, beside)
            yield page(kit, view, kit.address(entry.name, language) or "", entry.path)


def _page(writer: Writer, listed: Listed, event: Entry[Event], beside: Neighbours) -> SessionPage:
    kit, language, entry, when = writer.kit, writer.language, listed.entry, listed.when
    session, line = entry.record, listed.item.line
    section = (Section.EVENTS, entry.event)
    addressed = everywhere(kit, *section, Section.SESSIONS, entry.key, named=session.title)
    larger = kit.find(Session, session.part_of, entry.name)
    naming = kit.referring(entry.name)
    schedule = Link(
        Phrase(writer.say("Schedule")),
        kit.addresses.page(language, *section, Section.SCHEDULE),
    )
    here = kit.addresses.absolute(addressed.by_language[language])
    about = [line.day.words if line.day else None, line.clock.words if line.clock else None]
    return SessionPage(
        frame=frame(
            kit,
            language,
            addressed,
            line.title,
            ", ".join(filter(None, [*about, str(line.place) if line.place else None])) or None,
            event=event,
            trail=(*event_trail(writer, event), schedule),
            entities=(structured.session(kit, entry, event, language),),
            image=writer.picture(event.record.lead_image, event.name),
        ),
        line=line,
        event=writer.link(event),
        calendars=session_links(writer, entry),
        duration=writer.words.length(session.duration) if session.duration else None,
        approximate=tuple(writer.say(f"approximate {what}") for what in session.approximate),
        planned=_planned(writer, session),
        places=tuple(
            PlacePiece(
                writer.link(venue),
                writer.address_of(venue.record),
                elsewhere.on_map(venue.record.geo) if venue.record.geo else None,
            )
            for venue in kit.find_all(Venue, session.venues, entry.name)
        ),
        zone=zone_of(writer, when.start) if when.start else None,
        share=elsewhere.sharing(line.title.text, here),
        beside=beside,
        day=day_link(writer, event, when.day) if when.day else None,
        mode=writer.say(MODES[session.mode]) if session.mode else None,
        abstract=writer.rich(session.abstract),
        purpose=writer.item(session.purpose) if session.purpose else None,
        audience=writer.phrase(session.audience),
        topics=tuple(writer.line(topic) for topic in session.topics),
        people=writer.people(session.people, when.day),
        organisers=writer.parties(session.organisers),
        attendance=tuple(attendance(writer, session.attendance)),
        parts=tuple(
            PartPiece(
                writer.line(part.title),
                writer.say(SESSION_KINDS[part.kind]) if part.kind else None,
                writer.words.clock(part.start) if part.start else None,
                writer.people(part.people, when.day),
            )
            for part in session.parts
        ),
        part_of=writer.link(larger) if larger else None,
        has_parts=writer.links(
            each
            for each in naming
            if isinstance(each.record, Session)
            and kit.find(Session, each.record.part_of, each.name) is entry
        ),
        routes=tuple(
            RoutePiece(writer.line(route.name), writer.rich(route.text), writer.remarks(route))
            for route in session.routes
        ),
        facts=writer.items(session.facts),
        awards=tuple(
            writer.award_name(each) for each in kit.find_all(Award, session.awards, entry.name)
        ),
        statements=tuple(
            cards.statement(writer, said)
            for said in naming
            if isinstance(said.record, Statement)
            and kit.find(Session, said.record.session, said.name) is entry
        ),
        releases=cards.releases(
            writer,
            (each for each in naming if isinstance(each.record, Release)),
        ),
        figures=tuple(
            writer.figure(each)
            for each in naming
            if isinstance(each.record, Media)
        ),
        languages=_languages(writer, session.languages),
        interpretation=_languages(writer, session.interpretation),
        stream=session.stream,
        recording=session.recording,
        documents=tuple(Link(writer.line(paper.title), paper.url) for paper in session.documents),
        changes=tuple(
            ChangePiece(_moment(writer, each.at, when.zone), writer.line(each.what),
                        writer.phrase(each.why))
            for each in session.changes
        ),
        remarks=writer.remarks(session),
        sources=writer.sources(),
    )  # fmt: skip


def _moment(writer: Writer, moment: datetime, zone: str) -> When:
    local = moment.astimezone(ZoneInfo(zone))
    return When(local.isoformat(timespec="minutes"), writer.words.moment(local))


def _languages(writer: Writer, codes: tuple[str, ...]) -> str | None:
    names = [writer.words.language_name(code) for code in codes]
    return writer.words.listing(names) if names else None


def _planned(writer: Writer, session: Session) -> PlannedPiece | None:
    if session.planned is None:
        return None
    remarks = Remarks(marks=writer.marks(session.planned.sources))
    return PlannedPiece(*cards.planned(writer, session, writer.home), remarks)
