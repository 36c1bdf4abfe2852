"""No word of something hidden is in any file: a second, dumb look behind the gate.

It knows nothing of how pages are made: it searches the finished files for the titles and
sentences of everything that the gate kept back. What stands in the public kit as well (the
name of a ministry that also wins a prize) proves nothing and is not searched for; nor is a
stretch that consists of public names and titles only, which a page may put side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from gaung.checks.finished import Finished
from gaung.checks.opened import texts
from gaung.held import HeldFiles
from gaung.model.facts import Fact
from gaung.model.kit import Entry, Kit, Name
from gaung.model.parts import walk
from gaung.model.text import Text
from gaung.outputs.pages.writer import Writer
from gaung.problems import Place, Problem

SHORTEST = 16
"""How many letters a text must have to be searched for: shorter ones stand anywhere."""
_NAME = 120
"""How many letters a public text may have to count as a name or title."""

_TAGS = re.compile(r"<[^>]+>")
_BLOCK_TAGS = re.compile(r"</?(?:p|li|h[1-6]|t[dhr]|d[dtl]|[uo]l|div|blockquote|br|pre)\b[^>]*>")
_FACT = re.compile(r'\{fact:([a-z0-9/-]+)\}|<data value="fact:([a-z0-9/-]+)"></data>')
_SPACE = re.compile(r"\s+")
_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_SENTENCE_END = re.compile(r"(?<=[^\s.]{2}[.!?])\s+|\n+")
"""A point ends a sentence, but not after the initial of a name."""
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d.,]*")
_QUOTES = str.maketrans("‘’“”", "''\"\"")


def check(finished: Finished) -> Iterator[Problem]:
    """Give the files in which something hidden can be read."""
    if not finished.hidden:
        return
    kit = finished.kit
    public = [_flat(text) for entry in kit.entries.values() for text in _texts(entry, kit)]
    names = sorted({text for text in public if 2 < len(text) <= _NAME}, key=len, reverse=True)
    secrets = list(_secrets(finished, "\n".join(public)))
    for path, text in texts(HeldFiles.of(finished.files), finished.outputs):
        seen = _flat(text)
        words = frozenset(_WORD.findall(seen))
        for secret in secrets:
            if secret.word in words and secret.text in seen and _is_telling(secret.text, names):
                values = {"found": secret.text[:80], "path": path, "name": str(secret.name)}
                yield Problem(Place(secret.path), "word-leaked", values)


@dataclass(frozen=True, slots=True)
class _Secret:
    """A stretch of something hidden; its longest word says quickly where it cannot be."""

    text: str
    word: str
    name: Name
    path: str


def _secrets(finished: Finished, known: str) -> Iterator[_Secret]:
    """Give the stretches to search for, each once."""
    told = set()
    for thing in finished.hidden:
        for written in thing.texts:
            for text in _filled(written, finished.kit, thing.name):
                for sentence in _sentences(text):
                    if sentence not in told and sentence not in known:
                        told.add(sentence)
                        longest = max(_WORD.findall(sentence), key=len, default="")
                        yield _Secret(sentence, longest, thing.name, thing.path)


def _is_telling(sentence: str, names: list[str]) -> bool:
    """Tell whether a stretch says more than public names, titles and numbers side by side."""
    for name in names:
        if name in sentence:
            sentence = sentence.replace(name, " ")
    bare = _SPACE.sub(" ", _NUMBER.sub(" ", sentence))
    return len(bare.strip(" ,.;:")) >= SHORTEST


def _sentences(text: str) -> Iterator[str]:
    """Give the stretches of a text that are long enough to be told from chance."""
    # Only what parts paragraphs parts sentences: a link or the end of a line leaves them whole.
    paragraphs = _BLOCK_TAGS.sub("\n", _LINE_END.sub(" ", text))
    for stretch in _SENTENCE_END.split(paragraphs):
        flat = _flat(stretch).strip(" ,.!?:;–—()")  # whoever tells it may end it otherwise
        if len(flat) >= SHORTEST:
            yield flat


def _flat(text: str) -> str:
    bare = unescape(_TAGS.sub("", text)).translate(_QUOTES)
    return _SPACE.sub(" ", bare).strip().casefold()


def _filled(text: str, kit: Kit, home: Name) -> Iterator[str]:
    """Give a text as pages show it: its figures filled in, as each language writes them."""
    if not _FACT.search(text):
        yield text
        return
    for language in kit.languages:
        writer = Writer(kit, language, home)

        def figure(match: re.Match[str], writer: Writer = writer) -> str:
            fact = kit.find(Fact, match[1] or match[2], home)
            return str(writer.bare_figure(fact.record)) if fact else ""

        yield _FACT.sub(figure, text)


def _texts(entry: Entry[Any], kit: Kit) -> Iterator[str]:
    for written in _written(entry):
        yield from _filled(written, kit, entry.name)


def _written(entry: Entry[Any]) -> Iterator[str]:
    yield entry.key
    for _, value in walk(entry.record):
        if isinstance(value, Text):
            yield from (words for _, words in value)
        elif isinstance(value, str):
            yield value
    for version in entry.versions.values():
        if version.head is not None:
            yield from (str(value) for _, value in walk(version.head) if isinstance(value, str))
        yield from (block.value for block in version.body.blocks)
