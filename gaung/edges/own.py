"""What is Gaung's own: a folder in each site, which may be deleted at any time, and two names."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from contextlib import suppress
from pathlib import Path

FOLDER = ".gaung"
"""In a site: what is remembered between builds."""
MANIFEST = ".gaung.json"
"""In an output folder: which of its files are ours."""
STAGING = ".gaung-staging"
"""In an output folder: what is about to be published."""


_WRITTEN = "python3 build.py"
"""How the command is called in our messages."""


def name() -> str:
    """Give what users call the command on this computer."""
    if re.fullmatch(r"(.*[/\\])?gaung(\.exe)?", sys.argv[0]):
        return "gaung"
    return "py build.py" if os.name == "nt" else _WRITTEN


def named(text: str) -> str:
    """Give messages as they are true on this computer: whoever copies a command can run it."""
    return text.replace(_WRITTEN, name())


def folder(site: Path) -> Path:
    """Give the folder, made where that is possible."""
    path = site / FOLDER
    if not path.is_dir():
        with suppress(OSError):  # whoever wants to write here finds out, and goes on without
            path.mkdir()
            # Nobody should have to remember to keep it out of git.
            (path / ".gitignore").write_text("*\n", encoding="utf-8")
    return path


def file(site: Path, purpose: str, output: Path) -> Path:
    """Give the path of a file that belongs to one output folder; its folder may not be there."""
    here, there = os.path.realpath(site), os.path.realpath(output)
    with suppress(ValueError):  # two drives
        # Relative, so that a site that is moved with its output finds its files again.
        there = os.path.relpath(there, here)
    digest = hashlib.sha256(there.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
    return site / FOLDER / f"{purpose}-{digest.hexdigest()[:12]}"
