"""What a build may remember: it saves work and never changes the result.

Every key is a digest of all that the value follows from, so a value is either right or not
there. A memory that is lost, old or restored does no harm.
"""

from __future__ import annotations

import hashlib
from typing import Any, Protocol


class Memory(Protocol):
    """A place for bytes by key, and for values that live as long as the process."""

    values: dict[Any, Any]

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""


class Forgetful:
    """A memory for one process: everything is kept until it ends."""

    def __init__(self) -> None:
        self.values: dict[Any, Any] = {}
        self._bytes: dict[str, bytes] = {}

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""
        return self._bytes.get(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self._bytes[key] = value


def key(*parts: str) -> str:
    """Give one key for several parts; no two lists of parts have the same."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:40]
