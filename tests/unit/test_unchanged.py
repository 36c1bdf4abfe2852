"""Nothing changed: said quickly, with the standard library alone, and only where it is true."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gaung.edges import own, unchanged, walk
from gaung.edges.walk import Files
from tests import on_disk
from tests.factories import ROOT, event, release, site

NOW = datetime(2024, 6, 1, tzinfo=UTC)
LONG_AGO = 1_700_000_000
RELEASE = "content/events/forum-air/releases/satu/index.id.md"


@pytest.fixture(autouse=True)
def nobody_edits_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """While it is developed, its files may be too young to be sure of."""
    monkeypatch.setattr(walk, "package", settled)


FOUND = walk.package()


def settled() -> Files:
    files = {path: found._replace(changed=LONG_AGO) for path, found in FOUND.files.items()}
    return FOUND._replace(files=files)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built long after its files were last changed."""
    folder = tmp_path_factory.mktemp("built") / "site"
    small = site() | event() | release("satu") | release("kelak", published="2024-06-10 09:00 WIB")
    for path in on_disk.write(folder, small).rglob("*.*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk, "package", settled)
        build(folder)
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of that site, in which nothing looks different."""
    return Path(shutil.copytree(built, tmp_path / "site"))


def build(folder: Path, *options: str, now: str = "2024-06-01") -> None:
    assert on_disk.run(folder, "build", "--now", now, *options) == 0


def is_unchanged(folder: Path, now: datetime = NOW, base_url: str | None = None) -> bool:
    record = unchanged.find(folder, folder / "public", now, base_url, "id")
    return record is not None


def test_nothing_changed(folder: Path) -> None:
    assert is_unchanged(folder)


def test_it_is_said_with_what_the_site_is(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = len(json.loads((folder / "public" / own.MANIFEST).read_bytes())["files"])
    capsys.readouterr()
    build(folder, "--lang", "en")
    assert capsys.readouterr().out.startswith(f"Nothing has changed: {files} files, ")


@pytest.mark.parametrize(
    "edit",
    ["changed", "same size, other time", "new", "deleted", "settings", "layout", "unreadable"],
)
def test_a_source_that_changed_is_noticed(folder: Path, edit: str) -> None:
    text = (folder / RELEASE).read_text(encoding="utf-8")
    if edit == "changed":
        (folder / RELEASE).write_text(text + "Lagi.", encoding="utf-8")
        os.utime(folder / RELEASE, (LONG_AGO, LONG_AGO))
    elif edit == "same size, other time":
        (folder / RELEASE).write_text(text.replace("Isi", "isi"), encoding="utf-8")
    elif edit == "new":
        (folder / "content/contacts.yaml").write_text("contacts: []", encoding="utf-8")
    elif edit == "deleted":
        (folder / RELEASE).unlink()
    elif edit == "settings":
        settings = folder / "site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8") + " ", encoding="utf-8")
    elif edit == "layout":
        (folder / "layouts/partials").mkdir(parents=True)
        (folder / "layouts/partials/footer.html").write_text("own", encoding="utf-8")
    else:
        (folder / "content/link.yaml").symlink_to("/nowhere")
    assert not is_unchanged(folder)


def test_a_file_that_was_only_touched_has_not_changed(folder: Path) -> None:
    """After switching branches and back, or in a fresh clone, times differ and digests do not."""
    for path in ("site.yaml", RELEASE):
        os.utime(folder / path, (LONG_AGO + 5, LONG_AGO + 5))
    assert is_unchanged(folder)
    record = unchanged.read(folder, folder / "public")
    assert record is not None
    assert record["inputs"][RELEASE][1] == (LONG_AGO + 5) * 10**9  # next time it is seen at once


def test_line_ends_are_no_change(folder: Path) -> None:
    text = (folder / RELEASE).read_bytes()
    (folder / RELEASE).write_bytes(text.replace(b"\n", b"\r\n"))
    assert is_unchanged(folder)


def test_a_change_in_the_same_tick_as_the_build_is_noticed(folder: Path) -> None:
    """A file that was young when it was read may have changed without looking different."""
    tick = time.time_ns() + 10**12  # young for as long as two builds may take
    for text in ("name: Usman", "name: Emman"):
        person = folder / "content/people/usman.yaml"
        person.parent.mkdir(exist_ok=True)
        person.write_text(text, encoding="utf-8")
        os.utime(person, ns=(tick, tick))
        assert not is_unchanged(folder)
        build(folder)
        assert is_unchanged(folder)


@pytest.mark.parametrize("edit", ["changed", "deleted", "replaced", "manifest", "all"])
def test_an_output_that_was_touched_is_noticed(folder: Path, edit: str) -> None:
    page = folder / "public/id/index.html"
    data = page.read_bytes()
    if edit == "changed":
        page.write_bytes(data.replace(b"<", b" ", 1))
    elif edit == "deleted":
        page.unlink()
    elif edit == "replaced":
        page.unlink()
        page.mkdir()
    elif edit == "manifest":
        (folder / "public" / own.MANIFEST).unlink()
    else:
        (folder / "public").rename(folder / "elsewhere")
    assert not is_unchanged(folder)


def test_what_others_put_into_the_output_is_no_change(folder: Path) -> None:
    (folder / "public/CNAME").write_bytes(b"media.example")
    assert is_unchanged(folder)


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (datetime(2024, 5, 18, 0, 59, tzinfo=UTC), False),
        (datetime(2024, 5, 18, 1, 0, tzinfo=UTC), False),  # the event has not ended
        (datetime(2024, 6, 9, tzinfo=UTC), True),
        (datetime(2024, 6, 10, 1, 59, 59, tzinfo=UTC), True),
        (datetime(2024, 6, 10, 2, 0, tzinfo=UTC), False),
    ],
)
def test_it_is_true_until_the_site_changes_by_itself(
    folder: Path, now: datetime, *, holds: bool
) -> None:
    assert is_unchanged(folder, now) is holds


def test_another_address_is_another_site(folder: Path) -> None:
    assert not is_unchanged(folder, base_url="https://other.example/")
    build(folder, "--base-url", "https://other.example/")
    assert is_unchanged(folder, base_url="https://other.example/")
    assert not is_unchanged(folder)


def test_another_output_folder_is_another_build(folder: Path) -> None:
    assert unchanged.find(folder, folder / "other", NOW, None, "id") is None


def test_another_engine_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "libraries", lambda: [("/usr/lib/site-packages", 1)])
    assert not is_unchanged(folder)


def test_an_engine_that_is_being_edited_is_not_trusted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = walk.package()
    young = {path: each._replace(changed=time.time_ns()) for path, each in found.files.items()}
    monkeypatch.setattr(walk, "package", lambda: found._replace(at=time.time_ns(), files=young))
    build(folder)
    assert not is_unchanged(folder)
    monkeypatch.setattr(walk, "package", settled)
    assert not is_unchanged(folder)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"version": 1}', b"\xff\xfe", b'{"version": 1, "engine": 1}']
)
def test_a_damaged_record_only_costs_time(folder: Path, content: bytes) -> None:
    own.file(folder, "last", folder / "public").write_bytes(content)
    assert not is_unchanged(folder)
    build(folder)
    assert is_unchanged(folder)


def test_warnings_are_told_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "content/events/forum-air/releases/satu/index.en.md"
    page.unlink()
    build(folder)
    first = capsys.readouterr()
    build(folder)
    again = capsys.readouterr()
    assert again.out.startswith("Tidak ada yang berubah")
    if first.err:
        assert again.err == first.err


def test_only_the_standard_library_is_imported(folder: Path) -> None:
    """In a process of its own, as an editor runs it."""
    script = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from gaung.cli import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "names = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(names - sys.stdlib_module_names - {'gaung', '__main__'}))\n"
        "print(sorted(name for name in sys.modules if name.startswith('gaung')))\n"
    )
    command = [sys.executable, "-c", script, "--site", str(folder), "--now", "2024-06-01"]
    said = ""
    for pause in (0, 0, 2.1, 0):  # right after a checkout, the engine is too young to be sure of
        time.sleep(pause)
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        said = subprocess.run(command, env=environment, stdout=-1, text=True, check=True).stdout
        if "Tidak ada yang berubah" in said:
            break
    *_, others, ours = said.splitlines()
    assert "Tidak ada yang berubah" in said
    assert others == "[]"
    assert "gaung.build" not in ours
    assert "gaung.snapshot" not in ours
