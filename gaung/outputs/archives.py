"""Archives (ZIP) of finished files, with what a newsroom needs to trust and to credit them.

An archive packs files of the site as they are, so that it says what the site says. Only what is
about the archive itself is written for it: how to read it, captions, a manifest and checksums.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import count
from pathlib import PurePosixPath

from gaung.craft.archive import Member, archive
from gaung.model.addresses import Section
from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.model.people import Person
from gaung.outputs.formats import as_json, table, without_nothing
from gaung.outputs.pages.writer import Writer, media_path
from gaung.plan import Workbench

MEDIA_TYPE = "application/zip"
MEDIA, LOGOS = "media", "logos"
"""The folders of pictures and of logos within an archive."""
FOLDERS = frozenset((MEDIA, LOGOS))
TEXTS = (".txt", ".docx", ".pdf")
"""The endings of texts."""
README, CAPTIONS, MANIFEST, SUMS = "README.txt", "captions.csv", "manifest.json", "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the site within an archive."""

    name: str
    """Its path within the archive."""
    path: str
    """The file, from the top of the site."""
    address: str
    """Where it stands on the site, with host."""


@dataclass(frozen=True, slots=True)
class Credited:
    """A picture with everything that must go with it, in one language."""

    name: str
    """Its path within the archive."""
    language: str
    """The language of the words."""
    title: str
    """Its title."""
    caption: str
    """What it shows."""
    alt: str
    """What it shows, for those who cannot see it."""
    people: str
    """The people in it, left to right."""
    credit: str
    """The words to print with it."""
    licence: str
    """What may be done with it."""
    licence_address: str
    """Where the terms stand in full."""
    place: str
    """Where it was taken."""
    page: str
    """Its page, with host."""
    told: str
    """All of it in words, as it lies beside the picture."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What is packed together."""

    folder: str
    """The folder that holds everything in it, so that unpacking scatters nothing."""
    title: str
    """What it is an archive of."""
    languages: tuple[str, ...]
    """The languages of its texts."""
    address: str
    """The page that offers it, with host."""
    modified: str
    """When its texts last changed (RFC 3339)."""
    part: int
    """Which part of a divided kit it is, counted from 1."""
    parts: int
    """How many parts there are."""
    readme: str
    """What is in it and how to use it, in words."""
    files: tuple[Packed, ...]
    """The files."""
    pictures: tuple[Credited, ...]
    """What goes with its pictures."""


def packed(view: Archive, bench: Workbench) -> Iterator[bytes]:
    """Write an archive piece by piece."""
    held = {file.name: bench.held(file.path) for file in view.files}
    own = dict(_own(view))
    addresses = {file.name: file.address for file in view.files}
    listed = sorted(
        [(name, found.size, found.digest) for name, found in held.items()]
        + [(name, len(data), sha256(data).hexdigest()) for name, data in own.items()]
    )
    manifest = _manifest(view, listed, addresses)
    own[MANIFEST] = manifest
    listed.append((MANIFEST, len(manifest), sha256(manifest).hexdigest()))
    own[SUMS] = "".join(f"{digest}  {name}\n" for name, _, digest in sorted(listed)).encode()
    members = [Member.of(name, data) for name, data in own.items()]
    members += [Member(name, found.size, found.chunks) for name, found in held.items()]
    members.sort(key=lambda member: (member.name != README, member.name))
    yield from archive(replace(member, name=f"{view.folder}/{member.name}") for member in members)


def _own(view: Archive) -> Iterator[tuple[str, bytes]]:
    """Give what is written for the archive alone, but for the manifest and the checksums."""
    yield README, view.readme.encode()
    if view.pictures:
        yield CAPTIONS, captions(view.pictures)
    beside: dict[str, list[str]] = {}
    for picture in view.pictures:
        beside.setdefault(f"{picture.name}.txt", []).append(picture.told)
    for name, told in beside.items():
        yield name, "\n".join(told).encode()


def captions(pictures: Iterable[Credited]) -> bytes:
    """Write what goes with pictures as a table (RFC 4180)."""
    header = (
        "file", "language", "title", "caption", "alt", "people", "credit", "licence",
        "licence_url", "place", "page",
    )  # fmt: skip
    rows = (
        (
            each.name, each.language, each.title, each.caption, each.alt, each.people, each.credit,
            each.licence, each.licence_address, each.place, each.page,
        )
        for each in pictures
    )  # fmt: skip
    return table(header, rows)


def _manifest(
    view: Archive, listed: list[tuple[str, int, str]], addresses: dict[str, str]
) -> bytes:
    credits_of = {each.name: each for each in reversed(view.pictures)}
    files = []
    for name, size, digest in listed:
        credit = credits_of.get(name)
        files.append(
            without_nothing(
                name=name,
                bytes=size,
                sha256=digest,
                address=addresses.get(name),
                credit=credit.credit if credit else None,
                licence=credit.licence_address or credit.licence if credit else None,
            )
        )
    return as_json(
        {
            "version": 1,
            "title": view.title,
            "languages": list(view.languages),
            "address": view.address,
            "modified": view.modified,
            "part": view.part,
            "parts": view.parts,
            "files": files,
        }
    )


