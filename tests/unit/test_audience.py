"""Newsrooms and the desk see more than the public, marked as such, and never in its place."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from gaung.build import Build, build
from gaung.edges import own
from gaung.model.articles import Release
from gaung.model.gate import held_until
from gaung.model.kit import Name
from gaung.snapshot import snapshot
from tests import on_disk
from tests.factories import EVENT, NOW, WITHOUT, event, facts, fresh, release, site, told

TIRAI = release(
    "tirai", title={"id": "Rahasia tirai", "en": "Curtain secret"},
    published="2024-06-10 09:00 WIB", embargo="2024-06-12 19:00 WITA",
)  # fmt: skip
KONSEP = release("konsep", title="Masih konsep", status="draft", published=None)
HASIL = facts(
    {"key": "hasil", "value": "4711", "visibility": {"embargo": "2024-06-12 19:00 WITA"}},
    {"key": "mentah", "value": "8153", "visibility": {"draft": True}},
)
FILES = site() | event() | release("satu") | TIRAI | KONSEP | HASIL
SECRETS = (b"Rahasia tirai", b"Curtain secret", b"Isi tirai.", b"4711")
NOTICE = {
    "id": "Jangan disiarkan sebelum waktunya.",
    "en": "Do not publish them before their time.",
}


@cache
def made(audience: str) -> Build:
    whole = build(replace(snapshot(FILES, NOW), audience=audience), fresh())
    assert told(whole.problems) == []
    return whole


@pytest.fixture(scope="module")
def newsroom() -> Build:
    return made("newsroom")


def opened(data: bytes) -> bytes:
    """A file with what is in it, where it is an archive."""
    if not data.startswith(b"PK\x03"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return b"\n".join(opened(archive.read(name)) for name in archive.namelist())


def holders(whole: Build, words: bytes) -> list[str]:
    files = {path: whole.files[path] for path in whole.files}
    return [path for path, data in files.items() if words in opened(data) or words in path.encode()]


def test_newsrooms_have_what_waits_for_its_moment_and_the_public_has_none_of_it(
    newsroom: Build,
) -> None:
    public = made("public")
    for secret in SECRETS:
        assert holders(newsroom, secret) != []
        assert holders(public, secret) == []
    assert holders(public, b"tirai") == []
    for words in (NOTICE["id"], NOTICE["en"], "di bawah embargo", "under embargo"):
        assert holders(public, words.encode()) == []


def test_newsrooms_have_no_drafts(newsroom: Build) -> None:
    assert holders(newsroom, b"Masih konsep") == []
    assert holders(newsroom, b"8153") == []
    assert holders(made("desk"), b"Masih konsep") != []
    assert holders(made("desk"), b"8153") != []


def test_every_page_and_every_paper_for_newsrooms_is_marked(newsroom: Build) -> None:
    for path in newsroom.files:
        text = opened(newsroom.files[path]).decode("utf-8", "replace")
        if path.endswith(".html"):
            assert '<meta name="robots" content="noindex">' in text, path
        is_paper = path.endswith((".html", ".docx", ".txt")) and "whatsapp" not in path
        if is_paper and path != "robots.txt":
            assert any(notice in text for notice in NOTICE.values()), path


def test_a_release_under_embargo_says_until_when(newsroom: Build) -> None:
    start = f"id/acara/{EVENT}/siaran-pers/tirai"
    until = "sampai Rabu, 12 Juni 2024, pukul 18.00 WIB"
    for path in (f"{start}/index.html", f"{start}/tirai.id.txt", f"{start}/tirai.id.whatsapp.txt"):
        assert until in re.sub("<[^>]*>", "", newsroom.files[path].decode()), path
    assert "embargo sampai" not in newsroom.files[
        f"id/acara/{EVENT}/siaran-pers/satu/index.html"
    ].decode()  # fmt: skip


def test_a_site_for_newsrooms_is_not_listed(newsroom: Build) -> None:
    assert newsroom.files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b"X-Robots-Tag: noindex" in newsroom.files["_headers"]
    assert b"X-Robots-Tag" in newsroom.files[".htaccess"]
    assert b"Access-Control-Allow-Origin" not in newsroom.files["_headers"]


def test_what_would_be_wrong_for_the_public_is_told_to_newsrooms_too() -> None:
    files = FILES | release("dua", bodies={"id": "Lihat {fact:hasil}.", "en": "See {fact:hasil}."})
    for audience in ("public", "newsroom", "desk"):
        found = build(replace(snapshot(files, NOW), audience=audience)).problems
        assert {each.code for each in found} == {"reference-hidden"}, audience


def test_a_draft_without_a_date_has_a_page_for_the_desk() -> None:
    page = made("desk").files[f"id/acara/{EVENT}/siaran-pers/konsep/index.html"].decode()
    assert "belum ada tanggal terbit" in page


def test_an_embargo_lasts_until_the_later_of_two_moments() -> None:
    kit = made("desk").kit
    assert kit is not None

    def until(key: str) -> object:
        entry = kit.entries[Name("release", EVENT, key)]
        assert isinstance(entry.record, Release)
        return held_until(entry.record, kit.now)

    assert str(until("tirai")) == "2024-06-12 19:00:00+08:00"
    assert until("satu") is None
    assert until("konsep") is None


@pytest.mark.parametrize("first", ["public", "newsroom"])
def test_a_site_for_one_audience_is_never_written_over_that_of_another(
    first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = on_disk.write(tmp_path / "situs", site(outputs=WITHOUT) | event() | TIRAI)
    target = tmp_path / "web"
    order = ("build", "--now", "2024-06-01", "--output", str(target), "--audience")
    other = {"public": "newsroom", "newsroom": "public"}[first]
    assert on_disk.run(folder, *order, first) == 0
    before = on_disk.tree(target)
    assert on_disk.run(folder, *order, other) == 2
    assert "--output" in capsys.readouterr().err
    assert on_disk.tree(target) == before
    assert on_disk.run(folder, *order, first) == 0
    assert on_disk.tree(target) == before


def test_a_site_for_newsrooms_has_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = on_disk.write(tmp_path / "situs", site(outputs=WITHOUT) | event() | TIRAI)
    assert on_disk.run(folder, "--now", "2024-06-01", "--audience", "newsroom") == 0
    assert not (folder / "public").exists()
    assert json.loads((folder / "newsroom" / own.MANIFEST).read_bytes())["audience"] == "newsroom"
    assert on_disk.run(folder, "--now", "2024-06-01") == 0
    assert b"Rahasia tirai" not in b"".join(on_disk.tree(folder / "public").values())
