"""The root of the site: headlines and what is on in every language, and the way on.

No script and no redirect decides for the reader: the page is the ``x-default`` of the home
pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.articles import Release
from gaung.model.audience import Audience
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import EventCard, ReleaseCard
from gaung.outputs.pages.writer import Writer, events_by_date
from gaung.plan import Output

HEADLINES = 3
"""How many headlines each language shows."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """A language that readers can choose."""

    language: str
    """Its code."""
    direction: str
    """``ltr`` or ``rtl``."""
    site_name: Phrase
    """The name of the site in it."""
    tagline: Phrase | None
    """What the site is, in it."""
    address: str
    """Its home page."""
    invitation: str
    """The words that lead there."""
    demonstration: str | None
    """The notice of a demonstration."""
    embargo: str | None
    """The notice of a site for newsrooms."""
    releases_heading: str
    """What stands above the headlines."""
    events_heading: str
    """What stands above the events."""
    events: tuple[EventCard, ...]
    """What is on, else what comes next, else what was last."""
    releases: tuple[ReleaseCard, ...]
    """The newest headlines."""


@dataclass(frozen=True, slots=True)
class ChooserPage:
    """The page at the root."""

    template: ClassVar[str] = "layouts/pages/chooser.html"
    frame: Frame
    """What every page has, in the language that the site is written in."""
    welcomes: tuple[Welcome, ...]
    """The languages, in the order of menus."""
    homes: tuple[tuple[str, str], ...]
    """Language and address, with host, of each home page."""
    title: str
    """The name of the site in every language."""
    description: str | None
    """What the site is, in every language."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page at the root."""
    first = kit.site.written_in
    addressed = everywhere(kit)
    writers = [Writer(kit, language, Name("home", "", "")) for language in kit.languages]
    names = dict.fromkeys(str(writer.line(kit.site.name)) for writer in writers)
    taglines = (str(tagline) for w in writers if (tagline := w.phrase(kit.site.tagline)))
    view = ChooserPage(
        frame=frame(kit, first, addressed, Phrase(str(kit.phrase(kit.site.name, first)))),
        welcomes=tuple(_welcome(writer) for writer in writers),
        homes=tuple(
            (code, kit.addresses.absolute(kit.addresses.page(code))) for code in kit.languages
        ),
        title=" · ".join(names),
        description=" · ".join(dict.fromkeys(taglines)) or None,
    )
    yield page(kit, view, kit.addresses.root())


def _welcome(writer: Writer) -> Welcome:
    kit, language = writer.kit, writer.language
    events = [cards.event(writer, event) for event in events_by_date(kit)]
    chosen = (
        [event for event in events if event.state == "live"]
        or [event for event in events if event.state == "upcoming"][:2]
        or [event for event in reversed(events) if event.state == "ended"][:2]
    )
    return Welcome(
        language=language,
        direction=writer.words.direction,
        site_name=writer.line(kit.site.name),
        tagline=writer.phrase(kit.site.tagline),
        address=kit.addresses.page(language),
        invitation=writer.say("Read in English"),
        demonstration=writer.say("demonstration notice") if kit.site.demo else None,
        embargo=writer.say("newsroom notice") if kit.audience is Audience.NEWSROOM else None,
        releases_heading=writer.say("Newest releases"),
        events_heading=writer.say("Events"),
        events=tuple(chosen),
        releases=cards.releases(writer, kit.all(Release))[:HEADLINES],
    )
