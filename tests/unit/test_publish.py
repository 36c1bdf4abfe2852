"""Publishing: only what changed is written, what is not ours stays, nothing leads outside."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from gaung.edges.own import MANIFEST, STAGING
from gaung.edges.publish import Written, check, is_inside, publish
from gaung.edges.refused import Refused

FILES = {
    "index.html": b"<h1>Beranda</h1>",
    "id/index.html": b"<h1>Indonesia</h1>",
    "assets/site.css": b"h1 { color: red }",
    "feed.xml": b"<feed/>",
}


def tree(folder: Path) -> dict[str, bytes]:
    """The files in a folder, the manifest aside."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(folder: Path) -> dict[str, int]:
    return {path: (folder / path).stat().st_mtime_ns for path in tree(folder)}


def done(written: Written) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]:
    return written.new, written.changed, written.removed, written.same


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A published site whose files seem to be of long ago."""
    folder = tmp_path / "public"
    publish(FILES, folder)
    for path in FILES:
        os.utime(folder / path, (1_700_000_000, 1_700_000_000))
    return folder


def test_a_first_build_writes_everything(tmp_path: Path) -> None:
    written = publish(FILES, tmp_path / "deep/public")
    assert tree(tmp_path / "deep/public") == FILES
    assert set(written.new) == set(FILES)
    assert (written.changed, written.removed, written.same) == ((), (), 0)
    assert written.bytes == sum(map(len, FILES.values()))
    assert set(written.signatures) == set(FILES)


def test_the_same_again_touches_nothing(output: Path) -> None:
    before = times(output) | {"manifest": (output / MANIFEST).stat().st_mtime_ns}
    assert done(publish(FILES, output)) == ((), (), (), 4)
    assert times(output) | {"manifest": (output / MANIFEST).stat().st_mtime_ns} == before


def test_only_what_changed_is_written(output: Path) -> None:
    before = times(output)
    files = {**FILES, "index.html": b"<h1>Baru</h1>", "en/index.html": b"<h1>English</h1>"}
    del files["feed.xml"]
    assert done(publish(files, output)) == (("en/index.html",), ("index.html",), ("feed.xml",), 2)
    assert tree(output) == files
    unchanged = ("id/index.html", "assets/site.css")
    assert [times(output)[path] for path in unchanged] == [before[path] for path in unchanged]


def test_folders_left_empty_go_and_others_stay(output: Path) -> None:
    (output / "assets/own").mkdir()
    publish({"index.html": b"1"}, output)
    assert not (output / "id").exists()
    assert (output / "assets/own").is_dir()


@pytest.mark.parametrize("edit", ["deleted", "edited", "edited to the same size", "linked"])
def test_what_somebody_did_to_our_files_is_put_right(output: Path, edit: str) -> None:
    known = publish(FILES, output).signatures
    page = output / "id/index.html"
    if edit == "edited":
        page.write_bytes(b"by hand")
    elif edit == "edited to the same size":
        page.write_bytes(b"x" * len(FILES["id/index.html"]))
    else:
        page.unlink()
    if edit == "linked":
        page.symlink_to("../index.html")
    assert publish(FILES, output, known=known).changed == ("id/index.html",)
    assert tree(output) == FILES
    assert not page.is_symlink()


def test_files_that_look_as_we_left_them_are_not_read(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = publish(FILES, output).signatures
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", _manifest_only)
        assert publish(FILES, output, known=known).same == 4


def _manifest_only(path: Path) -> bytes:
    assert path.name == MANIFEST
    with path.open("rb") as file:
        return file.read()


def test_what_is_not_ours_is_left_alone(output: Path) -> None:
    (output / "CNAME").write_bytes(b"media.example")
    (output / "id/catatan.txt").write_bytes(b"theirs")
    publish({"index.html": b"1"}, output)
    assert tree(output) == {
        "index.html": b"1", "CNAME": b"media.example", "id/catatan.txt": b"theirs",
    }  # fmt: skip


def test_a_file_of_theirs_where_ours_should_go_stops_everything(output: Path) -> None:
    (output / "en").write_bytes(b"theirs")
    before = tree(output)
    with pytest.raises(Refused) as refused:
        publish({"index.html": b"1", "en/index.html": b"2"}, output)
    assert refused.value.code == "output-blocked"
    assert refused.value.values == {"found": str(output / "en")}
    assert tree(output) == before


def test_a_file_of_theirs_that_is_the_same_becomes_ours(output: Path) -> None:
    (output / "robots.txt").write_bytes(b"all")
    assert done(publish({**FILES, "robots.txt": b"all"}, output)) == ((), (), (), 5)
    publish(FILES, output)
    assert not (output / "robots.txt").exists()


def test_a_folder_of_theirs_where_a_file_should_go_stops_everything(output: Path) -> None:
    (output / "id/catatan.txt").write_bytes(b"theirs")
    with pytest.raises(Refused, match="output-blocked"):
        publish({"id": b"now a file"}, output)
    assert tree(output) == {**FILES, "id/catatan.txt": b"theirs"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": b"1"}, {"a/index.html": b"2"}),
        ({"a/index.html": b"1", "a/b/c": b"1"}, {"a": b"2"}),
        ({"A/index.html": b"1"}, {"a/index.html": b"2"}),
    ],
)
def test_files_and_folders_trade_places(
    tmp_path: Path, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    publish(before, tmp_path)
    publish(after, tmp_path)
    assert tree(tmp_path) == after


def test_the_manifest_is_the_same_wherever_it_was_made(tmp_path: Path) -> None:
    publish(FILES, tmp_path / "one")
    publish({"old.html": b"old"}, tmp_path / "other/two")
    publish(dict(reversed(FILES.items())), tmp_path / "other/two")
    compared = subprocess.run(
        ["diff", "-r", tmp_path / "one", tmp_path / "other/two"],  # noqa: S607 - every system's
        capture_output=True,
        check=False,
    )
    assert (compared.returncode, compared.stdout) == (0, b"")
    listed = json.loads((tmp_path / "one" / MANIFEST).read_bytes())["files"]
    assert listed == {path: hashlib.sha256(data).hexdigest() for path, data in FILES.items()}
    assert list(listed) == sorted(listed)


def test_pages_come_after_what_they_show_and_feeds_after_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    really_replace = Path.replace

    def replace(staged: Path, target: Path) -> Path:
        order.append(target.relative_to(tmp_path).as_posix())
        return really_replace(staged, target)

    monkeypatch.setattr(Path, "replace", replace)
    publish(FILES, tmp_path)
    assert order == [
        MANIFEST, "assets/site.css", "id/index.html", "index.html", "feed.xml", MANIFEST,
    ]  # fmt: skip


# Where a site may go


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "../a", "a/../../b", "a//b", "a/", "./a", "a/.", "C:/a", "a\\..\\b",
        "a\nb", "a\x00b", MANIFEST, f"{STAGING}/0", ".gaung/x", "..",
    ],
)  # fmt: skip
def test_no_path_leads_outside(tmp_path: Path, path: str) -> None:
    assert not is_inside(path)
    with pytest.raises(ValueError, match="leads out"):
        publish({path: b"x"}, tmp_path / "public")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    "path", ["a", ".well-known/security.txt", "a..b/c...", "é/_headers", "..."]
)
def test_unusual_paths_are_fine(path: str) -> None:
    assert is_inside(path)


def test_a_link_in_the_output_is_not_followed(output: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "site.css").write_bytes(b"theirs")
    (output / "assets/site.css").unlink()
    (output / "assets").rmdir()
    (output / "assets").symlink_to(outside)
    with pytest.raises(Refused, match="output-blocked"):
        publish(FILES, output)
    publish({"index.html": b"1"}, output)  # what was ours below the link is not removed either
    assert tree(outside) == {"site.css": b"theirs"}


def test_a_manifest_that_leads_outside_is_none(output: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"theirs")
    (output / MANIFEST).write_text('{"files": {"../precious": ""}}', encoding="utf-8")
    with pytest.raises(Refused, match="output-not-ours"):
        publish(FILES, output)
    assert (tmp_path / "precious").exists()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"files": 1}', b"\xff", b'{"files": {"a": 1'])
def test_a_damaged_manifest_is_none(output: Path, content: bytes) -> None:
    (output / MANIFEST).write_bytes(content)
    with pytest.raises(Refused, match="output-not-ours"):
        publish(FILES, output)


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "naskah.docx").write_bytes(b"precious")
    with pytest.raises(Refused, match="output-not-ours"):
        publish(FILES, tmp_path)
    assert tree(tmp_path) == {"naskah.docx": b"precious"}


def test_an_empty_folder_is_fine_and_so_is_what_systems_leave_there(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    (tmp_path / ".git").write_bytes(b"gitdir: elsewhere")  # a worktree of a branch for pages
    publish(FILES, tmp_path)
    assert tree(tmp_path).items() > FILES.items()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(b"")
    with pytest.raises(Refused, match="output-no-folder"):
        publish(FILES, tmp_path / "public")


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("site", "output-is-site"),
        (".", "output-is-site"),
        ("site/public/..", "output-is-site"),
        ("site/content", "output-in-sources"),
        ("site/content/events/public", "output-in-sources"),
        ("site/layouts", "output-in-sources"),
        ("site/assets/x", "output-in-sources"),
        ("site/.git", "output-in-sources"),
        ("site/.gaung", "output-in-sources"),
        ("link/public", "output-in-sources"),
        ("far", "output-in-sources"),
    ],
)
def test_no_site_is_written_over_its_sources(tmp_path: Path, where: str, code: str) -> None:
    (tmp_path / "site/layouts").mkdir(parents=True)
    (tmp_path / "far/content").mkdir(parents=True)
    (tmp_path / "site/content").symlink_to(tmp_path / "far/content")
    (tmp_path / "link").symlink_to("site/content")
    with pytest.raises(Refused) as refused:
        check(tmp_path / where, tmp_path / "site")
    assert refused.value.code == code


def test_a_folder_in_the_site_or_beside_it_is_fine(tmp_path: Path) -> None:
    (tmp_path / "site/content").mkdir(parents=True)
    for where in ("site/public", "site/contents", "beside"):
        publish(FILES, tmp_path / where, site=tmp_path / "site")


def test_the_output_may_be_a_link_to_a_folder(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    (tmp_path / "public").symlink_to("www")
    publish(FILES, tmp_path / "public")
    assert tree(tmp_path / "www") == FILES
    assert (tmp_path / "public").is_symlink()
