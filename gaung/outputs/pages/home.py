"""The home page of a language: what is on, what comes next, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.model.schedule import Session
from gaung.outputs.pages import cards, event
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import EventCard, ReleaseCard, SessionLine
from gaung.outputs.pages.writer import Writer, events_by_date
from gaung.plan import Output

NEWEST = 6
"""How many releases the home page shows."""


@dataclass(frozen=True, slots=True)
class Live:
    """An event under way."""

    event: EventCard
    """The event."""
    today: tuple[SessionLine, ...]
    """Its sessions of the day."""
    schedule: str | None
    """Address of its schedule."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page of a language."""

    template: ClassVar[str] = "layouts/pages/home.html"
    frame: Frame
    """What every page has."""
    live: tuple[Live, ...]
    """Events under way."""
    upcoming: tuple[EventCard, ...]
    """Events to come, the next first."""
    past: tuple[EventCard, ...]
    """Events that have ended, the latest first."""
    lead: ReleaseCard | None
    """The newest release, with its picture."""
    releases: tuple[ReleaseCard, ...]
    """The newest releases behind it."""
    all_releases: str | None
    """Address of the list of all releases."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the home page of each language."""
    for language in kit.languages:
        writer = Writer(kit, language, Name("home", "", ""))
        addressed = everywhere(kit)
        entries = events_by_date(kit)
        events = [cards.event(writer, entry, with_figure=True) for entry in entries]
        releases = cards.releases(writer, kit.all(Release), with_event=True, with_figure=True)
        name = writer.line(kit.site.name)
        tagline = writer.phrase(kit.site.tagline)
        description = str(tagline) if tagline else None
        view = HomePage(
            frame=frame(kit, language, addressed, name, description, title=str(name)),
            live=tuple(
                _live(writer, entry, card)
                for entry, card in zip(entries, events, strict=True)
                if card.state == "live"
            ),
            upcoming=tuple(e for e in events if e.state in ("upcoming", "postponed")),
            past=tuple(e for e in reversed(events) if e.state in ("ended", "cancelled", "undated")),
            lead=next(iter(releases), None),
            releases=releases[1:NEWEST],
            all_releases=kit.addresses.page(language, Section.RELEASES) if releases else None,
        )
        yield page(kit, view, addressed.by_language[language])


def _live(writer: Writer, entry: Entry[Event], card: EventCard) -> Live:
    kit = writer.kit
    sessions = event.in_order(kit, kit.all(Session, entry.key), entry)
    address = kit.addresses.page(writer.language, Section.EVENTS, entry.key, Section.SCHEDULE)
    return Live(
        card,
        tuple(cards.session(writer, each) for each in event.today(kit, sessions, entry)),
        address if sessions else None,
    )
