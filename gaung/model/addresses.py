"""The one place that decides an address.

Addresses begin with the path of the site and the language; the names of sections are words of
the language (context ``address`` of its ``.po`` file). They end with a slash, and the page
stands in ``index.html`` below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

SECTIONS = (
    "events", "releases", "schedule", "sessions", "awards", "facts", "narrative", "social",
    "media", "accreditation", "contacts", "people", "organisations", "page",
)  # fmt: skip
"""The names of sections, to be translated under the context ``address``."""


_OF_KINDS = {
    "event": ("events", "{key}"),
    "release": ("events", "{event}", "releases", "{slug}"),
    "session": ("events", "{event}", "sessions", "{key}"),
    "award": ("events", "{event}", "awards", "{key}"),
    "media": ("events", "{event}", "media", "{key}"),
    "narrative": ("events", "{event}", "narrative"),
    "message": ("events", "{event}", "narrative", "#{key}"),
    "post": ("events", "{event}", "social", "#{key}"),
    "fact": ("events", "{event}", "facts", "#{key}"),
    "statement": ("events", "{event}", "#{key}"),
    "venue": ("events", "{event}", "#{key}"),
    "person": ("people", "{key}"),
    "organisation": ("organisations", "{key}"),
    "contact": ("contacts", "#{key}"),
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
    sections: Mapping[str, Mapping[str, str]]
    """By language, the names of sections as they stand in addresses."""

    def page(self, language: str, *parts: str) -> str:
        """Give the address of a page; parts that are names of sections are translated."""
        names = self.sections[language]
        return self.path + "/".join((language, *(names.get(part, part) for part in parts), ""))

    def entry(self, language: str, kind: str, event: str, key: str, slug: str) -> str | None:
        """Give the address of an entry, with the anchor where it shares a page."""
        parts = _OF_KINDS.get(kind)
        if parts is None or (kind == "media" and not event):
            return self.page(language, "media", key) if kind == "media" else None
        home, _, release = event.partition("/")
        if release:  # a picture that lives in a release's folder
            key = f"{release}-{key}"
        filled = [part.format(event=home, key=key, slug=slug) for part in parts]
        anchor = filled.pop() if filled[-1].startswith("#") else ""
        return self.page(language, *filled) + anchor

    def section(self, language: str, name: str) -> str:
        """Give the name of a section as the language writes it in addresses."""
        return self.sections[language].get(name, name)

    def root(self) -> str:
        """Give the address of the page that lets the reader choose a language."""
        return self.path

    def file(self, path: str) -> str:
        """Give the address of a file of the site."""
        return self.path + path

    def absolute(self, address: str) -> str:
        """Give an address with scheme and host."""
        return self.origin + address

    def output(self, address: str) -> str:
        """Give the file that answers for an address."""
        inside = address.removeprefix(self.path)
        return inside + "index.html" if inside.endswith("/") or not inside else inside


def slug(words: str) -> str:
    """Give words as a part of an address: small ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
