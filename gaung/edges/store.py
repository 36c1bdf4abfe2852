"""The memory on disk: what a build remembers outlives its process.

Small values stand in an SQLite database, large ones (pictures) in files beside it. Every value
carries a checksum; one that does not fit is forgotten, and a database that cannot be read is
begun anew. Where nothing can be written, what is remembered lasts as long as the process.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

from gaung.rendering import Trace

VERSION = 1
LARGE = 256 * 1024
"""From how many bytes on a value is a file of its own."""
KEPT = 5
"""For how many finished builds a value is kept that none of them asked for."""

_TABLES = """
    CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS remembered (
        key TEXT PRIMARY KEY, used INTEGER NOT NULL, checksum INTEGER NOT NULL, value BLOB
    );
    CREATE TABLE IF NOT EXISTS traces (
        path TEXT PRIMARY KEY, key TEXT NOT NULL, trace TEXT NOT NULL, before TEXT
    );
"""
_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)

_Answer = TypeVar("_Answer")


class Traces(NamedTuple):
    """What an output was made from when it was last made, and the time before."""

    last: Trace | None = None
    before: Trace | None = None


class Store:
    """A memory in a folder, written in one go whenever it is saved or closed."""

    def __init__(self, folder: Path) -> None:
        self.values: dict[Any, Any] = {}
        self._file = folder / "memory.sqlite"
        self._large = folder / "large"
        self._known: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._fresh: set[str] = set()
        self._traces: Mapping[str, Trace] = {}
        self._builds = 0
        self._database: sqlite3.Connection | None = None
        self._begin()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.save()
        self._end()

    # --- remembering ---

    def recall(self, key: str) -> bytes | None:
        """Give what was remembered under this key, or nothing."""
        value = self._known.get(key)
        if value is None:
            value = self._ask(lambda database: self._read(database, key))
            if value is None:
                return None
            self._known[key] = value
        self._asked.add(key)
        return value

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self._known[key] = value
        self._asked.add(key)
        self._fresh.add(key)

    def finished(self, traces: Mapping[str, Trace]) -> None:
        """Count a build that came to its end, and keep what its outputs were made from.

        Only such a build tells what is no longer needed: one that stops at a slip of the pen
        has not asked for half of it.
        """
        self._builds += 1
        self._traces = traces

    def traces(self, path: str) -> Traces:
        """Give what is known about the making of an output."""
        select = "SELECT trace, before FROM traces WHERE path = ?"
        row = self._ask(lambda database: database.execute(select, (path,)).fetchone())
        return Traces(*map(_unpack, row)) if row else Traces()

    def save(self) -> None:
        """Write everything that is new, drop what was not asked for in a long time."""
        self._ask(self._write)
        # What this build did not ask for, the next is not likely to: the disk has it.
        self._known = {key: self._known[key] for key in self._asked if key in self._known}
        self._asked.clear()
        self._fresh.clear()
        self._traces = {}

    # --- the database ---

    def _begin(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # In the server builds take turns, but not always in the same thread.
            self._database = sqlite3.connect(self._file, timeout=2, check_same_thread=False)
        except (OSError, sqlite3.Error):
            return
        self._builds = self._ask(_prepare) or 0

    def _end(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
        """Give the answer of the database; one that fails is not asked again."""
        if self._database is None:
            return None
        try:
            return question(self._database)
        except (sqlite3.Error, OSError) as error:
            self._end()
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _UNREADABLE:
                self._begin_anew()
        return None

    def _begin_anew(self) -> None:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
        except OSError:
            return
        self._fresh.update(self._known)
        self._begin()

    def _read(self, database: sqlite3.Connection, key: str) -> bytes | None:
        select = "SELECT checksum, value FROM remembered WHERE key = ?"
        row = database.execute(select, (key,)).fetchone()
        if row is None:
            return None
        checksum, value = row
        if value is None:
            try:
                value = (self._large / key).read_bytes()
            except OSError:
                return None
        is_whole = isinstance(value, bytes) and zlib.crc32(value) == checksum
        return value if is_whole else None

    def _write(self, database: sqlite3.Connection) -> None:
        with database:
            counts = "INSERT OR REPLACE INTO counts VALUES ('builds', ?)"
            database.execute(counts, (self._builds,))
            rows = "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?)"
            database.executemany(rows, self._rows())
            # Not for what was used lately, or every build would write about everything.
            used = "UPDATE remembered SET used = ? WHERE key = ? AND used < ?"
            lately = self._builds - KEPT // 2
            database.executemany(used, ((self._builds, key, lately) for key in self._asked))
            self._write_traces(database)
            self._drop(database)

    def _rows(self) -> Iterator[tuple[str, int, int, bytes | None]]:
        for key in sorted(self._fresh):
            value = self._known[key]
            is_large = len(value) >= LARGE
            if is_large:
                self._large.mkdir(exist_ok=True)
                staged = self._large / f"{key}.new"
                staged.write_bytes(value)
                staged.replace(self._large / key)
            yield key, self._builds, zlib.crc32(value), None if is_large else value

    def _write_traces(self, database: sqlite3.Connection) -> None:
        if not self._traces:
            return
        known = dict(database.execute("SELECT path, key FROM traces"))
        changed = (
            (path, trace.key, _pack(trace))
            for path, trace in self._traces.items()
            if known.get(path) != trace.key
        )
        database.executemany(
            "INSERT INTO traces VALUES (?, ?, ?, NULL) ON CONFLICT (path) DO UPDATE"
            " SET before = trace, key = excluded.key, trace = excluded.trace",
            changed,
        )
        gone = ((path,) for path in known if path not in self._traces)
        database.executemany("DELETE FROM traces WHERE path = ?", gone)

    def _drop(self, database: sqlite3.Connection) -> None:
        oldest = (self._builds - KEPT,)
        select = "SELECT key FROM remembered WHERE used < ? AND value IS NULL"
        for (key,) in database.execute(select, oldest).fetchall():
            (self._large / key).unlink(missing_ok=True)
        database.execute("DELETE FROM remembered WHERE used < ?", oldest)


def _prepare(database: sqlite3.Connection) -> int:
    """Make the tables where there are none, and give how many builds were counted."""
    database.execute("PRAGMA journal_mode = WAL")
    # A power cut may cost the memory, never the site.
    database.execute("PRAGMA synchronous = OFF")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == 0:
        database.executescript(_TABLES)
        database.execute(f"PRAGMA user_version = {VERSION}")
    elif version != VERSION:
        raise _of_another_version()
    rows = database.execute("SELECT number FROM counts WHERE name = 'builds'").fetchall()
    return int(rows[0][0]) if rows else 0


def _of_another_version() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("of another version")
    error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    return error


def _pack(trace: Trace) -> str:
    return json.dumps([trace.engine, trace.recipe, trace.view, trace.uses, trace.needs])


def _unpack(packed: str | None) -> Trace | None:
    if packed is None:
        return None
    engine, recipe, view, uses, needs = json.loads(packed)
    return Trace(engine, recipe, view, *(tuple(map(tuple, pairs)) for pairs in (uses, needs)))
