"""The press kit: every entry by its name, and what a page may ask about them.

An entry is a record with its name and its place. Names have a kind, an event where they
belong to one, and a key; references in the content resolve to names.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast

from pydantic import BaseModel

from gaung.model.addresses import Addresses
from gaung.model.articles import Page, Release, Written
from gaung.model.audience import Audience
from gaung.model.awards import Award
from gaung.model.body import Body
from gaung.model.contacts import Contact
from gaung.model.event import Event, Venue
from gaung.model.facts import Fact, Source, Statement
from gaung.model.ledger import Known
from gaung.model.media import Media, Picture
from gaung.model.narrative import Message, Narrative, Post
from gaung.model.now import Now
from gaung.model.parts import Path, walk
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.model.scripts import Script
from gaung.model.site import Site
from gaung.model.text import EVERY, Phrase, Text
from gaung.model.tokens import Font, Tokens
from gaung.model.values import Ref
from gaung.model.words import Words

KINDS: dict[str, type[BaseModel]] = {
    "event": Event,
    "release": Release,
    "session": Session,
    "statement": Statement,
    "fact": Fact,
    "award": Award,
    "media": Media,
    "narrative": Narrative,
    "message": Message,
    "post": Post,
    "venue": Venue,
    "person": Person,
    "organisation": Organisation,
    "source": Source,
    "contact": Contact,
    "page": Page,
}
"""Every kind of entry and the model of its record."""
OF_EVENTS = frozenset(
    ("release", "session", "statement", "fact", "award", "media", "narrative", "message", "post",
     "venue")
)  # fmt: skip
"""The kinds that belong to an event."""

Record = TypeVar("Record", bound=BaseModel)
Found = TypeVar("Found")
Record_co = TypeVar("Record_co", bound=BaseModel, covariant=True)


class Name(NamedTuple):
    """What an entry is called: its kind, the event it belongs to (or nothing), its key."""

    kind: str
    event: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.event}/{self.key}" if self.event else f"{self.kind}:{self.key}"


@dataclass(frozen=True)
class Version:
    """An article in one language."""

    language: str
    head: Written | None
    """What the language writes for itself at the top, where the kind has such a head."""
    body: Body
    path: str
    words: int = 0
    """How many words the body has."""
    text: str = ""
    """The body as it was typed."""
    fingerprint: str = ""
    """What a translation of it is stamped with."""
    stamp: str = ""
    """The fingerprint of the text that it was translated from, if it says so."""


@dataclass(frozen=True)
class Entry(Generic[Record_co]):
    """A record of the kit with its name, its file and its place in it."""

    name: Name
    record: Record_co
    path: str
    where: Path = ()
    versions: Mapping[str, Version] = field(default_factory=dict)
    """Long texts by language."""
    written_in: str = ""
    """The language that it was written in first."""
    file: str = ""
    """The source that holds the bytes of a media item."""
    picture: Picture | None = None
    """What is known of these bytes, where they are a picture made of pixels."""
    size: int = 0
    """How many bytes that source has."""
    captions: str = ""
    """The source of what is said in a film, as WebVTT."""

    @property
    def key(self) -> str:
        """The last part of its name."""
        return self.name.key

    @property
    def event(self) -> str:
        """The event it belongs to; an event belongs to itself."""
        return self.name.key if self.name.kind == "event" else self.name.event


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that tokens name, with the files that hold it."""

    font: Font
    """What tokens say of it."""
    path: str
    """Its file."""
    digest: str
    """The digest of that."""
    licence: str
    """The file of its licence."""
    licence_digest: str
    """The digest of that."""


