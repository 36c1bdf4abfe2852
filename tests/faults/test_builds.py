"""Whole builds that go wrong: killed, two at once, with a memory that is lost, stale or damaged."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gaung.build import Build
from gaung.build import build as really_build
from gaung.edges.disk import ChangedError
from gaung.memory import Memory
from gaung.snapshot import Snapshot
from tests import on_disk
from tests.factories import ROOT, event, release, site
from tests.faults.killing import killed_at
from tests.on_disk import tree

RELEASE = "content/events/forum-air/releases/satu/index.id.md"
NOW = "2024-06-01"


def build(folder: Path, *options: str) -> int:
    return on_disk.run(folder, "--now", NOW, *options)


def edit(folder: Path) -> None:
    text = (folder / RELEASE).read_text(encoding="utf-8")
    (folder / RELEASE).write_text(text.replace("Isi satu.", "Isi baru."), encoding="utf-8")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built."""
    folder = tmp_path_factory.mktemp("original") / "situs"
    on_disk.write(folder, site() | event() | release("satu") | release("dua"))
    assert build(folder) == 0
    return folder


@pytest.fixture(scope="module")
def edited(original: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the site is after an edit, built without any memory."""
    folder = tmp_path_factory.mktemp("edited") / "situs"
    shutil.copytree(original / "content", folder / "content")
    shutil.copy(original / "site.yaml", folder)
    edit(folder)
    assert build(folder) == 0
    assert tree(folder / "public") != tree(original / "public")
    return tree(folder / "public")


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    """A copy of the site, edited since it was built."""
    folder = Path(shutil.copytree(original, tmp_path / "situs"))
    edit(folder)
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.parametrize("step", [1, 2, 3, 5, 8, 13])
def test_a_killed_build_harms_nothing(
    folder: Path, original: Path, edited: dict[str, bytes], step: int
) -> None:
    old = tree(original / "public")
    killed_at(step, folder, lambda: build(folder))
    found = tree(folder / "public")
    assert all(data in (old.get(path), edited.get(path)) for path, data in found.items())
    assert old.keys() & edited.keys() <= found.keys()
    assert build(folder) == 0
    assert tree(folder / "public") == edited


def test_two_builds_at_once_are_as_good_as_one(folder: Path, edited: dict[str, bytes]) -> None:
    command = [sys.executable, "-m", "gaung", "--site", str(folder), "--now", NOW]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert tree(folder / "public") == edited


def lose(memory: Path) -> None:
    shutil.rmtree(memory)


def empty(memory: Path) -> None:
    for file in memory.iterdir():
        if file.is_file():
            file.write_bytes(b"")


def garble(memory: Path) -> None:
    """Turn over bytes all over the database."""
    file = memory / "memory.sqlite"
    data = bytearray(file.read_bytes())
    for place in range(4096, len(data), 997):
        data[place] ^= 0xFF
    file.write_bytes(data)


def lock_out(memory: Path) -> None:
    """Put a file where the folder should be."""
    shutil.rmtree(memory)
    memory.write_bytes(b"")


@pytest.mark.parametrize("damage", [lose, empty, garble, lock_out])
def test_a_damaged_memory_gives_the_same_bytes(
    folder: Path, edited: dict[str, bytes], damage: Callable[[Path], None]
) -> None:
    damage(folder / ".gaung")
    for _ in range(2):
        assert build(folder) == 0
        assert tree(folder / "public") == edited


def test_a_memory_of_another_time_gives_the_same_bytes(
    folder: Path, original: Path, edited: dict[str, bytes]
) -> None:
    """An old copy of ``.gaung/`` comes back, as caches of build machines do."""
    assert build(folder) == 0
    shutil.rmtree(folder / ".gaung")
    shutil.copytree(original / ".gaung", folder / ".gaung")
    assert build(folder) == 0
    assert tree(folder / "public") == edited


def test_the_output_of_another_time_is_brought_up_to_date(
    folder: Path, original: Path, edited: dict[str, bytes]
) -> None:
    assert build(folder) == 0
    shutil.rmtree(folder / "public")
    shutil.copytree(original / "public", folder / "public")
    assert build(folder) == 0
    assert tree(folder / "public") == edited


def test_a_file_that_cannot_be_read_stops_the_build_with_a_message(
    folder: Path, original: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = folder / "content/people/usman.yaml"
    loop.parent.mkdir()
    loop.symlink_to(loop)  # nobody can read this, not even root
    capsys.readouterr()
    assert build(folder) == 1
    said = capsys.readouterr().err
    assert "content/people/usman.yaml  kesalahan  file-unreadable" in said
    assert "Traceback" not in said
    assert tree(folder / "public") == tree(original / "public")
    loop.unlink()
    assert build(folder) == 0


def test_a_full_disk_is_told_of_in_a_sentence(
    folder: Path,
    original: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        capsys.readouterr()
        assert build(folder) == 2
    said = capsys.readouterr().err
    assert said.startswith("Situs tidak dapat ditulis: disk penuh.")
    assert tree(folder / "public") == tree(original / "public")


def test_a_file_that_changes_during_the_build_is_looked_at_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pictures are read late; the bytes must be those that were looked at."""
    times = 0

    def changing(snapshot: Snapshot, memory: Memory, _hands: object) -> Build:
        nonlocal times
        times += 1
        if times in (1, 2) or times > 3:
            raise ChangedError("content/media/foto.jpg")
        return really_build(snapshot, memory)

    monkeypatch.setattr("gaung.edges.building.build", changing)
    assert build(folder) == 0
    assert times == 3
    edit_again = folder / RELEASE
    edit_again.write_text(edit_again.read_text(encoding="utf-8") + "\nLagi.\n", encoding="utf-8")
    capsys.readouterr()
    assert build(folder) == 2
    assert capsys.readouterr().err.startswith("content/media/foto.jpg terus berubah")
