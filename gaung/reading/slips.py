"""The usual slips behind a YAML that cannot be read, and what the line should have been.

libyaml says what it expected; an editor wants to know what was mistyped. Each rule here looks
at one line for one slip. A mended line is offered only where quotation marks around the text
are all that it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

CURLY = re.compile(r"[“”„‘][^“”„‘]*[“”’]")
"""A text between quotation marks that YAML takes for a part of it."""

_LINE = re.compile(r"(?P<indent>\s*)(?P<start>(?:- +)*(?:[\w-]+: +)?)(?P<words>.*)")
_SECOND_COLON = re.compile(r"\s*(?:- +)*[\w-]+:\s+[^\"'\[{|>].*?(:)(?:\s|$)")
_APOSTROPHE = re.compile(r"[:\[{,-]\s*('[^']*\w'\w)")
_QUOTE_INSIDE = re.compile(r"\"[^\"]*\"\s*[^\s#].*|'[^']*'\s*[^\s#].*")
_OPENS_OTHER_THINGS = re.compile(r"(?![|>][\d+-]*\s*$)[@`%*&|>?\[{-].+")
_HASH = re.compile(r"[\[{,]\s*(#\S)")
_KEY = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What went wrong, where (row and column from 0), and the line as it should be."""

    code: str
    row: int
    column: int
    found: str
    expected: str = ""


def quoted(words: str) -> str:
    """Give words between straight quotation marks, or nothing where that takes more thought."""
    bare = words[1:-1] if CURLY.fullmatch(words) else words
    if '"' not in bare and "\\" not in bare:
        return f'"{bare}"'
    return f"'{bare}'" if "'" not in bare else ""


def explain(trouble: yaml.MarkedYAMLError, text: str) -> Slip:
    """Guess the slip behind libyaml's words."""
    lines = text.split("\n")
    said = f"{trouble.context or ''} {trouble.problem or ''}"
    mark = trouble.problem_mark or trouble.context_mark
    row, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    start = trouble.context_mark
    opened = (min(start.line, len(lines) - 1), start.column) if start else (row, column)
    first = next((at for at, line in enumerate(lines) if _KEY.match(line)), row)
    if "document start" in said and _depth(lines[first]) > _depth(lines[row]):
        # The first field begins further right than all others; only the second looks wrong.
        return _slip("indent", first, _depth(lines[first]), lines[first])
    # libyaml often notices a slip only where the next line begins.
    for near in (row, row - 1) if row else (row,):
        if (seen := next(_slips_in(lines[near], said, is_own=near == row), None)) is not None:
            return _slip(seen[0], near, seen[1], lines[near])
    if "mapping values" in said and _KEY.match(lines[row]):
        # One colon only: the line belongs to the one above because it begins further right.
        return _slip("indent", row, _depth(lines[row]), lines[row])
    if "mapping values" in said:
        return _slip("colon-unquoted", row, column, lines[row])
    for words, code, (at, position) in (
        ("escape", "backslash", (row, column)),
        ("quoted scalar", "quote-open", opened),
        ("simple key", "colon-missing", opened),
        ("flow", "bracket-open", opened),
        ("block", "indent", (row, column)),
    ):
        if words in said:
            return _slip(code, at, position, lines[at])
    return _slip("yaml-unreadable", row, column, lines[row])


def _depth(line: str) -> int:
    """Give the column in which a line begins."""
    return len(line) - len(line.lstrip())


def _slips_in(line: str, said: str, *, is_own: bool) -> Iterator[tuple[str, int]]:
    """Give the slips that a line shows, and their columns, the likeliest first."""
    parts = _LINE.fullmatch(line)
    words = parts["words"] if parts else ""
    begins = len(line) - len(words)
    if (match := re.match(r"\s*\t", line)) is not None:
        yield "tab", match.end() - 1
    if "mapping values" in said and (match := _SECOND_COLON.match(line)) is not None:
        is_curly = CURLY.fullmatch(words) is not None
        yield ("quotes-around", begins) if is_curly else ("colon-unquoted", match.start(1))
    if (match := _APOSTROPHE.search(line)) is not None:
        yield "apostrophe", match.start(1)
    if "flow" in said and (match := _HASH.search(line)) is not None:
        yield "hash-unquoted", match.start(1)
    if "flow" in said or "escape" in said or not is_own:
        return
    if _QUOTE_INSIDE.fullmatch(words):
        yield "quote-inside", begins
    if "mapping values" not in said and _OPENS_OTHER_THINGS.fullmatch(words):
        yield "character-first", begins


_BY_QUOTES = frozenset(
    ("colon-unquoted", "apostrophe", "quotes-around", "quote-inside", "character-first")
)
"""What quotation marks around the text put right."""


def _slip(code: str, row: int, column: int, line: str) -> Slip:
    found = line[column:].strip() if code == "hash-unquoted" else line.strip()
    expected = ""
    if code in _BY_QUOTES:
        expected = _with_quotes(found)
    elif code == "colon-missing":
        expected = re.sub(r"^((?:- +)*[\w-]+):(\S)", r"\1: \2", found)
    short = found if len(found) <= 60 else found[:59] + "…"
    return Slip(code, row, column, short, expected if expected != found else "")


def _with_quotes(line: str) -> str:
    """Give a line with its text between quotation marks, where a look at it is enough."""
    parts = _LINE.fullmatch(line)
    if parts is None or not parts["words"] or " #" in line:
        return ""
    words = parts["words"]
    mark = words[0]
    if mark in "\"'" and len(words) > 1 and words[-1] == mark:
        # "Forum "Air" dibuka" has marks around it; "Air" dan "Tanah" begins and ends with some.
        second = words.index(mark, 1)
        is_around = words[second - 1] == " " or words[second + 1 : second + 2].isalnum()
        words = words[1:-1] if is_around else words
    elif mark in "[{" and ":" in words:
        return ""
    text = quoted(words)
    return f"{parts['start']}{text}" if text else ""
