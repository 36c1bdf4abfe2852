"""From a folder to a snapshot: what is taken, what is left, what is told, what is read again."""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gaung.edges import walk
from gaung.edges.disk import ChangedError, engine, load
from gaung.memory import Forgetful
from gaung.problems import Problem
from gaung.snapshot import Snapshot
from tests.factories import NOW

LONG_AGO = 1_700_000_000


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, all of which seem to have been changed long ago."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(file, (LONG_AGO, LONG_AGO))
    return folder


def own(snapshot: Snapshot) -> list[str]:
    """The paths that are the site's own, not ours."""
    return [path for path in snapshot.sources if path.startswith(("content", "site"))]


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    return [(each.place.path, each.code, each.values["found"]) for each in problems]


def test_text_is_the_same_on_every_system(tmp_path: Path) -> None:
    """A byte order mark, CRLF and decomposed letters make no difference."""
    plain = "name: Café\nkind: forum\n"
    other = "\ufeff" + unicodedata.normalize("NFD", plain).replace("\n", "\r\n")
    write(tmp_path, {"site.yaml": plain, "content/a.yaml": other})
    snapshot, problems = load(tmp_path, NOW)
    assert problems == ()
    assert snapshot.sources["site.yaml"].read() == plain.encode()
    assert snapshot.sources["content/a.yaml"].read() == plain.encode()
    assert snapshot.sources["content/a.yaml"].digest == snapshot.sources["site.yaml"].digest


def test_our_layouts_fill_in_what_a_site_does_not_have(tmp_path: Path) -> None:
    write(tmp_path, {"site.yaml": "name: A", "layouts/base.html": "own"})
    sources = load(tmp_path, NOW)[0].sources
    assert sources["layouts/base.html"].read() == b"own"
    ours = walk.engine() / "layouts/locale/id.po"
    assert len(sources["layouts/locale/id.po"].read()) == ours.stat().st_size
    assert any(path.startswith("assets/css/") for path in sources)


def test_our_content_is_never_somebody_elses(tmp_path: Path) -> None:
    write(tmp_path, {"site.yaml": "name: A"})
    assert own(load(tmp_path, NOW)[0]) == ["site.yaml"]


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    names = (
        ".hidden.yaml", "~$naskah.docx", "a.yaml~", ".a.yaml.swp", "a.swp", "a.tmp", "#a.yaml#",
        "Thumbs.db", "desktop.ini", "Desktop.ini", "__pycache__/a.pyc", ".git/config",
    )  # fmt: skip
    write(tmp_path, {f"content/{name}": "x" for name in names} | {"content/a#1.yaml": "x: 1"})
    snapshot, problems = load(tmp_path, NOW)
    assert own(snapshot) == ["content/a#1.yaml"]
    assert problems == ()


def test_a_picture_is_read_when_it_is_needed(tmp_path: Path) -> None:
    write(tmp_path, {"content/media/a.jpg": b"\xff\xd8 picture\r\n"})
    source = load(tmp_path, NOW)[0].sources["content/media/a.jpg"]
    assert source.read() == b"\xff\xd8 picture\r\n"
    (tmp_path / "content/media/a.jpg").write_bytes(b"another picture")
    with pytest.raises(ChangedError, match=r"content/media/a\.jpg"):
        source.read()
    (tmp_path / "content/media/a.jpg").unlink()
    with pytest.raises(ChangedError):
        source.read()


def test_pictures_are_not_hashed_again_while_they_look_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "content/media/a.jpg"
    write(tmp_path, {"content/media/a.jpg": b"picture"})
    memory = Forgetful()
    first = load(tmp_path, NOW, memory=memory)[0].sources["content/media/a.jpg"].digest
    memory.values.clear()  # another process, which has the disk's memory only
    with monkeypatch.context() as patch:
        patch.setattr("gaung.edges.disk._stream", lambda _: pytest.fail("it was hashed again"))
        again = load(tmp_path, NOW, memory=memory)[0].sources["content/media/a.jpg"].digest
    assert again == first
    picture.write_bytes(b"PICTURE")  # as large, but of another time
    assert load(tmp_path, NOW, memory=memory)[0].sources["content/media/a.jpg"].digest != first


def test_what_was_changed_a_moment_ago_is_looked_at_again(tmp_path: Path) -> None:
    """Two changes in one tick of the file system's clock leave the same size and time."""
    write(tmp_path, {"content/a.yaml": "a: 1", "content/a.jpg": b"1"})
    memory = Forgetful()
    tick = time.time_ns()
    for content in (b"a: 2", b"a: 3"):
        for name in ("a.yaml", "a.jpg"):
            (tmp_path / "content" / name).write_bytes(content)
            os.utime(tmp_path / "content" / name, ns=(tick, tick))
        sources = load(tmp_path, NOW, memory=memory)[0].sources
        assert sources["content/a.yaml"].read() == content
        assert sources["content/a.jpg"].read() == content


def test_a_text_that_shows_no_change_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.yaml": "a: 1", "content/b.yaml": "b: 1"})
    memory = Forgetful()
    first = load(tmp_path, NOW, memory=memory)[0].sources
    (tmp_path / "content/b.yaml").write_text("b: 2", encoding="utf-8")
    second = load(tmp_path, NOW, memory=memory)[0].sources
    assert second["content/a.yaml"] is first["content/a.yaml"]
    assert second["content/b.yaml"].read() == b"b: 2"


