"""Everything a build may look at, frozen: the files of a site, its settings, the moment.

The same snapshot gives the same bytes on any machine. Text files enter with one kind of
newline, without a byte order mark and in Unicode's composed form (NFC), so that a checkout
made on Windows is the same snapshot as one made on Linux.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import PurePosixPath

TEXT_SUFFIXES = frozenset(
    (".md", ".yaml", ".yml", ".html", ".css", ".js", ".po", ".txt", ".xml", ".svg", ".json", ".typ")
)

LARGEST = 4 * 1024 * 1024
"""How many bytes a text file may have; a schedule of a thousand sessions needs one megabyte."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the site: where it stands, what it is, and a way to its bytes."""

    path: str
    digest: str
    read: Callable[[], bytes]
    size: int = 0
    """How many bytes it has, where that is known without reading it."""


@dataclass(frozen=True)
class Snapshot:
    """The sources by path, the moment of the build, and what the command line overrides."""

    sources: Mapping[str, Source]
    now: datetime
    base_url: str | None = None
    """Replaces ``base_url`` of ``site.yaml`` for this build."""
    engine: str = ""
    """A digest of the engine and of the libraries it stands on; part of every trace."""
    craft: str = ""
    """A digest of ``gaung/craft/`` and its libraries, which is all that heavy work follows from."""
    audience: str = "public"
    """Whom the build is for."""
    overrides: Mapping[str, str] = field(default_factory=dict)

    def under(self, folder: str) -> Iterator[Source]:
        """Give the sources below *folder*, by path."""
        start = folder.rstrip("/") + "/"
        return (self.sources[path] for path in sorted(self.sources) if path.startswith(start))


def digest(data: bytes) -> str:
    """Give the name that bytes go by: the first 32 hex digits of their SHA-256."""
    return hashlib.sha256(data).hexdigest()[:32]


def is_text(path: str) -> bool:
    """Tell whether a file is read as text, by the ending of its name."""
    return PurePosixPath(path).suffix.lower() in TEXT_SUFFIXES


def as_read(data: bytes) -> bytes:
    """Give the bytes of a text file as a build sees them; what is no UTF-8 stays as it is."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).encode()


def source(path: str, data: bytes) -> Source:
    """Make a source of bytes that are at hand."""
    seen = as_read(data) if is_text(path) else data
    return Source(path, digest(seen), lambda: seen, len(seen))


def snapshot(
    files: Mapping[str, bytes | str], now: datetime | None = None, base_url: str | None = None
) -> Snapshot:
    """Make a snapshot from a mapping of paths to contents."""
    data = {path: c.encode() if isinstance(c, str) else c for path, c in files.items()}
    return Snapshot(
        sources={path: source(path, data[path]) for path in sorted(data)},
        now=now or datetime(2024, 1, 1, tzinfo=UTC),
        base_url=base_url,
    )
