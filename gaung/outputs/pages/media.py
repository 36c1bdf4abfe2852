"""The media library: of the site, of each event, and each item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.model.media import PICTURES, Media
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs import licences
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page, page_with_downloads
from gaung.outputs.pages.pieces import Download, Figure, Link, Remarks, Rich, SourceLine, When
from gaung.outputs.pages.vocabulary import MEDIA_TYPES, PICTURE_SHAPES
from gaung.outputs.pages.writer import Writer, media_path
from gaung.outputs.renditions import crops, download, leading
from gaung.plan import Output
from gaung.structured import Entity
from gaung.structured.images import image


@dataclass(frozen=True, slots=True)
class MediaGroup:
    """The media items of an event, or of the site."""

    event: Link | None
    """The event; nothing for what belongs to the site."""
    figures: tuple[Figure, ...]
    """The items."""


@dataclass(frozen=True, slots=True)
class MediaLibraryPage:
    """A media library."""

    template: ClassVar[str] = "layouts/pages/media_library.html"
    frame: Frame
    """What every page has."""
    groups: tuple[MediaGroup, ...]
    """The items, by event."""


@dataclass(frozen=True, slots=True)
class MediaPage:
    """The page of a media item."""

    template: ClassVar[str] = "layouts/pages/media_item.html"
    frame: Frame
    """What every page has."""
    figure: Figure
    """The item."""
    downloads: tuple[Download, ...]
    """Its files, the largest first."""
    is_marked: bool
    """Whether its rights are written into the files."""
    type: str
    """The type in words."""
    terms: str | None
    """What the licence allows, in plain words."""
    usage: Rich | None
    """Further terms of use."""
    place: Phrase | None
    """Where it was taken."""
    taken: When | None
    """When it was taken."""
    session: Link | None
    """The session that it shows."""
    event: Link | None
    """The event that it belongs to."""
    transcript: Rich | None
    """What is said."""
    duration: str | None
    """How long it runs, in words."""
    consent: Phrase | None
    """Who agreed to its publication."""
    remarks: Remarks
    """What belongs to it."""
    sources: tuple[SourceLine, ...]
    """Where it is from."""


FORMS = {
    "svg": "image/svg+xml",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "pdf": "application/pdf",
    "vtt": "text/vtt",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
"""What programs call the files that are published as they are, by the ending of their names."""


def plan(kit: Kit) -> Iterator[Output[Any]]:
    """Give the libraries and the page of each item in each language."""
    items = kit.all(Media)
    led = leading(kit)
    for language in kit.languages if items else ():
        yield _library(Writer(kit, language, Name("library", "", "")), items)
        for event in kit.all(Event):
            own = tuple(item for item in items if _event_of(item) == event.key)
            if own:
                yield _event_library(Writer(kit, language, event.name), event, own)
        for item in items:
            yield _item(Writer(kit, language, item.name), item, is_leading=item.name in led)


def _entities(writer: Writer, entry: Entry[Media]) -> tuple[Entity, ...]:
    if entry.record.type not in PICTURES:
        return ()
    return (image_of(writer, entry),)


def image_of(writer: Writer, entry: Entry[Media]) -> Entity:
    """Give a picture as structured data, as large as it is published."""
    figure = writer.figure(entry)
    source = writer.kit.addresses.absolute(figure.source)
    file = download(entry)
    size = (file.width, file.height) if file else None
    return image(writer.kit, entry, source, writer.language, size)


def _downloads(writer: Writer, entry: Entry[Media], *, is_leading: bool) -> Iterator[Download]:
    """Give the files of an item: as it is printed, and its crops if it leads something."""
    address = writer.kit.addresses.file
    if (file := download(entry)) is None:
        if entry.file:
            path = media_path(entry)
            form = path.rpartition(".")[2]
            label = writer.say(MEDIA_TYPES[entry.record.type])
            yield Download(path, address(path), label, form.upper(), FORMS[form])
        return
    for each in (file, *(crops(entry) if is_leading else ())):
        label = writer.say("Print size")
        if each.shape:
            label = writer.say(PICTURE_SHAPES[each.shape.key])
        yield Download(
            each.path, address(each.path), label, each.format.upper(), f"image/{each.format}",
            pixels=(each.width, each.height),
        )  # fmt: skip


def _event_of(item: Entry[Media]) -> str:
    return item.name.event.partition("/")[0]


def _library(writer: Writer, items: tuple[Entry[Media], ...]) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    addressed = everywhere(kit, Section.MEDIA)
    groups = []
    for key in dict.fromkeys(_event_of(item) for item in items):
        event = kit.get(Event, key) if key else None
        figures = tuple(writer.figure(item) for item in items if _event_of(item) == key)
        groups.append(MediaGroup(writer.link(event) if event else None, figures))
    heading = Phrase(writer.say("Media library"))
    view = MediaLibraryPage(frame(kit, language, addressed, heading), tuple(groups))
    return page(kit, view, addressed.by_language[language])


def _event_library(
    writer: Writer, event: Entry[Event], items: tuple[Entry[Media], ...]
) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    addressed = everywhere(kit, Section.EVENTS, event.key, Section.MEDIA, named=event.record.name)
    heading = Phrase(writer.say("Media: {event}", event=writer.name(event)))
    view = MediaLibraryPage(
        frame(kit, language, addressed, heading, event=event, trail=event_trail(writer, event)),
        (MediaGroup(None, tuple(writer.figure(item) for item in items)),),
    )
    return page(kit, view, addressed.by_language[language])


def _item(writer: Writer, entry: Entry[Media], *, is_leading: bool) -> Output[Any]:
    kit, language, media = writer.kit, writer.language, entry.record
    addresses = {code: kit.address(entry.name, code) or "" for code in kit.languages}
    event = kit.get(Event, _event_of(entry)) if entry.name.event else None
    session = kit.find(Session, media.session, entry.name)
    parts = (Section.EVENTS, event.key, Section.MEDIA) if event else (Section.MEDIA,)
    library = Link(Phrase(writer.say("Media")), kit.addresses.page(language, *parts))
    home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
    addressed = everywhere(kit)
    addressed = type(addressed)(addresses, frozenset(addresses))
    heading = writer.line(media.title or media.caption)
    view = MediaPage(
        frame=frame(
            kit, language, addressed, heading, str(writer.line(media.caption)), event=event,
            trail=(*event_trail(writer, event), library) if event else (home, library),
            entities=_entities(writer, entry),
            image=writer.figure(entry) if media.type in PICTURES else None,
        ),
        figure=writer.figure(entry),
        downloads=tuple(_downloads(writer, entry, is_leading=is_leading)),
        is_marked=entry.picture is not None,
        type=writer.say(MEDIA_TYPES[media.type]),
        terms=licences.terms(writer.words, media.licence),
        usage=writer.rich(media.usage),
        place=writer.phrase(media.place),
        taken=writer.published(media.taken) if media.taken else None,
        session=writer.link(session) if session else None,
        event=writer.link(event) if event else None,
        transcript=writer.rich(media.transcript),
        duration=writer.words.length(media.duration) if media.duration else None,
        consent=writer.phrase(media.consent),
        remarks=writer.remarks(media),
        sources=writer.sources(),
    )  # fmt: skip
    return page_with_downloads(kit, view, addresses[language], entry.path)
