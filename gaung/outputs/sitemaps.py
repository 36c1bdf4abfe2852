"""Site maps for search engines: one a language, with its translations, and an index of them.

Format: sitemaps.org 0.9 with ``xhtml:link`` alternates. Only pages that search engines may
list are in it, and only real translations are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gaung.model.kit import Kit
from gaung.model.words import words_of
from gaung.outputs.pages.frame import Frame
from gaung.plan import Output, Workbench

MAP = "layouts/documents/sitemap.xml"
INDEX = "layouts/documents/sitemap-index.xml"
LARGEST = 50_000
"""How many addresses one site map may hold."""


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in a site map."""

    address: str
    """The canonical address."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address of each translation, itself included."""


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The pages of a language."""

    language: str
    """The language."""
    pages: tuple[MappedPage, ...]
    """Its pages."""


@dataclass(frozen=True, slots=True)
class SiteMapIndex:
    """The site maps of a site."""

    language: str
    """The language that the site is written in; the index itself says no words."""
    maps: tuple[str, ...]
    """Their addresses, with host."""


def plan(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[Output[SiteMap | SiteMapIndex]]:
    """Give the site map of each language, and their index."""
    found = (getattr(output.view, "frame", None) for output in outputs)
    frames = [frame for frame in found if isinstance(frame, Frame)]
    addresses = []
    for language in kit.languages:
        mapped = {
            frame.canonical: MappedPage(frame.canonical, frame.links)
            for frame in frames
            if frame.language == language and frame.is_indexed and frame.canonical and frame.links
        }
        pages = tuple(mapped.values())
        for number, start in enumerate(range(0, len(pages), LARGEST), start=1):
            suffix = "" if number == 1 else f"-{number}"
            path = f"sitemap-{language}{suffix}.xml"
            addresses.append(kit.addresses.absolute(kit.addresses.file(path)))
            view = SiteMap(language, pages[start : start + LARGEST])
            yield Output(path, view, as_map, uses=(MAP, words_of(language)))
    first = kit.site.written_in
    index = SiteMapIndex(first, tuple(addresses))
    yield Output("sitemap.xml", index, as_index, uses=(INDEX, words_of(first)))


def as_map(view: SiteMap | SiteMapIndex, bench: Workbench) -> bytes:
    """Write the site map of a language."""
    return bench.render(MAP, view.language, view)


def as_index(view: SiteMap | SiteMapIndex, bench: Workbench) -> bytes:
    """Write the index of site maps."""
    return bench.render(INDEX, view.language, view)
