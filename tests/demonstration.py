"""The demonstration as it is published under a sub-path, built once for all tests.

What is dear in it is remembered beside the site's own memory, so that neither a second process nor
a second run makes a picture again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gaung.build import Build
from gaung.edges import own
from gaung.edges.building import Order, make
from gaung.edges.disk import engine
from gaung.edges.lock import alone
from gaung.edges.store import Store
from tests.factories import ROOT, told

PATH = "/kit/"
"""The path that it is published under."""
ORIGIN = "https://gaung.example"
NOW = datetime.fromisoformat("2026-11-22T12:00:00+07:00")
"""Long after its events: everything in it is public."""

LANGUAGES = ("id", "en")
"""Its languages, known before it is built."""
KINDS = tuple(
    path.stem
    for path in sorted((ROOT / "layouts/pages").glob("*.html"))
    # Nobody sees the first, what there is fits on one page without the second, and the last is
    # of the preview.
    if path.stem not in ("redirect", "search_letter", "gallery")
)
"""The kinds of pages, each named as its template is; the demonstration has one of each."""

_PATIENCE = 900.0


class PageKind(NamedTuple):
    """A page of the demonstration: the name of its template, its language, its address."""

    kind: str
    language: str
    address: str

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"


@cache
def demonstration() -> Build:
    """The finished build; whoever comes first makes it, others recall it."""
    folder = own.folder(ROOT) / "tests"
    with alone(ROOT, folder, lambda: None, _PATIENCE), Store(folder) as memory:
        order = Order(ROOT, NOW, engine(memory), ORIGIN + PATH)
        finished = make(order, memory, is_indexed=True).build
        memory.finished(finished.traces)
    assert told(finished.problems) == []
    return finished


def remembered(site: Path) -> Path:
    """Give a site what was remembered of the demonstration; it has the same fonts, which are dear.

    That a build with a memory equals one without is for ``properties/test_memory.py`` to prove.
    """
    demonstration()
    folder = own.folder(ROOT) / "tests"
    with alone(ROOT, folder, lambda: None, _PATIENCE):
        # Large values are never written to again, so that the folders can share them.
        shutil.copytree(folder / "large", own.folder(site) / "large", copy_function=_link)
        shutil.copyfile(folder / "memory.sqlite", own.folder(site) / "memory.sqlite")
    return site


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copyfile(source, target)


@cache
def pages() -> tuple[PageKind, ...]:
    """Every page, in the order in which they are planned."""
    return tuple(_pages())


def _pages() -> Iterator[PageKind]:
    finished = demonstration()
    assert finished.kit is not None
    for output in finished.outputs:
        if output.path.endswith(".html") and hasattr(output.view, "frame"):
            address = PATH + output.path.removesuffix("index.html")
            kind = Path(output.view.template).stem
            yield PageKind(kind, output.view.frame.language, address)


@cache
def page_of(kind: str, language: str) -> PageKind:
    """The longest page of a kind in a language, which has the most that can be wrong.

    The page where a language is chosen has one of its own; it stands for each.
    """
    finished = demonstration()
    found = [page for page in pages() if page.kind == kind]
    spoken = [page for page in found if page.language == language] or found
    return max(spoken, key=lambda page: len(finished.files[file_at(page.address)]))


def file_at(address: str, path: str = PATH) -> str:
    """The file of a site that an address under its path leads to."""
    path = address.partition("#")[0].partition("?")[0].removeprefix(path)
    return path + "index.html" if path.endswith("/") or not path else path
