"""JPEG files as the segments they are made of (ITU-T T.81, annex B).

What a camera compressed once need not be compressed again for a new caption: the picture itself
is kept to the byte, and what is said about it is exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers without a length behind them."""
_ADOBE, _COLOURS = b"Adobe", b"ICC_PROFILE\0"
_PLAIN_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive: what every browser and program reads."""
_NEXT = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
"""The marker that ends a scan; a byte FF within it is followed by 00."""

Segment = tuple[int, bytes]
"""A marker and all its bytes: those of its scan too, where it opens one."""


def segments(data: bytes) -> Iterator[Segment]:
    """Give the segments up to the end of the first picture; a preview behind it is none of it.

    :raises ValueError: where the file is no JPEG or stops in the middle.
    """
    if not data.startswith(_START):
        raise ValueError("no JPEG")
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":  # padding
            at += 1
        if len(data) < at + 4 and data[at : at + 2] != _END:
            raise ValueError("no end")
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        if marker == _END[1]:
            return
        stop = at + 2
        if marker not in _ALONE:
            stop += int.from_bytes(data[stop : stop + 2])
        if marker == _SCAN:
            ending = _NEXT.search(data, stop)
            if ending is None:
                raise ValueError("no end")
            stop = ending.start(1) - 1
        yield marker, data[at:stop]
        at = stop


def with_metadata(data: bytes, exif: bytes, xmp: bytes) -> bytes | None:
    """Give a JPEG file with this metadata in the place of its own, its picture untouched.

    Only the colour profile and what decoding needs are kept of its application segments: places,
    serial numbers, thumbnails and makers' notes go. Gives nothing for a kind of JPEG that not
    every program reads, such as one of four colours.
    """
    kept = []
    frames = 0
    for marker, segment in segments(data):
        is_application = 0xE0 <= marker <= 0xEF or marker == 0xFE
        is_frame = 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)
        if is_frame:
            frames += 1
            bits, components = segment[4], segment[9]
            if marker not in _PLAIN_FRAMES or bits != 8 or components not in (1, 3):
                return None
        if not is_application or segment[4:].startswith((_ADOBE, _COLOURS)):
            kept.append(segment)
    if frames != 1:
        return None
    application = b"http://ns.adobe.com/xap/1.0/\0"
    return b"".join(
        (
            _START,
            _segment(0xE1, b"Exif\0\0" + exif),
            _segment(0xE1, application + xmp),
            *kept,
            _END,
        )
    )


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data
