"""What the command line says, and how: in the language of whoever uses it, plainly or in colour."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self, TextIO

from gaung.edges import own
from gaung.edges.walk import PACKAGE, SETTINGS

PATIENCE = 1.0
"""After how many seconds somebody wants to know how far something has come."""

_COLOURS = {"good": "32", "error": "31", "warning": "33", "quiet": "2", "strong": "1"}
_LANGUAGE = r"^{field}:[ \t]*[\"']?([A-Za-z]{{2,3}})\b"


class Words:
    """The sentences of the command line in one language."""

    def __init__(self, language: str, sentences: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._sentences = sentences

    def say(self, code: str, **values: object) -> str:
        """Give a sentence, its blanks filled."""
        return self._sentences[code][self.language].format(**values)

    def in_(self, language: str) -> Words:
        """Give the same sentences in another language, where we speak it."""
        return Words(language if language in self._sentences["usage"] else "en", self._sentences)

    def decimal(self, number: float, digits: int = 1) -> str:
        """Give a number as the language writes it."""
        return f"{number:.{digits}f}".replace(".", self.say("decimal"))

    def size(self, count: int) -> str:
        """Give a number of bytes so that it can be read."""
        if count < 1000:
            return f"{count} B"
        if count < 1_000_000:
            return f"{count / 1000:.0f} kB"
        return f"{self.decimal(count / 1_000_000)} MB"


def languages() -> tuple[str, ...]:
    """Give the languages in which the command line speaks."""
    return tuple(_sentences()["usage"])


def words(language: str | None, site: Path) -> Words:
    """Give the words in the language asked for, else in the one of the site's desk.

    Where we do not speak it, English is what whoever looks after such a site reads for certain.
    """
    sentences = _sentences()
    known = sentences["usage"]
    wanted = language if language in known else _of_site(site)
    return Words(wanted if wanted in known else "en", sentences)


def _sentences() -> dict[str, dict[str, str]]:
    text = (PACKAGE / "messages" / "cli.json").read_text(encoding="utf-8")
    sentences: dict[str, dict[str, str]] = json.loads(own.named(text))
    return sentences


def _of_site(site: Path) -> str:
    """Give the language of a site's desk, found without reading all of its settings."""
    try:
        with (site / SETTINGS).open(encoding="utf-8", errors="replace") as file:
            settings = file.read(64 * 1024)
    except OSError:
        return "id"  # nothing is known yet: whom the project was made for
    fields = ("desk_language", "written_in")
    found = (re.search(_LANGUAGE.format(field=field), settings, re.MULTILINE) for field in fields)
    return next((match[1].lower() for match in found if match), "id")


def use_utf8() -> None:
    """Make the streams take every letter, also on consoles of Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody is looking."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, colour: str, stream: TextIO) -> str:
    """Give a text in colour, where that is wanted and possible."""
    is_able = os.name != "nt" or "WT_SESSION" in os.environ
    if os.environ.get("NO_COLOR") or not is_able or not is_terminal(stream):
        return text
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"


def tell(text: str = "", colour: str = "") -> None:
    """Say a line of the result."""
    _write(text, colour, sys.stdout)


def remark(text: str = "", colour: str = "") -> None:
    """Say a line beside the result: progress, problems, advice."""
    sys.stdout.flush()
    _write(text, colour, sys.stderr)


def renew(text: str) -> None:
    """Say how far something has come, in place of what was said last; nothing takes it away."""
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()


class Progress:
    """How far something has come, for who is looking, once it takes more than a moment."""

    def __init__(self, say: Callable[[int, int], str]) -> None:
        self._say = say
        self._is_seen = is_terminal(sys.stderr)
        self._next = time.monotonic() + PATIENCE
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._is_shown:
            renew("")

    def __call__(self, done: int, given: int) -> None:
        """Hear how much is done of how much, and say so now and then."""
        if self._is_seen and time.monotonic() > self._next:
            renew(self._say(done, given))
            self._is_shown = True
            self._next = time.monotonic() + 0.2


def _write(text: str, colour: str, stream: TextIO) -> None:
    stream.write((paint(text, colour, stream) if colour else text) + "\n")
    stream.flush()
