"""Accreditation and media centre of an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.contacts import Contact
from gaung.model.event import AccreditationClass, Event, Venue
from gaung.model.kit import Entry, Kit
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail, in_order
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    ContactPiece,
    Dated,
    Item,
    Link,
    PartyLine,
    Remarks,
    Rich,
    SessionLine,
    SourceLine,
)
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ClassPiece:
    """A group that accreditation is open to."""

    name: Phrase
    """Its name."""
    documents: tuple[Phrase, ...]
    """What it hands in."""


@dataclass(frozen=True, slots=True)
class AccreditationPiece:
    """How newsrooms get in."""

    term: tuple[Dated, ...]
    """First and last day of registration."""
    is_closed: bool
    """Whether registration is over."""
    classes: tuple[ClassPiece, ...]
    """Who can register."""
    documents: tuple[Phrase, ...]
    """What everybody hands in."""
    url: str | None
    """Where to register."""
    pick_up: Rich | None
    """Where and when badges are handed out."""
    help_desk: ContactPiece | None
    """Who helps."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class MediaCentrePiece:
    """Where journalists work."""

    place: Phrase
    """Where it is."""
    venue: Link | None
    """The venue."""
    run_by: PartyLine | None
    """Who runs it."""
    hours: Rich | None
    """When it is open."""
    facilities: tuple[Item, ...]
    """What is there."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class AccreditationPage:
    """Accreditation and media centre of an event."""

    template: ClassVar[str] = "layouts/pages/accreditation.html"
    frame: Frame
    """What every page has."""
    accreditation: AccreditationPiece | None
    """How newsrooms get in."""
    media_centre: MediaCentrePiece | None
    """Where they work."""
    sessions: tuple[SessionLine, ...]
    """The sessions that say which journalists may come."""
    contacts: tuple[ContactPiece, ...]
    """Whom to ask."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each event that says something of it, in each language."""
    for event in kit.all(Event):
        record = event.record
        if record.accreditation is None and record.media_centre is None:
            continue
        for language in kit.languages:
            yield _page(Writer(kit, language, event.name), event)


def _page(writer: Writer, event: Entry[Event]) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    addressed = everywhere(
        kit, Section.EVENTS, event.key, Section.ACCREDITATION, named=event.record.name
    )
    heading = Phrase(
        writer.say("Accreditation and media centre: {event}", event=writer.name(event))
    )
    # The help desk stands with the accreditation, and nobody stands twice on a page.
    desk = event.record.accreditation.help_desk if event.record.accreditation else None
    sessions = in_order(kit, kit.all(Session, event.key), event)
    view = AccreditationPage(
        frame=frame(
            kit, language, addressed, heading, event=event, trail=event_trail(writer, event)
        ),
        accreditation=_accreditation(writer, event),
        media_centre=_media_centre(writer, event),
        sessions=tuple(
            cards.session(writer, each) for each in sessions if each.record.media_access
        ),
        contacts=tuple(
            cards.contact(writer, contact)
            for contact in contacts_of(kit, event)
            if contact.key != desk
        ),
        sources=writer.sources(),
    )
    return page(kit, view, addressed.by_language[language], event.path)


def contacts_of(kit: Kit, event: Entry[Event]) -> list[Entry[Contact]]:
    """Give the contacts that answer for an event: those it names, else those for it or for all."""
    named = kit.find_all(Contact, event.record.contacts, event.name)
    if named:
        return list(named)
    return [
        contact
        for contact in kit.all(Contact)
        if not contact.record.for_ or event.key in contact.record.for_
    ]


def _accreditation(writer: Writer, event: Entry[Event]) -> AccreditationPiece | None:
    accreditation = event.record.accreditation
    if accreditation is None:
        return None
    zone = event.record.time_zone
    opens, closes = accreditation.opens, accreditation.closes
    desk = writer.kit.find(Contact, accreditation.help_desk, event.name)
    return AccreditationPiece(
        term=tuple(writer.term(opens, closes, zone)),
        is_closed=closes is not None and writer.has_ended(closes, zone),
        classes=tuple(_class(writer, each) for each in accreditation.classes),
        documents=tuple(writer.line(paper) for paper in accreditation.documents),
        url=accreditation.url,
        pick_up=writer.rich(accreditation.pick_up),
        help_desk=cards.contact(writer, desk) if desk else None,
        remarks=writer.remarks(accreditation),
    )  # fmt: skip


def _class(writer: Writer, each: AccreditationClass) -> ClassPiece:
    return ClassPiece(writer.line(each.name), tuple(writer.line(p) for p in each.documents))


def _media_centre(writer: Writer, event: Entry[Event]) -> MediaCentrePiece | None:
    centre = event.record.media_centre
    if centre is None:
        return None
    venue = writer.kit.find(Venue, centre.venue, event.name)
    return MediaCentrePiece(
        place=writer.line(centre.place),
        venue=writer.link(venue) if venue else None,
        run_by=writer.party(centre.run_by) if centre.run_by else None,
        hours=writer.rich(centre.hours),
        facilities=writer.items(centre.facilities),
        remarks=writer.remarks(centre),
    )
