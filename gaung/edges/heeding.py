"""A build that gives way: when a newer save makes it pointless, it ends where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gaung.held import Held
from gaung.memory import Made, Memory


class OvertakenError(Exception):
    """There is something newer to build. What was made until now is remembered."""


class Heeding:
    """A memory that ends the build which asks it, once that build is overtaken.

    A build asks its memory before everything it makes, and so it gives way within moments, without
    knowing that it can.
    """

    def __init__(self, memory: Memory, is_overtaken: Callable[[], bool]) -> None:
        self.values: dict[Any, Any] = memory.values
        self._memory = memory
        self._is_overtaken = is_overtaken

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""
        self._heed()
        return self._memory.recall(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self._memory.remember(key, value)

    def held(self, key: str) -> Held | None:
        """Give a way to what was remembered under this key, or nothing."""
        self._heed()
        return self._memory.held(key)

    def hold(self, key: str, made: Made) -> Held:
        """Keep what was made under a key, and give a way to it."""
        return self._memory.hold(key, made)

    def _heed(self) -> None:
        if self._is_overtaken():
            raise OvertakenError
