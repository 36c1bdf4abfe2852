"""Pictures as they leave a camera, a telephone or a picture desk: what they say, what is kept.

What people wrote into a picture (IPTC, XMP, EXIF) is read. What stays is the picture alone:
upright, no larger than it is printed, without the place where it was taken to the metre, without
serial numbers, thumbnails and makers' notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from PIL import Image, IptcImagePlugin

from gaung.craft.pictures import TAKEN, Seen, Unusable, look
from gaung.craft.renditions import Rendition, fitted, rendered
from gaung.craft.rights import Rights, Said

QUALITY = 92
_MOST_MEGAPIXELS = 400
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture, and what was written into its file."""

    seen: Seen
    """Its size and kind."""
    taken: str = ""
    """The day on which it was taken; with time and offset where the camera knew its zone."""
    title: Said = ()
    """Its title; a language is empty where it is not said."""
    caption: Said = ()
    """What it shows."""
    alt: Said = ()
    """What it shows, for those who cannot see it."""
    creator: str = ""
    """Who made it."""
    credit: str = ""
    """The words to print with it."""
    place: str = ""
    """Where it was taken, in words."""
    people: tuple[str, ...] = ()
    """The names of those in it."""
    more: tuple[tuple[str, str], ...] = ()
    """What else people wrote: the name of the property, and its words."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture as a site keeps it."""

    shot: Shot
    """What the file said that it came in."""
    ending: str
    """``.jpg`` or ``.png``."""
    data: bytes
    """The file to keep."""


def developed(data: bytes, longest: int) -> Developed | Unusable:
    """Give what a file says, and its picture: upright, its longer side at most *longest* pixels.

    What a camera compressed well is not compressed again where it may stay as it is.
    """
    try:
        ours = _of_ours(data)
    except OSError:
        return Unusable("picture-unreadable")
    seen = look(ours, _MOST_MEGAPIXELS)
    if isinstance(seen, Unusable):
        return seen
    width, height = fitted(seen.width, seen.height, longest)
    is_drawn = seen.is_clear or (seen.format in ("png", "gif") and ours is data)
    kind = "png" if is_drawn else "jpeg"
    stays = seen.format == kind == "jpeg" and not seen.is_turned
    stays = stays and (width, height) == (seen.width, seen.height)
    view = Rendition("", kind, width, height, QUALITY, Rights(), is_kept=stays)
    try:
        kept = rendered(view, _Hand(ours))
    except OSError:
        return Unusable("picture-unreadable")
    return Developed(_shot(seen, _said(data)), ".png" if is_drawn else ".jpg", kept)


def _of_ours(data: bytes) -> bytes:
    """Give the same picture in a format of ours: what telephones write is unpacked."""
    if data[4:8] != b"ftyp" or data[8:12] not in _HEIF:
        return data
    from pillow_heif import open_heif  # 26 MB, for pictures of telephones only

    try:
        image = open_heif(data, convert_hdr_to_8bit=True).to_pillow()
    except (ValueError, RuntimeError, EOFError) as error:
        raise OSError(str(error)) from error
    # It is upright already: the turning belongs to the format, not to EXIF.
    unpacked = BytesIO()
    profile = image.info.get("icc_profile")
    image.save(unpacked, "PNG", compress_level=0, icc_profile=profile, exif=b"")
    return unpacked.getvalue()


def _shot(seen: Seen, said: _Known) -> Shot:
    return Shot(
        seen,
        taken=_moment(said),
        title=_first(said, "dc:title", "2:5"),
        caption=_first(said, "dc:description", "2:120", "270"),
        alt=_first(said, "Iptc4xmpCore:AltTextAccessibility"),
        creator=_line(said, "dc:creator", "2:80", "315"),
        credit=_line(said, "photoshop:Credit", "2:110"),
        place=_place(said),
        people=tuple(words for _, words in said.get("Iptc4xmpExt:PersonInImage", ())),
        more=tuple(_rest(said)),
    )


@dataclass(frozen=True, slots=True)
class _Hand:
    """A workbench with one picture on it."""

    data: bytes

    def source(self, path: str) -> bytes:
        del path
        return self.data


# --- what was written into it -----------------------------------------------------------------

_Known = Mapping[str, tuple[tuple[str, str], ...]]
"""What was said by property: ``dc:title`` of XMP, ``2:5`` of IPTC-IIM, ``270`` of EXIF."""


