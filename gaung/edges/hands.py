"""Several pairs of hands: heavy work in threads, since its libraries let go of Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from types import TracebackType
from typing import Self

from gaung.memory import Made


class Threads:
    """As many hands as the machine has processors, for one build.

    They go home when it is over: a process that is forked later would wait for them in vain.
    """

    def __init__(self, tell: Callable[[int, int], None] | None = None) -> None:
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, "gaung")
        self._running: dict[Future[Made], str] = {}
        self._given = 0
        self._tell = tell
        """Hears how many tasks are done, of how many."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def give(self, name: str, task: Callable[[], Made]) -> None:
        """Hand over a task."""
        self._running[self._pool.submit(task)] = name
        self._given += 1

    def take(self) -> tuple[str, Made]:
        """Wait for a task that is done, whichever it is; raise what it raised."""
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        first = done.pop()
        if self._tell:
            self._tell(self._given - len(self._running) + 1, self._given)
        return self._running.pop(first), first.result()
