"""A build that gives way: when a newer save makes it pointless, it ends where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

from gaung.held import Held
from gaung.memory import Made, Memory


class OvertakenError(Exception):
    """There is something newer to build. What was made until now is remembered."""


class Heeding:
    """A memory that ends the build which asks it, once that build is overtaken.

    A build asks its memory before everything it reads or makes, and tells it of the steps between,
    so it gives way within moments.
    """

    def __init__(self, memory: Memory, is_overtaken: Callable[[], bool]) -> None:
        self.values: MutableMapping[Any, Any] = _Values(memory.values, self.heed)
        self._memory = memory
        self._is_overtaken = is_overtaken

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""
        self.heed()
        return self._memory.recall(key)

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self._memory.remember(key, value)

    def held(self, key: str) -> Held | None:
        """Give a way to what was remembered under this key, or nothing."""
        self.heed()
        return self._memory.held(key)

    def hold(self, key: str, made: Made) -> Held:
        """Keep what was made under a key, and give a way to it."""
        return self._memory.hold(key, made)

    def heed(self) -> None:
        """End the build, if it is overtaken."""
        if self._is_overtaken():
            raise OvertakenError


class _Values(MutableMapping[Any, Any]):
    """The values of a memory; what is looked up is an occasion to give way, too."""

    def __init__(self, values: MutableMapping[Any, Any], heed: Callable[[], None]) -> None:
        self._values = values
        self._heed = heed

    def __getitem__(self, key: Any) -> Any:
        self._heed()
        return self._values[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._values[key] = value

    def __delitem__(self, key: Any) -> None:
        del self._values[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
