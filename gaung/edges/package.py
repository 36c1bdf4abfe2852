"""What lies in the package beside its code: the words for problems."""

from __future__ import annotations

from importlib.resources import files

import yaml

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
    return Telling.of(known, yaml.load(text, Loader=yaml.CSafeLoader))
