"""The search page: a form over an index of its language, and a list of everything for all others.

What can be found is what a search engine may list too: real translations of public things. Lists
of things are not among it, only what they list. The index itself is made from the finished pages,
by a tool at the edge.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, ClassVar

from gaung.model.addresses import Section, slug
from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link
from gaung.plan import Output

FOLDER = "search"
"""Where the index of each language stands, from the top of the site."""

KINDS: dict[str, tuple[str, Section]] = {
    "release": ("Releases", Section.RELEASES),
    "event": ("Events", Section.EVENTS),
    "session": ("Sessions", Section.SESSIONS),
    "person": ("People", Section.PEOPLE),
    "organisation": ("Organisations", Section.ORGANISATIONS),
    "award": ("Awards", Section.AWARDS),
    "facts": ("Facts and figures", Section.FACTS),
    "narrative": ("Narrative", Section.NARRATIVE),
    "social": ("Social media", Section.SOCIAL),
    "media_item": ("Media", Section.MEDIA),
    "accreditation": ("Accreditation", Section.ACCREDITATION),
    "contacts": ("Contacts", Section.CONTACTS),
    "article": ("Pages", Section.PAGE),
}
"""What can be found, by the name of its template: what it is called, and its part of an address."""

MOST = 500
"""How many things of a kind are listed on one page; of more, each letter has its own."""
DIGITS = "0–9"


@dataclass(frozen=True, slots=True)
class Findable:
    """A page that can be found."""

    path: str
    """Its file."""
    language: str
    """Its language."""
    kind: str
    """What it is, as in :data:`KINDS`."""
    title: Phrase
    """What it is called."""
    address: str
    """Where it is."""
    event: str | None
    """The name of the event that it belongs to."""
    year: str | None
    """The year that it was published, or in which its event began."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What begins with a letter."""

    letter: str
    """The letter."""
    things: tuple[Link, ...]
    """What begins with it; nothing where it has a page of its own."""
    address: str | None
    """Its own page."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Everything of a kind."""

    label: str
    """What it is called."""
    anchor: str
    """Its anchor on the page."""
    letters: tuple[Letter, ...]
    """What there is, by its first letter."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search of a language."""

    template: ClassVar[str] = "layouts/pages/search.html"
    runs_wasm: ClassVar[bool] = True
    """What the index is asked with is WebAssembly."""
    frame: Frame
    """What every page has."""
    index: str
    """The address of the folder that the index stands in."""
    top: str
    """The address that the addresses in the index begin with."""
    labels: tuple[str, ...]
    """The kinds to choose from."""
    events: tuple[str, ...]
    """The events to choose from, newest first."""
    years: tuple[str, ...]
    """The years to choose from, newest first."""
    kinds: tuple[Kind, ...]
    """Everything that can be found."""


@dataclass(frozen=True, slots=True)
class LetterPage:
    """What begins with a letter, of a kind of which there is much."""

    template: ClassVar[str] = "layouts/pages/search_letter.html"
    frame: Frame
    """What every page has."""
    things: tuple[Link, ...]
    """The things."""
    letters: tuple[Letter, ...]
    """All letters of the kind."""


def plan(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[Output[PageView]]:
    """Give the search page of each language, and the lists that it is too small for."""
    found = tuple(findable(kit, outputs))
    for language in kit.languages if kit.site.outputs.search else ():
        yield from _pages(kit, language, [each for each in found if each.language == language])


def findable(kit: Kit, outputs: Iterable[Output[Any]]) -> Iterator[Findable]:
    """Give everything that can be found, in the order in which it was planned."""
    for output in outputs:
        its = getattr(output.view, "frame", None)
        template = PurePosixPath(getattr(output.view, "template", "")).stem
        if isinstance(its, Frame) and its.is_indexed and template in KINDS:
            event = kit.get(Event, its.event_key or "")
            name = kit.phrase(event.record.name, its.language) if event else None
            begun = event.record.start if event else None
            yield Findable(
                path=output.path,
                language=its.language,
                kind=template,
                title=its.heading,
                address=kit.addresses.file(output.path.removesuffix("index.html")),
                event=str(name) if name else None,
                year=(its.share.published or str(begun or ""))[:4] or None,
            )


def label(kit: Kit, language: str, kind: str) -> str:
    """Give what a language calls the things of a kind."""
    name, _ = KINDS[kind]
    return kit.words[language].say(name)


def _pages(kit: Kit, language: str, found: list[Findable]) -> Iterator[Output[PageView]]:
    words = kit.words[language]
    addressed = everywhere(kit, Section.SEARCH)
    home = Link(Phrase(words.say("Home")), kit.addresses.page(language))
    heading = Phrase(words.say("Search"))
    here = frame(kit, language, addressed, heading, trail=(home,))
    kinds = []
    for kind, (_, section) in KINDS.items():
        things = sorted((each for each in found if each.kind == kind), key=_sort_key)
        letters = _by_letter(things)
        name = label(kit, language, kind)
        if len(things) > MOST:
            own = {letter: _of_letter(kit, language, section, letter) for letter in letters}
            listed = tuple(
                Letter(letter, (), address.by_language[language]) for letter, address in own.items()
            )
            search = Link(heading, addressed.by_language[language])
            for letter, address in own.items():
                title = Phrase(words.say("{kind}: {letter}", kind=name, letter=letter))
                trail = (home, search)
                letter_page = LetterPage(
                    frame(kit, language, address, title, trail=trail, is_indexed=False),
                    letters[letter],
                    listed,
                )
                yield page(kit, letter_page, address.by_language[language])
        else:
            listed = tuple(Letter(letter, links, None) for letter, links in letters.items())
        if things:
            kinds.append(Kind(name, kit.addresses.section(language, section), listed))
    events = {each.event: each.year or "" for each in found if each.kind == "event" and each.event}
    view = SearchPage(
        frame=here,
        index=kit.addresses.file(f"{FOLDER}/{language}/"),
        top=kit.addresses.root(),
        labels=tuple(kind.label for kind in kinds),
        events=tuple(sorted(events, key=lambda event: (events[event], event), reverse=True)),
        years=tuple(sorted({each.year for each in found if each.year}, reverse=True)),
        kinds=tuple(kinds),
    )
    yield page(kit, view, addressed.by_language[language])


def _of_letter(kit: Kit, language: str, section: Section, letter: str) -> Addressed:
    """Give the address of a letter; other languages have letters of their own."""
    last = slug(letter) or f"u{ord(letter):04x}"
    address = kit.addresses.page(language, Section.SEARCH, section, last)
    return Addressed({language: address}, frozenset((language,)))


def _by_letter(things: list[Findable]) -> dict[str, tuple[Link, ...]]:
    letters: dict[str, list[Link]] = {}
    for thing in things:
        letters.setdefault(_letter(thing), []).append(Link(thing.title, thing.address))
    return {letter: tuple(links) for letter, links in letters.items()}


def _letter(thing: Findable) -> str:
    first = _bare(thing.title.text)[:1]
    return DIGITS if first.isdigit() else first.upper()[:1] or DIGITS


def _sort_key(thing: Findable) -> tuple[bool, str, str]:
    bare = _bare(thing.title.text)
    return not bare[:1].isdigit() and bool(bare), bare, thing.address


def _bare(title: str) -> str:
    """Give a title without accents and without what stands before its first letter."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    start = next((index for index, each in enumerate(letters) if each.isalnum()), len(letters))
    return letters[start:]
