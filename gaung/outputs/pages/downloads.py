"""Everything that can be taken away of an event, on one page: what, in which format, how large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Post
from gaung.model.text import Phrase
from gaung.outputs import kits, news
from gaung.outputs.feeds import feed_addresses
from gaung.outputs.pages import social
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import page_with_downloads
from gaung.outputs.pages.pieces import Download, Link
from gaung.outputs.pages.vocabulary import EXPORTS, PLATFORMS
from gaung.outputs.pages.writer import Writer, media_path, newest_first
from gaung.outputs.papers import event as papers
from gaung.outputs.papers.release import downloads as of_release
from gaung.outputs.posting import plan_paths
from gaung.outputs.social_pictures import pictures_of
from gaung.plan import Output

MEDIA_TYPES = {
    "csv": "text/csv", "json": "application/json", "xml": "application/xml",
    "ics": "text/calendar", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
    "svg": "image/svg+xml", "webp": "image/webp", "gif": "image/gif", "avif": "image/avif",
    "pdf": "application/pdf", "txt": "text/plain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shelf:
    """Something that can be taken away, in all its formats."""

    name: Link
    """What it is, and its page."""
    downloads: tuple[Download, ...]
    """Its files."""


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together."""

    heading: str
    """What it is."""
    anchor: str
    """Its anchor."""
    shelves: tuple[Shelf, ...]
    """What is in it."""


@dataclass(frozen=True, slots=True)
class DownloadsPage:
    """The downloads of an event."""

    template: ClassVar[str] = "layouts/pages/downloads.html"
    frame: Frame
    """What every page has."""
    groups: tuple[Group, ...]
    """What there is, by kind."""


