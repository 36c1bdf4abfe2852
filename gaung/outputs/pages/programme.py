"""The media programme of an event: what journalists may come to, who may enter, where to gather."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, Menu, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import ContactPiece, Link, SourceLine
from gaung.outputs.pages.schedule import (
    ScheduleChange,
    ScheduleDay,
    SchedulePage,
    by_day,
    changes,
    schedule_day,
)
from gaung.outputs.pages.timetable import (
    Filter,
    Zone,
    filters,
    is_for_media,
    of_event,
    views,
    zone,
)
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """The media programme of an event."""

    template: ClassVar[str] = "layouts/pages/programme.html"
    frame: Frame
    """What every page has."""
    days: tuple[ScheduleDay, ...]
    """The days, in order, with the sessions that journalists may come to."""
    zone: Zone
    """The zone of the clock times."""
    views: Menu | None
    """Other ways of looking at the schedule."""
    filters: tuple[Filter, ...]
    """What the sessions can be filtered by."""
    total: int
    """How many sessions there are."""
    changes: tuple[ScheduleChange, ...]
    """What has changed, newest first."""
    accreditation: Link | None
    """How to get in."""
    contacts: tuple[ContactPiece, ...]
    """Whom newsrooms ask."""
    sources: tuple[SourceLine, ...]
    """Where what is said of them is from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the media programme of each event that says of a session who may come."""
    for event in kit.all(Event):
        open_to = [each for each in kit.all(Session, event.key) if is_for_media(each.record)]
        for language in kit.languages if open_to else ():
            yield _page(Writer(kit, language, event.name), event)


def _page(writer: Writer, event: Entry[Event]) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    section = (Section.EVENTS, event.key, Section.SCHEDULE)
    addressed = everywhere(kit, *section, Section.MEDIA_PROGRAMME, named=event.record.name)
    here = addressed.by_language[language]
    every = of_event(kit, event, language)
    sessions = [each for each in every if is_for_media(each.entry.record)]
    found = by_day(sessions)
    heading = Phrase(writer.say("{event}: media programme", event=writer.name(event)))
    schedule = Link(Phrase(writer.say("Schedule")), kit.addresses.page(language, *section))
    view = ProgrammePage(
        frame=frame(
            kit, language, addressed, heading, event=event,
            trail=(*event_trail(writer, event), schedule),
        ),
        days=tuple(schedule_day(writer, event, day, of_day) for day, of_day in found.items()),
        zone=zone(writer, event),
        views=views(writer, event, every, here),
        filters=filters(writer, sessions, [day for day in found if day is not None]),
        total=len(sessions),
        changes=changes(writer, sessions),
        accreditation=_accreditation(writer, event),
        contacts=tuple(
            cards.contact(writer, contact)
            for contact in kit.find_all(Contact, event.record.contacts, event.name)
        ),
        sources=writer.sources(),
    )  # fmt: skip
    return page(kit, view, here, event.path, dress=SchedulePage.template)


def _accreditation(writer: Writer, event: Entry[Event]) -> Link | None:
    if not (event.record.accreditation or event.record.media_centre):
        return None
    address = writer.kit.addresses.page(
        writer.language, Section.EVENTS, event.key, Section.ACCREDITATION
    )
    return Link(Phrase(writer.say("Accreditation")), address)
