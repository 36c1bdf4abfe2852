"""A problem told in words: sentences out of a catalogue, the line it is about, what to do.

A catalogue is a file of ``gaung/messages/``. Its blanks are filled from the values of the
problem; a blank that has no value stays visible, because a clumsy message helps more than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gaung.problems import Problem, Severity

OF_FILES = frozenset(
    (
        "address-taken", "alternate-one-sided", "anchor-missing", "event-missing", "file-binary",
        "file-misplaced", "file-name-unfit", "file-suffix", "file-too-large", "file-twice",
        "file-unreadable", "file-utf16", "file-without-language", "anchor-repeated",
        "folder-like-file", "heading-count", "heading-skipped", "language-not-of-site",
        "link-broken", "media-without-record", "original-missing", "site-missing",
        "translation-missing", "word-leaked",
    )
)  # fmt: skip
"""What can be wrong with a file as a whole: then its first line explains nothing."""

OF_SYSTEM = {"file-unreadable": "found", "link-dead": "why"}
"""What is told in the words of the system: the code, and the blank that has them."""

_BLANK = re.compile(r"\{([a-z_]+)\}")
_WITHOUT = "remedy_without_"
_WIDEST = 96
"""How many characters of a line are shown; a paragraph can be thousands long."""


@dataclass(frozen=True)
class Telling:
    """Says problems in one language."""

    language: str
    messages: Mapping[str, Mapping[str, str]]
    """By code: what it says, its remedy, and remedies for when a blank is empty."""
    kinds: Mapping[str, str]
    """What an editor calls each kind of entry."""
    labels: Mapping[str, str]
    """The words for error, warning, nearest."""
    system: Mapping[str, str]
    """What systems say of a file or a line, by their English words."""

    @classmethod
    def of(cls, language: str, catalogue: Mapping[str, Any]) -> Telling:
        """Make it of a catalogue as it was parsed."""
        return cls(language, catalogue["problems"], catalogue["kinds"], catalogue["labels"],
                   catalogue["system"])  # fmt: skip

    def says(self, problem: Problem) -> str:
        """Give the sentence that tells what is the matter."""
        # A code that has no words yet still tells what it can.
        words = self.messages.get(problem.code, {}).get("says", f"{problem.code}: {{found}}")
        return self._filled(words, problem)

    def remedy(self, problem: Problem) -> str:
        """Give what to do about it."""
        message = self.messages.get(problem.code, {})
        for name, words in message.items():
            if name.startswith(_WITHOUT) and not problem.values.get(name.removeprefix(_WITHOUT)):
                return self._filled(words, problem)
        return self._filled(message.get("remedy", ""), problem)

    def text(self, problem: Problem, excerpt: str = "") -> str:
        """Give the whole message: place, line, sentence, nearest names, remedy."""
        is_whole = _is_whole(problem)
        place = problem.place.path if is_whole else str(problem.place)
        lines = [f"{_visible(place)}  {self.severity(problem)}  {problem.code}"]
        if excerpt.strip() and "\x00" not in excerpt and not is_whole:
            lines.extend(_quotation(problem, excerpt))
        said = self.says(problem)
        if near := problem.values.get("nearest"):
            said += f"   {self.labels.get('nearest', 'nearest')}: {_visible(near)}"
        for paragraph in (said, self.remedy(problem)):
            lines.extend(f"  {line}".rstrip() for line in paragraph.splitlines())
        return "\n".join(lines)

    def severity(self, problem: Problem) -> str:
        """Give the word for how much it matters."""
        return self.labels.get(problem.severity, str(problem.severity))

    def as_json(self, problem: Problem) -> dict[str, Any]:
        """Give everything about a problem as values for JSON."""
        places = [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in (problem.place, *problem.also)
        ]
        return {
            **places[0],
            "severity": str(problem.severity),
            "code": problem.code,
            "message": self.says(problem),
            "remedy": self.remedy(problem),
            "values": dict(problem.values),
            "also": places[1:],
        }

    def as_github(self, problem: Problem) -> str:
        """Give a workflow command, which GitHub shows beside the line."""
        command = "error" if problem.severity is Severity.ERROR else "warning"
        place = problem.place
        properties = {
            "file": place.path,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{self.severity(problem)}: {problem.code}",
        }
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        message = "\n".join(filter(None, (self.says(problem), self.remedy(problem))))
        return f"::{command} {written}::{_data(message)}"

    def reason(self, said: str) -> str:
        """Give what a system said, in this language where we know it: a reason, perhaps a file."""
        reason, colon, rest = said.partition(": ")
        return self.system.get(reason, reason) + colon + rest

    def _filled(self, words: str, problem: Problem) -> str:
        values = {"file": problem.place.path, **problem.values}
        if (blank := OF_SYSTEM.get(problem.code)) in values:
            values[blank] = self.reason(values[blank])
        if near := values.get("nearest"):
            # A sentence offers the best of the nearest names; the label lists them all.
            values["nearest"] = near.partition(", ")[0]
        if kind := values.get("kind"):
            values["kind"] = self.kinds.get(kind, kind)
        return _BLANK.sub(lambda blank: _visible(values.get(blank[1], blank[0])), words.strip())


def blanks(words: str) -> frozenset[str]:
    """Give the names of the blanks of a message."""
    return frozenset(_BLANK.findall(words))


def _is_whole(problem: Problem) -> bool:
    place = problem.place
    return problem.code in OF_FILES and (place.line, place.column) == (1, 1)


# --- the line that a problem is about -------------------------------------------------------


def _quotation(problem: Problem, excerpt: str) -> Iterator[str]:
    """Give the line with its number, and below it the carets."""
    start = min(problem.place.column - 1, len(excerpt))
    end = start + _length(problem, excerpt[start:])
    first = max(0, start - _WIDEST // 2) if len(excerpt) > _WIDEST else 0
    last = first + _WIDEST
    before = ("…" if first else "") + _visible(excerpt[first:start])
    marked = _visible(excerpt[start : min(end, last)])
    after = _visible(excerpt[end:last]) + ("…" if last < len(excerpt) else "")
    yield f"{problem.place.line:>5} | {(before + marked + after).rstrip()}"
    yield f"      | {' ' * _cells(before)}{'^' * max(_cells(marked), 1)}"


def _length(problem: Problem, rest: str) -> int:
    """Give how many characters are underlined: what was found, if it stands about here."""
    found = problem.values.get("found", "").removesuffix("…")
    at = rest.find(found) if found else -1
    # In front of it there may be a quotation mark, a sign such as {fact: or a day and a time.
    return at + len(found) if 0 <= at <= 20 else 1


def _cells(text: str) -> int:
    """Give how many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _visible(text: str) -> str:
    """Give a text without characters that a terminal would obey; each is shown as one sign."""
    return "".join(map(_sign, text))


def _sign(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    # Control characters, and those that reverse the direction of what follows.
    is_safe = character == " " or character.isprintable() or character in "\xa0\xad\u200c\u200d"
    return character if is_safe else "�"


# --- the escapes of GitHub's workflow commands ----------------------------------------------


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
