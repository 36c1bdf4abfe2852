"""What a site takes from npm: a package of one version, with the hash that it must have.

Only the package itself is fetched, without what it depends on, and nothing of it is run. It is kept
in the memory of the site by its hash, so that one build fetches it and all others have it.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from gaung.memory import Memory, key

_PATIENCE = 300.0


class Package(NamedTuple):
    """A package: its name, its version, its hash as npm writes it, and which files we want."""

    name: str
    version: str
    integrity: str
    wanted: str
    """A regular expression for the paths of the files."""


class Unfetched(Exception):
    """Why a package is not there: the code of the problem, and the blank of its message."""

    def __init__(self, code: str, found: str) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found


def files(package: Package, memory: Memory) -> dict[str, bytes]:
    """Give the files of a package that are wanted, by path."""
    name = key("npm", *package)
    known = memory.held(name)
    packed = (known or memory.hold(name, _packed(_taken(package, _fetched(package))))).read()
    return dict(_unpacked(packed))


def _fetched(package: Package) -> bytes:
    """Give the archive of a package, as npm fetches it from wherever it is set to."""
    npm = shutil.which("npm")
    called = f"{package.name}@{package.version}"
    if npm is None:
        raise Unfetched("npm-missing", called)
    with TemporaryDirectory(prefix="gaung-") as folder:
        command = [npm, "pack", called, "--ignore-scripts", "--loglevel=error"]
        try:
            done = subprocess.run(  # noqa: S603 - our own command
                command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                errors="replace", check=False, timeout=_PATIENCE,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unfetched("npm-silent", str(error)) from error
        archive = next(Path(folder).glob("*.tgz"), None)
        if done.returncode or archive is None:
            lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
            raise Unfetched("npm-silent", lines[0] if lines else called)
        data = archive.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != package.integrity:
        raise Unfetched("npm-hash", called)
    return data


def _taken(package: Package, archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files that are wanted; every name in an archive of npm begins with a folder."""
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        for member in opened:
            path = member.name.partition("/")[2]
            inner = opened.extractfile(member) if member.isfile() else None
            if inner is not None and re.fullmatch(package.wanted, path):
                yield path, inner.read()


def _packed(files: Iterator[tuple[str, bytes]]) -> bytes:
    """Give files as one: paths and sizes in a line, then all bytes."""
    found: Mapping[str, bytes] = dict(sorted(files))
    head = json.dumps({path: len(data) for path, data in found.items()}).encode()
    return b"\n".join((head, b"".join(found.values())))


def _unpacked(packed: bytes) -> Iterator[tuple[str, bytes]]:
    head, _, rest = packed.partition(b"\n")
    start = 0
    for path, size in json.loads(head).items():
        yield path, rest[start : start + size]
        start += size
