"""Each check of a finished build finds the fault that it is for, and is silent where none is."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

import pytest

import gaung.checks
from gaung.checks import CHECKS, Finished, alternates, anchors, copies, headings, leaks, links
from gaung.checks.finished import facts_of
from gaung.craft.archive import Member, archive
from gaung.craft.blocks import Paper, Paragraph, Run
from gaung.memory import Forgetful
from gaung.model.gate import Hidden, public
from gaung.model.kit import Kit, Name
from gaung.plan import Output, Workbench
from gaung.problems import Problem
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import NOW, built, drawing, event, media, page, site, small, sound, text

SITE = site() | event(summary="Air.") | page("tentang", bodies={"id": "Umum sekali, bagi semua."})
HOST = "https://media.example.go.id"


def kit() -> Kit:
    whole = read(snapshot(SITE, NOW), Forgetful()).kit
    assert whole is not None
    return public(whole)[0]


KIT = kit()


def nothing(view: object, bench: Workbench) -> bytes:
    del view, bench
    return b""


def finished(pages: Mapping[str, str], hidden: tuple[Hidden, ...] = ()) -> Finished:
    """A build of these pages, which no template made; each comes from a file of its name."""
    outputs = tuple(Output[Any](path, None, nothing, origin=f"content/{path}.md") for path in pages)
    files = {path: text.encode() for path, text in pages.items()}
    return Finished(KIT, hidden, outputs, files, read(snapshot(SITE), Forgetful()).locator)


Found = list[tuple[str, str, dict[str, str]]]


def told(problems: Any) -> Found:
    return [(each.place.path, each.code, dict(each.values)) for each in problems]


def test_every_check_is_in_the_list() -> None:
    """A check is a module with ``check``."""
    modules = [
        importlib.import_module(f"gaung.checks.{name}")
        for _, name, _ in pkgutil.iter_modules(gaung.checks.__path__)
    ]
    checks = {module.check for module in modules if hasattr(module, "check")}
    assert set(CHECKS) == checks
    assert len(CHECKS) == len(checks)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__)
def test_a_check_says_what_must_be_true(check: Callable[[Finished], Any]) -> None:
    """Its module opens with it, in a sentence."""
    module = importlib.import_module(check.__module__)
    assert (module.__doc__ or "").strip() != ""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__)
def test_a_check_is_silent_on_a_good_site(check: Callable[[Finished], Any]) -> None:
    """A small site with one of nearly everything."""
    build = sound(small())
    assert build.kit is not None
    good = Finished(build.kit, build.hidden, build.outputs, build.files, build.locator)
    assert list(check(good)) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__module__)
def test_a_check_is_silent_on_no_site_at_all(check: Callable[[Finished], Any]) -> None:
    """Nothing is wrong with nothing."""
    assert list(check(finished({}))) == []


# --- links ------------------------------------------------------------------------------------

TARGETS = {
    "id/lain/index.html": '<p id="sini"><h2 id="judul-2">',
    "gambar.jpg": "bytes",
    "id/sumber%20x.txt": "",
}


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        ('<a href="/kit/id/lain/">', None),
        ('<a href="/kit/id/lain/#sini">', None),
        ('<a href="/kit/id/lain/#judul%2D2">', None),
        (f'<a href="{HOST}/kit/id/lain/#sini">', None),
        ('<a id="a" href="#a">', None),
        ('<img src="/kit/gambar.jpg">', None),
        ('<source srcset="/kit/gambar.jpg 480w, /kit/gambar.jpg 800w">', None),
        ('<a href="https://lain.example/x">', None),
        ('<a href="mailto:a@b.example">', None),
        ('<a href="tel:+62811">', None),
        ('<a href="/kit/id/lain">', "link-broken"),
        ('<a href="/kit/id/tiada/">', "link-broken"),
        ('<img src="/kit/tiada.jpg">', "link-broken"),
        ('<source srcset="/kit/tiada.jpg 480w, /kit/gambar.jpg 800w">', "link-broken"),
        ('<link rel="stylesheet" href="/kit/tiada.css">', "link-broken"),
        ('<a href="/id/lain/">', "link-broken"),
        (f'<a href="{HOST}/kit/id/tiada/">', "link-broken"),
        ('<a href="#tiada">', "anchor-missing"),
        ('<a href="/kit/id/lain/#tiada">', "anchor-missing"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(markup: str, code: str | None) -> None:
    """Within the site, to a file and to a place in it; other sites are not ours to judge."""
    found = links.check(finished({"id/index.html": markup} | TARGETS))
    link = facts_of(markup).links[0]
    said = ("content/id/index.html.md", code, {"found": link, "path": "id/index.html"})
    assert told(found) == ([said] if code else [])


def test_a_link_is_told_once_a_page() -> None:
    """However often it stands there."""
    found = links.check(finished({"a.html": '<a href="#x"><a href="#x">', "b.html": ""}))
    assert len(list(found)) == 1


# --- anchors ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<h2 id="air"><p id="_air">', []),
        ('<h2 id="air"><p id="air">', ["air"]),
        ('<h2 id="air"><p id="air"><p id="b"><a href="#b" id="air"><p id="b">', ["air", "b"]),
        ('<p id="a">A</p><meta data-id="a">', []),
    ],
)
def test_an_anchor_that_stands_twice_is_found(markup: str, found: list[str]) -> None:
    """A link to it could mean either place."""
    problems = told(anchors.check(finished({"a.html": markup})))
    assert [values["found"] for _, _, values in problems] == found
    assert {code for _, code, _ in problems} <= {"anchor-repeated"}


# --- alternates -------------------------------------------------------------------------------


def head(here: str, **named: str) -> str:
    rows = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{HOST}/kit/{address}">'
        for code, address in named.items()
    )
    return f'<link rel="canonical" href="{HOST}/kit/{here}">{rows}'


PAIR = {"id": "id/a/", "en": "en/a/"}


@pytest.mark.parametrize(
    ("english", "found"),
    [
        (head("en/a/", **PAIR), []),
        (head("en/a/"), ["content/id/a/index.html.md"]),
        (head("en/a/", id="id/b/"), ["content/en/a/index.html.md", "content/id/a/index.html.md"]),
        (None, ["content/id/a/index.html.md"]),
    ],
    ids=["both", "silent", "another", "not there"],
)
def test_a_page_that_is_not_named_in_return_is_found(english: str | None, found: list[str]) -> None:
    """Search engines believe only what both pages say."""
    pages = {"id/a/index.html": head("id/a/", **PAIR), "id/b/index.html": head("id/b/")}
    if english is not None:
        pages["en/a/index.html"] = english
    problems = told(alternates.check(finished(pages)))
    assert sorted(path for path, _, _ in problems) == found
    assert {code for _, code, _ in problems} <= {"alternate-one-sided"}


def test_the_page_for_every_reader_needs_no_return() -> None:
    """The root of the site is named as ``x-default`` and names the home pages."""
    pages = {
        "index.html": head("", id="id/", **{"x-default": ""}),
        "id/index.html": head("id/", id="id/", **{"x-default": ""}),
    }
    assert list(alternates.check(finished(pages))) == []


# --- headings ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        ((1,), []),
        ((1, 2, 3, 2, 3, 4), []),
        ((), [("heading-count", "0")]),
        ((2, 1, 1), [("heading-count", "2")]),
        ((1, 3), [("heading-skipped", "h3")]),
        ((1, 2, 4, 3, 5), [("heading-skipped", "h4")]),
        ((2, 4), [("heading-count", "0"), ("heading-skipped", "h4")]),
    ],
)
def test_headings_out_of_order_are_found(
    levels: tuple[int, ...], codes: list[tuple[str, str]]
) -> None:
    """One of the first level on each page, none left out on the way down."""
    markup = "".join(f"<h{level} class='x'>A</h{level}>" for level in levels)
    problems = told(headings.check(finished({"a.html": markup})))
    assert [(code, values["found"]) for _, code, values in problems] == codes


# --- leaks ------------------------------------------------------------------------------------

OPENED = "bupati meresmikan bendungan baru"
SAID = "dari sana air mengalir sampai jauh"
SECRET = Hidden(
    Name("release", "forum-air", "rahasia"),
    "content/events/forum-air/releases/rahasia/index.id.md",
    (
        "rahasia",
        "Bupati meresmikan bendungan baru",
        "<p>Dari sana <em>air</em> mengalir sampai jauh.</p>\n<p>Umum sekali, bagi semua.</p>",
        "Kata &amp; angka di baris ini",
    ),
)


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("a.html", "<p>Air.</p>", None),
        ("a.html", "<h1>Bupati meresmikan bendungan baru</h1>", OPENED),
        ("a.html", "BUPATI\n  MERESMIKAN bendungan <b>baru</b>", OPENED),
        ("a.html", f"Kata orang, {SAID}, sejak dulu", SAID),
        ("feed.xml", SAID, SAID),
        ("data.json", '"Kata &amp; angka di baris ini"', "kata & angka di baris ini"),
        ("a.html", "rahasia", None),
        ("a.html", "Umum sekali, bagi semua.", None),
        ("gambar.jpg", "Bupati meresmikan bendungan baru", None),
    ],
    ids=[
        "clean", "title", "disguised", "sentence", "feed", "entities", "short", "public", "picture",
    ],
)  # fmt: skip
def test_a_word_of_something_hidden_is_found(path: str, text: str, found: str | None) -> None:
    """Titles and sentences, in any text file; what is short or public proves nothing."""
    problems: list[Problem] = list(leaks.check(finished({path: text}, (SECRET,))))
    values = {"found": found, "path": path, "name": "release:forum-air/rahasia"}
    assert told(problems) == ([(SECRET.path, "word-leaked", values)] if found else [])


def zipped(**members: bytes) -> bytes:
    return b"".join(archive(Member.of(name, data) for name, data in members.items()))


SECRET_TEXT = b"Bupati meresmikan bendungan baru"
HOLDING: dict[str, tuple[str, bytes]] = {
    "a text in an archive": ("kit.zip", zipped(**{"a/b.txt": SECRET_TEXT})),
    "an archive in an archive": ("kit.zip", zipped(**{"a.zip": zipped(**{"b.csv": SECRET_TEXT})})),
    "a document": (
        "a.docx",
        zipped(**{"word/document.xml": b"<w:t>Bupati meresmikan </w:t></w:r><w:r><w:t>bendungan "
                  b"baru</w:t></w:r></w:p><w:p>Lain</w:p>"}),
    ),
    "a calendar": ("a.ics", b"SUMMARY:Bupati meresmikan bend\r\n ungan baru\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOLDING)
def test_archives_documents_and_calendars_are_opened(kind: str) -> None:
    """What a reader can open, the check opens."""
    path, data = HOLDING[kind]
    build = replace(finished({}, (SECRET,)), files={path: data})
    values = {"found": OPENED, "path": path, "name": "release:forum-air/rahasia"}
    assert told(leaks.check(build)) == [(SECRET.path, "word-leaked", values)]


def printed(*parts: Paragraph) -> Paper:
    words: dict[str, Any] = {field.name: "" for field in fields(Paper)}
    return Paper(**{**words, "keywords": (), "parts": parts})


SPLIT = Paragraph(
    (Run("Bupati "), Run("meresmikan", strong=True), Run(" bendungan baru"), Run("1", mark=1))
)
DRAWN: dict[str, tuple[str, object]] = {
    "a paper": ("a.pdf", printed(SPLIT)),
    "the title of a paper": ("a.pdf", replace(printed(), title="Bupati meresmikan bendungan baru")),
    "what a paper is part of": ("a.pdf", {"foot": "Air", "paper": printed(SPLIT)}),
    "a card": ("a.jpg", {"title": "Bupati meresmikan bendungan baru"}),
}


@pytest.mark.parametrize("kind", DRAWN)
def test_papers_in_print_and_drawn_pictures_are_known_by_what_they_were_made_of(kind: str) -> None:
    """Their bytes say nothing to a search, whatever a reader sees; a line may have many pieces."""
    path, view = DRAWN[kind]
    build = finished({path: "%PDF"}, (SECRET,))
    assert told(leaks.check(build)) == []
    (output,) = build.outputs
    build = replace(build, outputs=(replace(output, view=view),))
    values = {"found": OPENED, "path": path, "name": "release:forum-air/rahasia"}
    assert told(leaks.check(build)) == [(SECRET.path, "word-leaked", values)]


def test_a_name_within_an_archive_is_read_too() -> None:
    """A file may be called what nobody may know yet."""
    build = replace(
        finished({}, (SECRET,)),
        files={"kit.zip": zipped(**{"Bupati meresmikan bendungan baru.txt": b""})},
    )
    assert len(told(leaks.check(build))) == 1


def test_without_anything_hidden_nothing_is_searched_for() -> None:
    """The usual case costs nothing."""
    unread = replace(finished({}), files=None)  # type: ignore[arg-type] # to be left alone
    assert list(leaks.check(unread)) == []
    assert list(copies.check(unread)) == []


# --- posts ------------------------------------------------------------------------------------


def posted(**fields: Any) -> Found:
    record = {"key": "satu", "platforms": ["x", "whatsapp"], **fields}
    social = {"content/events/forum-air/social.yaml": text({"posts": [record]})}
    return told(p for p in built(small() | social).problems if p.code.startswith("post-"))


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ({"id": "a" * 280, "en": "b"}, None),
        ({"id": "a" * 281, "en": "b"}, "281"),
        ({"id": "a", "en": "東" * 141}, "282"),
        ("a" * 257 + " https://a.example/" + "b" * 100, "281"),
    ],
    ids=["fits", "too long", "wide letters", "a link"],
)
def test_a_post_that_a_platform_would_refuse_is_found(
    words: str | dict[str, str], length: str | None
) -> None:
    """Counted as the platform counts; WhatsApp takes it all."""
    found = posted(text=words)
    lengths = {each[2]["length"] for each in found}
    assert lengths == ({length} if length else set())
    assert {each[1] for each in found} <= {"post-too-long"}


def test_a_post_that_a_language_lacks_is_found() -> None:
    """It cannot be passed on."""
    assert posted(text={"id": "Air."}) == [
        ("content/events/forum-air/social.yaml", "post-untranslated", {"found": "English"})
    ]


# --- copies -----------------------------------------------------------------------------------

PICTURES = site() | event() | media("umum") | media("rahasia", visibility={"draft": "true"})
PICTURES |= {"content/events/forum-air/media/kembar.svg": drawing("umum")}
PICTURES |= {
    "content/events/forum-air/media/kembar.yaml": text(
        {"caption": "Kembar", "alt": "Kembar", "visibility": {"draft": "true"}}
    )
}


SECRET_PICTURE = drawing("rahasia").encode()


def copied(**files: bytes) -> Found:
    reading = read(snapshot(PICTURES, NOW), Forgetful())
    assert reading.kit is not None
    seen, hidden = public(reading.kit)
    return told(copies.check(Finished(seen, hidden, (), files, reading.locator)))


@pytest.mark.parametrize(
    ("path", "data", "is_found"),
    [
        ("media/lain.svg", SECRET_PICTURE, True),
        ("kit.zip", zipped(**{"media/x.svg": SECRET_PICTURE}), True),
        ("media/lain.svg", SECRET_PICTURE.swapcase(), False),
        ("kit.zip", zipped(**{"media/x.svg": SECRET_PICTURE.swapcase()}), False),
        ("media/umum.svg", drawing("umum").encode(), False),
    ],
    ids=["a copy", "a copy in an archive", "another", "another in an archive", "public as well"],
)
def test_a_file_of_something_hidden_is_found(path: str, data: bytes, is_found: bool) -> None:  # noqa: FBT001 - a case
    """By its bytes, under whatever name; what is public under another name proves nothing."""
    source = "content/events/forum-air/media/rahasia"
    values = {"found": f"{source}.svg", "path": path, "name": "media:forum-air/rahasia"}
    assert copied(**{path: data}) == ([(f"{source}.yaml", "file-leaked", values)] * is_found)