def test_a_huge_text_costs_nothing_and_says_its_size(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.md": ""})
    with (tmp_path / "content/a.md").open("r+b") as file:
        file.truncate(100 * 1024 * 1024)
    source = load(tmp_path, NOW)[0].sources["content/a.md"]
    assert len(source.read()) == 100 * 1024 * 1024


def test_every_source_says_its_size(tmp_path: Path) -> None:
    """Pictures too, which are not read for it: limits ask for it, and kits are shared out by it."""
    write(tmp_path, {"content/a.jpg": b"picture", "content/b.yaml": "b: 1"})
    sources = load(tmp_path, NOW)[0].sources
    assert (sources["content/a.jpg"].size, sources["content/b.yaml"].size) == (7, 4)


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"secret.yaml": "a: 1", "folder/b.yaml": "b: 1"})
    site = write(tmp_path / "site", {"content/own.yaml": "c: 1"})
    (site / "content/secret.yaml").symlink_to(tmp_path / "elsewhere/secret.yaml")
    (site / "content/folder").symlink_to("../../elsewhere/folder")
    (site / "content/broken.yaml").symlink_to("nowhere.yaml")
    snapshot, problems = load(site, NOW)
    assert own(snapshot) == ["content/own.yaml"]
    assert told(problems) == [
        ("content/broken.yaml", "file-unreadable", "No such file or directory"),
        ("content/folder", "file-unreadable", "→ ../../elsewhere/folder"),
        ("content/secret.yaml", "file-unreadable", f"→ {tmp_path}/elsewhere/secret.yaml"),
    ]


def test_links_within_the_site_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path, {"content/a/x.yaml": "a: 1", "content/b/y.yaml": "b: 1"})
    (tmp_path / "content/a/to-b").symlink_to("../b")
    (tmp_path / "content/b/to-a").symlink_to("../a")
    (tmp_path / "content/a/up").symlink_to("..")
    snapshot, problems = load(tmp_path, NOW)
    assert problems == ()
    assert own(snapshot) == [
        "content/a/to-b/y.yaml", "content/a/x.yaml", "content/b/to-a/x.yaml", "content/b/y.yaml",
    ]  # fmt: skip


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, {"content/a.yaml": "a: 1"})
    os.mkfifo(tmp_path / "content/pipe.yaml")
    snapshot, problems = load(tmp_path, NOW)
    assert own(snapshot) == ["content/a.yaml"]
    assert told(problems) == [("content/pipe.yaml", "file-unreadable", "no file")]


def test_a_file_that_may_not_be_read_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"content/a.yaml": "a: 1", "content/b.yaml": "b: 1", "content/c.jpg": "c"})
    really_open = Path.open

    def open_or_refuse(path: Path, *how: Any, **more: Any) -> Any:  # no permission stops root
        if path.name in ("a.yaml", "c.jpg"):
            raise PermissionError(13, "Permission denied")
        return really_open(path, *how, **more)

    monkeypatch.setattr(Path, "open", open_or_refuse)
    snapshot, problems = load(tmp_path, NOW)
    assert own(snapshot) == ["content/b.yaml"]
    assert told(problems) == [
        ("content/a.yaml", "file-unreadable", "Permission denied"),
        ("content/c.jpg", "file-unreadable", "Permission denied"),
    ]


def test_paths_are_composed_and_bytes_that_are_no_text_are_told_of(tmp_path: Path) -> None:
    write(tmp_path, {f"content/{unicodedata.normalize('NFD', 'kafé')}.yaml": "a: 1"})
    for name in (b"bad\xff.yaml", b"two\nlines.yaml"):
        with open(os.fsencode(tmp_path) + b"/content/" + name, "wb"):  # noqa: PTH123 - as bytes
            pass
    snapshot, problems = load(tmp_path, NOW)
    assert own(snapshot) == ["content/kafé.yaml"]
    assert told(problems) == [
        ("content/bad\ufffd.yaml", "file-unreadable", "'bad\ufffd.yaml'"),
        ("content/two\nlines.yaml", "file-unreadable", r"'two\nlines.yaml'"),
    ]


def test_names_that_are_one_on_other_systems_are_told_of(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "é.yaml") for form in ("NFC", "NFD"))
    write(tmp_path, {"content/A.yaml": "1", "content/a.yaml": "2", f"content/{apart}": "3"})
    write(tmp_path, {f"content/{composed}": "4"})
    _, problems = load(tmp_path, NOW)
    assert told(problems) == [
        ("content/a.yaml", "file-twice", "content/A.yaml"),
        ("content/é.yaml", "file-twice", "content/é.yaml"),
    ]
    assert problems[0].also[0].path == "content/A.yaml"


def test_the_engine_has_a_digest_that_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Forgetful()
    found = walk.package()
    later = found._replace(at=found.at + 2 * walk.SETTLED)
    monkeypatch.setattr(walk, "package", lambda: later)  # nobody edits it just now
    first = engine(memory)
    assert len(first.whole) == len(first.craft) == 40
    with monkeypatch.context() as patch:
        patch.setattr("gaung.edges.disk._parts", lambda *_: pytest.fail("it was hashed again"))
        assert engine(memory) == first
    assert engine() == first
    monkeypatch.setattr("gaung.edges.disk.metadata.version", lambda _: "99")
    assert engine() != first


def test_a_folder_with_the_name_of_a_file_is_told_of(tmp_path: Path) -> None:
    """Nobody would miss what is in it, and wonder why it is not on the site."""
    (tmp_path / "content" / "events" / "forum" / "schedule.yaml").mkdir(parents=True)
    (tmp_path / "layouts" / "notes.md").mkdir(parents=True)
    _, problems = load(tmp_path, NOW)
    assert [(each.place.path, each.code) for each in problems] == [
        ("content/events/forum/schedule.yaml", "folder-like-file")
    ]
