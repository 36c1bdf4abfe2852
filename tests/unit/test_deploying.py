"""Saying what would change on the public site, and bringing it there: folders and git branches."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gaung.edges import deploying
from gaung.edges.own import MANIFEST
from gaung.edges.publish import in_order, manifest, publish, shares, told
from gaung.edges.refused import Refused
from tests import on_disk
from tests.factories import WITHOUT, event, release, site
from tests.on_disk import tree

RELEASE = "content/events/forum-air/releases/satu/index.id.md"
OLD = {"index.html": b"old", "a.css": b"old", "gone/index.html": b"gone", "same.txt": b"same"}
NEW = {"index.html": b"new", "b.css": b"new", "feed.json": b"{}", "same.txt": b"same"}


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717200000")  # 1 June 2024
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = site(outputs=WITHOUT) | event() | release("satu") | release("dua")
    return on_disk.write(tmp_path / "situs", files)


Say = Callable[..., tuple[int, str]]


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = on_disk.run(folder, *words)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# diff


def test_what_would_change_is_told_by_page(say: Say, folder: Path) -> None:
    assert say("diff")[0] == 2, "there is nothing to compare with"
    assert say("build")[0] == 0
    before = tree(folder / "public")
    assert say("diff") == (0, "Tidak ada yang akan berubah.\n")

    edit(folder / RELEASE, "Isi satu.", "Isi yang lain.")
    on_disk.write(folder, release("tiga", title={"id": "Siaran ketiga", "en": "The third"}))
    for file in (folder / "content/events/forum-air/releases/dua").iterdir():
        file.unlink()
    code, said = say("diff")
    assert code == 0
    start = "/kit/id/acara/forum-air/siaran-pers"
    for line in (
        "Halaman baru: 2",
        f"  + {start}/tiga/  Siaran ketiga",
        f"  ~ {start}/satu/  Siaran satu",
        "Alamat yang akan mati: 2",
        f"  ! {start}/dua/  Siaran dua",
        "tulis alamat lamanya di aliases",
    ):
        assert line in said, line
    assert f"· {start}/satu/" not in said
    assert tree(folder / "public") == before, "and nothing has changed"


def test_an_old_address_that_leads_on_is_not_broken(say: Say, folder: Path) -> None:
    assert say("build")[0] == 0
    for language in ("id", "en"):
        old = folder / f"content/events/forum-air/releases/dua/index.{language}.md"
        new = folder / f"content/events/forum-air/releases/baru/index.{language}.md"
        new.parent.mkdir(exist_ok=True)
        part = {
            "id": "id/acara/forum-air/siaran-pers/dua/",
            "en": "en/events/forum-air/releases/dua/",
        }
        text = old.read_text(encoding="utf-8").replace(
            "---\n", f"---\naliases: {part[language]}\n", 1
        )
        new.write_text(text, encoding="utf-8")
        old.unlink()
    said = say("diff")[1]
    assert "Alamat lama yang akan mengalihkan: 2" in said
    assert (
        "  > /kit/en/events/forum-air/releases/dua/  →  /kit/en/events/forum-air/releases/baru/"
        in said
    )
    assert "Alamat yang akan mati" not in said


def test_a_page_that_only_looks_different_says_nothing_else(say: Say, folder: Path) -> None:
    assert say("build")[0] == 0
    style = folder / "assets/css/utilities.css"
    style.parent.mkdir(parents=True)
    style.write_text("@layer utilities { .x { color: red } }\n", encoding="utf-8")
    said = say("diff")[1]
    assert "Halaman yang isinya berubah" not in said
    assert "Halaman yang hanya tampilan atau tautannya berubah" in said


# what all targets have in common


def test_a_manifest_is_read_as_it_was_written() -> None:
    for audience in ("public", "newsroom"):
        said = told(manifest({"a": "1"}, audience))
        assert said is not None
        assert (said.digests, said.audience) == ({"a": "1"}, audience)
    assert told(b'{"files": {"../a": "1"}}') is None
    assert told(b"[]") is None
    later = told(b'{"audience": "board", "files": {}}')
    assert later is not None
    assert later.audience == "newsroom"


def test_what_pages_show_comes_first_and_what_points_to_them_last() -> None:
    order = in_order(NEW)
    assert list(shares(order)) == [("b.css", "same.txt"), ("index.html",), ("feed.json",)]


def parcel(folder: Path, files: dict[str, bytes], audience: str = "public") -> deploying.Parcel:
    publish(files, folder, audience=audience)
    return deploying.parcel(folder)


def quiet(step: str) -> None:
    del step


def test_only_what_was_built_is_brought(tmp_path: Path) -> None:
    whole = parcel(tmp_path / "public", OLD)
    (tmp_path / "public/rahasia.txt").write_bytes(b"mine")
    deploying.deploy(tmp_path, whole, str(tmp_path / "web"), quiet)
    assert tree(tmp_path / "web") == OLD


def test_a_folder_keeps_what_is_not_ours(tmp_path: Path) -> None:
    target = tmp_path / "web"
    whole = parcel(tmp_path / "public", OLD)
    said = deploying.deploy(tmp_path, whole, str(target), quiet)
    assert (said.new, said.changed, said.removed, said.same) == (4, 0, 0, 0)
    (target / "theirs.txt").write_bytes(b"theirs")
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), str(target), quiet)
    assert (said.new, said.changed, said.removed, said.same) == (2, 1, 2, 1)
    assert tree(target) == {**NEW, "theirs.txt": b"theirs"}


def test_a_folder_of_somebody_else_or_for_somebody_else_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "web"
    target.mkdir()
    (target / "index.html").write_bytes(b"theirs")
    with pytest.raises(Refused, match="output-not-ours"):
        deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), str(target), quiet)
    whole = parcel(tmp_path / "newsroom", NEW, "newsroom")
    deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), str(tmp_path / "other"), quiet)
    with pytest.raises(Refused, match="output-for-public"):
        deploying.deploy(tmp_path, whole, str(tmp_path / "other"), quiet)
    assert tree(target) == {"index.html": b"theirs"}


# a branch


def git(*words: str, at: Path) -> str:
    done = subprocess.run(["git", *words], cwd=at, capture_output=True, check=True)  # noqa: S607
    return done.stdout.decode("latin-1")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "remote.git"
    folder.mkdir()
    git("init", "--quiet", "--bare", at=folder)
    return folder


def branch(remote: Path, name: str = "pages") -> dict[str, bytes]:
    names = git("ls-tree", "-r", "--name-only", name, at=remote).splitlines()
    return {
        path: git("cat-file", "blob", f"{name}:{path}", at=remote).encode("latin-1")
        for path in names
        if path != MANIFEST
    }


def test_a_branch_has_the_site_and_a_commit_for_each_change(tmp_path: Path, remote: Path) -> None:
    target = f"git:{remote}#pages"
    deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    assert branch(remote) == OLD
    said = deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    assert (said.new, said.same) == (0, 4)
    deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert branch(remote) == NEW
    subjects = git("log", "--format=%s", "pages", at=remote).splitlines()
    assert subjects == [
        "Publish the site: 2 new, 1 changed, 2 gone",
        "Publish the site: 4 new, 0 changed, 0 gone",
    ]


def test_a_branch_keeps_what_others_put_there(tmp_path: Path, remote: Path) -> None:
    target = f"git:{remote}#pages"
    deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    clone = tmp_path / "clone"
    git("clone", "--quiet", "-b", "pages", str(remote), str(clone), at=tmp_path)
    (clone / "CNAME").write_text("media.example", encoding="utf-8")
    git("add", "CNAME", at=clone)
    git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "name", at=clone)
    git("push", "--quiet", at=clone)
    deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert branch(remote) == {**NEW, "CNAME": b"media.example"}


def test_a_branch_of_something_else_is_left_alone(tmp_path: Path, remote: Path) -> None:
    clone = tmp_path / "clone"
    git("clone", "--quiet", str(remote), str(clone), at=tmp_path)
    (clone / "main.py").write_text("1", encoding="utf-8")
    git("add", ".", at=clone)
    git("-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "code", at=clone)
    git("push", "--quiet", "origin", "HEAD:pages", at=clone)
    target = f"git:{remote}#pages"
    with pytest.raises(Refused, match="output-not-ours"):
        deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert branch(remote) == {"main.py": b"1"}


def test_a_branch_is_the_old_site_until_all_of_the_new_one_is_there(
    tmp_path: Path, remote: Path
) -> None:
    target = f"git:{remote}#pages"
    deploying.deploy(tmp_path, parcel(tmp_path / "public", OLD), target, quiet)
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho down for the night >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(Refused, match="deploy-failed"):
        deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert branch(remote) == OLD
    hook.unlink()
    deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)
    assert branch(remote) == NEW


def test_a_remote_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    for target, code in (("git:pages", "deploy-remote"), ("git:up#pages", "deploy-remote"),
                         (f"git:{tmp_path / 'no'}#pages", "deploy-failed")):  # fmt: skip
        with pytest.raises(Refused, match=code):
            deploying.deploy(tmp_path, parcel(tmp_path / "public", NEW), target, quiet)


# the command


def test_deploy_builds_and_brings(say: Say, folder: Path, tmp_path: Path, remote: Path) -> None:
    assert "deploy_to" in say("deploy")[1]
    target = tmp_path / "web"
    assert say("deploy", str(target))[0] == 0
    assert tree(target) == tree(folder / "public")
    edit(folder / RELEASE, "summary:", "sumary:")
    code, said = say("deploy", str(target))
    assert (code, "sumary" in said) == (1, True)
    assert tree(target) == tree(folder / "public"), "a broken site goes nowhere"

    edit(folder / RELEASE, "sumary:", "summary:")
    settings = folder / "site.yaml"
    text = settings.read_text(encoding="utf-8").rstrip().removesuffix("}")
    settings.write_text(f'{text}, "deploy_to": "git:pages"}}\n', encoding="utf-8")
    git("init", "--quiet", at=folder)
    git("remote", "add", "origin", str(remote), at=folder)
    code, said = say("deploy")
    assert (code, "Situs sudah ada di git:pages" in said) == (0, True)
    assert branch(remote).keys() == tree(folder / "public").keys()


def test_what_a_target_lacks_is_told_before_anything_is_built(
    say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    for target, lacking in (
        ("s3://press-kit/situs", "AWS_ACCESS_KEY_ID"),
        ("s3://Press Kit", "Press Kit"),
    ):
        code, said = say("deploy", target)
        assert (code, lacking in said) == (2, True)
    assert not (folder / "public").exists()


def test_a_site_for_newsrooms_goes_where_it_is_told_and_never_to_the_public_place(
    say: Say, folder: Path, tmp_path: Path
) -> None:
    on_disk.write(folder, release("tirai", embargo="2030-01-01 09:00 WIB", title="Rahasia tirai"))
    settings = folder / "site.yaml"
    text = settings.read_text(encoding="utf-8").rstrip().removesuffix("}")
    settings.write_text(f'{text}, "deploy_to": "{tmp_path / "web"}"}}\n', encoding="utf-8")
    assert say("deploy")[0] == 0
    before = tree(tmp_path / "web")
    assert say("deploy", "--audience", "newsroom")[0] == 2
    assert say("deploy", str(tmp_path / "web"), "--audience", "newsroom")[0] == 2
    assert tree(tmp_path / "web") == before
    assert b"Rahasia tirai" not in b"".join(before.values())
    assert say("deploy", str(tmp_path / "pers"), "--audience", "newsroom")[0] == 0
    assert b"Rahasia tirai" in b"".join(tree(tmp_path / "pers").values())
