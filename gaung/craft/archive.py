"""An archive (ZIP) whose bytes follow from its members alone, written piece by piece.

Members are stored as they are: pictures and documents would hardly shrink, and what a library
makes of the rest differs from machine to machine. Every header has its size and checksum, so
that programs which read an archive from its beginning can do so; each member is read twice for
that. Dates are the first that the format knows.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20
_UTF8 = 0x800
_DATE = (1 << 5) | 1
"""1 January 1980, at 00:00."""
_UNIX = 3 << 8
_READABLE = 0o100644 << 16
"""A plain file that everybody may read."""
LARGEST = 0xFFFF_FFFF
"""How many bytes an archive may have without the extension for larger ones."""
MOST = 0xFFFF
"""How many members it may have."""


@dataclass(frozen=True)
class Member:
    """A file of an archive."""

    name: str
    """Its path within the archive."""
    size: int
    """How many bytes it has."""
    chunks: Callable[[], Iterable[bytes]]
    """Gives its bytes in pieces; asked twice."""

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Make a member of bytes that are at hand."""
        return cls(name, len(data), lambda: (data,))


def overhead(name: str) -> int:
    """Give how many bytes a member takes beside its own."""
    return 30 + 46 + 2 * len(name.encode())


def archive(members: Iterable[Member]) -> Iterator[bytes]:
    """Give an archive piece by piece; its members keep their order."""
    directory: list[bytes] = []
    offset = 0
    for member in members:
        name = member.name.encode()
        common = _common(member, name)
        yield (head := _LOCAL + common + name)
        yield from member.chunks()
        directory.append(_entry(common, name, offset))
        offset += len(head) + member.size
    yield from directory
    size = sum(map(len, directory))
    count = len(directory)
    if offset + size > LARGEST or count > MOST:
        message = f"an archive of {offset + size} bytes and {count} members"
        raise ValueError(message)
    yield _END + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, 0)


def _common(member: Member, name: bytes) -> bytes:
    checksum = 0
    for chunk in member.chunks():
        checksum = zlib.crc32(chunk, checksum)
    return struct.pack(
        "<HHHHHIIIHH", _VERSION, _UTF8, 0, 0, _DATE, checksum, member.size, member.size,
        len(name), 0,
    )  # fmt: skip


def _entry(common: bytes, name: bytes, offset: int) -> bytes:
    made_by = struct.pack("<H", _UNIX | _VERSION)
    rest = struct.pack("<HHHII", 0, 0, 0, _READABLE, offset)
    return _CENTRAL + made_by + common + rest + name
