"""The one place that decides an address.

Addresses begin with the path of the site and the language; the names of sections are words of
the language (context ``address`` of its ``.po`` file). They end with a slash, and the page
stands in ``index.html`` below it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """A part of an address that each language says in its own word (context ``address``)."""

    EVENTS = "events"
    RELEASES = "releases"
    SCHEDULE = "schedule"
    SESSIONS = "sessions"
    ROOMS = "rooms"
    KINDS = "kinds"
    MEDIA_PROGRAMME = "media-programme"
    AWARDS = "awards"
    FACTS = "facts"
    NARRATIVE = "narrative"
    SOCIAL = "social"
    MEDIA = "media"
    ACCREDITATION = "accreditation"
    CONTACTS = "contacts"
    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    COVERAGE = "coverage"
    TOPICS = "topics"
    SOURCES = "sources"
    DATA = "api"
    DOWNLOADS = "downloads"
    SEARCH = "search"
    PAGE = "page"
    # Lists of releases of one kind each.
    RELEASE = "release"
    ADVISORY = "advisory"
    STATEMENT = "statement"
    SPEECH = "speech"
    NEWS = "news"
    BACKGROUNDER = "backgrounder"
    NOTE = "note"
    CORRECTION = "correction"


_OF_KINDS: dict[str, tuple[str, ...]] = {
    "event": (Section.EVENTS, "{key}"),
    "release": (Section.EVENTS, "{event}", Section.RELEASES, "{slug}"),
    "session": (Section.EVENTS, "{event}", Section.SESSIONS, "{key}"),
    "award": (Section.EVENTS, "{event}", Section.AWARDS, "{key}"),
    "media": (Section.EVENTS, "{event}", Section.MEDIA, "{key}"),
    "narrative": (Section.EVENTS, "{event}", Section.NARRATIVE),
    "message": (Section.EVENTS, "{event}", Section.NARRATIVE, "#{key}"),
    "post": (Section.EVENTS, "{event}", Section.SOCIAL, "#{key}"),
    "fact": (Section.EVENTS, "{event}", Section.FACTS, "#{key}"),
    "statement": (Section.EVENTS, "{event}", "#{key}"),
    "venue": (Section.EVENTS, "{event}", "#{key}"),
    "person": (Section.PEOPLE, "{key}"),
    "organisation": (Section.ORGANISATIONS, "{key}"),
    "contact": (Section.CONTACTS, "#{key}"),
    "page": ("{slug}",),
}
"""The parts of the address of each kind of entry; a source has none."""


@dataclass(frozen=True)
class Addresses:
    """Makes the address of every page and file of a site."""

    path: str
    """The path of the site, with a slash at both ends."""
    origin: str
    """Its scheme and host."""
    sections: Mapping[str, Mapping[Section, str]]
    """By language, the names of sections as they stand in addresses."""

    def page(self, language: str, *parts: str) -> str:
        """Give the address of a page; its sections are said in the words of the language."""
        words = (self.section(language, p) if isinstance(p, Section) else p for p in parts)
        return self.path + "/".join((language, *words, ""))

    def entry(self, language: str, kind: str, event: str, key: str, slug: str) -> str | None:
        """Give the address of an entry, with the anchor where it shares a page."""
        parts = _OF_KINDS.get(kind)
        if parts is None or (kind == "media" and not event):
            return self.page(language, Section.MEDIA, key) if kind == "media" else None
        home, _, release = event.partition("/")
        if release:  # a picture that lives in a release's folder
            key = f"{release}-{key}"
        filled = [
            part if isinstance(part, Section) else part.format(event=home, key=key, slug=slug)
            for part in parts
        ]
        anchor = filled.pop() if filled[-1].startswith("#") else ""
        return self.page(language, *filled) + anchor

    def section(self, language: str, section: Section) -> str:
        """Give the name of a section as the language writes it in addresses."""
        return self.sections[language].get(section, section.value)

    def root(self) -> str:
        """Give the address of the page that lets the reader choose a language."""
        return self.path

    def file(self, path: str) -> str:
        """Give the address of a file of the site."""
        return self.path + path

    def absolute(self, address: str) -> str:
        """Give an address with scheme and host; one that has them already stays as it is."""
        return address if "://" in address else self.origin + address

    def output(self, address: str) -> str:
        """Give the file that answers for an address."""
        inside = address.removeprefix(self.path)
        return inside + "index.html" if inside.endswith("/") or not inside else inside


LONGEST = 64
"""How many characters a name has at most that is a part of addresses and of files: with three of
them, a path in an archive stays within the 260 characters that Windows takes."""
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""The names that Windows keeps for itself, whatever ending a file has."""


def is_fit(name: str) -> bool:
    """Tell whether every system can have a file or a folder of this name."""
    return len(name) <= LONGEST and _DEVICES.fullmatch(name) is None


def fitted(name: str) -> str:
    """Give a name cut to the length that is fit, at the end of a word where it has several."""
    if len(name) <= LONGEST:
        return name
    start = name[: LONGEST + 1].rpartition("-")[0]
    return (start if len(start) > LONGEST // 2 else name[:LONGEST]).strip("-")


def own_slug(words: str) -> str:
    """Give words as a name that is fit; what was cut keeps a digest of all of them."""
    name = slug(words)
    if is_fit(name):
        return name
    mark = hashlib.sha256(words.encode()).hexdigest()[:8]
    return f"{name[: LONGEST - 9].strip('-')}-{mark}"


def slug(words: str) -> str:
    """Give words as a part of an address: small ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
