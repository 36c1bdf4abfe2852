"""All events of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import EventCard
from gaung.outputs.pages.writer import Writer, events_by_date, parts_of
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class EventGroup:
    """An event and the events that are part of it."""

    event: EventCard
    """The larger event."""
    parts: tuple[EventCard, ...]
    """What is part of it."""


@dataclass(frozen=True, slots=True)
class EventsPage:
    """The list of events."""

    template: ClassVar[str] = "layouts/pages/events.html"
    frame: Frame
    """What every page has."""
    groups: tuple[EventGroup, ...]
    """The events, the latest first."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of events in each language."""
    if not kit.all(Event):
        return
    for language in kit.languages:
        writer = Writer(kit, language, Name("events", "", ""))
        addressed = everywhere(kit, Section.EVENTS)
        events = events_by_date(kit)
        view = EventsPage(
            frame=frame(kit, language, addressed, Phrase(writer.say("Events"))),
            groups=tuple(
                EventGroup(
                    cards.event(writer, event, with_figure=True),
                    tuple(cards.event(writer, part) for part in parts_of(kit, event)),
                )
                for event in reversed(events)
                if kit.find(Event, event.record.part_of, event.name) is None
            ),
        )
        yield page(kit, view, addressed.by_language[language])
