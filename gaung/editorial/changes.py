"""What has changed in a text since a translation was made from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import unified_diff
from typing import Protocol

from gaung.editorial.standing import Change, Desk, Standing, State
from gaung.reading.files import File, read_article
from gaung.reading.translation import FIELDS, fingerprint
from gaung.snapshot import source


class Earlier(Protocol):
    """A file as it once was."""

    @property
    def day(self) -> str:
        """When it was that, as ISO 8601 has it."""

    @property
    def author(self) -> str:
        """Who wrote it."""

    @property
    def data(self) -> bytes:
        """Its bytes."""


def since(now: bytes, stamp: str, history: Iterable[Earlier]) -> Change | None:
    """Give what has changed since a text had a fingerprint; *history* is newest first."""
    present = _read(now)
    authors: list[str] = []
    for past in history:
        before = _read(past.data)
        if fingerprint(before.head, before.body) == stamp:
            return _between(before, present, past.day, tuple(dict.fromkeys(authors)))
        authors.append(past.author)
    return None


def with_changes(desk: Desk, found: Mapping[str, Change | None]) -> Desk:
    """Give the same desk, with what changed by the path of each stale translation."""
    translations = tuple(
        replace(each, change=found.get(each.path)) if each.state is State.STALE else each
        for each in desk.translations
    )
    return replace(desk, translations=translations)


def stale(desk: Desk) -> tuple[Standing, ...]:
    """Give the translations that were made from an older text."""
    return tuple(each for each in desk.translations if each.state is State.STALE)


def _read(data: bytes) -> File:
    return read_article(source("index.md", data), head_required=False)


def _between(before: File, after: File, day: str, authors: tuple[str, ...]) -> Change:
    fields = tuple(name for name in FIELDS if before.head.get(name) != after.head.get(name))
    lines = [
        f"{sign}{name}: {file.head[name]}"
        for name in fields
        for sign, file in (("-", before), ("+", after))
        if file.head.get(name) is not None
    ]
    compared = unified_diff(_lines(before), _lines(after), lineterm="", n=0)
    body = [line for line in compared if not line.startswith(("---", "+++", "@@"))]
    return Change(day, authors, (*fields, *(("text",) if body else ())), (*lines, *body))


def _lines(file: File) -> list[str]:
    return [line.rstrip() for line in file.body.strip().splitlines()]
