"""What is Gaung's own: a folder in each site, which may be deleted at any time, and two names."""

# ruff: noqa: PTH - a build that finds nothing changed does not import pathlib

from __future__ import annotations

import hashlib
import os

FOLDER = ".gaung"
"""In a site: what is remembered between builds."""
MANIFEST = ".gaung.json"
"""In an output folder: which of its files are ours."""
STAGING = ".gaung-staging"
"""In an output folder: what is about to be published."""


def folder(site: str | os.PathLike[str]) -> str:
    """Give the folder, made where that is possible."""
    path = os.path.join(site, FOLDER)
    if not os.path.isdir(path):
        try:
            os.makedirs(path)
            # Nobody should have to remember to keep it out of git.
            with open(os.path.join(path, ".gitignore"), "w", encoding="utf-8") as ignored:
                ignored.write("*\n")
        except OSError:
            pass  # whoever wants to write here finds out, and goes on without
    return path


def file(site: str | os.PathLike[str], purpose: str, output: str | os.PathLike[str]) -> str:
    """Give the path of a file that belongs to one output folder of the site."""
    site, output = os.path.realpath(site), os.path.realpath(output)
    try:
        # Relative, so that a site that is moved with its output finds its files again.
        name = os.path.relpath(output, site)
    except ValueError:  # two drives
        name = output
    digest = hashlib.sha256(name.replace(os.sep, "/").encode("utf-8", "surrogateescape"))
    return os.path.join(folder(site), f"{purpose}-{digest.hexdigest()[:12]}")
