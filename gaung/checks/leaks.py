"""No word of something hidden is in any file: a second, dumb look behind the gate.

It knows nothing of how pages are made: it searches the finished files for the titles and
sentences of everything that the gate kept back. What stands in the public kit as well (the
name of a ministry that also wins a prize) proves nothing and is not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from gaung.checks.finished import Finished
from gaung.model.kit import Entry, Kit
from gaung.model.parts import walk
from gaung.model.text import Text
from gaung.problems import Place, Problem
from gaung.snapshot import is_text

SHORTEST = 16
"""How many letters a text must have to be searched for: shorter ones stand anywhere."""

_TAGS = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n+")


def check(finished: Finished) -> Iterator[Problem]:
    """Give the files in which something hidden can be read."""
    if not finished.hidden:
        return
    known = _flat(" ".join(_public_texts(finished.kit)))
    secrets = {
        sentence: thing
        for thing in finished.hidden
        for text in thing.texts
        for sentence in _sentences(text)
        if sentence not in known
    }
    if not secrets:
        return
    for path, data in finished.files.items():
        if not is_text(path):
            continue
        seen = _flat(data.decode("utf-8", "replace"))
        for sentence, thing in secrets.items():
            if sentence in seen:
                values = {"found": sentence[:80], "path": path, "name": str(thing.name)}
                yield Problem(Place(thing.path), "word-leaked", values)


def _sentences(text: str) -> Iterator[str]:
    """Give the stretches of a text that are long enough to be told from chance."""
    for stretch in _SENTENCE_END.split(_TAGS.sub("\n", text)):
        flat = _flat(stretch).rstrip(".!?:;")  # whoever tells it may end it otherwise
        if len(flat) >= SHORTEST:
            yield flat


def _flat(text: str) -> str:
    return _SPACE.sub(" ", unescape(_TAGS.sub("", text))).strip().casefold()


def _public_texts(kit: Kit) -> Iterator[str]:
    for entry in kit.entries.values():
        yield from _texts(entry)


def _texts(entry: Entry[Any]) -> Iterator[str]:
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
