"""One build at a time for each output folder; the system frees the lock of a run that dies."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gaung.edges import own
from gaung.edges.refused import Refused

PATIENCE = 20.0
"""How many seconds a second build waits for the first."""

if sys.platform == "win32":
    import msvcrt

    def _claim(descriptor: int) -> bool:
        """Lock an open file, unless another process has."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _claim(descriptor: int) -> bool:
        """Lock an open file, unless another process has."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def alone(
    site: Path, output: Path, waiting: Callable[[], None], patience: float = PATIENCE
) -> Iterator[None]:
    """Keep others from the same output folder; wait for them a little, after saying so."""
    try:
        own.folder(site)
        file = own.file(site, "lock", output).open("a")
    except OSError:
        yield  # nowhere to put a lock: others cannot lock either
        return
    with file:
        end = time.monotonic() + patience
        is_ours = _claim(file.fileno())
        if not is_ours:
            waiting()
        while not is_ours:
            if time.monotonic() > end:
                raise Refused("another-build", output=str(output))
            time.sleep(0.05)
            is_ours = _claim(file.fileno())
        yield
