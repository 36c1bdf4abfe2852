"""A small site builds what its expected texts say, page by page.

After a change that was meant, write them anew with ``GAUNG_REWRITE=1 pytest tests/golden`` and read
the difference.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from gaung.build import Build
from tests.factories import Files, site, sound
from tests.golden.projection import nameless, projection

SMALL = Path(__file__).parent / "small"
EXPECTED = SMALL / "expected"
NOW = datetime.fromisoformat("2024-05-20T09:00:00+08:00")


def golden_site() -> Files:
    """The small site with the layouts and assets of the repository."""
    folder = SMALL / "site"
    files = (folder / "site.yaml", *sorted((folder / "content").rglob("*")))
    return site() | {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in files
        if path.is_file()
    }


@cache
def finished() -> Build:
    return sound(golden_site(), NOW)


def expected() -> dict[str, str]:
    """The text of each page by the name of its file, and the list of all files."""
    files = finished().files
    pages = {
        nameless(path).removesuffix(".html") + ".txt": projection(
            data, whole=path in ("id/index.html", "en/index.html", "index.html")
        )
        for path, data in files.items()
        if path.endswith(".html")
    }
    return {**pages, "files.txt": "".join(f"{nameless(path)}\n" for path in sorted(files))}


def write(texts: Mapping[str, str]) -> None:
    """Put the expected texts in place of those that are there."""
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for name, words in texts.items():
        (EXPECTED / name).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / name).write_text(words, encoding="utf-8", newline="\n")


def test_the_small_site_builds_what_is_expected() -> None:
    """The same pages, and on each the same words and links."""
    ours = expected()
    if "GAUNG_REWRITE" in os.environ:
        write(ours)
    there = {
        path.relative_to(EXPECTED).as_posix(): path.read_text(encoding="utf-8")
        for path in EXPECTED.rglob("*.txt")
    }
    assert sorted(ours) == sorted(there)
    for name, words in ours.items():
        assert words == there[name], f"{name} is another; if that is meant: GAUNG_REWRITE=1"
