"""Files that are published as they are: films, papers, drawings made of lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.kit import Kit
from gaung.model.media import Media
from gaung.outputs.pages.writer import captions_path, media_path
from gaung.plan import Output, Workbench


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the content."""

    source: str
    """Where it stands in the content."""


def plan(kit: Kit) -> Iterator[Output[Copy]]:
    """Give the file of each media item that the public may see and that is no picture of pixels."""
    for entry in kit.all(Media):
        if entry.file and entry.picture is None:
            yield Output(
                media_path(entry), Copy(entry.file), copied, uses=(entry.file,), origin=entry.path
            )
        if entry.captions:
            copy = Copy(entry.captions)
            path = captions_path(entry)
            yield Output(path, copy, copied, uses=(copy.source,), origin=entry.path)


def copied(copy: Copy, bench: Workbench) -> bytes:
    """Give the bytes as they are."""
    return bench.source(copy.source)