@dataclass(frozen=True)
class Kit:
    """All an event offers to newsrooms, in every language."""

    site: Site
    entries: Mapping[Name, Entry[Any]]
    words: Mapping[str, Words]
    addresses: Addresses
    now: Now
    markup: Mapping[tuple[str, str], Body] = field(default_factory=dict)
    """Texts of YAML files that are Markdown, by text and language."""
    tokens: Tokens = field(default_factory=Tokens)
    """Colours, type and space."""
    styles: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """By stylesheet, its parts in the order of the cascade, each with its digest."""
    fonts: tuple[FontFile, ...] = ()
    """The fonts that tokens name, with their files."""
    scripts: tuple[Script, ...] = ()
    """The modules of the scripts, by name."""
    only: frozenset[Name] | None = None
    """The entries to make pages of, where not all are wanted."""
    audience: Audience = Audience.PUBLIC
    """Whom it is for."""
    _known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Give what was found out about this kit under a key; at the first time, find it out.

        The kit does not change, so what many pages ask needs one answer only.
        """
        if key not in self._known:
            self._known[key] = find()
        found: Found = self._known[key]
        return found

    ledger: tuple[Known, ...] = ()
    """The addresses that were published before."""

    # --- finding ---

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, in the order of menus."""
        return self.site.codes

    def all(self, kind: type[Record], event: str | None = None) -> tuple[Entry[Record], ...]:
        """Give the entries of a kind, of one event or of the whole site, in content order."""
        entries = self._by_kind.get((_kind_of(kind), event), ())
        return cast("tuple[Entry[Record], ...]", entries)

    def wanted(self, kind: type[Record]) -> tuple[Entry[Record], ...]:
        """Give the entries of a kind that are to have their pages made."""
        entries = self.all(kind)
        if self.only is None:
            return entries
        return tuple(entry for entry in entries if entry.name in self.only)

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str | None], tuple[Entry[Any], ...]]:
        shelves: dict[tuple[str, str | None], list[Entry[Any]]] = {}
        for name, entry in self.entries.items():
            shelves.setdefault((name.kind, None), []).append(entry)
            shelves.setdefault((name.kind, name.event), []).append(entry)
        return {shelf: tuple(entries) for shelf, entries in shelves.items()}

    def get(self, kind: type[Record], key: str, event: str = "") -> Entry[Record] | None:
        """Give an entry by its kind and key, or nothing."""
        return self.entries.get(Name(_kind_of(kind), event, key))

    def find(self, kind: type[Record], ref: str | None, home: Name) -> Entry[Record] | None:
        """Give what a reference written in the entry *home* means, or nothing."""
        if ref is None:
            return None
        found = (self.entries.get(name) for name in meanings(_kind_of(kind), ref, home))
        return next((entry for entry in found if entry), None)

    def find_all(
        self, kind: type[Record], refs: tuple[Ref, ...], home: Name
    ) -> tuple[Entry[Record], ...]:
        """Give what a list of references means; what is not public is left out."""
        found = (self.find(kind, ref, home) for ref in refs)
        return tuple(entry for entry in found if entry)

    def referring(self, name: Name) -> tuple[Entry[Any], ...]:
        """Give the entries that refer to one, in content order, each once."""
        return tuple(self.entries[by] for by in self._referring.get(name, ()) if by != name)

    @cached_property
    def _referring(self) -> dict[Name, dict[Name, None]]:
        by: dict[Name, dict[Name, None]] = {}
        for entry in self.entries.values():
            refs = [(ref.kind, str(ref)) for _, ref in references(entry)]
            for version in entry.versions.values():
                refs.extend((named.kind, named.key) for named in version.body.named)
            for kind, ref in refs:
                target = self.resolve(kind, ref, entry.name)
                if target is not None:
                    by.setdefault(target, {})[entry.name] = None
        return by

    def resolve(self, kind: str, ref: str, home: Name) -> Name | None:
        """Give the name that a reference written in *home* has, if there is such an entry."""
        return next((name for name in meanings(kind, ref, home) if name in self.entries), None)

    # --- addresses and versions ---

    def slug(self, name: Name, language: str) -> str:
        """Give the last part of an article's address in a language."""
        entry = self.entries[name]
        version = entry.versions.get(language)
        return (version and version.head and version.head.slug) or name.key

    def address(self, name: Name, language: str) -> str | None:
        """Give the address of an entry in a language, or nothing where it has no page."""
        return self.once(
            (Addresses, name, language),
            lambda: self.addresses.entry(
                language, name.kind, name.event, name.key, self.slug(name, language)
            ),
        )

    def version(self, entry: Entry[Any], language: str) -> Version | None:
        """Give an article in this language, else in the one it was written in."""
        return entry.versions.get(language) or entry.versions.get(entry.written_in)

    # --- saying ---

    def phrase(self, text: Text | None, language: str, written_in: str = "") -> Phrase | None:
        """Give a text for a page of this language, marked where it is in another."""
        if text is None:
            return None
        order = (language, written_in or self.site.written_in, *self.languages)
        words, found = text.find(order)
        return self.spoken(words, found, language)

    def spoken(self, words: str, language: str, page_language: str) -> Phrase:
        """Give words of one language for a page of another or the same."""
        if language in (page_language, EVERY):
            return Phrase(words)
        of_page = self.words[page_language].direction
        theirs = self.words[language].direction if language in self.words else of_page
        return Phrase(words, language, theirs if theirs != of_page else None)

    def with_only(self, names: Iterable[Name]) -> Kit:
        """Give the same kit when the pages of a few entries are wanted first."""
        return replace(self, only=frozenset(names))

    def with_entries(self, entries: Mapping[Name, Entry[Any]]) -> Kit:
        """Give the same kit with other entries."""
        return replace(self, entries=entries)


def _kind_of(model: type[BaseModel]) -> str:
    return _KIND_NAMES[model]


_KIND_NAMES = {model: kind for kind, model in KINDS.items()}


def meanings(kind: str, ref: str, home: Name) -> Iterator[Name]:
    """Give the names that a reference written in *home* can mean, nearest first.

    A bare key means the same event; ``event/key`` another one's. A picture is looked for in
    the release, then in the event, then in the site.
    """
    event, _, key = ref.rpartition("/")
    here = home.key if home.kind == "event" else home.event
    if kind not in OF_EVENTS:
        if not event:
            yield Name(kind, "", key)
        return
    if event:
        yield Name(kind, event, key)
        return
    if kind == "media" and home.kind == "release":
        yield Name(kind, f"{here}/{home.key}", key)
    if here:
        yield Name(kind, here, key)
    if kind == "media":
        yield Name(kind, "", key)


def references(entry: Entry[Any]) -> Iterator[tuple[Path, Ref]]:
    """Give every reference that a record makes, with its place in the record."""
    for path, value in walk(entry.record):
        if isinstance(value, Ref) and value.kind in KINDS:
            yield path, value
