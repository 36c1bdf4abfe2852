"""Small sites in a folder, and the command line run on them in this process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gaung import cli
from gaung.edges import own
from gaung.edges.store import Store
from tests.factories import COMPILED

_COMPILED: dict[Any, Any] = {}


class Quick(Store):
    """The memory on disk, with our layouts as read: most of the time of a small build is theirs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.values.update(_COMPILED)

    def save(self) -> None:
        super().save()
        _COMPILED.update((key, kept) for key, kept in self.values.items() if key[0] in COMPILED)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a site of its files; layouts and assets are ours, as they are for most."""
    for path, text in files.items():
        if not path.startswith(("layouts/", "assets/")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *words: str) -> int:
    """Run the command line on a site, and give its exit code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cli, "_memory", lambda site: Quick(own.folder(site)))
        return cli.main(["--site", str(folder), *words])


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a published site, our own notes about it aside."""
    files = (path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in found.items() if not path.startswith(".gaung")}
