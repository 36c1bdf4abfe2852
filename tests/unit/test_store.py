"""The memory on disk: what it keeps, what it drops, and that it never stands in the way."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from gaung.edges.store import KEPT, LARGE, Store
from gaung.memory import Memory
from gaung.rendering import Trace


def trace(view: str) -> Trace:
    return Trace("engine", "recipe", view, (("layouts/base.html", "1"),), (("a.css", "2"),))


def finish(folder: Path, *asked: str) -> None:
    """A build that comes to its end and asks for some of what is remembered."""
    with Store(folder) as store:
        for key in asked:
            store.recall(key)
        store.finished({})


def damage(file: Path, content: bytes) -> None:
    """Overwrite the database, and what SQLite keeps beside it."""
    for beside in file.parent.glob(f"{file.name}-*"):
        beside.unlink()
    file.write_bytes(content)


def test_it_is_a_memory(tmp_path: Path) -> None:
    memory: Memory = Store(tmp_path)
    memory.remember("a", b"1")
    memory.values["anything"] = object()
    assert memory.recall("a") == b"1"
    assert memory.recall("b") is None


def test_values_outlive_the_process(tmp_path: Path) -> None:
    values = {"small": b"1", "empty": b"", "large": os.urandom(LARGE), "null": b"\x00" * 3}
    with Store(tmp_path) as store:
        for key, value in values.items():
            store.remember(key, value)
    with Store(tmp_path) as store:
        assert {key: store.recall(key) for key in values} == values
    assert [path.name for path in (tmp_path / "large").iterdir()] == ["large"]


def test_nothing_is_written_before_it_is_saved(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.remember("a", b"1")
    with Store(tmp_path) as other:
        assert other.recall("a") is None
    store.save()
    with Store(tmp_path) as other:
        assert other.recall("a") == b"1"
    store.__exit__(None, None, None)


def test_an_exception_loses_nothing(tmp_path: Path) -> None:
    def fail() -> None:
        with Store(tmp_path) as store:
            store.remember("a", b"1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with Store(tmp_path) as store:
        assert store.recall("a") == b"1"


def test_what_no_build_asks_for_is_dropped(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for key in ("used", "unused"):
            store.remember(key, b"1" * LARGE)
    for _ in range(KEPT):
        finish(tmp_path, "used")
    with Store(tmp_path) as store:
        assert store.recall("unused") is not None
    with Store(tmp_path) as store:
        store.remember("other", b"1")
    for _ in range(KEPT + 1):
        finish(tmp_path, "used")
    with Store(tmp_path) as store:
        assert store.recall("used") is not None
        assert store.recall("unused") is None
    assert [path.name for path in (tmp_path / "large").iterdir()] == ["used"]


def test_builds_that_stop_halfway_drop_nothing(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember("a", b"1")
    for _ in range(KEPT * 3):
        with Store(tmp_path) as store:
            store.remember("b", b"2")
    with Store(tmp_path) as store:
        assert store.recall("a") == b"1"


def test_a_save_keeps_in_ram_only_what_was_asked_for(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember("a", b"1")
        store.remember("b", b"2")
        store.save()
        store.recall("b")
        store.save()
        assert store._known == {"b": b"2"}
        assert store.recall("a") == b"1"


# Traces


def test_traces_tell_how_a_file_was_made_and_how_before(tmp_path: Path) -> None:
    for view in ("one", "two", "two"):
        with Store(tmp_path) as store:
            store.finished({"index.html": trace(view), "other.html": trace("same")})
    with Store(tmp_path) as store:
        assert store.traces("index.html") == (trace("two"), trace("one"))
        assert store.traces("other.html") == (trace("same"), None)
        assert store.traces("missing.html") == (None, None)
        store.finished({"index.html": trace("two")})
    with Store(tmp_path) as store:
        assert store.traces("other.html") == (None, None)


# What can go wrong


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_database_that_is_none_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    with Store(tmp_path) as store:
        store.remember("a", b"1")
    damage(tmp_path / "memory.sqlite", content)
    with Store(tmp_path) as store:
        assert store.recall("a") is None
        store.remember("b", b"2")
    with Store(tmp_path) as store:
        assert store.recall("b") == b"2"


def test_whatever_is_damaged_a_value_is_right_or_not_there(tmp_path: Path) -> None:
    values = {f"{number:02}": os.urandom(900) for number in range(100)}
    with Store(tmp_path) as store:
        for key, value in values.items():
            store.remember(key, value)
    whole = (tmp_path / "memory.sqlite").read_bytes()
    wrong = 0
    for place in range(60, len(whole), 1511):
        damage(tmp_path / "memory.sqlite", whole[:place] + b"\x55\xaa\x55" + whole[place + 3 :])
        with Store(tmp_path) as store:
            recalled = {key: store.recall(key) for key in values}
            wrong += sum(value is None for value in recalled.values())
            assert all(value in (None, values[key]) for key, value in recalled.items())
    assert wrong > 0  # the damage could be felt


def test_a_large_value_that_was_damaged_or_lost_is_not_there(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        for key in ("damaged", "lost"):
            store.remember(key, b"1" * LARGE)
    (tmp_path / "large/damaged").write_bytes(b"2" * LARGE)
    (tmp_path / "large/lost").unlink()
    with Store(tmp_path) as store:
        assert (store.recall("damaged"), store.recall("lost")) == (None, None)


def test_a_database_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        database.execute("CREATE TABLE remembered (something TEXT)")
        database.execute("PRAGMA user_version = 99")
    database.close()
    with Store(tmp_path) as store:
        store.remember("a", b"1")
    with Store(tmp_path) as store:
        assert store.recall("a") == b"1"


def test_a_table_that_is_missing_is_no_trouble(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember("a", b"1")
    with sqlite3.connect(tmp_path / "memory.sqlite") as database:
        database.execute("DROP TABLE traces")
        database.execute("ALTER TABLE remembered RENAME COLUMN checksum TO sum")
    database.close()
    with Store(tmp_path) as store:
        assert store.recall("a") is None
        store.remember("b", b"2")
        store.finished({"index.html": trace("one")})
    with Store(tmp_path) as store:
        assert store.recall("b") == b"2"


def test_without_a_place_to_write_it_remembers_for_a_process(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Store(tmp_path / "file/folder") as store:
        store.remember("a", b"1")
        store.finished({"index.html": trace("one")})
        store.save()
        assert store.recall("a") == b"1"


def test_a_database_that_another_build_writes_to_is_left_alone(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.remember("a", b"1")
    other = sqlite3.connect(tmp_path / "memory.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(tmp_path) as store:
        assert store._database is not None
        store._database.execute("PRAGMA busy_timeout = 10")
        assert store.recall("a") == b"1"
        store.remember("b", b"2")
    other.execute("ROLLBACK")
    other.close()
    with Store(tmp_path) as store:
        assert (store.recall("a"), store.recall("b")) == (b"1", None)
