"""Feeds: the releases of a language, newest first, of the site and of each event.

Atom (RFC 4287) and JSON Feed 1.1 say the same. An entry's identifier is a ``tag:`` address
(RFC 4151) made of names that stay when a headline or an address changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape
from zoneinfo import ZoneInfo

from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Version
from gaung.model.people import Organisation, Person
from gaung.model.revisions import updated
from gaung.model.topics import topic_name
from gaung.model.words import words_of
from gaung.outputs import formats
from gaung.outputs.formats import without_nothing
from gaung.outputs.identity import tag
from gaung.outputs.pages.pieces import Rich, Stretch
from gaung.outputs.pages.writer import Writer, newest_first
from gaung.plan import Output, Workbench

NEWEST = 30
"""How many releases a feed holds."""
ATOM = "layouts/documents/atom.xml"

_RELATIVE = re.compile(r'href="(/|#)')


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A release in a feed."""

    identifier: str
    """A ``tag:`` address that stays the same for ever."""
    address: str
    """The page, with host."""
    title: str
    """The headline."""
    summary: str
    """The release in a sentence or two."""
    content: str
    """The text as HTML; every link has a host."""
    published: str
    """When it was published (RFC 3339)."""
    updated: str
    """When it was last changed (RFC 3339)."""
    authors: tuple[str, ...]
    """Who wrote it."""
    tags: tuple[str, ...]
    """Its topics."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address, with host, of its translations."""
    image: str | None
    """Address of the lead picture, with host."""


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest releases of a language."""

    identifier: str
    """A ``tag:`` address that stays the same for ever."""
    language: str
    """The language of all entries."""
    title: str
    """What it is a feed of."""
    author: str
    """Who publishes it, where an entry names nobody."""
    home: str
    """The page that shows the same, with host."""
    atom: str
    """The feed itself as Atom, with host."""
    json: str
    """The feed itself as JSON Feed, with host."""
    updated: str
    """When its newest entry was changed (RFC 3339)."""
    entries: tuple[FeedEntry, ...]
    """The entries, newest first."""


def plan(kit: Kit) -> Iterator[Output[Feed]]:
    """Give both feeds of the site and of each event in each language; empty ones are left out."""
    for language in kit.languages:
        for event in (None, *kit.all(Event)):
            releases = kit.all(Release, event.key) if event else kit.all(Release)
            shown = [entry for entry in releases if _belongs(entry, language)]
            if not shown:
                continue
            feed = _feed(kit, language, event, newest_first(kit, shown)[:NEWEST])
            uses = (ATOM, words_of(language))
            yield Output(_path(kit, language, event, "atom.xml"), feed, as_atom, uses=uses)
            yield Output(_path(kit, language, event, "feed.json"), feed, as_json)


def feed_addresses(kit: Kit, language: str, event: Entry[Event] | None) -> tuple[str, str] | None:
    """Give the addresses of the Atom and the JSON feed, where there are any."""
    key = (Feed, language, event.key if event else None)
    return kit.once(key, lambda: _feed_addresses(kit, language, event))


def _feed_addresses(kit: Kit, language: str, event: Entry[Event] | None) -> tuple[str, str] | None:
    releases = kit.all(Release, event.key) if event else kit.all(Release)
    if not any(_belongs(entry, language) for entry in releases):
        return None
    atom = kit.addresses.file(_path(kit, language, event, "atom.xml"))
    return atom, kit.addresses.file(_path(kit, language, event, "feed.json"))


def _belongs(entry: Entry[Release], language: str) -> bool:
    """Only real translations are in feeds, and what was withdrawn is not."""
    return language in entry.versions and entry.record.withdrawn is None


def _path(kit: Kit, language: str, event: Entry[Event] | None, name: str) -> str:
    address = kit.address(event.name, language) if event else kit.addresses.page(language)
    return kit.addresses.output(address or "").removesuffix("index.html") + name


def _feed(
    kit: Kit, language: str, event: Entry[Event] | None, releases: list[Entry[Release]]
) -> Feed:
    entries = tuple(_entry(kit, language, entry) for entry in releases)
    site = str(kit.phrase(kit.site.name, language))
    about = kit.phrase(event.record.short_name or event.record.name, language) if event else None
    home = (kit.address(event.name, language) if event else None) or kit.addresses.page(language)
    return Feed(
        identifier=tag(kit, f"{event.key if event else ''}:{language}"),
        language=language,
        title=f"{about} · {site}" if about else site,
        author=_publisher(kit, language) or site,
        home=kit.addresses.absolute(home),
        atom=_absolute(kit, _path(kit, language, event, "atom.xml")),
        json=_absolute(kit, _path(kit, language, event, "feed.json")),
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _absolute(kit: Kit, path: str) -> str:
    return kit.addresses.absolute(kit.addresses.file(path))


def _publisher(kit: Kit, language: str) -> str | None:
    publisher = kit.get(Organisation, kit.site.publisher or "")
    return str(kit.phrase(publisher.record.name, language)) if publisher else None


def _entry(kit: Kit, language: str, entry: Entry[Release]) -> FeedEntry:
    writer = Writer(kit, language, entry.name)
    record, version = entry.record, entry.versions[language]
    head = version.head if isinstance(version.head, Release) else record
    address = kit.addresses.absolute(kit.address(entry.name, language) or "")
    picture = writer.picture(record.lead_image)
    return FeedEntry(
        identifier=tag(kit, f"{entry.event}/{entry.key}:{language}"),
        address=address,
        title=head.title,
        summary=head.summary,
        content=_corrected(writer, record) + whole_html(kit, writer, version, address),
        published=instant(kit, record.published),
        updated=instant(kit, updated(kit, record)),
        authors=tuple(authors_of(kit, entry)),
        tags=tuple(topic_name(kit, each, language).text for each in record.tags),
        alternates=tuple(
            (code, kit.addresses.absolute(kit.address(entry.name, code) or ""))
            for code in kit.languages
            if code in entry.versions and code != language
        ),
        image=kit.addresses.absolute(picture.shown) if picture else None,
    )


def corrections(writer: Writer, release: Release) -> Iterator[tuple[str, str, str]]:
    """Give what was corrected, newest first: when, what it said, and what it says now."""
    for each in writer.corrections(release):
        day = writer.say("Corrected on {day}.", day=each.date.words)
        yield day, each.was.text, each.now.text


def _corrected(writer: Writer, release: Release) -> str:
    """Give the same for readers of a feed, who see that a text is new and ask what in it is."""
    said, now = escape(writer.say("It said:")), escape(writer.say("It now says:"))
    return "".join(
        f"<p><strong>{escape(day)}</strong> {said} <del>{escape(was)}</del>"
        f" {now} <ins>{escape(is_now)}</ins></p>\n"
        for day, was, is_now in corrections(writer, release)
    )


def whole_html(kit: Kit, writer: Writer, version: Version, address: str) -> str:
    """Give the text of a release as HTML that stands on its own; pictures stay on the page."""
    rich = writer.body(version) or Rich(())
    html = "\n".join(part.html for part in rich.parts if isinstance(part, Stretch))
    origin = kit.addresses.origin

    def whole(match: re.Match[str]) -> str:
        return f'href="{origin}/' if match[1] == "/" else f'href="{address}#'

    return _RELATIVE.sub(whole, html)


def instant(kit: Kit, moment: datetime | date | None) -> str:
    """Give a moment as RFC 3339; a bare day begins at 00:00 in the publishing zone."""
    zone = ZoneInfo(kit.site.publishing_zone)
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment or date.min, time(), zone)
    return moment.astimezone(zone).isoformat(timespec="seconds")


def authors_of(kit: Kit, entry: Entry[Release]) -> Iterator[str]:
    """Give the names of those who wrote a release."""
    for author in entry.record.authors:
        person = kit.find(Person, author.person, entry.name)
        if person is not None:
            yield person.record.name
        elif author.name:
            yield author.name


def as_atom(feed: Feed, bench: Workbench) -> bytes:
    """Write a feed as Atom."""
    return bench.render(ATOM, feed.language, feed)


def as_json(feed: Feed, bench: Workbench) -> bytes:
    """Write a feed as JSON Feed 1.1."""
    del bench
    items = [
        without_nothing(
            id=entry.identifier,
            url=entry.address,
            title=entry.title,
            summary=entry.summary,
            content_html=entry.content,
            image=entry.image,
            date_published=entry.published,
            date_modified=entry.updated,
            authors=[{"name": name} for name in entry.authors or (feed.author,)],
            tags=list(entry.tags),
            language=feed.language,
        )
        for entry in feed.entries
    ]
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": items,
    }
    return formats.as_json(data)
