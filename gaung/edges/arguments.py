"""The words of a command line, looked at before there is a parser to read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

EVERYWHERE = ("--site", "--lang")
"""The options that every command takes, in front of its name too."""
OF_BUILD = {"--output": "output", "--now": "now", "--base-url": "base_url"}
REPORTS = ("text", "json", "github")
"""The forms in which problems are told."""
OVERVIEWS = ("text", "markdown", "json")
"""The forms in which it is told where texts stand."""
GROUPS = ("event", "person")
"""What texts are put together by, where it is told how they stand."""
AUDIENCES = ("public", "newsroom", "desk")
"""For whom a site is made; the desk has the preview only."""
KINDS = (
    "site", "event", "release", "page", "session", "statement", "fact", "award", "media",
    "narrative", "post", "person", "organisation", "source", "contact", "translation",
)  # fmt: skip
"""What can be begun."""
_ALONE = ("-h", "--help", "--version")


class Build(TypedDict):
    """What can be said to the command ``build``."""

    output: str | None
    now: str | None
    base_url: str | None
    strict: bool


def value(arguments: Sequence[str], option: str) -> str | None:
    """Give the value of an option, wherever it stands."""
    for index, word in enumerate(arguments):
        if word == "--":
            return None
        if word.startswith(option + "="):
            return word.removeprefix(option + "=")
        if word == option:
            return next(iter(arguments[index + 1 :]), None)
    return None


def with_command(arguments: Sequence[str], default: str) -> list[str]:
    """Put in the name of a command where there is none."""
    words = list(arguments)
    index = 0
    while index < len(words):
        word = words[index]
        if word in EVERYWHERE:
            index += 2
        elif word.startswith(tuple(f"{option}=" for option in EVERYWHERE)):
            index += 1
        elif word.startswith("-") and word not in _ALONE:
            break
        else:
            return words
    return [*words[:index], default, *words[index:]]


def plain_build(arguments: Sequence[str]) -> Build | None:
    """Read a plain ``build``; anything else, or anything unusual about it, is for the parser."""
    build = Build(output=None, now=None, base_url=None, strict=False)
    words = iter(arguments)
    is_named = False
    for word in words:
        option, equals, given = word.partition("=")
        if option in EVERYWHERE or option in OF_BUILD:
            found = given if equals else next(words, None)
            if not found:
                return None
            if option in OF_BUILD:
                build[OF_BUILD[option]] = found  # type: ignore[literal-required]
        elif word == "--strict":
            build["strict"] = True
        elif word == "build" and not is_named:
            is_named = True
        else:
            return None
    return build
