"""Every fact of the two founding stories has its place: docs/stories.md, followed row by row.

This reads the repository's own content. A site that has put its own in place of the demonstration
says so by taking ``demo`` out of ``site.yaml``, and has no such stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gaung.build import Build
from gaung.reading.yaml import parse
from tests.factories import Idle, quick, sound

ROOT = Path(__file__).parents[2]
STORIES = ROOT / "docs" / "stories.md"
WHEN = datetime(2027, 1, 1, tzinfo=UTC)
"""After everything that the demonstration publishes."""

_ROW = re.compile(r"\| (?P<fact>[^|`]+) \| `(.+)` \| `(.+)` \| `(/id/.*)` \| `(/en/.*)` \|")
_STEP = re.compile(r"([a-z_]+)(?:\[([a-z0-9-]+)\])?")


class Row(NamedTuple):
    """A fact, where it stands in the content, and its page in each language."""

    fact: str
    file: str
    field: str
    id: str
    en: str

    def __str__(self) -> str:
        return f"{self.file}:{self.field}"


def rows() -> Iterator[Row]:
    """The rows of the tables."""
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not line.startswith(("|-", "| fact ")):
            match = _ROW.fullmatch(line)
            assert match is not None, line
            yield Row(*match.groups())


ROWS = tuple(rows())

is_demonstration = pytest.mark.skipif(
    "\ndemo: true\n" not in (ROOT / "site.yaml").read_text(encoding="utf-8"),
    reason="the content is no longer the demonstration",
)


@pytest.fixture(scope="session")
def demonstration() -> Build:
    tops = ("content", "layouts", "assets")
    files = [file for top in tops for file in (ROOT / top).rglob("*") if file.is_file()]
    paths = [*files, ROOT / "site.yaml"]
    every = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    return sound(quick(every), WHEN, Idle())


@cache
def record(file: str) -> Any:
    """What a file of the content says, every value as it is typed."""
    return parse((ROOT / "content" / file).read_text(encoding="utf-8"), file).data


def value(file: str, field: str) -> Any:
    """The value of a field such as ``statements[hosting].text``."""
    found = record(file)
    for step in field.split("."):
        match = _STEP.fullmatch(step)
        assert match is not None, field
        found = found[match[1]]
        if match[2] is not None and match[2].isdecimal():
            found = found[int(match[2])]
        elif match[2] is not None:
            found = next(item for item in found if item["key"] == match[2])
    return found


def words(said: Any, language: str) -> str | None:
    """What a reader of a language has to see of a value; nothing for keys and days."""
    if isinstance(said, dict):
        return str(said[language])
    is_key_or_day = re.fullmatch(r"(?=.*[a-z-])[a-z0-9-]+", said)
    return None if is_key_or_day else str(said)


def plain(text: str) -> str:
    """A text without what typography makes of it."""
    straight = text.translate(str.maketrans("‘’“”«»", '\'\'""""'))
    return " ".join(straight.split())


def seen(build: Build, address: str) -> tuple[str, set[str]]:
    """The text of the page at an address, and its anchors."""
    assert build.kit is not None
    page = build.files[build.kit.addresses.output(address)].decode()
    return plain(unescape(re.sub(r"<[^>]+>", "", page))), set(re.findall(r' id="([^"]+)"', page))


@is_demonstration
def test_both_stories_have_their_table() -> None:
    assert len(ROWS) > 80
    assert {row.file for row in ROWS} > {"sources/story-bj.yaml", "sources/story-jpnn.yaml"}


@is_demonstration
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_fact_stands_in_its_file(row: Row) -> None:
    assert value(row.file, row.field)


@is_demonstration
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_fact_is_read_on_its_page_in_each_language(row: Row, demonstration: Build) -> None:
    for language, address in (("id", row.id), ("en", row.en)):
        page, _, anchor = address.partition("#")
        text, anchors = seen(demonstration, page)
        assert not anchor or anchor in anchors, address
        expected = words(value(row.file, row.field), language)
        assert expected is None or plain(expected) in text, address


@is_demonstration
@pytest.mark.parametrize("story", ["story-bj", "story-jpnn"])
def test_whatever_relies_on_a_story_is_in_the_tables(story: str) -> None:
    """A record that gives the story as its only source holds a fact of the story."""
    told = {row.file for row in ROWS}
    relying = set()
    for folder in ("events/bimtek-*", "people", "organisations"):
        for file in (ROOT / "content").glob(f"{folder}/**/*.yaml"):
            name = file.relative_to(ROOT / "content").as_posix()
            if f"sources: [{story}]" in file.read_text(encoding="utf-8"):
                relying.add(name)
    assert relying
    assert relying <= told


@is_demonstration
def test_the_pages_that_documents_name_are_there(demonstration: Build) -> None:
    assert demonstration.kit is not None
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    named = {
        address
        for document in documents
        for address in re.findall(
            r"`(/(?:id|en)/[a-z0-9/-]*/)(?:#[a-z0-9-]+)?`", document.read_text(encoding="utf-8")
        )
    }
    assert len(named) > 40
    output = demonstration.kit.addresses.output
    assert {address for address in named if output(address) not in demonstration.files} == set()
