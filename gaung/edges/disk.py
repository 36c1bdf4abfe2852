"""From the disk to a snapshot: every file of a site, ours where it has none."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from importlib import metadata
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gaung.edges import walk
from gaung.edges.walk import Files, Found
from gaung.memory import Forgetful, Memory, key
from gaung.problems import Place, Problem, sort
from gaung.snapshot import LARGEST, Snapshot, Source, as_read, digest, is_text, source

CRAFT_LIBRARIES = ("brotli", "fonttools", "pillow", "python-docx", "typst")
LIBRARIES = (
    *CRAFT_LIBRARIES, "babel", "jinja2", "markdown", "markupsafe", "nh3", "pagefind",
    "pydantic", "pydantic-core", "pyyaml",
)  # fmt: skip
"""Those whose version can show in the bytes of a site."""

_WRITTEN = frozenset((".md", ".yaml", ".yml"))
"""What people write; anything larger than LARGEST is refused by its size alone."""
_MOST = 1024 * 1024 * 1024


class ChangedError(RuntimeError):
    """A file changed between the moment it was looked at and the moment it was needed."""


def load(
    site: Path,
    now: datetime,
    base_url: str | None = None,
    engine: str = "",
    memory: Memory | None = None,
) -> tuple[Snapshot, tuple[Problem, ...]]:
    """Give the snapshot of a site, and what kept files out of it."""
    sources, problems = read(walk.files(site), memory or Forgetful())
    return Snapshot(sources, now, base_url, engine), problems


def read(files: Files, memory: Memory) -> tuple[dict[str, Source], tuple[Problem, ...]]:
    """Give the sources that files are, and the problems of those that cannot be read."""
    problems = [_problem(*trouble) for trouble in files.troubles]
    sources = {}
    for path in sorted(files.files):
        try:
            sources[path] = _source(path, files.files[path], files.at, memory)
        except OSError as error:
            problems.append(_problem(path, "file-unreadable", error.strerror or str(error)))
    return sources, sort(problems)


def _problem(path: str, code: str, found: str) -> Problem:
    also = (Place(found),) if code == "file-twice" else ()
    return Problem(Place(path), code, {"found": found}, also=also)


def _source(path: str, found: Found, at: int, memory: Memory) -> Source:
    """Give one source; what this process read before and shows no change is not read again."""
    name = f"source {path}"
    known: tuple[Found, Source] | None = memory.values.get(name)
    if known is not None and known[0] == found:
        return known[1]
    fresh = _read(path, found, at, memory)
    if walk.is_settled(found.changed, at):
        memory.values[name] = (found, fresh)
    return fresh


def _read(path: str, found: Found, at: int, memory: Memory) -> Source:
    if not is_text(path):
        known = _digest_of(path, found, at, memory)
        return Source(path, known, partial(_bytes, path, found, known), found.size)
    if found.size > LARGEST and PurePosixPath(path).suffix.lower() in _WRITTEN:
        # Its size is all that will be asked of it: as many zeros take neither time nor memory.
        size = min(found.size, _MOST)
        return Source(path, digest(f"{size} bytes".encode()), partial(bytes, size))
    return source(path, Path(found.file).read_bytes())


def _digest_of(path: str, found: Found, at: int, memory: Memory) -> str:
    """Give the digest of a picture or a film, which is not hashed again while it looks the same."""
    name = key("digest", path, str(found.size), str(found.changed))
    known = memory.recall(name)
    if known is not None:
        return known.decode()
    fresh = _stream(found.file)
    if walk.is_settled(found.changed, at):
        memory.remember(name, fresh.encode())
    return fresh


def _stream(file: str) -> str:
    with Path(file).open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()[:32]


def _bytes(path: str, found: Found, known: str) -> bytes:
    """Give the bytes behind a digest, and no others: they would be remembered under it."""
    try:
        data = Path(found.file).read_bytes()
    except OSError as error:
        raise ChangedError(path) from error
    if digest(data) != known:
        raise ChangedError(path)
    return data


def file_digest(path: str, file: str) -> str:
    """Give the digest of a file as a snapshot has it."""
    if not is_text(path):
        return _stream(file)
    return digest(as_read(Path(file).read_bytes()))


class Engine(NamedTuple):
    """Digests of what a site is made by."""

    whole: str
    """The engine and all libraries that can show in a site."""
    craft: str
    """The crafts and theirs: all that fonts, pictures, cards and papers follow from."""


def engine(memory: Memory | None = None) -> Engine:
    """Give the digests of the engine and of the libraries that it stands on."""
    memory = memory or Forgetful()
    files = walk.package()
    code = {path: found for path, found in files.files.items() if path.endswith(".py")}
    signature = [f"{path} {found.size} {found.changed}" for path, found in code.items()]
    name = key("engine", sys.version, str(walk.libraries()), *signature)
    known = memory.recall(name)
    if known is not None:
        return Engine(*known.decode().split())
    crafts = {path: found for path, found in code.items() if path.startswith("craft/")}
    fresh = Engine(key(*_parts(code, LIBRARIES)), key(*_parts(crafts, CRAFT_LIBRARIES)))
    if all(walk.is_settled(found.changed, files.at) for found in code.values()):
        memory.remember(name, " ".join(fresh).encode())
    return fresh


def _parts(code: Mapping[str, Found], libraries: Sequence[str]) -> list[str]:
    ours = [part for path, found in sorted(code.items()) for part in (path, _stream(found.file))]
    theirs = [f"{name} {metadata.version(name)}" for name in libraries]
    python = "python {}.{}".format(*sys.version_info[:2])
    return [*ours, *theirs, python, f"unicode {unicodedata.unidata_version}"]