def _said(data: bytes) -> _Known:
    """Read what a file says; broken metadata is no broken picture."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for packet, exif, iptc in _boxes(data):
        found |= dict(_of_exif(exif))
        found |= dict(_of_iptc(iptc))
        found |= dict(_of_xmp(packet))
    return found


def _boxes(data: bytes) -> Iterator[tuple[bytes, Any, Mapping[Any, Any]]]:
    """Give the XMP packet, the EXIF and the IPTC-IIM of a file."""
    try:
        if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
            from pillow_heif import open_heif

            info = open_heif(data).info
            exif = Image.Exif()
            exif.load(info.get("exif") or b"")
            yield info.get("xmp") or b"", exif, {}
            return
        with Image.open(BytesIO(data), formats=TAKEN) as image:
            packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
            packet = packet.encode() if isinstance(packet, str) else packet
            yield packet, image.getexif(), IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # noqa: BLE001 - there are as many ways to be broken as there are programs
        return


_TEXTS = (0x010E, 0x013B, 0x8298)
"""ImageDescription, Artist, Copyright."""
_TAKEN, _OFFSET = 0x9003, 0x9011
"""DateTimeOriginal, OffsetTimeOriginal."""


def _of_exif(exif: Any) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    inner = exif.get_ifd(0x8769)
    for tag in (*_TEXTS, _TAKEN, _OFFSET):
        value = exif.get(tag) or inner.get(tag)
        words = _read(value.encode("latin-1", "ignore") if isinstance(value, str) else value)
        # Cameras put their own name there, all in capitals, where nobody wrote anything.
        if words and not (tag == 0x010E and words.isupper()):
            yield str(tag), (("", words),)


def _of_iptc(iptc: Mapping[Any, Any]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for (record, number), value in iptc.items():
        values = value if isinstance(value, list) else [value]
        words = tuple(("", said) for each in values if (said := _read(each)))
        if record == 2 and words:
            yield f"{record}:{number}", words


def _read(value: object) -> str:
    """Give bytes as words: UTF-8 where it can be that, else what old programs wrote."""
    if not isinstance(value, bytes):
        return str(value).strip("\0 \t\r\n") if isinstance(value, str) else ""
    try:
        words = value.decode()
    except UnicodeDecodeError:
        words = value.decode("cp1252", "replace")
    return words.strip("\0 \t\r\n")


_SPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _of_xmp(packet: bytes) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Read the properties of a packet that hold words, whichever way they are written."""
    start, stop = packet.find(b"<x:xmpmeta"), packet.rfind(b"</x:xmpmeta>")
    if start < 0 or stop < 0 or b"<!" in packet[start:stop]:
        return
    root = ET.fromstring(packet[start : stop + len(b"</x:xmpmeta>")])  # noqa: S314 - no entities
    for described in root.iter(f"{_RDF}Description"):
        for tag, value in described.attrib.items():
            if (name := _name(tag)) and value.strip():
                yield name, (("", value.strip()),)
        for element in described:
            items = [
                (item.get(_LANGUAGE, "").lower().replace("x-default", ""), item.text.strip())
                for item in (*element.iter(f"{_RDF}li"), element)
                if item.text and item.text.strip()
            ]
            if (name := _name(element.tag)) and items:
                yield name, tuple(items)


def _name(tag: str) -> str:
    space, _, name = tag[1:].rpartition("}")
    return f"{_SPACES[space]}:{name}" if space in _SPACES else ""


# --- what it means ----------------------------------------------------------------------------


def _first(said: _Known, *properties: str) -> Said:
    """Give the words of the first property that has any, by language where it names some."""
    words = next((said[name] for name in properties if name in said), ())
    named = tuple({code.partition("-")[0]: text for code, text in words if code}.items())
    return named or words[:1]


def _line(said: _Known, *properties: str) -> str:
    words = next((said[name] for name in properties if name in said), ())
    return ", ".join(dict.fromkeys(text for _, text in words))


def _place(said: _Known) -> str:
    spot = _line(said, "Iptc4xmpCore:Location", "2:92")
    city = _line(said, "photoshop:City", "2:90")
    return ", ".join(dict.fromkeys(filter(None, (spot, city))))


_DAY = re.compile(r"(\d{4})[:-]?(\d\d)[:-]?(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?)?")
_ZONE = re.compile(r"([+-]\d\d:\d\d)$")


def _moment(said: _Known) -> str:
    """Give when it was taken; the clock of a camera without its zone tells no more than the day."""
    original, created = _line(said, str(_TAKEN)), _line(said, "photoshop:DateCreated", "2:55")
    match = _DAY.match(original) or _DAY.match(created)
    if match is None or match[1] == "0000":
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    of_xmp = _ZONE.search(created) if not original else None
    zone = _line(said, str(_OFFSET)) if original else (of_xmp[1] if of_xmp else "")
    if not match[4] or not _ZONE.fullmatch(zone):
        return day
    return f"{day} {match[4]} {zone}"


_FURTHER = (
    ("photoshop:Headline", "2:105"),
    ("dc:rights", "2:116", "33432"),
    ("photoshop:Instructions", "2:40"),
    ("photoshop:Source", "2:115"),
    ("photoshop:CaptionWriter", "2:122"),
    ("photoshop:State", "2:95"),
    ("photoshop:Country", "2:101"),
    ("dc:subject", "2:25"),
)
"""What people write that has no field of ours; each under its names in XMP, IPTC-IIM and EXIF."""


def _rest(said: _Known) -> Iterator[tuple[str, str]]:
    for names in _FURTHER:
        if words := _line(said, *names):
            yield names[0].partition(":")[2], " ".join(words.split())
