"""Everything the site relies on: its sources, by who published them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.facts import Source
from gaung.model.kit import Entry, Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, SourceLine
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class SourcesOfSite:
    """The sources that one site published."""

    site: Phrase
    """The site."""
    sources: tuple[SourceLine, ...]
    """What it published, the newest first."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The list of sources."""

    template: ClassVar[str] = "layouts/pages/sources.html"
    frame: Frame
    """What every page has."""
    groups: tuple[SourcesOfSite, ...]
    """The sources, by the name of the site."""
    count: str
    """How many there are, in words."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of sources in each language."""
    sources = kit.all(Source)
    for language in kit.languages if sources else ():
        writer = Writer(kit, language, Name("sources", "", ""))
        addressed = everywhere(kit, Section.SOURCES)
        home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
        by_site: dict[str, list[Entry[Source]]] = {}
        for entry in sources:
            by_site.setdefault(str(writer.line(entry.record.site)), []).append(entry)
        count = writer.words.count("{number} source", "{number} sources", len(sources))
        description = writer.say("Everything that this site relies on: {count}.", count=count)
        view = SourcesPage(
            frame(
                kit, language, addressed, Phrase(writer.say("Sources")), description, trail=(home,)
            ),
            tuple(_of_site(writer, by_site[site]) for site in sorted(by_site, key=str.casefold)),
            count,
        )
        yield page(kit, view, addressed.by_language[language])


def _of_site(writer: Writer, entries: list[Entry[Source]]) -> SourcesOfSite:
    newest = sorted(entries, key=lambda entry: (entry.record.date or "", entry.key), reverse=True)
    return SourcesOfSite(writer.line(newest[0].record.site), writer.source_lines(*newest))
