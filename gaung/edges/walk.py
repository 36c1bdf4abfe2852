"""Which files a site has, its own and ours, each with what shows that it changed.

A build that finds nothing changed imports little more than this, so it imports little itself.
"""

from __future__ import annotations

import importlib.util
import os
import re
import stat
import sys
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SETTINGS = "site.yaml"
FOLDERS = ("content", "layouts", "assets")
OURS = ("layouts", "assets")
"""The folders of which we have our own, for what a site does not bring."""

PACKAGE = Path(os.path.realpath(__file__)).parent.parent
BUNDLED = "_site"
FONTS = ("plus_jakarta_sans", "source_serif_4", "noto_sans_arabic")
"""The fonts that come as libraries, by the names of their packages."""

SETTLED = 2_000_000_000
"""After how many nanoseconds a further change surely shows: FAT counts in two seconds."""


_OF_FILES = (".yaml", ".yml", ".md")
"""How names end that are names of files, and no names of folders."""
_LEFT_BEHIND = re.compile(
    r"\.|~\$|.*(~|\.swp|\.tmp)$|#.*#$|(thumbs\.db|desktop\.ini|__pycache__)$", re.IGNORECASE
)


class Found(NamedTuple):
    """A file: where it is on this disk, its size, and when it was changed."""

    file: str
    size: int
    changed: int


class Trouble(NamedTuple):
    """A file that cannot be taken: its path, the code of the problem, the blank of its message."""

    path: str
    code: str
    found: str


class Files(NamedTuple):
    """What was found, when we began to look, and what could not be taken."""

    at: int
    files: dict[str, Found]
    troubles: tuple[Trouble, ...]


def files(site: Path) -> Files:
    """Give the files of a site by path; ours fill in what it does not have."""
    at = time.time_ns()
    own = _Walk(site)
    own.take(SETTINGS, *FOLDERS)
    found = own.files
    if os.path.realpath(engine()) != own.root:
        ours = _Walk(engine())
        ours.take(*OURS)
        found = {**ours.files, **own.files}
    return Files(at, {**fonts(), **found}, tuple(own.troubles))


def fonts() -> dict[str, Found]:
    """Give the files of the fonts that are installed, as if they stood in ``assets/fonts/``."""
    found = {}
    for name in FONTS:
        spec = importlib.util.find_spec(f"fontpkg_{name}")
        for folder in (spec and spec.submodule_search_locations) or ():
            walk = _Walk(Path(folder))
            walk.take("files", "LICENSE")
            for path, file in walk.files.items():
                here = path.removeprefix("files/").replace("LICENSE", f"{name}-LICENSE.txt")
                found[f"assets/fonts/{here}"] = file
    return found


def engine() -> Path:
    """Give the folder with our layouts and assets: in the wheel, or at the top of a checkout."""
    bundled = PACKAGE / BUNDLED
    return bundled if bundled.is_dir() else PACKAGE.parent


def package() -> Files:
    """Give the files of the engine itself, without its layouts and assets."""
    at = time.time_ns()
    walk = _Walk(PACKAGE)
    walk.folder(walk.root, "", (walk.root,))
    own = {path: found for path, found in walk.files.items() if not path.startswith(BUNDLED + "/")}
    return Files(at, own, tuple(walk.troubles))


def libraries() -> list[tuple[str, int]]:
    """Give the folders that libraries stand in; each changes when one is installed."""
    folders = (Path(folder) for folder in sys.path if folder.endswith("-packages"))
    return [(str(folder), folder.stat().st_mtime_ns) for folder in folders if folder.is_dir()]


def is_settled(changed: int, at: int) -> bool:
    """Tell whether a change after the moment *at* would have given a file another time."""
    return changed < at - SETTLED


def is_sharp(changed: int, at: int) -> bool:
    """Tell whether a later change by hand would show in a file's time.

    File systems that count in whole seconds cannot show it for a while.
    """
    return bool(changed % 1_000_000_000) or is_settled(changed, at)


def is_ignored(name: str) -> bool:
    """Tell whether a file is what editors and systems leave behind."""
    return _LEFT_BEHIND.match(name) is not None


class _Walk:
    """A walk through the folders below a root, which it never leaves.

    Its paths are plain text: there can be ten thousand of them.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self.files: dict[str, Found] = {}
        self.troubles: list[Trouble] = []
        self._folded: dict[str, str] = {}

    def take(self, *names: str) -> None:
        """Take files and folders at the top."""
        self.folder(self.root, "", (self.root,), names)

    def folder(
        self, folder: str, path: str, chain: tuple[str, ...], only: tuple[str, ...] = ()
    ) -> None:
        """Take what stands in a folder; *chain* has the real folders above, to end a loop."""
        try:
            for entry in _entries(folder, only):
                name = _composed(entry.name)
                if name is None:
                    shown = os.fsencode(entry.name).decode("utf-8", "replace")
                    self._trouble(path + shown, repr(shown))
                else:
                    self._entry(entry, path + name, chain)
        except OSError as error:
            self._trouble(path.rstrip("/"), error.strerror or str(error))

    def _entry(self, entry: os.DirEntry[str], path: str, chain: tuple[str, ...]) -> None:
        real = chain[-1] + os.sep + entry.name
        try:
            if entry.is_symlink():
                real = os.path.realpath(entry.path)
                if not real.startswith(self.root + os.sep):
                    self._trouble(path, f"→ {Path(entry.path).readlink()}")
                    return
            if entry.is_dir():
                if path.startswith("content/") and path.lower().endswith(_OF_FILES):
                    self.troubles.append(Trouble(path, "folder-like-file", entry.name))
                if real not in chain:
                    self.folder(entry.path, path + "/", (*chain, real))
                return
            found = entry.stat()
            if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
                self._trouble(path, "no file")
                return
        except OSError as error:
            self._trouble(path, error.strerror or str(error))
            return
        folded = path.casefold()
        if (other := self._folded.setdefault(folded, path)) != path or path in self.files:
            self.troubles.append(Trouble(path, "file-twice", other))
        self.files[path] = Found(entry.path, found.st_size, found.st_mtime_ns)

    def _trouble(self, path: str, found: str) -> None:
        self.troubles.append(Trouble(path, "file-unreadable", found))


def _entries(folder: str, only: tuple[str, ...]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        wanted = [
            entry
            for entry in entries
            if (entry.name in only if only else not is_ignored(entry.name))
        ]
    return iter(sorted(wanted, key=lambda entry: entry.name))


def _composed(name: str) -> str | None:
    """Give a name as it stands in paths, or nothing if it is no text or breaks a line."""
    if name.isascii() and name.isprintable():
        return name
    try:
        name.encode()
    except UnicodeEncodeError:
        return None
    return None if min(name) < " " else unicodedata.normalize("NFC", name)
