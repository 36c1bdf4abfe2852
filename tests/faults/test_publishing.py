"""Whatever happens while publishing, no file is ever broken, and the next run mends the rest."""

from __future__ import annotations

import errno
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from gaung.edges.lock import alone
from gaung.edges.own import MANIFEST, STAGING
from gaung.edges.publish import publish
from gaung.edges.refused import Refused
from tests.faults.killing import killed_at
from tests.on_disk import tree

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


def pages(style: str, *names: str) -> dict[str, bytes]:
    """A site whose pages all name the stylesheet that they need."""
    return {
        **{f"{name}/index.html": f"{name} wears {style}".encode() for name in names},
        f"assets/{style}": style.encode(),
    }


NOTHING: dict[str, bytes] = {}
OLD = pages("old.css", "id", "en", "id/lama", "tukar") | {"same.txt": b"same", "file": b"file"}
NEW = pages("new.css", "id", "en", "id/baru", "file") | {
    "same.txt": b"same",
    "tukar": b"now a file",
}


def broken(folder: Path, *sites: dict[str, bytes]) -> list[str]:
    """The files that are of none of these sites, and the pages whose stylesheet is not there."""
    files = tree(folder)
    wrong = [path for path, data in files.items() if data not in [site.get(path) for site in sites]]
    styles = {path: data.split()[-1].decode() for path, data in files.items() if b" wears " in data}
    return wrong + [path for path, style in styles.items() if f"assets/{style}" not in files]


@pytest.mark.parametrize(
    ("old", "new"), [(NOTHING, NEW), (OLD, NEW), (NEW, OLD), (OLD, {"index.html": b"1"})]
)
def test_killed_at_any_step(tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    step = 0
    is_killed = True
    while is_killed:
        step += 1
        folder = tmp_path / str(step)
        if old:
            publish(old, folder)
        (folder / ".folder").mkdir(parents=True)
        (folder / ".theirs").write_bytes(b"theirs")
        is_killed = killed_at(step, tmp_path, partial(publish, new, folder))
        assert broken(folder, old, new, {".theirs": b"theirs"}) == []
        # Every page that both sites have is there at every moment.
        assert old.keys() & new.keys() <= tree(folder).keys()

        after = (new, old or new, OLD)[step % 3]
        publish(after, folder)
        assert tree(folder) == {**after, ".theirs": b"theirs"}
        assert sorted(path.name for path in folder.glob(".gaung*")) == [MANIFEST]
        assert (folder / ".folder").is_dir()
    assert step > 10


def test_killed_again_and_again(tmp_path: Path) -> None:
    """A run that mends another may be killed too."""
    publish(OLD, tmp_path)
    for step in (9, 7, 12, 3, 15, 11):
        assert killed_at(step, tmp_path, lambda: publish(NEW, tmp_path))
        assert broken(tmp_path, OLD, NEW) == []
    publish(NEW, tmp_path)
    assert tree(tmp_path) == NEW


@pytest.mark.parametrize("room", range(7))
def test_a_full_disk_leaves_the_old_site_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    publish(OLD, tmp_path / "public")
    before = tree(tmp_path) | {"manifest": (tmp_path / "public" / MANIFEST).read_bytes()}
    really_write = Path.write_bytes
    written: list[Path] = []

    def write(path: Path, data: bytes) -> int:
        if len(written) >= room:
            really_write(path, data[: len(data) // 2])  # as far as it goes
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(path)
        return really_write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write)
        with pytest.raises(Refused, match="No space left on device") as refused:
            publish(NEW, tmp_path / "public")
    assert refused.value.code == "disk"
    assert tree(tmp_path) | {"manifest": (tmp_path / "public" / MANIFEST).read_bytes()} == before
    assert not (tmp_path / "public" / STAGING).exists()
    publish(NEW, tmp_path / "public")
    assert tree(tmp_path / "public") == NEW


def test_a_first_build_on_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="disk"):
        publish(NEW, tmp_path / "public")
    assert not any(tmp_path.iterdir())


def test_a_disk_that_fails_halfway_is_told_of_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(OLD, tmp_path)
    really_replace = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if target.suffix == ".html":
            raise OSError(errno.EIO, "Input/output error")
        return really_replace(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        with pytest.raises(Refused, match="Input/output error") as refused:
            publish(NEW, tmp_path)
    assert refused.value.code == "disk-halfway"
    assert broken(tmp_path, OLD, NEW) == []
    publish(NEW, tmp_path)
    assert tree(tmp_path) == NEW


# Two builds at once


def test_the_second_build_waits_for_the_first(tmp_path: Path) -> None:
    said: list[str] = []
    order: list[str] = []

    def second() -> None:
        with alone(tmp_path, tmp_path / "public", lambda: said.append("waiting")):
            order.append("second")

    thread = threading.Thread(target=second)
    with alone(tmp_path, tmp_path / "public", lambda: said.append("first")):
        thread.start()
        thread.join(0.3)
        assert thread.is_alive()
        order.append("first")
    thread.join(5)
    assert (said, order) == (["waiting"], ["first", "second"])


def test_it_does_not_wait_for_ever(tmp_path: Path) -> None:
    said: list[str] = []
    with (
        alone(tmp_path, tmp_path / "public", lambda: None),
        pytest.raises(Refused, match="another-build"),
        alone(tmp_path, tmp_path / "public", lambda: said.append("waiting"), patience=0.1),
    ):
        pytest.fail("two at once")
    assert said == ["waiting"]


def test_builds_into_other_folders_do_not_wait(tmp_path: Path) -> None:
    with (
        alone(tmp_path, tmp_path / "public", lambda: None),
        alone(tmp_path, tmp_path / "other", lambda: pytest.fail("it waited")),
    ):
        pass


def test_the_lock_of_a_build_that_was_killed_is_free(tmp_path: Path) -> None:
    def hold() -> None:
        with alone(tmp_path, tmp_path / "public", lambda: None):
            (tmp_path / "killed here").mkdir()

    assert killed_at(3, tmp_path, hold)  # .gaung, its .gitignore, and then this
    with alone(tmp_path, tmp_path / "public", lambda: pytest.fail("it waited")):
        pass


def test_where_no_lock_can_be_put_a_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / ".gaung").write_bytes(b"")
    with alone(tmp_path, tmp_path / "public", lambda: pytest.fail("it waited")):
        pass
