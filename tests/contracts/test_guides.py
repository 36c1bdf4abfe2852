"""What the guides tell editors to do works, word for word, in a fresh clone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.guides import GUIDES, PAGES, Editor, Walk, clone, commands, read, steps

each_language = pytest.mark.parametrize("language", GUIDES)
pairs = pytest.mark.parametrize(
    ("indonesian", "english"), list(zip(GUIDES["id"], GUIDES["en"], strict=True))
)


@pytest.mark.xdist_group("guides")
def test_from_nothing_to_a_published_release_in_two_languages(walked: Walk) -> None:
    """An event, its schedule, a person, a release, its translation, a picture: all of it is out."""
    for page in PAGES[walked.language].values():
        text = (walked.folder / "public" / page).read_text(encoding="utf-8")
        assert "Sari Wulandari" in text
        assert "/media/" in text
    assert list((walked.folder / "public/kits").glob("*.zip"))
    assert list((walked.folder / "public").rglob("*.ics"))


@pytest.mark.xdist_group("guides")
def test_every_other_guide_can_be_followed(walked: Walk, tmp_path: Path) -> None:
    """Each in a copy of what the first one left, so that they may be read in any order."""
    for name in GUIDES[walked.language][1:]:
        Editor(walked.copy(tmp_path / name)).follow(read(walked.language, name))


# --- both languages ---------------------------------------------------------------------------


@pairs
def test_the_two_languages_tell_the_same(indonesian: str, english: str) -> None:
    """The same headings, lists, commands and files; only words differ."""

    def shape(text: str) -> list[str]:
        blocks = [step.kind for step in steps(text)]
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
        return [*blocks, *re.findall(r"^(#+|\||!\[|- )", prose, flags=re.MULTILINE)]

    def said(text: str) -> list[list[str]]:
        """The commands, and what is begun or taken in; keys and folders speak a language too."""
        words = [line.replace("--lang en ", "").split()[2:] for line in commands(text)]
        return [each[: 2 if each[:1] in (["new"], ["import"]) else 1] for each in words]

    one, other = read("id", indonesian), read("en", english)
    assert shape(one) == shape(other)
    assert said(one) == said(other)


@each_language
def test_every_guide_is_named_by_the_first(language: str) -> None:
    first, *others = GUIDES[language]
    assert re.findall(r"\(([a-z-]+)\.md\)", read(language, first))[-8:] == others


def test_a_guide_that_does_not_work_is_noticed(tmp_path: Path) -> None:
    """A command that fails, and one that does not say what was promised."""
    folder = clone(tmp_path / "kit")
    editor = Editor(folder)
    with pytest.raises(AssertionError, match="no-such-kind"):
        editor.follow("```sh\npython3 build.py new no-such-kind\n```\n")
    with pytest.raises(AssertionError, match="is not in"):
        editor.follow("```sh\npython3 build.py --help\n```\n\n```text\nno such words\n```\n")
