"""The home page of a language: what is on, what comes next, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import EventCard, ReleaseCard
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output

NEWEST = 6
"""How many releases the home page shows."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page of a language."""

    template: ClassVar[str] = "layouts/pages/home.html"
    frame: Frame
    """What every page has."""
    live: tuple[EventCard, ...]
    """Events under way."""
    upcoming: tuple[EventCard, ...]
    """Events to come, the next first."""
    past: tuple[EventCard, ...]
    """Events that have ended, the latest first."""
    releases: tuple[ReleaseCard, ...]
    """The newest releases."""
    all_releases: str | None
    """Address of the list of all releases."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the home page of each language."""
    for language in kit.languages:
        writer = Writer(kit, language, Name("home", "", ""))
        addressed = everywhere(kit)
        events = [cards.event(writer, event, with_figure=True) for event in events_by_date(kit)]
        releases = cards.releases(writer, kit.all(Release), with_event=True)
        name = writer.line(kit.site.name)
        tagline = writer.phrase(kit.site.tagline)
        description = str(tagline) if tagline else None
        view = HomePage(
            frame=frame(kit, language, addressed, name, description, title=str(name)),
            live=tuple(event for event in events if event.state == "live"),
            upcoming=tuple(e for e in events if e.state in ("upcoming", "postponed")),
            past=tuple(e for e in reversed(events) if e.state in ("ended", "cancelled", "undated")),
            releases=releases[:NEWEST],
            all_releases=kit.addresses.page(language, Section.RELEASES) if releases else None,
        )
        yield page(kit, view, addressed.by_language[language])


def events_by_date(kit: Kit) -> list[Entry[Event]]:
    """Give the events, the earliest first; what has no date stands with what it is part of."""

    def first_day(entry: Entry[Event]) -> tuple[date, str]:
        day = entry.record.start
        larger = kit.find(Event, entry.record.part_of, entry.name)
        if day is None and larger is not None:
            day = larger.record.start
        return (day or date.min, entry.key)

    return sorted(kit.all(Event), key=first_day)
