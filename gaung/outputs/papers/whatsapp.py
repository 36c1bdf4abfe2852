"""Texts with the marks that WhatsApp reads: ``*bold*``, ``_italic_``, ``~struck~``, a list.

There is no way to escape a mark, so a sign that WhatsApp would take for one gives way to a letter
that looks like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gaung.craft.blocks import Run
from gaung.plan import Workbench

_LOOKS_LIKE = str.maketrans(
    {
        "*": "\N{ASTERISK OPERATOR}",
        "_": "\N{FULLWIDTH LOW LINE}",
        "~": "\N{TILDE OPERATOR}",
        "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
    }
)
_PAIR = re.compile(r"(?<!\w)([*_~`])(?=\S)([^\n]*?\S)(\1)(?!\w)")
_OPENS_LINE = re.compile(r"^([*>-])(?= )", re.MULTILINE)
"""What makes a list or a quotation of a line."""
_OPENERS = {
    "*": "\N{ASTERISK OPERATOR}",
    ">": "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}",
    "-": "\N{EN DASH}",
}


@dataclass(frozen=True, slots=True)
class Message:
    """A release as it goes into a group."""

    title: str
    """The headline, which is bold."""
    lines: tuple[str, ...]
    """What there is to know, three lines at most."""
    is_list: bool
    """Whether each line is a point of its own."""
    address: str
    """The page, with host."""


def written(message: Message, bench: Workbench) -> bytes:
    """Write a message."""
    del bench
    point = "- " if message.is_list else ""
    lines = [f"{point}{plain(line)}" for line in message.lines]
    text = "\n".join((bold(message.title), "", *lines, "", message.address))
    return (text + "\n").encode()


def plain(words: str) -> str:
    """Give words so that WhatsApp takes none of their signs for a mark."""
    before = ""
    while before != words:
        before = words
        words = _PAIR.sub(_as_looks, words)
    return _OPENS_LINE.sub(lambda match: _OPENERS[match[1]], words)


def _as_looks(match: re.Match[str]) -> str:
    mark = match[1].translate(_LOOKS_LIKE)
    return f"{mark}{match[2]}{mark}"


def bold(words: str) -> str:
    """Give words in bold; what would end it early gives way."""
    return _within("*", words)


def _within(mark: str, words: str) -> str:
    """Give words between two marks, which must touch them and stand on one line."""
    kept = plain(words).replace(mark, mark.translate(_LOOKS_LIKE))
    stripped = kept.strip()
    if not stripped:
        return kept
    before, after = kept[: len(kept) - len(kept.lstrip())], kept[len(kept.rstrip()) :]
    return before + "\n".join(f"{mark}{line}{mark}" for line in stripped.split("\n")) + after


def line(runs: Iterable[Run]) -> str:
    """Give a line with its weight and stress as marks; numbers of notes are left out."""
    return "".join(_run(run) for run in runs if run.mark is None)


def _run(run: Run) -> str:
    marks = [
        mark for mark, is_so in (("*", run.strong), ("_", run.emphasis), ("~", run.struck)) if is_so
    ]
    if run.is_code and not marks:
        return _within("`", run.text)
    words = run.text if marks else plain(run.text)
    for mark in marks:
        words = _within(mark, words) if mark == marks[0] else _wrapped(mark, words)
    return words


def _wrapped(mark: str, words: str) -> str:
    stripped = words.strip()
    return words.replace(stripped, f"{mark}{stripped}{mark}", 1) if stripped else words
