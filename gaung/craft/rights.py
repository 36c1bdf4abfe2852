"""What a picture says of itself: who made it, what it shows, what may be done with it.

Written as XMP (ISO 16684-1) with the properties of the IPTC Photo Metadata Standard, of PLUS and
of Creative Commons, and as EXIF. Picture desks read the one, older programs the other.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

Said = tuple[tuple[str, str], ...]
"""The same words in several languages; the first pair is what to read where none of them fits."""

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The vocabulary that says how a picture came to be (IPTC NewsCodes)."""
LARGEST = 60_000
"""How many bytes a packet may have: a segment of a JPEG file holds 65,502."""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What is written into a picture."""

    notice: Said = ()
    """Whose it is and under which terms, in a line."""
    usage: Said = ()
    """What may be done with it."""
    credit: str = ""
    """The words to print with it."""
    creator: str = ""
    """Who made it."""
    licence: str = ""
    """Address of the licence."""
    terms: str = ""
    """Address of the page with the terms of use."""
    page: str = ""
    """Address of the page of the picture."""
    title: Said = ()
    """Its title."""
    description: Said = ()
    """What it shows."""
    alt: Said = ()
    """What it shows, for those who cannot see it."""
    people: tuple[str, ...] = ()
    """Who is in it, left to right."""
    place: Said = ()
    """Where it was taken."""
    event: Said = ()
    """The event that it belongs to."""
    created: str = ""
    """When it was taken, as ISO 8601."""
    made: str = ""
    """How it came to be, as a term of the vocabulary; where that is not said, nothing."""

    def brief(self) -> Rights:
        """Give what even a small file carries: whose it is and what may be done with it."""
        return replace(
            self, usage=(), title=(), description=(), alt=(), people=(), place=(), event=()
        )


UNSAID = Rights()
"""Nothing is said."""


# --- XMP --------------------------------------------------------------------------------------


def xmp(rights: Rights) -> bytes:
    """Give the rights as an XMP packet; texts without end are cut so that it fits."""
    packets = (_packet(rights, longest) for longest in (4000, 1000))
    return next((p for p in packets if len(p) <= LARGEST), None) or _packet(rights, 250)


def _packet(rights: Rights, longest: int) -> bytes:
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{names}>\n'
        + "".join(f"{each}\n" for each in _properties(rights, longest))
        + '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


def _properties(rights: Rights, longest: int) -> Iterator[str]:
    for name, said in (
        ("dc:title", rights.title),
        ("dc:description", rights.description),
        ("dc:rights", rights.notice),
        ("xmpRights:UsageTerms", rights.usage),
        ("Iptc4xmpCore:AltTextAccessibility", rights.alt),
        ("Iptc4xmpExt:Event", rights.event),
    ):
        if said:
            yield _element(name, _alternatives(said, longest))
    yield from _listed("dc:creator", "Seq", filter(None, [rights.creator]))
    yield from _listed("Iptc4xmpExt:PersonInImage", "Bag", rights.people)
    made = SOURCE_TYPE + rights.made if rights.made else ""
    for name, words in (
        ("photoshop:Credit", rights.credit),
        ("photoshop:DateCreated", rights.created),
        ("xmpRights:WebStatement", rights.terms),
        ("Iptc4xmpExt:DigitalSourceType", made),
    ):
        if words:
            yield _element(name, _text(words))
    if rights.licence or rights.notice:
        # Public domain is the one case in which nothing is reserved.
        is_marked = "creativecommons.org/publicdomain/" not in rights.licence
        yield _element("xmpRights:Marked", str(is_marked))
    if rights.licence:
        yield f'<cc:license rdf:resource="{_text(rights.licence)}"/>'
    if rights.page:
        yield _structure("plus:Licensor", "Seq", _element("plus:LicensorURL", _text(rights.page)))
    if rights.place:
        name = _element("Iptc4xmpExt:LocationName", _alternatives(rights.place, longest))
        yield _structure("Iptc4xmpExt:LocationShown", "Bag", name)


def _alternatives(said: Said, longest: int) -> str:
    """Give words by language; a reader of none of them gets the first."""
    known = dict(said)
    languages = {"x-default": said[0][1], **{code: words for code, words in known.items() if code}}
    return _element(
        "rdf:Alt",
        "".join(
            f'<rdf:li xml:lang="{code}">{_text(words[:longest])}</rdf:li>'
            for code, words in languages.items()
        ),
    )


def _listed(name: str, kind: str, items: Iterable[str]) -> Iterator[str]:
    if listed := "".join(_element("rdf:li", _text(item)) for item in items):
        yield _element(name, _element(f"rdf:{kind}", listed))


def _structure(name: str, kind: str, fields: str) -> str:
    inner = f'<rdf:li rdf:parseType="Resource">{fields}</rdf:li>'
    return _element(name, _element(f"rdf:{kind}", inner))


def _element(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>"


def _text(words: str) -> str:
    return escape(_UNWRITABLE.sub("", words))


# --- EXIF -------------------------------------------------------------------------------------

_ASCII, _SHORT, _LONG, _RATIONAL, _UNDEFINED = 2, 3, 4, 5, 7
_Entry = tuple[int, int, int, bytes]
"""Tag, type, count and bytes of a value."""


def exif(rights: Rights, size: tuple[int, int], *, is_jpeg: bool, is_srgb: bool = True) -> bytes:
    """Give the rights as EXIF 2.32, big-endian: a TIFF header and two directories.

    Texts are UTF-8, as the Metadata Working Group asks for. Nothing else is in it: no camera,
    no serial number, no position, no thumbnail.
    """
    texts = (
        (0x010E, rights.description[0][1] if rights.description else ""),  # ImageDescription
        (0x013B, rights.creator),  # Artist
        (0x8298, rights.notice[0][1] if rights.notice else ""),  # Copyright
    )
    first = [
        *(_said(tag, words) for tag, words in texts if words),
        (0x011A, _RATIONAL, 1, struct.pack(">II", 72, 1)),  # XResolution
        (0x011B, _RATIONAL, 1, struct.pack(">II", 72, 1)),  # YResolution
        (0x0128, _SHORT, 1, struct.pack(">H", 2)),  # ResolutionUnit: inch
    ]
    second: list[_Entry] = [(0x9000, _UNDEFINED, 4, b"0232")]  # ExifVersion
    # ColorSpace: sRGB, or whatever the profile says.
    second.append((0xA001, _SHORT, 1, struct.pack(">H", 1 if is_srgb else 0xFFFF)))
    if is_jpeg:  # what the standard requires of compressed pictures
        first.append((0x0213, _SHORT, 1, struct.pack(">H", 1)))  # YCbCrPositioning
        second += (
            (0x9101, _UNDEFINED, 4, b"\1\2\3\0"),  # ComponentsConfiguration
            (0xA000, _UNDEFINED, 4, b"0100"),  # FlashpixVersion
            (0xA002, _LONG, 1, struct.pack(">I", size[0])),  # PixelXDimension
            (0xA003, _LONG, 1, struct.pack(">I", size[1])),  # PixelYDimension
        )
    # The offset of the second directory does not change the length of the first.
    link = 0x8769
    start = 8
    length = len(_directory([*first, (link, _LONG, 1, bytes(4))], start))
    first.append((link, _LONG, 1, struct.pack(">I", start + length)))
    return (
        b"MM\0*"
        + struct.pack(">I", start)
        + _directory(first, start)
        + _directory(second, start + length)
    )


def _said(tag: int, words: str) -> _Entry:
    data = _UNWRITABLE.sub("", words)[:2000].encode() + b"\0"
    return tag, _ASCII, len(data), data


def _directory(entries: list[_Entry], start: int) -> bytes:
    """Give a directory that stands at *start*, its longer values behind it."""
    beyond = start + 2 + 12 * len(entries) + 4
    rows, values = b"", b""
    for tag, kind, count, data in sorted(entries):
        inline = data.ljust(4, b"\0")
        if len(data) > 4:
            inline = struct.pack(">I", beyond + len(values))
            values += data + b"\0" * (len(data) % 2)
        rows += struct.pack(">HHI", tag, kind, count) + inline
    return struct.pack(">H", len(entries)) + rows + bytes(4) + values