# --- what is packed -----------------------------------------------------------------------------


def file_of(kit: Kit, path: str, name: str) -> Packed:
    """Give a file of the site under its name within an archive."""
    return Packed(name, path, kit.addresses.absolute(kit.addresses.file(path)))


def pictures(kit: Kit, entries: Iterable[Entry[Media]]) -> dict[Packed, Entry[Media]]:
    """Give pictures as large as they are printed, each under a name that no other has."""
    named: dict[str, Entry[Media]] = {}
    for entry in {each.name: each for each in entries}.values():
        release = entry.name.event.partition("/")[2]
        file = PurePosixPath(media_path(entry))
        folder = LOGOS if entry.record.type == "logo" else MEDIA
        start = f"{folder}/{release}-{file.stem}" if release else f"{folder}/{file.stem}"
        name = next(n for n in _names(start) if f"{n}{file.suffix}" not in named)
        named[f"{name}{file.suffix}"] = entry
    return {file_of(kit, media_path(entry), name): entry for name, entry in named.items()}


def _names(start: str) -> Iterator[str]:
    """Give a name and what to call whatever else would have it: what events share may."""
    yield start
    yield from (f"{start}-{number}" for number in count(2))


def credited(writer: Writer, entry: Entry[Media], name: str) -> Credited:
    """Give what goes with a picture, in the language of the writer."""
    kit, media = writer.kit, entry.record
    people = kit.find_all(Person, media.people, entry.name)
    page = kit.address(entry.name, writer.language)

    def said(text: object) -> str:
        return str(text) if text else ""

    title, caption = said(writer.phrase(media.title)), str(writer.line(media.caption))
    credit = said(writer.phrase(media.credit))
    terms = str(writer.line(media.licence.name)) if media.licence else ""
    terms_address = (media.licence.url if media.licence else None) or ""
    shown = writer.say(", ").join(person.record.name for person in people)
    whole = kit.addresses.absolute(page) if page else ""
    labelled = (
        (writer.say("People"), shown),
        (writer.say("Credit"), credit),
        (writer.say("Terms of use"), " ".join(filter(None, (terms, terms_address)))),
    )
    lines = (title, caption, *(f"{label}: {words}" for label, words in labelled if words), whole)
    return Credited(
        name=name,
        language=writer.language,
        title=title,
        caption=caption,
        alt=said(writer.phrase(media.alt)),
        people=shown,
        credit=credit,
        licence=terms,
        licence_address=terms_address,
        place=said(writer.phrase(media.place)),
        page=whole,
        told="\n".join(filter(None, lines)) + "\n",
    )


def readme(writer: Writer, title: str, address: str, names: Iterable[str], part: str = "") -> str:
    """Give what is in an archive and how to use it, in the words of a language."""
    names = tuple(names)
    held = {folder for name in names for folder in name.split("/")[:-1]}
    forms = [f"*{end}" for end in TEXTS if any(name.endswith(end) for name in names)]
    has_tables = any(name.endswith(".csv") for name in names) or not held.isdisjoint(FOLDERS)
    lines = [f"{name}: {said}" for name, said in _folders(writer) if name in held]
    if forms:
        lines.insert(0, f"{', '.join(forms)}: {writer.say('texts to copy, to edit and to print')}")
    if not held.isdisjoint(FOLDERS):
        said = writer.say("captions, credits and terms of all pictures, as a table")
        lines.append(f"{CAPTIONS}: {said}")
    lines += [
        f"{MANIFEST}: {writer.say('every file with its size, checksum and address on the site')}",
        f"{SUMS}: {writer.say('checksums; to check them: sha256sum -c SHA256SUMS')}",
    ]
    parts = (
        title,
        part,
        writer.say("All of this stands on the site as well: {address}", address=address),
        "\n".join(lines),
        writer.say("Print the credit line with every picture, and keep to its terms.")
        if not held.isdisjoint(FOLDERS)
        else "",
        # Where a comma stands in numbers, Excel parts columns at semicolons.
        writer.say(
            "Tables (CSV) have commas between their columns. If Excel shows one column only, open "
            "them with Data, From Text/CSV."
        )
        if has_tables
        else "",
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _folders(writer: Writer) -> Iterator[tuple[str, str]]:
    """Give the folders that an archive may have, in the words of a language, and what they hold."""

    def called(section: Section) -> str:
        return writer.kit.addresses.section(writer.language, section)

    yield (
        called(Section.RELEASES),
        writer.say("each as a text, as a document, for WhatsApp, and as a news item (ninjs)"),
    )
    yield (
        called(Section.SCHEDULE),
        writer.say("calendars (ICS), a table (CSV), files for programs (XML, JSON)"),
    )
    yield called(Section.FACTS), writer.say("facts and figures for programs (JSON)")
    yield called(Section.AWARDS), writer.say("results as a table (CSV) and for programs (JSON)")
    yield (
        called(Section.SOCIAL),
        writer.say("what to publish when (CSV), and pictures in the shapes of platforms"),
    )
    yield MEDIA, writer.say("pictures, each with its caption and credit in a text beside it")
    yield LOGOS, writer.say("logos, each with its credit in a text beside it")
