"""Work in another process, killed at any of its steps on the disk."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

WRITES = frozenset(("os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree"))


def killed_at(step: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do something in another process that is killed at its n-th step on the disk.

    Tells whether it came to be killed, or was done before.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is forked beside the threads of whoever runs the tests
        child = os.fork()
    if child == 0:
        steps = 0

        def count(event: str, details: tuple[Any, ...]) -> None:
            nonlocal steps
            is_write = event in WRITES or (event == "open" and details[1] and "w" in details[1])
            if is_write and str(details[0]).startswith(str(folder)):
                steps += 1
                if steps == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
