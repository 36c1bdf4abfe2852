"""Tells when files of a site may have changed.

The watcher is told of changes only: with its usual events it would also hear of files being
read, and on a site of ten thousand folders never come to rest. What a build writes is not
watched at all. Whether anything really changed is for the digests to say.
"""

from __future__ import annotations

import threading
import time
import warnings
from pathlib import Path
from types import TracebackType
from typing import Self

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from gaung.edges.walk import FOLDERS, SETTINGS, is_ignored

EVENTS: list[type[FileSystemEvent]] = [
    FileModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileMovedEvent,
    DirCreatedEvent, DirDeletedEvent, DirMovedEvent,
]  # fmt: skip
QUIET = 0.04
"""For how many seconds nothing may happen before we look: a save is several events."""
LONGEST = 0.5
"""After how many seconds we look even if it never is quiet."""
SLICE = 0.5
"""For how many seconds Ctrl+C may have to wait."""


class Watch(FileSystemEventHandler):
    """Watches the sources of a site."""

    def __init__(self, site: Path, *, is_polling: bool = False) -> None:
        self.site = site.resolve()
        self.why_polling = ""
        self._is_polling = is_polling
        self._happened = threading.Event()
        self._observer: BaseObserver = PollingObserver()
        self._watches: dict[str, ObservedWatch] = {}

    def __enter__(self) -> Self:
        try:
            self._start(PollingObserver() if self._is_polling else Observer())
        except OSError as error:  # most often: the system's limit of watched folders
            self.why_polling = error.strerror or str(error)
            self._observer.stop()
            self._start(PollingObserver())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._observer.stop()
        self._observer.join(timeout=5)

    def wait(self, seconds: float) -> bool:
        """Wait for something to happen and for a moment of quiet after it."""
        end = time.monotonic() + seconds
        # In slices, because on Windows Ctrl+C does not end a wait.
        while not self._happened.wait(max(0, min(SLICE, end - time.monotonic()))):
            if time.monotonic() >= end:
                return False
        end = time.monotonic() + LONGEST
        while self._happened.is_set() and time.monotonic() < end:
            self._happened.clear()
            self._happened.wait(QUIET)
        self._happened.clear()
        self._cover()
        return True

    def has_news(self) -> bool:
        """Tell whether something has happened that nobody has waited for yet."""
        return self._happened.is_set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of an event, if it is about a source."""
        if any(self._is_source(str(path)) for path in (event.src_path, event.dest_path) if path):
            self._happened.set()

    def _is_source(self, path: str) -> bool:
        try:
            parts = Path(path).relative_to(self.site).parts
        except ValueError:
            return False
        is_ours = bool(parts) and parts[0] in (SETTINGS, *FOLDERS)
        return is_ours and not any(map(is_ignored, parts))

    def _start(self, observer: BaseObserver) -> None:
        # A folder that goes elsewhere and comes back is watched twice for a moment, of which the
        # library warns everybody.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        self._observer = observer
        self._watches = {}
        observer.start()
        observer.schedule(self, str(self.site), recursive=False, event_filter=EVENTS)
        self._cover()

    def _cover(self) -> None:
        """Watch the folders that have come, and no longer those that have gone."""
        for name in FOLDERS:
            folder = self.site / name
            if folder.is_dir() and name not in self._watches:
                self._watches[name] = self._observer.schedule(
                    self, str(folder), recursive=True, event_filter=EVENTS
                )
            elif not folder.is_dir() and name in self._watches:
                self._observer.unschedule(self._watches.pop(name))
