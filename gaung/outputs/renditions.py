"""Pictures in the sizes and formats that pages, platforms and printers need.

Pages use small files whose names carry a digest, so that browsers may keep them for ever. What
people link to and download has an address that stays: the picture as large as it is printed, and
its crops for social media. Whose it is and what may be done with it stands in each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from gaung.craft.renditions import Box, Rendition, cropped, fitted, rendered
from gaung.craft.rights import Rights, Said
from gaung.fingerprint import fingerprint
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.model.media import PICTURES, Licence, Media, Picture
from gaung.model.narrative import Post
from gaung.model.people import Person
from gaung.model.text import EVERY, Prose, Text
from gaung.outputs.licences import terms
from gaung.plan import Output

WIDTHS = (480, 800, 1200, 2000)
"""The widths that pages choose from, in pixels."""
QUALITY = {"avif": 60, "webp": 80, "jpeg": 82, "png": 0}
"""How much of a picture each format keeps on a page, as the format counts."""
PLAIN_WIDTH = 1200
"""The width for programs that take one address: feeds, platforms, old browsers."""
LONGEST_PRINT = 4000
"""The longer side of a download: a printed page at 300 dots per inch."""
PRINT_QUALITY = 92
CROP_QUALITY = 86
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that platforms ask for."""

    key: str
    """How file names call it."""
    across: int
    """The most pixels across."""
    down: int
    """The most pixels down."""


SHAPES = (
    Shape("1x1", 1080, 1080),
    Shape("4x5", 1080, 1350),
    Shape("9x16", 1080, 1920),
    Shape("16x9", 1920, 1080),
)
"""The shapes of social media."""


