"""Broken sites and what editors are told of them, in both languages.

Each folder holds the files that differ from the sound site in ``base/``. What no editor or git
would keep as it is (tabs, control characters, other encodings, 100 MB) is made here instead.
``GAUNG_REWRITE=1`` writes the expectations anew; read the difference before you keep it.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from gaung import editorial
from gaung.edges.package import load
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.problems import Problem, sort
from gaung.reading import read
from gaung.reading.files import Locator
from gaung.reading.references import hidden
from gaung.snapshot import Snapshot, Source, snapshot
from gaung.telling import OF_FILES, blanks
from tests.pictures import bomb, drawn, heic, moving

HERE = Path(__file__).parent
BASE = "base"
EVENT = "content/events/forum-air/"
RELEASE = f"{EVENT}releases/pembukaan/index.id.md"
SCHEDULE = f"{EVENT}schedule.yaml"
HEAD = (
    "---\n"
    "title: Forum Air Sedunia dibuka\n"
    "summary: Presiden membuka Forum Air Sedunia di Bali.\n"
    "kind: release\n"
    "status: approved\n"
    "published: 2024-05-20 09:00 WITA\n"
    "---\n\n"
)
PICTURE = b"caption: Pembukaan\nalt: Empat orang di panggung\ncredit: Kominfo\nlicence: CC0\n"
MADE: Mapping[str, Mapping[str, bytes | None]] = {
    "site-missing": {"site.yaml": None},
    "site-empty": {"site.yaml": b""},
    "tab": {SCHEDULE: b"sessions:\n  - key: pembukaan\n\ttitle: Pembukaan\n"},
    "control-characters": {
        RELEASE: (HEAD + "Air\x0b itu \x1b[31mhidup.\n").encode(),
        SCHEDULE: b"sessions:\n  - key: pembukaan\n    title: Pembu\x07kaan\n",
        "content/people/firdaus-ali.yaml": "name: \u202aFirdaus\ufeff Ali\n".encode(),
    },
    "file-binary": {RELEASE: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8"},
    "file-not-utf8": {RELEASE: HEAD.encode() + b"Harga air naik 5 \xa3.\n"},
    "file-utf16": {RELEASE: (HEAD + "Air.\n").encode("utf-16")},
    "line-ends": {
        SCHEDULE: b"\xef\xbb\xbfsessions:\r\n  - key: pembukaan\r\n    titel: Pembukaan\r\n"
    },
    "long-line": {RELEASE: (HEAD + "Air dan tanah. " * 90 + "<b>Air</b> " + "lagi " * 90).encode()},
    "file-too-large": {SCHEDULE: b""},
    "names-unfit": {
        "content/people/con.yaml": b"name: Con\n",
        f"content/events/forum-air/releases/{'sidang-' * 10}air/index.id.md": (
            HEAD + "Air.\n"
        ).encode(),
        SCHEDULE: (
            f"sessions:\n  - key: {'sidang-' * 10}air\n    title: Sidang\n"
            "  - key: aux\n    title: Sidang\n"
        ).encode(),
    },
    "picture-too-large": {
        "content/media/panggung.yaml": PICTURE,
        "content/media/panggung.jpg": bytes(26_000_000),
    },
    "pictures-refused": {
        "content/media/terpotong.yaml": PICTURE,
        "content/media/terpotong.jpg": drawn()[:-400],
        "content/media/telepon.yaml": PICTURE + b"file: telepon.jpg\n",
        "content/media/telepon.jpg": heic(),
        "content/media/raksasa.yaml": PICTURE,
        "content/media/raksasa.png": bomb(),
        "content/media/album.yaml": (
            b"credit: Kominfo\nlicence: CC0\nitems:\n"
            b"  - key: naskah\n    caption: Naskah\n    alt: Naskah\n    file: naskah.webp\n"
        ),
        "content/media/naskah.webp": b"%PDF-1.7\n",
    },
    "pictures-doubtful": {
        "content/media/kecil.yaml": PICTURE,
        "content/media/kecil.jpg": drawn(640, 480),
        "content/media/gerak.yaml": PICTURE + b"file: gerak.gif\n",
        "content/media/gerak.gif": moving(),
        "content/media/anonim.yaml": b"caption: Pembukaan\nalt: Empat orang di panggung\n",
        "content/media/anonim.jpg": drawn(),
    },
}
HUGE = {"file-too-large": SCHEDULE}
KEPT = {path.name for path in HERE.iterdir() if (path / "site").is_dir()} - {BASE}
CASES = sorted(KEPT | {*MADE})


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def site(name: str) -> Snapshot:
    changed = {**dict(files(HERE / name / "site")), **MADE.get(name, {})}
    every = {**dict(files(HERE / BASE / "site")), **changed}
    whole = snapshot({path: data for path, data in every.items() if data is not None})
    if (path := HUGE.get(name)) is None:
        return whole
    large = Source(path, "large", lambda: b"a" * 100 * 1024 * 1024)
    return replace(whole, sources={**whole.sources, path: large})


def told(whole: Snapshot) -> tuple[tuple[Problem, ...], Locator]:
    """What a build would say before it plans its pages."""
    found = read(whole, Forgetful())
    problems = [*found.problems]
    if found.kit is not None:
        problems.extend(editorial.ask(found.kit, found.locator))
        kit, kept_back = public(found.kit)
        problems.extend(hidden(kit, kept_back, found.locator))
    return sort(problems), found.locator


def in_words(name: str, language: str) -> str:
    problems, locator = told(site(name))
    telling = load(language)
    texts = (telling.text(problem, locator.excerpt(problem.place)) for problem in problems)
    return "\n\n".join(texts) + "\n"


def test_the_base_is_sound() -> None:
    assert told(site(BASE))[0] == ()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("name", CASES)
def test_a_broken_site_is_told(name: str, language: str) -> None:
    expected = HERE / name / f"expected.{language}.txt"
    actual = in_words(name, language)
    if os.environ.get("GAUNG_REWRITE"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_every_blank_is_filled(name: str) -> None:
    for problem in told(site(name))[0]:
        for language in ("id", "en"):
            message = load(language).messages[problem.code]
            given = {*problem.values, "file"}
            assert blanks(message["says"]) <= given
            assert blanks(" ".join(message.values())) <= given


@pytest.mark.parametrize("name", CASES)
def test_every_place_is_in_its_file(name: str) -> None:
    whole = site(name)
    for problem in told(whole)[0]:
        place = problem.place
        if problem.code in OF_FILES or (place.line, place.column) == (1, 1):
            continue
        lines = whole.sources[place.path].read().decode("utf-8", "replace").split("\n")
        assert place.line <= len(lines)
        assert place.column <= len(lines[place.line - 1]) + 1


def test_no_folder_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == {*CASES, BASE}


def test_every_code_of_the_reading_is_shown_here() -> None:
    shown = set[str]()
    for name in CASES:
        shown.update(re.findall(r"^\S+  \w+  ([a-z0-9-]+)$", in_words(name, "en"), re.MULTILINE))
    later = {  # what only a disk, a plan, a check or something unforeseen can show
        "address-taken", "alternate-one-sided", "anchor-missing", "anchor-repeated", "file-leaked",
        "post-too-long", "post-untranslated", "address-vanished",
        "file-twice", "file-unreadable", "folder-like-file", "heading-count", "heading-skipped",
        "editor-not-genuine", "editor-unfetched", "editor-without-npm", "link-broken",
        "link-dead", "template-faulty", "value-unusable", "word-leaked",
    }  # fmt: skip
    assert set(load("en").messages) - shown == later