def plan(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[Output[Any]]:
    """Give the downloads of each event in each language, out of all that was planned."""
    for event in kit.all(Event):
        for language in kit.languages:
            writer = Writer(kit, language, event.name)
            addressed = everywhere(
                kit, Section.EVENTS, event.key, Section.DOWNLOADS, named=event.record.name
            )
            heading = Phrase(writer.say("Downloads: {event}", event=writer.name(event)))
            view = DownloadsPage(
                frame=frame(
                    kit, language, addressed, heading, event=event,
                    trail=event_trail(writer, event),
                ),
                groups=tuple(_groups(writer, event, outputs)),
            )  # fmt: skip
            yield page_with_downloads(kit, view, addressed.by_language[language], event.path)


def _groups(
    writer: Writer, event: Entry[Event], outputs: tuple[Output[Any], ...]
) -> Iterator[Group]:
    kit = writer.kit
    groups = (
        (writer.say("The whole kit"), "kit", _kits(writer, event, outputs)),
        (writer.say("Documents"), "documents", _papers(writer, event)),
        (writer.say("Releases"), "releases", _releases(writer, event)),
        (writer.say("Social media"), "social", _posts(writer, event)),
    )
    listed: list[str] = []
    for heading, anchor, found in groups:
        shelves = tuple(found)
        listed.extend(each.path for shelf in shelves for each in shelf.downloads)
        if shelves:
            yield Group(heading, anchor, shelves)
    more = [path for path in kits.taken(kit, event, writer.language, outputs) if path not in listed]
    exports = (
        *_exports(writer, [*more, *_feeds(kit, event, writer.language)]),
        *_days(writer, event, outputs),
    )
    if exports:
        yield Group(writer.say("Calendars and data"), "data", exports)
    pictures = tuple(_pictures(writer, event))
    if pictures:
        yield Group(writer.say("Pictures"), "pictures", pictures)


def _kits(writer: Writer, event: Entry[Event], outputs: tuple[Output[Any], ...]) -> Iterator[Shelf]:
    for download in kits.kit_links(writer, event, outputs):
        yield Shelf(Link(Phrase(download.label)), (download,))


def _papers(writer: Writer, event: Entry[Event]) -> Iterator[Shelf]:
    for name, files in papers.links(writer, event):
        yield Shelf(Link(Phrase(name)), files)


def _releases(writer: Writer, event: Entry[Event]) -> Iterator[Shelf]:
    for entry in newest_first(writer.kit, writer.kit.all(Release, event.key)):
        if files := of_release(writer, entry):
            item = _file(
                writer, news.path_of(writer.kit, entry, writer.language), writer.say("News item")
            )
            yield Shelf(writer.link(entry), tuple(map(_told_apart, (*files, item))))


def _told_apart(file: Download) -> Download:
    """Give a file by where it goes: of two texts nobody sees which is for what."""
    if file.path.endswith(".whatsapp.txt"):
        return replace(file, form="WhatsApp")
    return replace(file, form="ninjs") if file.path.endswith(news.ITEM) else file


def _posts(writer: Writer, event: Entry[Event]) -> Iterator[Shelf]:
    """Give what goes out on social media: when to post what, and each post as pictures."""
    kit, language = writer.kit, writer.language
    posts = kit.all(Post, event.key)
    if not posts:
        return
    page = kit.addresses.page(language, Section.EVENTS, event.key, Section.SOCIAL)
    plan = writer.say("When to post what")
    files = tuple(_file(writer, path, plan) for path in plan_paths(writer, event, posts))
    if files:
        yield Shelf(Link(Phrase(plan), page), files)
    for number, post in enumerate(posts, start=1):
        pictures = social.as_pictures(writer, post, pictures_of(writer, post))
        if shapes := tuple(_of_shape(each) for each in pictures):
            names = writer.words.listing([PLATFORMS[each] for each in post.record.platforms])
            name = writer.say("Post {number}: {platforms}", number=number, platforms=names)
            yield Shelf(Link(Phrase(name), f"{page}#{post.key}"), shapes)


def _of_shape(picture: Download) -> Download:
    """Give a picture by its shape and what it is for; all of them have one format."""
    return replace(picture, label="", form=f"{picture.label}, {picture.form}")


def _exports(writer: Writer, paths: Iterable[str]) -> Iterator[Shelf]:
    """Give exports by what they are; several formats of one thing stand together."""

    def name(path: str) -> str:
        file = path.rpartition("/")[2]
        return writer.say(EXPORTS[file]) if file in EXPORTS else file

    for called, files in groupby(sorted(paths, key=name), key=name):
        yield Shelf(Link(Phrase(called)), tuple(_file(writer, path, called) for path in files))


def _days(writer: Writer, event: Entry[Event], outputs: tuple[Output[Any], ...]) -> Iterator[Shelf]:
    """Give the calendar of each day; those of sessions and people stand on their pages."""
    page = writer.kit.addresses.page(writer.language, Section.EVENTS, event.key, Section.SCHEDULE)
    folder = re.escape(writer.kit.addresses.output(page).removesuffix("index.html"))
    name = writer.say("A day of the schedule")
    days = [
        (found[1], output.path)
        for output in outputs
        if (found := re.fullmatch(rf"{folder}(\d{{4}}-\d\d-\d\d)/[^/]+\.ics", output.path))
    ]
    files = (
        replace(_file(writer, path, name), label="", form=writer.day(date.fromisoformat(day)).words)
        for day, path in sorted(days)
    )
    if days:
        yield Shelf(Link(Phrase(name), page), tuple(files))


def _feeds(kit: Kit, event: Entry[Event], language: str) -> Iterator[str]:
    for address in feed_addresses(kit, language, event) or ():
        yield kit.addresses.output(address)


def _pictures(writer: Writer, event: Entry[Event]) -> Iterator[Shelf]:
    for entry in kits.pictures_of(writer.kit, event):
        name = writer.name(entry)
        yield Shelf(writer.link(entry, name), (_file(writer, media_path(entry), name.text),))


def _file(writer: Writer, path: str, label: str) -> Download:
    ending = path.rpartition(".")[2]
    return Download(
        path=path,
        address=writer.kit.addresses.file(path),
        label=label,
        form=ending.upper(),
        media_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
    )
