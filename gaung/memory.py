"""What a build may remember: it saves work and never changes the result.

Every key is a digest of all that the value follows from, so a value is either right or not
there. A memory that is lost, old or restored does no harm.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, MutableMapping
from typing import Any, Protocol

from gaung.held import Held

Made = bytes | Iterable[bytes]
"""What a recipe gives: bytes, or, where they are too many to have at once, pieces in order."""


class Memory(Protocol):
    """A place for bytes by key, and for values that live as long as the process."""

    values: MutableMapping[Any, Any]

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""

    def held(self, key: str) -> Held | None:
        """Give a way to what was remembered under this key, or nothing."""

    def hold(self, key: str, made: Made) -> Held:
        """Keep what was made under a key, and give a way to it."""

    def heed(self) -> None:
        """Hear that a build goes on to its next step; whoever has reason to end it does so here."""


class Forgetful:
    """A memory for one process: everything is kept until it ends."""

    def __init__(self) -> None:
        self.values: MutableMapping[Any, Any] = {}
        self._bytes: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""
        return self._bytes.get(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self._bytes[key] = value

    def held(self, key: str) -> Held | None:
        """Give a way to what was remembered under this key, or nothing."""
        known = self._bytes.get(key)
        return None if known is None else Held.of(known)

    def hold(self, key: str, made: Made) -> Held:
        """Keep what was made under a key, and give a way to it."""
        data = made if isinstance(made, bytes) else b"".join(made)
        self._bytes[key] = data
        return Held.of(data)

    def heed(self) -> None:
        """Let a build go on."""


def key(*parts: str) -> str:
    """Give one key for several parts; no two lists of parts have the same."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:40]
