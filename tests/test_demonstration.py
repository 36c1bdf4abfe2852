"""The content of this repository: it builds clean at any moment, and keeps to its own rules.

This and the tests of the facts are the only ones that read it. A site that has put its own content
in place of the demonstration has other rules.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from html import unescape

import pytest

from gaung.build import Build
from gaung.edges.disk import load
from gaung.held import Held, HeldFiles
from gaung.memory import Forgetful, Memory
from gaung.model.articles import Release
from gaung.model.kit import Entry, Version
from gaung.model.parts import Part, walk
from gaung.model.text import Text
from gaung.reading import read
from tests.factories import ROOT, Idle, built, fresh, quick, told
from tests.pages import broken, pages

EVENTS = ROOT / "content" / "events"

MOMENTS = ["2023-08-01", "2023-09-06", "2024-05-20", "2026-11-22", "2035-01-01"]
"""Before both events, within each, when the texts were written, and long after."""


@cache
def files() -> dict[str, bytes]:
    """The files of the site as a build reads them."""
    taken, problems = load(ROOT, datetime.fromisoformat("2026-11-22T00:00:00+07:00"))
    assert problems == ()
    return quick({path: source.read() for path, source in taken.sources.items()})


@cache
def memory() -> Memory:
    return fresh()


@cache
def site_of(day: str) -> Build:
    return built(files(), datetime.fromisoformat(f"{day}T12:00:00+07:00"), memory(), Idle())


@pytest.mark.parametrize("day", MOMENTS)
def test_it_builds_without_a_word_of_complaint(day: str) -> None:
    """No error and no warning, whenever it is built."""
    finished = site_of(day)
    assert told(finished.problems) == []
    assert finished.is_sound
    assert broken(finished) == []


def test_it_says_more_as_time_passes() -> None:
    """Texts appear on the day that they were published, results when they were made known."""
    counts = [len(pages(site_of(day))) for day in MOMENTS]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def releases() -> list[tuple[Entry[Release], Version, str]]:
    """Every release in each language, with the Markdown of its body."""
    taken, _ = load(ROOT, datetime.fromisoformat("2035-01-01T00:00:00+07:00"))
    kit = read(taken, Forgetful()).kit
    assert kit is not None
    found: list[tuple[Entry[Release], Version, str]] = []
    for entry in kit.all(Release):
        for version in entry.versions.values():
            text = (ROOT / version.path).read_text(encoding="utf-8")
            found.append((entry, version, text.split("---\n", 2)[2].strip()))
    return found


RELEASES = releases() if (EVENTS / "asean-summit-43").is_dir() else []
EACH = pytest.mark.parametrize(
    ("entry", "version", "body"),
    RELEASES,
    ids=[f"{entry.key}.{version.language}" for entry, version, _ in RELEASES],
)

_CITATION = re.compile(r"\[@[a-z0-9-]+(?:, @[a-z0-9-]+)*\]")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_END = re.compile(r"(?<=[.!?†])(?<!\bJr\.)(?<!\bdok\.)(?<!\b[A-Z]\.)\s+(?=[A-Z{\d“\"(])")
"""Where a sentence ends and another begins; not behind what is cut short, such as an initial."""
_ITEM = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)


def without_source(body: str) -> list[str]:
    """The sentences of a text that no citation follows.

    Headings state nothing, nor does a line that leads over to a list.
    """
    found: list[str] = []
    for paragraph in re.split(r"\n{2,}", body):
        for stretch in _ITEM.split(paragraph):
            words = " ".join(stretch.split())
            if not words or words.startswith(("#", "![", "{also:")) or words.endswith(":"):
                continue
            marked = _CITATION.sub("†", _LINK.sub(r"\1", words))
            found.extend(said for said in _END.split(marked) if not said.endswith("†"))
    return found


@EACH
def test_every_sentence_has_its_source(entry: Entry[Release], version: Version, body: str) -> None:
    """Right behind its full stop."""
    del entry, version
    assert without_source(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Satu.[@a] Dua.[@b, @c]", []),
        ("Satu. Dua.[@b]", ["Satu."]),
        ("Satu.[@a] Dua.", ["Dua."]),
        ("Satu.[@a]\nDua", ["Dua"]),
        ("## Judul\n\nIni daftarnya:\n\n- satu[@a]\n- dua", ["dua"]),
        ("Pukul 09.30 [di sana](session:x) mulai.[@a]", []),
        ("Endra S. Atmawidjaja dan Romeo Jr. Arca hadir.[@a]", []),
        ("Menurut PT. Air, jadi.[@a]", ["Menurut PT."]),
    ],
)
def test_a_sentence_without_a_source_is_found(body: str, found: list[str]) -> None:
    """The test above can fail."""
    assert without_source(body) == found


@EACH
def test_a_short_text_is_a_note(entry: Entry[Release], version: Version, body: str) -> None:
    """Under 150 words it does not pretend to be more; none of them is called a release."""
    del body
    if version.language != entry.written_in:
        return
    assert (entry.record.kind == "note") == (version.words < 150), version.words
    assert entry.record.kind != "release"


@EACH
def test_nothing_is_quoted(entry: Entry[Release], version: Version, body: str) -> None:
    """Everything is told in our own words: no quotation marks, no quotations."""
    del entry, version
    assert re.findall(r"[\"“”„«»‟‘]|^>|(?<![\w)])'", body, re.MULTILINE) == []


@EACH
def test_texts_are_told_apart_by_their_titles(
    entry: Entry[Release], version: Version, body: str
) -> None:
    """No two headlines and no two summaries of a language are the same."""
    del body
    others = [
        (other.head.title, getattr(other.head, "summary", None))
        for one, other, _ in RELEASES
        if one.name != entry.name and other.language == version.language and other.head
    ]
    assert version.head is not None
    assert version.head.title not in [title for title, _ in others]
    assert version.head.summary not in [summary for _, summary in others]


# --- nothing is lost ----------------------------------------------------------------------------


def plain(data: bytes) -> str:
    """Everything that a page says, in its text and in its attributes, without marks of sources."""
    written = re.sub(r"(?s)<(script|style|sup)\b.*?</\1>", "", data.decode())
    attributes = " ".join(re.findall(r'(?:alt|content|aria-label)="([^"]*)"', written))
    return " ".join(unescape(re.sub("<[^>]+>", "", written) + " " + attributes).split())


def longest(markdown: str) -> str:
    """The longest piece of a text that holds no mark of Markdown, as it stands on a page too."""
    pieces = re.split(r"""\[@[^\]]*\]|\{[^}]*\}|[][()*_`#|<>\\"'\n]|https?:""", markdown)
    return max((" ".join(piece.split()) for piece in pieces), key=len)


def lost(finished: Build) -> set[str]:
    """The fields of which a text stands on no page of its language."""
    assert finished.kit is not None
    languages = finished.kit.languages
    said = {
        code: "\n".join(
            plain(data)
            for path, data in finished.files.items()
            if path.startswith(f"{code}/") and path.endswith(".html")
        )
        for code in languages
    }
    return {
        f"{type(part).__name__}.{field}"
        for entry in finished.kit.entries.values()
        for _, part in walk(entry.record)
        if isinstance(part, Part)
        for field in type(part).model_fields
        for one in as_tuple(getattr(part, field))
        if isinstance(one, Text)
        for code, words in one
        for language in ([code] if code else languages)
        if longest(words) not in said[language]
    }


def as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_every_text_stands_on_a_page() -> None:
    """Whatever an editor types is shown somewhere, in each language that it is typed in."""
    finished = site_of(MOMENTS[-2])
    assert lost(finished) == set()


def test_a_text_that_is_on_no_page_is_missed() -> None:
    finished = site_of(MOMENTS[-2])
    without = {
        path: Held.of(data.replace(b"Jakarta", b"")) for path, data in finished.files.items()
    }
    assert lost(replace(finished, files=HeldFiles(without))) != set()
