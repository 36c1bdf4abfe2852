"""Whether a build would find nothing changed, found out without making one.

Each published build leaves a record behind: what every source, the engine and every written
file looked like, and between which moments the build is true. A file that still looks the same
is the same; one that looks different is compared by its digest, and so is one that was changed
so shortly before it was read that a second change might not show.

This module and what it imports need the standard library only: that makes the answer quick.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TypedDict, cast

from gaung.edges import own, walk
from gaung.edges.walk import Files

VERSION = 3


class Record(TypedDict):
    """What a published build leaves behind."""

    version: int
    engine: str
    """What the engine, its libraries and Python looked like; nothing fits an empty one."""
    base_url: str | None
    audience: str
    language: str
    """The language of what was told."""
    read: int
    """When the sources were looked at, in nanoseconds."""
    inputs: dict[str, tuple[int, int, str]]
    """Size, time of change and digest of every source, by path."""
    since: str | None
    until: str | None
    """Between which moments the build is true."""
    written: int
    """When the outputs were looked at."""
    outputs: dict[str, tuple[int, int]]
    """Size and time of change of every file of the site, by path."""
    manifest: str
    bytes: int
    path: str
    """The path of the site's address."""
    coming: list[tuple[str, str]]
    """The moments at which it will change, soonest first, and each in words."""
    warnings: int
    told: str
    """The warnings, as they were told."""


def read(site: Path, output: Path) -> Record | None:
    """Give the record of the last build into an output folder."""
    try:
        record: Any = json.loads(own.file(site, "last", output).read_bytes())
    except (OSError, ValueError):
        return None
    is_ours = (
        isinstance(record, dict)
        and record.get("version") == VERSION
        and record.keys() == Record.__annotations__.keys()
    )
    return cast("Record", record) if is_ours else None


def signatures(record: Record | None) -> dict[str, tuple[int, int]]:
    """Give what the files of the site looked like when they were written."""
    return {path: (look[0], look[1]) for path, look in record["outputs"].items()} if record else {}


def write(site: Path, output: Path, record: Record) -> None:
    """Keep the record of a build; without one, the next build only takes longer."""
    own.folder(site)
    path = own.file(site, "last", output)
    staged = path.with_suffix(".new")
    with suppress(OSError):
        staged.write_text(json.dumps(record, separators=(",", ":")), encoding="ascii")
        staged.replace(path)


def find(  # noqa: PLR0913 - a build is told as much
    site: Path,
    output: Path,
    now: datetime,
    base_url: str | None,
    language: str,
    *,
    audience: str = "public",
) -> Record | None:
    """Give the record of the last build, if another would come to the same."""
    record = read(site, output)
    if record is None:
        return None
    try:
        is_same = (
            record["base_url"] == base_url
            and record["audience"] == audience
            and (record["language"] == language or not record["told"])
            and _is_true(record, now)
            and record["engine"] == engine() != ""
            and _are_outputs_same(record, output)
            and _are_inputs_same(record, site, output)
        )
    except (KeyError, TypeError, ValueError, AttributeError, OSError):
        return None  # no record of ours, or something vanished under our eyes
    return record if is_same else None


def engine() -> str:
    """Give what the engine, its libraries and Python look like from outside."""
    files = walk.package()
    if not all(walk.is_settled(found.changed, files.at) for found in files.files.values()):
        return ""
    looks = [f"{path} {found.size} {found.changed}" for path, found in files.files.items()]
    looks.extend((sys.version, str(walk.libraries()), str(walk.engine())))
    return hashlib.sha256("\n".join(looks).encode("utf-8", "surrogateescape")).hexdigest()


def manifest(output: Path) -> str:
    """Give the digest of the manifest in an output folder."""
    return hashlib.sha256((output / own.MANIFEST).read_bytes()).hexdigest()


def _is_true(record: Record, now: datetime) -> bool:
    since, until = record["since"], record["until"]
    return (since is None or datetime.fromisoformat(since) <= now) and (
        until is None or now < datetime.fromisoformat(until)
    )


def _are_outputs_same(record: Record, output: Path) -> bool:
    if record["manifest"] != manifest(output):
        return False
    top, written = f"{output}{os.sep}", record["written"]
    for path, (size, changed) in record["outputs"].items():
        found = os.lstat(top + path)  # as text, because there are many
        if (found.st_size, found.st_mtime_ns) != (size, changed):
            return False
        if not walk.is_sharp(changed, written):
            return False
    return True


def _are_inputs_same(record: Record, site: Path, output: Path) -> bool:
    files = walk.files(site)
    inputs = record["inputs"]
    if files.troubles or files.files.keys() != inputs.keys():
        return False
    doubtful = {
        path: inputs[path][2]
        for path, found in files.files.items()
        if tuple(inputs[path][:2]) != (found.size, found.changed)
        or not walk.is_settled(found.changed, record["read"])
    }
    if not doubtful:
        return True
    if any(digest != _digest(path, files.files[path].file) for path, digest in doubtful.items()):
        return False
    digests = {path: digest for path, (_, _, digest) in inputs.items()}
    record["inputs"], record["read"] = looks(files, digests), files.at
    write(site, output, record)
    return True


def looks(files: Files, digests: Mapping[str, str]) -> dict[str, tuple[int, int, str]]:
    """Give what the sources look like, with the digests of what was read."""
    return {path: (found.size, found.changed, digests[path]) for path, found in files.files.items()}


def _digest(path: str, file: str) -> str:
    from gaung.snapshot import as_read, digest, is_text

    with Path(file).open("rb") as opened:
        if is_text(path):
            return digest(as_read(opened.read()))
        return hashlib.file_digest(opened, "sha256").hexdigest()[:32]
