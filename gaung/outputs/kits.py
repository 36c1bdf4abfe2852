"""The whole kit of an event as archives: one for each language, and one with all of them.

A kit takes in what was planned for the event, whatever kind of output made it: whoever adds an
export has it in the kit too. What is larger than the site allows comes in several archives, each
of which can be used alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.media import PICTURES, Media
from gaung.outputs.archives import (
    Archive,
    Credited,
    Packed,
    credited,
    file_of,
    packed,
    pictures,
    readme,
)
from gaung.outputs.pages.pieces import Download
from gaung.outputs.pages.writer import Writer
from gaung.outputs.papers.event import changed, people_of
from gaung.outputs.papers.paper import instant
from gaung.outputs.reckoning import printed_size, reckoned
from gaung.plan import Output

TAKEN = frozenset((".txt", ".docx", ".pdf", ".ics", ".csv", ".xml", ".json", ".png", ".jpg"))
"""The endings of files that a kit takes in."""
FEEDS = frozenset(("atom.xml", "feed.json"))
BESIDE = 3_000
"""How many bytes an archive spends on a file beside its own: names, sums, its line in lists."""
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class _Item:
    """A file of a kit, with the credits of a picture, and about how large it is."""

    file: Packed
    size: int
    credits: tuple[Credited, ...] = ()


def plan(kit: Kit, outputs: tuple[Output[Any], ...]) -> Iterator[Output[Archive]]:
    """Give the archives of each event: of each language, and of all where there are several."""
    for event in kit.all(Event):
        for languages in _tongues(kit):
            yield from _archives(kit, event, languages, outputs)


def kit_links(
    writer: Writer, event: Entry[Event], outputs: Iterable[Output[Any]]
) -> Iterator[Download]:
    """Give the links to the archives that hold a language, out of all that was planned."""
    for languages in _tongues(writer.kit):
        if writer.language not in languages:
            continue
        start = _start(writer.kit, event, languages)
        found = [
            output
            for output in outputs
            if isinstance(output.view, Archive) and _is_part(output.path, start)
        ]
        called = (
            writer.say("The whole kit in {language}", language=writer.words.name)
            if len(languages) == 1
            else writer.say("The whole kit in every language")
        )
        for output in found:
            part = _part(writer, output.view.part, output.view.parts)
            yield Download(
                path=output.path,
                address=writer.kit.addresses.file(output.path),
                label=f"{called}, {part}" if part else called,
                form="ZIP",
                media_type="application/zip",
                language=writer.language if len(languages) == 1 else None,
            )


def _tongues(kit: Kit) -> Iterator[tuple[str, ...]]:
    """Give the languages of each archive."""
    yield from ((language,) for language in kit.languages)
    if len(kit.languages) > 1:
        yield kit.languages


def _start(kit: Kit, event: Entry[Event], languages: tuple[str, ...]) -> str:
    """Give the file of an archive up to its ending."""
    if len(languages) > 1:
        return f"kits/{event.key}"
    folder = kit.addresses.page(languages[0], Section.EVENTS, event.key, Section.DOWNLOADS)
    inside = kit.addresses.output(folder).removesuffix("index.html")
    return f"{inside}{event.key}.{languages[0]}"


def _is_part(path: str, start: str) -> bool:
    rest = path.removeprefix(f"{start}.").removesuffix("zip").rstrip(".")
    return path.startswith(f"{start}.") and path.endswith(".zip") and (not rest or rest.isdigit())


def _archives(
    kit: Kit, event: Entry[Event], languages: tuple[str, ...], outputs: tuple[Output[Any], ...]
) -> Iterator[Output[Archive]]:
    items = [*_texts(kit, event, languages, outputs), *_pictures(kit, event, languages)]
    if not items:
        return
    writers = [Writer(kit, language, event.name) for language in languages]
    parts = list(_shared(items, kit.site.limits.zip_mb * MEGABYTE))
    start = _start(kit, event, languages)
    for number, share in enumerate(parts, start=1):
        suffix = f".{number}" if len(parts) > 1 else ""
        files = tuple(item.file for item in share)
        view = Archive(
            folder=f"{start.rpartition('/')[2]}{suffix}",
            title=_title(writers[0], event),
            languages=languages,
            address=_page(writers[0], event),
            modified=instant(kit, changed(kit, event)),
            part=number,
            parts=len(parts),
            readme="\n".join(
                readme(
                    writer,
                    _title(writer, event),
                    _page(writer, event),
                    (file.name for file in files),
                    _part(writer, number, len(parts)),
                )
                for writer in writers
            ),
            files=files,
            pictures=tuple(credit for item in share for credit in item.credits),
        )
        needs = tuple(dict.fromkeys(file.path for file in files))
        yield Output(f"{start}{suffix}.zip", view, packed, needs=needs, origin=event.path)


def _title(writer: Writer, event: Entry[Event]) -> str:
    return writer.say("Press kit: {event}", event=writer.line(event.record.name))


def _part(writer: Writer, number: int, of: int) -> str:
    return writer.say("part {number} of {count}", number=number, count=of) if of > 1 else ""


def _page(writer: Writer, event: Entry[Event]) -> str:
    parts = (Section.EVENTS, event.key, Section.DOWNLOADS)
    return writer.kit.addresses.absolute(writer.kit.addresses.page(writer.language, *parts))


def _shared(items: Iterable[_Item], limit: int) -> Iterator[list[_Item]]:
    """Share files out among archives that hold no more than a limit, in their order."""
    share: list[_Item] = []
    size = 0
    for item in items:
        if share and size + item.size > limit:
            yield share
            share, size = [], 0
        share.append(item)
        size += item.size
    if share:
        yield share


# --- what is in a kit ---------------------------------------------------------------------------


def taken(
    kit: Kit, event: Entry[Event], language: str, outputs: Iterable[Output[Any]]
) -> Iterator[str]:
    """Give the files of an event in a language that its kit takes in."""
    return (output.path for output, _ in _taken(kit, event, language, outputs))


def _taken(
    kit: Kit, event: Entry[Event], language: str, outputs: Iterable[Output[Any]]
) -> Iterator[tuple[Output[Any], str]]:
    """Give these files with their names within the archive."""
    top = kit.addresses.page(language, Section.EVENTS, event.key)
    folder = kit.addresses.output(top).removesuffix("index.html")
    for output in outputs:
        if output.path.startswith(folder):
            name = _name(kit, language, output.path.removeprefix(folder))
            if name:
                yield output, name


def _texts(
    kit: Kit, event: Entry[Event], languages: tuple[str, ...], outputs: Iterable[Output[Any]]
) -> Iterator[_Item]:
    for language in languages:
        for output, name in _taken(kit, event, language, outputs):
            whole = f"{language}/{name}" if len(languages) > 1 else name
            size = kit.once((reckoned, output.path), partial(reckoned, output))
            yield _Item(file_of(kit, output.path, whole), size + BESIDE)


def _name(kit: Kit, language: str, rest: str) -> str:
    """Give the name within an archive of a file below an event; nothing for what stays behind.

    The calendars of single days and sessions stay behind: that of the whole event has them all.
    """
    path = PurePosixPath(rest)
    if path.suffix not in TAKEN or path.name in FEEDS:
        return ""
    section, *_ = path.parts
    depth = len(path.parts)
    if depth == 1:
        return path.name

    def words(*sections: Section) -> set[str]:
        return {kit.addresses.section(language, each) for each in sections}

    if section in words(Section.DOWNLOADS):
        return path.name
    if section in words(Section.SESSIONS) or (depth > 2 and section in words(Section.SCHEDULE)):
        return ""
    if section in words(Section.RELEASES):
        # The papers of a release have its name; its news item is called like those of others.
        own = path.name if path.name.startswith(path.parts[1]) else f"{path.parts[1]}.{path.name}"
        return f"{section}/{own}"
    return "/".join((section, "-".join(path.parts[1:])))


def _pictures(kit: Kit, event: Entry[Event], languages: tuple[str, ...]) -> Iterator[_Item]:
    """Give the pictures of an event, each with its credits."""
    writers = [Writer(kit, language, event.name) for language in languages]
    for file, entry in pictures(kit, pictures_of(kit, event)).items():
        credits_ = tuple(credited(writer, entry, file.name) for writer in writers)
        yield _Item(file, printed_size(entry) + BESIDE * (1 + len(credits_)), credits_)


def pictures_of(kit: Kit, event: Entry[Event]) -> Iterator[Entry[Media]]:
    """Give the pictures and documents of an event that have a file.

    They are its own, those of its releases, and whatever else it shows: pictures that events
    share, and portraits of the people whom it names.
    """
    people = {entry.name for entry in people_of(kit, event)}

    def is_shown_by(entry: Entry[Any]) -> bool:
        return entry.name in people or entry.name == event.name or _home(entry) == event.key

    for entry in kit.all(Media):
        if entry.file and entry.record.type in (*PICTURES, "document"):
            is_own = _home(entry) == event.key
            if is_own or any(map(is_shown_by, kit.referring(entry.name))):
                yield entry


def _home(entry: Entry[Any]) -> str:
    """Give the key of the event that something is of, itself or through a release."""
    return entry.name.event.partition("/")[0]
