"""The bar of the preview: what it tells of a page, and that no build has it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from gaung.build import Build, build
from gaung.edges import console
from gaung.edges.answers import Shown, answer, headers, looks
from gaung.edges.bar import Bars, Renewal
from gaung.edges.bar_dress import BAR_SCRIPT_PATH, BAR_STYLE_PATH, with_bar
from gaung.editorial.publication import Stand, publication
from gaung.model.kit import Name
from gaung.snapshot import snapshot
from tests import on_disk
from tests.factories import EVENT, NOW, ROOT, event, fresh, person, release, site, told
from tests.previewing import get, previewed, rewrite, soon

APPROVED = {
    "by": "Ani", "role": {"id": "Kepala Biro", "en": "Head"}, "at": "2024-05-17 10:00 WIB",
}  # fmt: skip
FILES = (
    site()
    | event()
    | person("usman")
    | release("satu", approved=APPROVED, people=["usman"])
    | release("konsep", status="draft", published=None)
    | release("periksa", status="review")
    | release("nanti", published="2024-06-10 09:00 WIB")
    | release("tirai", embargo="2024-06-12 19:00 WITA")
    | release("usai", expires="2024-05-30 19:00 WITA")
    | release("tarik", withdrawn={"date": "2024-05-20", "reason": "Keliru."})
    | release("satu-bahasa", bodies={"id": "Hanya ini."})
)
SATU = f"id/acara/{EVENT}/siaran-pers/satu/index.html"


@cache
def made() -> Build:
    found = build(replace(snapshot(FILES, NOW), audience="desk"), fresh())
    assert told(found.problems) == []
    return found


def bar(path: str, language: str = "id", **settings: object) -> str:
    bars = Bars(console.words(language, Path()), made(), **settings)  # type: ignore[arg-type]
    return unescape(re.sub(r"<[^>]*>", "", bars.bar(path)))


@pytest.mark.parametrize(
    ("key", "stand", "moment"),
    [
        ("satu", Stand.PUBLISHED, "2024-05-18 09:00:00+08:00"),
        ("konsep", Stand.DRAFT, "None"),
        ("periksa", Stand.REVIEW, "2024-05-18 09:00:00+08:00"),
        ("nanti", Stand.SCHEDULED, "2024-06-10 09:00:00+07:00"),
        ("tirai", Stand.EMBARGOED, "2024-06-12 19:00:00+08:00"),
        ("usai", Stand.EXPIRED, "2024-05-30 19:00:00+08:00"),
        ("tarik", Stand.WITHDRAWN, "2024-05-20"),
    ],
)
def test_a_release_stands_somewhere(key: str, stand: Stand, moment: str) -> None:
    whole = made().whole
    assert whole is not None
    found = publication(whole, whole.entries[Name("release", EVENT, key)])
    assert (found.stand, str(found.moment)) == (stand, moment)


def test_what_belongs_to_a_hidden_event_is_hidden() -> None:
    files = FILES | event(visibility={"draft": True})
    whole = build(replace(snapshot(files, NOW), audience="desk"), fresh()).whole
    assert whole is not None
    entry = whole.entries[Name("release", EVENT, "satu")]
    assert publication(whole, entry).stand is Stand.DRAFT


def test_the_bar_tells_all_of_a_page_in_the_language_of_the_desk() -> None:
    indonesian, english = bar(SATU), bar(SATU, "en")
    for words in (
        "terbit, Sabtu, 18 Mei 2024, pukul 08.00 WIB",
        "disetujui Ani (Kepala Biro), Jumat, 17 Mei 2024, pukul 10.00 WIB",
        "Bahasa Indonesia (naskah asal) · English (belum ditandai)",
        f"content/events/{EVENT}/releases/satu/index.id.md",
        "gaung.outputs.pages.release.ReleasePage",
        "layouts/pages/release.html",
        f"release:{EVENT}/satu, person:usman",
        "tidak sejak pratinjau dimulai",
    ):
        assert words in indonesian, words
    for words in ("published, Saturday, 18 May 2024, 08:00 WIB", "approved by Ani (Head)",
                  "English (unstamped)", "not since the preview began"):  # fmt: skip
        assert words in english, words


def test_an_embargo_counts_down_to_an_instant() -> None:
    words = console.words("id", Path())
    page = f"en/events/{EVENT}/releases/tirai/index.html"
    told = Bars(words, made(), at=NOW).bar(page)
    assert 'data-until="2024-06-12T19:00:00+08:00"' in told
    assert f'data-at="{NOW.isoformat()}"' in told
    assert "data-until" not in Bars(words, made()).bar(SATU)


def test_a_page_that_is_a_notice_says_what_is_missing() -> None:
    found = bar(f"en/events/{EVENT}/releases/satu-bahasa/index.html")
    assert "English (belum ada)" in found


def test_a_page_of_data_counts_the_texts_that_lack_a_language() -> None:
    found = bar(f"id/acara/{EVENT}/index.html")
    assert "Bahasa Indonesia (lengkap) · English (lengkap)" in found


def test_a_page_made_again_says_when_and_why() -> None:
    trace = made().traces[SATU]
    before = replace(trace, view="another", uses=())
    renewal = Renewal("08:15:00", ("content/people/usman.yaml",), before)
    found = bar(SATU, renewals={SATU: renewal})
    assert "pukul 08:15:00, karena: isi yang ditampilkannya berubah, layouts/" in found
    assert "yang disunting: content/people/usman.yaml" in found


def test_links_to_what_is_not_public_are_known() -> None:
    found = Bars(console.words("id", Path()), made()).unpublished
    assert found[f"/kit/id/acara/{EVENT}/siaran-pers/konsep/"] == "konsep"
    assert found[f"/kit/en/events/{EVENT}/releases/tirai/"] == "di bawah embargo"
    assert f"/kit/id/acara/{EVENT}/siaran-pers/satu/" not in found


def test_every_page_of_the_site_has_a_bar_and_nothing_else_has() -> None:
    bars = Bars(console.words("en", Path()), made())
    framed = {each.path for each in made().outputs if hasattr(each.view, "frame")}
    for path in made().files:
        assert bool(bars.bar(path)) is (path in framed and path.endswith(".html")), path


def test_the_bar_stands_in_front_of_what_the_page_shows() -> None:
    page = b'<head><title>x</title></head><body class="a"><p>y</p></body>'
    found = with_bar(page, "<aside>b</aside>\n").decode()
    assert found.endswith('<body class="a">\n<aside>b</aside>\n<p>y</p></body>')
    assert re.fullmatch(
        f'<head><title>x</title><link rel="stylesheet" href="{BAR_STYLE_PATH}">\n'
        f'<script src="{BAR_SCRIPT_PATH}" defer></script>\n</head>',
        found.partition("<body")[0],
    )
    assert with_bar(page, "") == page
    assert with_bar(b"no page", "<aside>") == b"no page"


def test_a_page_looks_different_when_its_bar_does() -> None:
    shown = Shown(files={"id/index.html": b"<head></head><body></body>"})
    barred = replace(shown, bar=lambda name: f"<aside>{name}</aside>")
    assert b"<aside>id/index.html</aside>" in answer(barred, "/id/").data
    assert looks(shown, "/id/") != looks(barred, "/id/")


def test_the_preview_is_as_strict_as_the_host() -> None:
    shown = Shown(files={"_headers": made().files["_headers"]}, path="/kit/")
    found = headers(shown, f"/kit/id/acara/{EVENT}/siaran-pers/satu/?x=1")
    assert "script-src 'self'" in found["Content-Security-Policy"]
    assert found["X-Content-Type-Options"] == "nosniff"
    assert "Cache-Control" not in headers(shown, "/kit/assets/site.css")
    assert headers(Shown(), "/") == {}


def test_no_build_has_the_bar() -> None:
    for path in made().files:
        assert b"_gaung" not in made().files[path], path
    words = (path.read_text(encoding="utf-8") for path in (ROOT / "layouts").rglob("*.html"))
    assert not any("_gaung" in text for text in words)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return on_disk.write(tmp_path, FILES)


def test_the_served_bar_says_what_was_edited(folder: Path) -> None:
    file = f"content/events/{EVENT}/releases/satu/index.id.md"
    with previewed(folder) as (_, port):
        page = f"/kit/{SATU}"
        assert b"tidak sejak pratinjau dimulai" in get(port, page)[2]
        rewrite(folder / file, "Isi satu.", "Isi baru.")
        edited = f"(yang disunting: {file})".encode()
        assert soon(lambda: edited in get(port, page)[2])
        assert b"isi yang ditampilkannya berubah" in get(port, page)[2]
        assert get(port, BAR_STYLE_PATH)[1]["Content-Type"] == "text/css; charset=utf-8"
        assert get(port, BAR_SCRIPT_PATH)[0] == 200
