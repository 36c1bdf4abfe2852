"""Bytes that are held somewhere: small ones at hand, large ones on a disk until asked for.

A site has more bytes than a machine should have in memory at once: its pictures and archives.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from io import BytesIO
from typing import BinaryIO, Self

CHUNK = 1024 * 1024
"""How much of something large is in memory at a time, in bytes."""


class LostError(RuntimeError):
    """What was held is no longer what it was: somebody touched the memory on the disk."""


class Held:
    """Some bytes: how many, their digest, and a way to them."""

    def __init__(self, size: int, way: Callable[[], BinaryIO], digest: str | None = None) -> None:
        self.size = size
        self.open = way
        """Opens them for reading; whoever opens them closes them."""
        if digest is not None:
            self.__dict__["digest"] = digest

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Hold bytes that are at hand."""
        return cls(len(data), partial(BytesIO, data))

    @cached_property
    def digest(self) -> str:
        """Their SHA-256 in hex."""
        digest = hashlib.sha256()
        for piece in self.chunks():
            digest.update(piece)
        return digest.hexdigest()

    def read(self) -> bytes:
        """Give them all."""
        with self.open() as opened:
            return opened.read()

    def chunks(self) -> Iterator[bytes]:
        """Give them in pieces of at most CHUNK bytes."""
        with self.open() as opened:
            while piece := opened.read(CHUNK):
                yield piece


class HeldFiles(Mapping[str, bytes]):
    """Files by path; as a mapping it gives their bytes, read each time they are asked for."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        self._held = held

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> HeldFiles:
        """Hold files, unless they are held already."""
        if isinstance(files, HeldFiles):
            return files
        return cls({path: Held.of(data) for path, data in files.items()})

    def __getitem__(self, path: str) -> bytes:
        return self._held[path].read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, path: object) -> bool:
        return path in self._held

    def beneath(self, newer: HeldFiles) -> HeldFiles:
        """Give these files with newer ones in their places."""
        return HeldFiles({**self._held, **newer._held})

    def held(self, path: str) -> Held:
        """Give what is known of a file without reading it."""
        return self._held[path]
