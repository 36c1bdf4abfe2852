"""A build before it is judged: the public kit, what was kept back, and every file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any

from gaung.memory import Forgetful, Memory
from gaung.model.gate import Hidden
from gaung.model.kit import Kit
from gaung.plan import Output
from gaung.problems import Place
from gaung.reading.files import Locator

_TAG = re.compile(r'<([a-z][a-z0-9]*)((?=[^>]*\s(?:id|href|src|srcset)=")[^>]*)>')
"""A tag that is a place or leads to one: most are neither, and are passed over quickly."""
_ATTRIBUTE = re.compile(r'\s([a-z-]+)="([^"]*)"')
_HEADING = re.compile(r"<h([1-6])\b")


@dataclass(frozen=True, slots=True)
class Element:
    """A tag of a page with its attributes."""

    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What checks need to know of a page, so that each page is looked at once."""

    links: tuple[str, ...]
    """Addresses of links, pictures and stylesheets."""
    anchors: frozenset[str]
    """Everything that a link can point at within the page."""
    repeated: tuple[str, ...]
    """Anchors that stand there more than once, each told once."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address of each alternate."""
    canonical: str
    """The canonical address."""
    headings: tuple[int, ...]
    """The levels of its headings in order."""


@dataclass(frozen=True)
class Finished:
    """A build before it is judged."""

    kit: Kit
    hidden: tuple[Hidden, ...]
    outputs: tuple[Output[Any], ...]
    files: Mapping[str, bytes]
    locator: Locator
    memory: Memory = field(default_factory=Forgetful)

    @cached_property
    def pages(self) -> dict[str, PageFacts]:
        """What checks need to know of every page, by its file."""
        return {
            path: self._facts(self.files[path]) for path in self.files if path.endswith(".html")
        }

    def _facts(self, data: bytes) -> PageFacts:
        known = ("page facts", hash(data), len(data))
        if known not in self.memory.values:
            self.memory.values[known] = facts_of(data.decode())
        facts: PageFacts = self.memory.values[known]
        return facts

    def place(self, path: str) -> Place:
        """Give the place in the content that a file of the site comes from."""
        return Place(self._origins.get(path) or "site.yaml")

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {output.path: output.origin for output in self.outputs}


def elements(html: str) -> Iterator[Element]:
    """Give the tags of a page that checks ask about; our templates always quote attributes."""
    for tag in _TAG.finditer(html):
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag[2])}
        yield Element(tag[1], attributes)


def facts_of(html: str) -> PageFacts:
    """Look at a page once for everything that checks ask."""
    links: list[str] = []
    anchors: dict[str, int] = {}
    alternates: list[tuple[str, str]] = []
    canonical = ""
    for element in elements(html):
        found = element.attributes
        if "id" in found:
            anchors[found["id"]] = anchors.get(found["id"], 0) + 1
        if element.name == "link" and found.get("rel") == "alternate" and "hreflang" in found:
            alternates.append((found["hreflang"], found.get("href", "")))
        elif element.name == "link" and found.get("rel") == "canonical":
            canonical = found.get("href", "")
        elif "href" in found:
            links.append(found["href"])
        if "src" in found:
            links.append(found["src"])
        if "srcset" in found:
            links.extend(each.split()[0] for each in found["srcset"].split(", "))
    headings = tuple(int(level) for level in _HEADING.findall(html))
    repeated = tuple(anchor for anchor, times in anchors.items() if times > 1)
    return PageFacts(
        tuple(links), frozenset(anchors), repeated, tuple(alternates), canonical, headings
    )
