"""YAML read strictly: every plain value is text, every value has a place.

PyYAML's defaults corrupt press kits: ``19:30`` becomes 1170, ``NO`` becomes false, ``+62811``
loses its plus, a repeated key wins without a word. Here libyaml gives the events and we build
the values: null is the only plain value with a meaning, what repeats or hides (keys, anchors,
tags, further documents) is a problem, and the model decides what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from gaung.model.parts import Path
from gaung.problems import Place, Problem
from gaung.reading.slips import CURLY, explain, quoted
from gaung.snapshot import LARGEST

DEEPEST = 24
"""How many levels a file may nest; real ones need eight."""
MOST = 50
"""How many problems one file may have before reading on makes no sense."""

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_CUT_OFF = re.compile(r"[ \t]*#[^\s#][^\n]*")
_CONTROL = re.compile(
    # Among them those that turn the direction of words, and of whatever they are put into.
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028-\u202e\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a value stands, and the key before it: lines and columns from 0."""

    value: tuple[int, int]
    key: tuple[int, int]


@dataclass(slots=True)
class Document:
    """A file's values as dicts, lists, texts and nothings, with the place of each."""

    data: Any = None
    marks: dict[Path, Marks] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def place_in(
    document: Document, path: str, where: Path, *, key: bool = False, line: int = 0
) -> Place:
    """Give the place of a value (or of its key) that stands *where*, or of what holds it.

    Parts of *where* that are not in the file are passed over; *line* is added to lines,
    for front matter.
    """
    known: Path = ()
    for part in where:
        if (*known, part) in document.marks:
            known = (*known, part)
    marks = document.marks.get(known, Marks((0, 0), (0, 0)))
    row, column = marks.key if key else marks.value
    return Place(path, row + 1 + line, column + 1)


def decode(data: bytes, path: str) -> tuple[str, list[Problem]]:
    """Give the text of a file, or problems where its bytes are no readable text."""
    start = Place(path)
    if len(data) > LARGEST:
        size = f"{len(data) / 1024 / 1024:.0f}"
        return "", [Problem(start, "file-too-large", {"found": size, "limit": "4"})]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "", [Problem(start, "file-utf16")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        if b"\x00" in data:
            return "", [Problem(start, "file-binary")]
        place = _place_at(data[: trouble.start].decode(), trouble.start, path)
        return "", [Problem(place, "file-not-utf8")]
    problems = [
        Problem(_place_at(text, match.start(), path), "control-character",
                {"found": f"U+{ord(match[0]):04X}"})
        for match in _CONTROL.finditer(text)
    ]  # fmt: skip
    return text, problems[:10]


def _place_at(text: str, position: int, path: str) -> Place:
    before = text[:position]
    return Place(path, before.count("\n") + 1, position - before.rfind("\n"))


def parse(text: str, path: str, line: int = 0) -> Document:
    """Read one document of YAML; *line* is what stands above it in its file."""
    document = Document()
    try:
        _Builder(document, text, path, line).build()
    except yaml.MarkedYAMLError as trouble:
        document.data = None
        slip = explain(trouble, text)
        place = Place(path, slip.row + 1 + line, slip.column + 1)
        values = {"found": slip.found, "expected": slip.expected}
        document.problems.append(Problem(place, slip.code, values))
    except _Stopped:
        document.data = None
    return document


class _Stopped(Exception):
    """The file nests too deep or says several things; reading on makes no sense."""


class _Builder:
    """Build values and marks from libyaml's events."""

    def __init__(self, document: Document, text: str, path: str, line: int) -> None:
        self.document = document
        self.text = text
        self.path = path
        self.line = line

    def build(self) -> None:
        # An unfinished alias bomb stays small: aliases are refused before they are followed.
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problem(_at(event), "several-documents")
                    raise _Stopped
            elif isinstance(event, yaml.NodeEvent):
                self.document.data = self.value(event, events, (), _at(event))

    def problem(self, at: tuple[int, int], code: str, **values: str) -> None:
        row, column = at
        place = Place(self.path, row + 1 + self.line, column + 1)
        self.document.problems.append(Problem(place, code, values))
        if len(self.document.problems) >= MOST:
            raise _Stopped

    def value(self, event: Any, events: Iterator[Any], where: Path, key: tuple[int, int]) -> Any:
        self.document.marks[where] = Marks(_at(event), key)
        if len(where) > DEEPEST:
            self.problem(_at(event), "too-deep")
            raise _Stopped
        if isinstance(event, yaml.AliasEvent):
            self.problem(_at(event), "alias", found=f"*{event.anchor}")
            return None
        if event.anchor:
            self.problem(_at(event), "anchor", found=f"&{event.anchor}")
        if event.tag and not (event.tag == "!" and isinstance(event, yaml.ScalarEvent)):
            typed = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problem(_at(event), "tag", found=typed)
        if isinstance(event, yaml.ScalarEvent):
            return self.text_or_nothing(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(events, where)
        return self.mapping(event, events, where)

    def text_or_nothing(self, event: Any) -> str | None:
        words: str = event.value
        is_plain = event.implicit[0]
        if (control := _CONTROL.search(words)) is not None:  # typed as an escape
            self.problem(_at(event), "control-character", found=f"U+{ord(control[0]):04X}")
        if is_plain and CURLY.fullmatch(words):
            self.problem(_at(event), "quotes-around", found=words, expected=quoted(words))
        if is_plain and (cut := _CUT_OFF.match(self.text, event.end_mark.index)) is not None:
            expected = quoted((words + cut[0]).strip())
            at = event.end_mark.line, event.end_mark.column + cut[0].index("#")
            self.problem(at, "hash-unquoted", found=cut[0].strip(), expected=expected)
        return None if is_plain and words in _NULL else words

    def items(self, events: Iterator[Any], where: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.value(event, events, (*where, len(items)), _at(event)))
        return items

    def mapping(self, start: Any, events: Iterator[Any], where: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        pieces: dict[str, list[Any]] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(_at(event), "key-not-text")
                raise _Stopped
            key, at = event.value, _at(event)
            following = next(events)
            repeated = key in mapping
            if repeated:
                first = self.document.marks[(*where, key)].key[0] + 1 + self.line
                self.problem(_at(event), "key-repeated", found=key, line=str(first))
            value = self.value(following, events, (*where, key), at)
            if start.flow_style and not self.has_colon(event, following):
                pieces.setdefault(next(reversed(mapping), ""), []).append(event)
            elif not repeated:
                mapping[key] = value
        for key, torn in pieces.items():
            text = mapping.get(key)
            words = ", ".join((str(text), *(piece.value for piece in torn)))
            expected = f"{key}: {quoted(words)}" if isinstance(text, str) and quoted(words) else ""
            self.problem(_at(torn[0]), "text-split", found=torn[0].value, expected=expected)
        return mapping

    def has_colon(self, key: Any, value: Any) -> bool:
        """Tell a key from what a comma has cut off a text: only a key has a colon behind it."""
        return ":" in self.text[key.end_mark.index : value.start_mark.index]


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line, event.start_mark.column
