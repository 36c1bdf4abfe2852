"""The memory on disk: what a build remembers outlives its process.

Small values stand in an SQLite database, large ones (pictures) in files beside it. Every value
carries a checksum; one that does not fit is forgotten, and a database that cannot be read is
begun anew. Where nothing can be written, what is remembered lasts as long as the process.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Self, TypeVar

from gaung.held import CHUNK, Held, LostError
from gaung.memory import Made

if TYPE_CHECKING:
    from gaung.rendering import Trace

VERSION = 2
LARGE = 256 * 1024
"""From how many bytes on a value is a file of its own."""
KEPT = 5
"""For how many finished builds a value is kept that none of them asked for."""

_TABLES = """
    CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, number INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS remembered (
        key TEXT PRIMARY KEY, used INTEGER NOT NULL, checksum INTEGER NOT NULL, value BLOB,
        size INTEGER NOT NULL, digest TEXT
    );
    CREATE TABLE IF NOT EXISTS traces (
        path TEXT PRIMARY KEY, key TEXT NOT NULL, trace TEXT NOT NULL, before TEXT
    );
"""
_UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)

_Answer = TypeVar("_Answer")


class _Large(NamedTuple):
    """What is known of a value that is a file of its own."""

    checksum: int
    size: int
    digest: str


class Traces(NamedTuple):
    """What an output was made from when it was last made, and the time before."""

    last: Trace | None = None
    before: Trace | None = None


class Store:
    """A memory in a folder, written in one go whenever it is saved or closed."""

    def __init__(self, folder: Path) -> None:
        self.values: MutableMapping[Any, Any] = {}
        self._file = folder / "memory.sqlite"
        self._large = folder / "large"
        self._known: dict[str, bytes] = {}
        self._asked: set[str] = set()
        self._fresh: set[str] = set()
        self._fresh_large: dict[str, _Large] = {}
        self._whole: set[str] = set()
        """The large values that this process wrote or found as they were written."""
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
        held = self.held(key)
        return None if held is None else held.read()

    def remember(self, key: str, value: bytes) -> None:
        """Keep bytes under a key."""
        self.hold(key, value)

    def held(self, key: str) -> Held | None:
        """Give a way to what was remembered under this key, or nothing."""
        value = self._known.get(key)
        large = self._fresh_large.get(key)
        if value is None and large is None:
            found = self._ask(lambda database: _find(database, key))
            if isinstance(found, _Large):
                large = found
            elif found is not None:
                value = self._known[key] = found
        if large is not None and not self._is_whole(key, large):
            return None
        if value is None and large is None:
            return None
        self._asked.add(key)
        return Held.of(value) if value is not None else self._way_to(key, large)

    def hold(self, key: str, made: Made) -> Held:
        """Keep what was made under a key, and give a way to it."""
        self._asked.add(key)
        if not isinstance(made, bytes) or len(made) >= LARGE:
            large = self._stored(key, (made,) if isinstance(made, bytes) else made)
            if isinstance(large, _Large):
                self._fresh_large[key] = large
                self._whole.add(key)
                return self._way_to(key, large)
            made = large
        self._known[key] = made
        self._fresh.add(key)
        return Held.of(made)

    def heed(self) -> None:
        """Let a build go on."""

    # --- large values ---

    def _stored(self, key: str, pieces: Iterable[bytes]) -> _Large | bytes:
        """Write a value into a file of its own; give it back where there is no place for files."""
        staged = self._large / f"{key}.new"
        try:
            if self._database is None:
                return b"".join(pieces)
            self._large.mkdir(exist_ok=True)
            opened = staged.open("wb")
        except OSError:
            return b"".join(pieces)
        checksum, size, digest = 0, 0, hashlib.sha256()
        with opened:
            for piece in pieces:
                opened.write(piece)
                checksum, size = zlib.crc32(piece, checksum), size + len(piece)
                digest.update(piece)
        staged.replace(self._large / key)
        return _Large(checksum, size, digest.hexdigest())

    def _way_to(self, key: str, large: _Large | None) -> Held:
        assert large is not None  # noqa: S101 - whoever asks has found it
        way = partial(_open, self._large / key, large.size)
        return Held(large.size, way, large.digest)

    def _is_whole(self, key: str, large: _Large) -> bool:
        """Tell whether a file is what was written; this process asks each once."""
        if key not in self._whole:
            try:
                with (self._large / key).open("rb") as opened:
                    checksum = 0
                    while piece := opened.read(CHUNK):
                        checksum = zlib.crc32(piece, checksum)
            except OSError:
                return False
            if checksum != large.checksum:
                return False
            self._whole.add(key)
        return True

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
        self._fresh_large.clear()
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

    def _write(self, database: sqlite3.Connection) -> None:
        with database:
            counts = "INSERT OR REPLACE INTO counts VALUES ('builds', ?)"
            database.execute(counts, (self._builds,))
            rows = "INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?, ?, ?)"
            database.executemany(rows, self._rows())
            # Not for what was used lately, or every build would write about everything.
            used = "UPDATE remembered SET used = ? WHERE key = ? AND used < ?"
            lately = self._builds - KEPT // 2
            database.executemany(used, ((self._builds, key, lately) for key in self._asked))
            self._write_traces(database)
            self._drop(database)

    def _rows(self) -> Iterator[tuple[str, int, int, bytes | None, int, str | None]]:
        for key in sorted(self._fresh):
            value = self._known[key]
            yield key, self._builds, zlib.crc32(value), value, len(value), None
        for key, (checksum, size, digest) in sorted(self._fresh_large.items()):
            yield key, self._builds, checksum, None, size, digest

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
            self._whole.discard(key)
        database.execute("DELETE FROM remembered WHERE used < ?", oldest)


def _find(database: sqlite3.Connection, key: str) -> bytes | _Large | None:
    select = "SELECT checksum, value, size, digest FROM remembered WHERE key = ?"
    row = database.execute(select, (key,)).fetchone()
    if row is None:
        return None
    checksum, value, size, digest = row
    if value is None:
        return _Large(checksum, size, digest)
    is_whole = isinstance(value, bytes) and zlib.crc32(value) == checksum
    return value if is_whole else None


def _open(file: Path, size: int) -> BinaryIO:
    """Open a large value; one that somebody took away or cut short is lost."""
    try:
        if file.stat().st_size == size:
            return file.open("rb")
    except OSError as error:
        raise LostError(file.name) from error
    raise LostError(file.name)


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
    told = (trace.engine, trace.recipe, trace.view, trace.uses, trace.needs, trace.origin)
    return json.dumps(told)


def _unpack(packed: str | None) -> Trace | None:
    if packed is None:
        return None
    from gaung.rendering import Trace

    engine, recipe, view, uses, needs, *origin = json.loads(packed)
    pairs = [tuple((path, digest) for path, digest in each) for each in (uses, needs)]
    return Trace(engine, recipe, view, pairs[0], pairs[1], *origin)
