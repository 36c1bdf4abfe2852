"""What is held stays on the disk until it is asked for, and is what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gaung.edges.hands import Threads
from gaung.edges.store import LARGE, Store
from gaung.held import CHUNK, Held, HeldFiles, LostError
from gaung.memory import Forgetful, Memory
from gaung.rendering import OnePair

LONG = bytes(range(256)) * (LARGE // 256 + 7)


def pieces() -> Iterator[bytes]:
    yield from (LONG[at : at + 1000] for at in range(0, len(LONG), 1000))


def test_what_is_held_can_be_read_whole_and_in_pieces() -> None:
    held = Held.of(LONG * 5)
    assert held.size == len(LONG) * 5
    assert held.read() == b"".join(held.chunks()) == LONG * 5
    assert max(map(len, held.chunks())) <= CHUNK
    assert held.digest == hashlib.sha256(LONG * 5).hexdigest()


def test_files_are_a_mapping_of_their_bytes() -> None:
    files = HeldFiles.of({"a": b"1", "b": b"22"})
    assert dict(files) == {"a": b"1", "b": b"22"}
    assert "a" in files
    assert "c" not in files
    assert HeldFiles.of(files) is files
    assert files.held("b").size == 2


@pytest.mark.parametrize("made", [b"short", LONG, [b"in ", b"pieces"]])
@pytest.mark.parametrize("kind", [Store, lambda _: Forgetful()])
def test_a_memory_gives_back_what_was_made(
    made: bytes | list[bytes], kind: Callable[[Path], Memory], tmp_path: Path
) -> None:
    memory = kind(tmp_path)
    whole = made if isinstance(made, bytes) else b"".join(made)
    assert memory.held("key") is None
    held = memory.hold("key", made)
    assert held.read() == whole == memory.recall("key")
    found = memory.held("key")
    assert found is not None
    assert (found.size, found.digest, found.read()) == (held.size, held.digest, whole)


def test_pieces_go_to_the_disk_and_stay_there(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.hold("key", pieces())
        assert (tmp_path / "large" / "key").read_bytes() == LONG
    with Store(tmp_path) as store:
        held = store.held("key")
        assert held is not None
        assert held.read() == LONG
        assert held.digest == hashlib.sha256(LONG).hexdigest()


def test_a_large_value_that_was_touched_is_forgotten(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.hold("key", LONG)
    (tmp_path / "large" / "key").write_bytes(b"?" + LONG[1:])
    with Store(tmp_path) as store:
        assert store.held("key") is None


def test_one_that_vanishes_while_it_is_held_is_lost(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        held = store.hold("key", LONG)
        (tmp_path / "large" / "key").unlink()
        with pytest.raises(LostError):
            held.read()


def test_where_no_file_can_be_written_it_stays_in_memory(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        (tmp_path / "large").write_text("a file where the folder should be")
        assert store.hold("key", pieces()).read() == LONG
        assert store.recall("key") == LONG


@pytest.mark.parametrize("hands", [OnePair(), Threads()])
def test_hands_give_back_every_task(hands: OnePair | Threads) -> None:
    names = [f"{number}" for number in range(20)]
    for name in names:
        hands.give(name, name.encode)
    assert sorted(hands.take() for _ in names) == sorted((name, name.encode()) for name in names)


@pytest.mark.parametrize("hands", [OnePair(), Threads()])
def test_hands_raise_what_a_task_raised(hands: OnePair | Threads) -> None:
    hands.give("wrong", lambda: bytes(1 // 0))
    with pytest.raises(ZeroDivisionError):
        hands.take()
    hands.give("right", lambda: b"done")
    assert hands.take() == ("right", b"done")


def test_hands_say_how_much_is_done() -> None:
    heard: list[tuple[int, int]] = []
    with Threads(lambda done, given: heard.append((done, given))) as hands:
        for name in ("a", "b", "c"):
            hands.give(name, name.encode)
        for _ in range(3):
            hands.take()
    assert heard == [(1, 3), (2, 3), (3, 3)]
