"""The fact sheet of an event: every figure with its source, date and state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.facts import Fact
from gaung.model.kit import Entry, Kit
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import page_with_downloads
from gaung.outputs.pages.pieces import Download, EventCard, FactPiece, SourceLine
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers.paper import form_links
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class FactsPage:
    """The fact sheet of an event."""

    template: ClassVar[str] = "layouts/pages/facts.html"
    frame: Frame
    """What every page has."""
    card: EventCard
    """The event: name, days, place."""
    facts: tuple[FactPiece, ...]
    """The register."""
    downloads: tuple[Download, ...]
    """The same as papers to take away."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[Any]]:
    """Give the fact sheet of each event in each language."""
    for event in kit.all(Event):
        facts = kit.all(Fact, event.key)
        for language in kit.languages if facts else ():
            writer = Writer(kit, language, event.name)
            addressed = everywhere(
                kit, Section.EVENTS, event.key, Section.FACTS, named=event.record.name
            )
            heading = Phrase(writer.say("Facts and figures: {event}", event=writer.name(event)))
            view = FactsPage(
                frame=frame(
                    kit, language, addressed, heading, event=event,
                    trail=event_trail(writer, event),
                ),
                card=cards.event(writer, event),
                facts=tuple(cards.fact(writer, fact) for fact in facts),
                downloads=form_links(writer, _papers(kit, event, language)),
                sources=writer.sources(),
            )  # fmt: skip
            address = addressed.by_language[language]
            yield page_with_downloads(kit, view, address, facts[0].path)


def _papers(kit: Kit, event: Entry[Event], language: str) -> str:
    """Give the files of the fact sheet up to their endings: with the downloads of the event."""
    folder = kit.addresses.page(language, Section.EVENTS, event.key, Section.DOWNLOADS)
    name = kit.addresses.section(language, Section.FACTS)
    return f"{kit.addresses.output(folder).removesuffix('index.html')}{event.key}-{name}.{language}"
