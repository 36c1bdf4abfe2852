"""Several pairs of hands: heavy work in threads, since its libraries let go of Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from gaung.memory import Made


class Threads:
    """As many hands as the machine has processors."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._running: dict[Future[Made], str] = {}

    def give(self, name: str, task: Callable[[], Made]) -> None:
        """Hand over a task."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(os.cpu_count() or 1, "gaung")
        self._running[self._pool.submit(task)] = name

    def take(self) -> tuple[str, Made]:
        """Wait for a task that is done, whichever it is; raise what it raised."""
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        first = done.pop()
        name = self._running.pop(first)
        if first.exception() is not None:
            self._drop()
        return name, first.result()

    def _drop(self) -> None:
        """Forget what is still to be done: nobody will come for it."""
        for future in self._running:
            future.cancel()
        self._running.clear()
