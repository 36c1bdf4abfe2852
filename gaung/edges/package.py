"""What lies in the package beside its code: the words for problems."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files

import yaml
from babel.messages.pofile import read_po

from gaung.edges import own
from gaung.telling import Telling

_MESSAGES = files("gaung") / "messages"


def catalogues() -> tuple[str, ...]:
    """Give the languages in which problems can be told."""
    names = (entry.name for entry in _MESSAGES.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def load(language: str | None) -> Telling:
    """Give the words for problems in the language of a desk.

    ``en-GB`` is told in ``en``. A language that has no catalogue is told in English, which whoever
    looks after such a site reads for certain: the documentation is in it.
    """
    wanted = (language or "").replace("_", "-").partition("-")[0].lower()
    known = wanted if wanted in catalogues() else "en"
    text = (_MESSAGES / f"{known}.yaml").read_text(encoding="utf-8")
    return Telling.of(known, yaml.load(own.named(text), Loader=yaml.CSafeLoader))


@cache
def _helps(language: str) -> dict[str, str]:
    """Give the help for fields in a language, by the English one."""
    path = _MESSAGES / f"fields.{language}.po"
    if not path.is_file():
        return {}
    catalogue = read_po(io.StringIO(path.read_text(encoding="utf-8")))
    return {str(each.id): str(each.string) for each in catalogue if each.id and each.string}


def help_in(language: str, english: str) -> str:
    """Give the help for a field in a language, else in English."""
    return _helps(language).get(english, english).replace("``", "`")


def explain(desk: str) -> Callable[[str], str]:
    """Give what gives the help for a field in every language that has it, the desk's own first."""
    order = ("id", "en") if desk == "id" else ("en", "id")

    def said(english: str) -> str:
        return "\n\n".join(dict.fromkeys(help_in(language, english) for language in order))

    return said
