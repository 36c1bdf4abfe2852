"""The kit as the desk proofreads it: every text that readers may see, with its place.

A proof is the whole kit, hidden things included: a slip in a draft is found while it is a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from gaung.model.articles import Release, Written
from gaung.model.kit import Entry, Kit
from gaung.model.parts import Path, walk
from gaung.model.text import Text
from gaung.problems import Place
from gaung.reading.files import Locator

OF_LANGUAGE = ("title", "subtitle", "summary", "key_points", "notes")
"""The fields of an article that readers see in the words of one language."""

_INSIDE_OTHERS = frozenset(("venue", "message"))
"""Kinds whose records stand inside another one, with which they are read."""
_REPORTED = frozenset(("conflicts", "corrections", "former_names", "note", "planned"))
"""Fields that tell what was wrong elsewhere or before, and may well repeat it."""
_FAR = 20_000
"""How many characters behind the start of a value are searched for a stretch of it."""

_NO_WORDS = re.compile(
    r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`"  # code
    r"|\[@[^\]\n]*\]"  # citations
    r"|\]\([^)\n]*\)|^\[[^\]\n]+\]:[^\n]*"  # where links lead
    r"|\{[a-z]+:[^}\n]*\}|\{[:#.][^}\n]*\}"  # figures, embeds, attributes
    r"|https?://[^\s<>)\]]+|[\w.+-]+@[\w-]+\.[\w.]+",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in one language as it stands in a file."""

    entry: Entry[Any]
    path: str
    """The file."""
    where: Path | None
    """Where it stands among the values; nothing for the body of an article."""
    language: str
    """Its language, or nothing where the words are the same in every one."""
    written: str
    """The text as it was typed."""
    words: str
    """The same text with blanks in place of what nobody reads: code, citations, addresses."""

    @property
    def is_reported(self) -> bool:
        """Whether it tells what others say, or what stood there before."""
        return self.where is not None and not _REPORTED.isdisjoint(self.where)


@dataclass(frozen=True)
class Proof:
    """The whole kit, and a way to the places in its files."""

    kit: Kit
    locator: Locator
    _known: dict[str, str] = field(default_factory=dict)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that readers may see, in the order of the content."""
        return tuple(
            passage
            for entry in self.kit.entries.values()
            if entry.name.kind not in _INSIDE_OTHERS and not is_withdrawn(entry)
            for passage in _passages(entry)
        )

    def languages(self, passage: Passage) -> tuple[str, ...]:
        """Give the languages that a passage may be read in, as far as the site has them."""
        return tuple(code for code in self.kit.languages if passage.language in ("", code))

    def place(self, passage: Passage, start: int, found: str) -> Place:
        """Give the place of a stretch of a passage."""
        if passage.where is None:
            line = passage.written.count("\n", 0, start)
            column = start - passage.written.rfind("\n", 0, start)
            return Place(passage.path, self.locator.body_line(passage.path) + line + 1, column)
        first = self.locator.place(passage.path, passage.where)
        text = self._source(passage.path)
        # YAML may have several lines in its file where the value has one.
        stretch = re.compile(r"\s+".join(map(re.escape, re.split(r"\s+", found))))
        hit = _offset(text, first) - 1
        for _ in range(sum(1 for _ in stretch.finditer(passage.written, 0, start)) + 1):
            match = stretch.search(text, hit + 1, hit + 1 + _FAR)
            if match is None:
                return first  # it is written in a way that only YAML undoes
            hit = match.start()
        return Place(passage.path, text.count("\n", 0, hit) + 1, hit - text.rfind("\n", 0, hit))

    def _source(self, path: str) -> str:
        if path not in self._known:
            data = self.locator.snapshot.sources[path].read()
            self._known[path] = data.decode("utf-8", "replace")
        return self._known[path]


def _offset(text: str, place: Place) -> int:
    at = 0
    for _ in range(place.line - 1):
        at = text.find("\n", at) + 1
    return at + place.column - 1


def is_withdrawn(entry: Entry[Any]) -> bool:
    """Tell whether a release was taken back: nobody reads it any more."""
    return isinstance(entry.record, Release) and entry.record.withdrawn is not None


def _passages(entry: Entry[Any]) -> Iterator[Passage]:
    for version in entry.versions.values():
        if isinstance(version.head, Written):
            yield from _in_head(entry, version.head, version.path, version.language)
        if version.text:
            text = version.text
            yield Passage(entry, version.path, None, version.language, text, _readable(text))
    for path, value in walk(entry.record):
        if isinstance(value, Text):
            for language, words in value:
                where = (*entry.where, *path, *((language,) if language else ()))
                yield Passage(entry, entry.path, where, language, words, _readable(words))


def _in_head(entry: Entry[Any], head: Written, path: str, language: str) -> Iterator[Passage]:
    for name in OF_LANGUAGE:
        value = getattr(head, name, None)
        if isinstance(value, str):
            yield Passage(entry, path, (name,), language, value, value)
        for index, words in enumerate(value if isinstance(value, tuple) else ()):
            yield Passage(entry, path, (name, index), language, words, words)


def _readable(text: str) -> str:
    """Give a text with blanks in place of what nobody reads."""
    if not any(sign in text for sign in "`[{@") and "http" not in text:
        return text
    return _NO_WORDS.sub(_blanks, text)


def _blanks(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
