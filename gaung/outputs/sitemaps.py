"""Site maps for search engines: one a language, with translations and pictures; one for news.

Format: sitemaps.org 0.9 with ``xhtml:link`` alternates and Google's extensions for images and
news. Only pages that search engines may list are in it, and only real translations are named.
The map for news holds the texts of the last two days, as its rules ask; while there are none,
there is no such map.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gaung.model.articles import Release
from gaung.model.kit import Kit
from gaung.model.media import PICTURES
from gaung.model.words import words_of
from gaung.outputs.pages.frame import Frame
from gaung.outputs.pages.pieces import Figure
from gaung.outputs.pages.writer import newest_first
from gaung.plan import Output, Workbench
from gaung.views import parts

MAP = "layouts/documents/sitemap.xml"
INDEX = "layouts/documents/sitemap-index.xml"
NEWS = "layouts/documents/sitemap-news.xml"
NEWS_PATH = "sitemap-news.xml"
LARGEST = 50_000
"""How many addresses one site map may hold."""
IMAGES = 1000
"""How many pictures of one page it may name."""
NEWS_ITEMS = 1000
"""How many texts the map for news may hold."""
RECENT = timedelta(days=2)
"""How long a text is news."""


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in a site map."""

    address: str
    """The canonical address."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address of each translation, itself included."""
    images: tuple[str, ...]
    """Addresses of the pictures that it shows."""


@dataclass(frozen=True, slots=True)
class SiteMap:
    """The pages of a language."""

    language: str
    """The language."""
    pages: tuple[MappedPage, ...]
    """Its pages."""


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A text in the map for news."""

    address: str
    """The page."""
    language: str
    """The language of the text, without its region."""
    published: str
    """When it was published (W3C date and time)."""
    title: str
    """The headline."""


@dataclass(frozen=True, slots=True)
class NewsMap:
    """The texts of the last two days, in every language."""

    language: str
    """The language that the site is written in; the map itself says no words."""
    name: str
    """The name of the site, as news services list it."""
    items: tuple[NewsItem, ...]
    """The texts, newest first."""


@dataclass(frozen=True, slots=True)
class SiteMapIndex:
    """The site maps of a site."""

    language: str
    """The language that the site is written in; the index itself says no words."""
    maps: tuple[str, ...]
    """Their addresses, with host."""


def plan(
    kit: Kit, outputs: tuple[Output[Any], ...]
) -> Iterator[Output[SiteMap] | Output[NewsMap] | Output[SiteMapIndex]]:
    """Give the site map of each language, that for news, and their index."""
    pages: dict[str, dict[str, MappedPage]] = {language: {} for language in kit.languages}
    for output in outputs:
        frame = getattr(output.view, "frame", None)
        if isinstance(frame, Frame) and frame.is_indexed and frame.canonical and frame.links:
            images = tuple(
                dict.fromkeys(kit.addresses.absolute(each) for each in _pictures(output.view))
            )
            mapped = MappedPage(frame.canonical, frame.links, images[:IMAGES])
            pages[frame.language].setdefault(frame.canonical, mapped)
    addresses = []
    for language, of_language in pages.items():
        mapped_pages = tuple(of_language.values())
        for number, start in enumerate(range(0, len(mapped_pages), LARGEST), start=1):
            suffix = "" if number == 1 else f"-{number}"
            path = f"sitemap-{language}{suffix}.xml"
            addresses.append(kit.addresses.absolute(kit.addresses.file(path)))
            view = SiteMap(language, mapped_pages[start : start + LARGEST])
            yield Output(path, view, as_map, uses=(MAP, words_of(language)))
    first = kit.site.written_in
    if news := tuple(_news(kit)):
        addresses.append(kit.addresses.absolute(kit.addresses.file(NEWS_PATH)))
        name = str(kit.phrase(kit.site.name, first))
        yield Output(NEWS_PATH, NewsMap(first, name, news), as_news, uses=(NEWS, words_of(first)))
    index = SiteMapIndex(first, tuple(addresses))
    yield Output("sitemap.xml", index, as_index, uses=(INDEX, words_of(first)))


def _pictures(value: object) -> Iterator[str]:
    """Give the addresses of the pictures within a view; its frame has none of its own."""
    if isinstance(value, Figure):
        if value.type in PICTURES:
            yield value.source
    elif isinstance(value, tuple):
        for item in value:
            yield from _pictures(item)
    elif not isinstance(value, Frame | str):
        for item in parts(value) or ():
            yield from _pictures(item)


def _news(kit: Kit) -> Iterator[NewsItem]:
    """Give the texts of the last two days, newest first."""
    fresh = [
        entry
        for entry in newest_first(kit, kit.all(Release))
        if entry.record.published is not None
        and entry.record.withdrawn is None
        and not kit.now.has_come(kit.now.instant(entry.record.published) + RECENT)
    ]
    found = 0
    for entry in fresh:
        for language, version in entry.versions.items():
            if version.head is not None and found < NEWS_ITEMS:
                found += 1
                yield NewsItem(
                    address=kit.addresses.absolute(kit.address(entry.name, language) or ""),
                    # Services know Indonesian as id, and refuse id-ID.
                    language=language.partition("-")[0],
                    published=_published(kit, entry.record.published),
                    title=version.head.title,
                )


def _published(kit: Kit, moment: datetime | date | None) -> str:
    if isinstance(moment, datetime):
        local = moment.astimezone(ZoneInfo(kit.site.publishing_zone))
        return local.isoformat(timespec="seconds")
    return moment.isoformat() if moment else ""


def as_map(view: SiteMap, bench: Workbench) -> bytes:
    """Write the site map of a language."""
    return bench.render(MAP, view.language, view)


def as_index(view: SiteMapIndex, bench: Workbench) -> bytes:
    """Write the index of site maps."""
    return bench.render(INDEX, view.language, view)


def as_news(view: NewsMap, bench: Workbench) -> bytes:
    """Write the map for news."""
    return bench.render(NEWS, view.language, view)