@dataclass(frozen=True, slots=True)
class Published:
    """One file of a picture: where it is, and how large."""

    path: str
    """The file, from the top of the site."""
    format: str
    """``avif``, ``webp``, ``jpeg`` or ``png``."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    shape: Shape | None = None
    """The shape that it was cropped to."""


def plan(kit: Kit) -> Iterator[Output[Rendition]]:
    """Give every file of every picture that the public may see."""
    led = leading(kit)
    for entry in kit.all(Media):
        if entry.picture is None:
            continue
        rights = rights_of(kit, entry)
        brief = rights.brief()
        yield _as_printed(entry, entry.picture, rights)
        for file in responsive(entry):
            yield _rendition(entry, file, QUALITY[file.format], brief)
        for file, box in _cropped(entry) if entry.name in led else ():
            yield _rendition(entry, file, CROP_QUALITY, rights, box)


# --- which files there are --------------------------------------------------------------------


def download(entry: Entry[Media]) -> Published | None:
    """Give the file of a picture as large as it is printed; nothing for what has no pixels."""
    if (picture := entry.picture) is None:
        return None
    # What came without loss and is drawn keeps its sharp edges.
    is_drawn = picture.format in ("png", "gif") and entry.record.type != "photo"
    kind = "png" if is_drawn or picture.is_clear else "jpeg"
    width, height = fitted(picture.width, picture.height, LONGEST_PRINT)
    return Published(f"{_folder(entry, 'media')}.{_ENDINGS[kind]}", kind, width, height)


def responsive(entry: Entry[Media]) -> tuple[Published, ...]:
    """Give the files that pages choose from: the best format first, then by width."""
    picture = entry.picture
    if picture is None or entry.record.type not in PICTURES:
        return ()
    widths = [width for width in WIDTHS if width <= picture.width]
    if not widths or widths[-1] * 1.15 < picture.width < WIDTHS[-1]:
        widths.append(picture.width)  # nothing grows
    start = f"{_folder(entry, 'pictures')}-{{}}.{_tag(entry, picture)}"
    return tuple(
        Published(
            f"{start.format(width)}.{_ENDINGS[kind]}",
            kind,
            width,
            max(1, round(picture.height * width / picture.width)),
        )
        for kind in ("avif", "webp", _plain(picture))
        for width in widths
    )


def plain_file(entry: Entry[Media]) -> Published | None:
    """Give the file for whoever takes one address: it can be read everywhere, and is not large."""
    if entry.picture is None:
        return None
    files = [file for file in responsive(entry) if file.format == _plain(entry.picture)]
    fitting = [file for file in files if file.width <= PLAIN_WIDTH]
    return next(iter(fitting[-1:] or files), None)


def crops(entry: Entry[Media]) -> tuple[Published, ...]:
    """Give the crops for social media that a picture has if it leads something."""
    return tuple(file for file, _ in _cropped(entry))


def _cropped(entry: Entry[Media]) -> Iterator[tuple[Published, Box]]:
    picture, focus = entry.picture, entry.record.focus
    if picture is None or entry.record.type not in PICTURES:
        return
    point = (float(focus.x), float(focus.y)) if focus else (0.5, 0.5)
    kind = _plain(picture)
    for shape in SHAPES:
        box, width, height = cropped(picture.width, picture.height, shape.across, shape.down, point)
        if width > shape.across:
            width, height = shape.across, shape.down
        path = f"{_folder(entry, 'media')}.{shape.key}.{_ENDINGS[kind]}"
        yield Published(path, kind, width, height, shape), box


def leading(kit: Kit) -> frozenset[Name]:
    """Give the pictures that stand for an event or a release, or go with a post."""
    wanted = (
        *((event.record.lead_image, event.name) for event in kit.all(Event)),
        *((release.record.lead_image, release.name) for release in kit.all(Release)),
        *((post.record.image, post.name) for post in kit.all(Post)),
    )
    found = (kit.find(Media, ref, home) for ref, home in wanted if ref)
    return frozenset(entry.name for entry in found if entry is not None)


def _plain(picture: Picture) -> str:
    """Give the format that every program reads."""
    return "png" if picture.is_clear else "jpeg"


def _folder(entry: Entry[Media], top: str) -> str:
    """Give where the files of an item stand, up to the ending of their names."""
    return "/".join(filter(None, (top, entry.name.event, entry.key)))


def _tag(entry: Entry[Media], picture: Picture) -> str:
    """Give what tells a picture and its rights from an earlier state of both."""
    record = entry.record
    licence = (record.licence.name, record.licence.url) if record.licence else None
    shown = (picture.digest, record.credit, record.creator, licence, record.made)
    return fingerprint((shown, tuple(sorted(QUALITY.items()))))[:12]


SOURCE_TYPES = {
    "camera": "digitalCapture",
    "scan": "print",
    "screen": "screenCapture",
    "drawn": "digitalCreation",
    "computed": "algorithmicMedia",
    "composite": "compositeCapture",
    "ai": "trainedAlgorithmicMedia",
    "partly-ai": "compositeWithTrainedAlgorithmicMedia",
}
"""How a picture came to be, as the vocabulary of the IPTC calls it (digital source type)."""
_ENDINGS = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}


# --- how they are made ------------------------------------------------------------------------


def _as_printed(entry: Entry[Media], picture: Picture, rights: Rights) -> Output[Rendition]:
    file = download(entry)
    assert file is not None  # noqa: S101 - there is a picture
    return _rendition(entry, file, PRINT_QUALITY, rights, is_kept=is_kept(picture, file))


def is_kept(picture: Picture, file: Published) -> bool:
    """Tell whether a download holds the picture as it came, to the byte."""
    is_whole = (file.width, file.height) == (picture.width, picture.height)
    return file.format == picture.format == "jpeg" and is_whole and not picture.is_turned


def _rendition(  # noqa: PLR0913 - what a rendition is made of
    entry: Entry[Media],
    file: Published,
    quality: int,
    rights: Rights,
    box: Box | None = None,
    *,
    is_kept: bool = False,
) -> Output[Rendition]:
    view = Rendition(
        entry.file, file.format, file.width, file.height, quality, rights, box, is_kept
    )
    return Output(file.path, view, rendered, uses=(entry.file,), origin=entry.path)


# --- what they say of themselves --------------------------------------------------------------


def rights_of(kit: Kit, entry: Entry[Media]) -> Rights:
    """Give what is written into the files of a picture, in every language that has it."""
    record = entry.record
    licence = record.licence
    event = kit.get(Event, entry.name.event.partition("/")[0])
    address = kit.address(entry.name, kit.site.written_in)
    page = kit.addresses.absolute(address) if address else ""
    address_of_terms = (licence.url if licence else None) or ""
    credit = _said(kit, record.credit)
    return Rights(
        notice=_said(kit, record.credit, licence.name if licence else None, address_of_terms),
        usage=_prose(kit, record.usage) or _terms(kit, licence),
        credit=credit[0][1] if credit else "",
        creator=record.creator or "",
        licence=address_of_terms,
        terms=address_of_terms or page,
        page=page,
        title=_said(kit, record.title),
        description=_said(kit, record.caption),
        alt=_said(kit, record.alt),
        people=tuple(
            person.record.name for person in kit.find_all(Person, record.people, entry.name)
        ),
        place=_said(kit, record.place),
        event=_said(kit, event.record.name if event else None),
        created=record.taken.isoformat() if record.taken else "",
        made=SOURCE_TYPES[record.made] if record.made else "",
    )


def _terms(kit: Kit, licence: Licence | None) -> Said:
    """Give what a licence allows, in each language that has words for it."""
    said = ((code, terms(kit.words[code], licence)) for code in _order(kit))
    return tuple((code, words) for code, words in said if words and kit.words[code].messages)


def _order(kit: Kit) -> tuple[str, ...]:
    return tuple(dict.fromkeys((kit.site.written_in, *kit.languages)))


def _said(kit: Kit, *parts: Text | str | None) -> Said:
    """Give texts side by side, in each language that has all of them."""
    there = [Text.of(part) if isinstance(part, str) else part for part in parts if part]
    if not any(text.languages for text in there):
        words = " · ".join(text.words[0][1] for text in there)
        return ((EVERY, words),) if words else ()
    said = []
    for code in _order(kit):
        written = [text.written(code) for text in there]
        if None not in written:
            said.append((code, " · ".join(filter(None, written))))
    if said:
        return tuple(said)
    return ((EVERY, " · ".join(text.find(_order(kit))[0] for text in there)),)


def _prose(kit: Kit, text: Prose | None) -> Said:
    """Give a text that was Markdown in plain words."""
    said = []
    for code, words in text or ():
        body = kit.markup.get((words, code))
        blocks = (block.value for block in body.blocks if block.kind == "html") if body else ()
        plain = " ".join(unescape(_TAGS.sub(" ", " ".join(blocks))).split())
        if plain:
            said.append((code, re.sub(r" ([.,;:)])", r"\1", plain)))
    order = _order(kit)
    return tuple(sorted(said, key=lambda pair: order.index(pair[0]) if pair[0] in order else -1))
