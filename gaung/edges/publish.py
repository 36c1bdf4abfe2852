"""From finished files to the output folder, so that no moment leaves a broken site behind.

Everything is written into a staging folder first: a full disk is noticed while the published
site is still untouched. Then a manifest names all that will have been ours, old and new, so that
a run that is killed leaves nothing unknown. Then changed files take their places one by one,
what they show before the pages, the pages before the feeds that point to them. Last goes what
an earlier build wrote and this one does not. What we did not write is never touched.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from gaung.edges.own import FOLDER, MANIFEST, STAGING
from gaung.edges.refused import Refused, reason
from gaung.edges.walk import is_sharp
from gaung.held import CHUNK, Held, HeldFiles

SOURCES = ("content", "layouts", "assets", ".git", FOLDER)
"""The folders of a site that no build may write into."""

_PART = r"(?!\.{1,2}(?:/|$))[^/\\:\x00-\x1f]+"
_INSIDE = re.compile(rf"(?!\.gaung){_PART}(?:/{_PART})*")

PUBLIC, NEWSROOM = "public", "newsroom"
"""Whom the site in an output folder can be for."""

Signature = tuple[int, int]
"""The size of a file and when it was changed."""


@dataclass(frozen=True)
class Written:
    """What publishing did."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    """How many files were as they should be, and were left alone."""
    bytes: int
    """How large the whole site is."""
    signatures: Mapping[str, Signature]
    """What every file of the site looks like from outside, as long as nobody touches it."""
    at: int
    """When they looked like that, in nanoseconds."""
    manifest: str
    """The digest of the manifest."""


def publish(
    files: Mapping[str, bytes],
    output: Path,
    *,
    site: Path | None = None,
    known: Mapping[str, Signature] | None = None,
    audience: str = PUBLIC,
) -> Written:
    """Make the output folder hold exactly these files, next to whatever is not ours.

    *known* says what the files looked like when we wrote them, so that they need not be read to
    know that they are still the same. The *audience* stands in the manifest: a folder for one is
    never made one for another.
    """
    check(output, site, audience)
    folder = _Folder(Path(os.path.realpath(output)), known or {}, audience)
    held = HeldFiles.of(files)
    digests = {path: held.held(path).digest for path in sorted(held)}
    with _telling("disk"):
        folder.look(held, digests)
    try:
        if folder.has_work(digests):
            folder.replace(held, digests)
    finally:
        folder.tidy()
    return Written(
        new=tuple(folder.new),
        changed=tuple(folder.changed),
        removed=tuple(folder.gone),
        same=len(files) - len(folder.new) - len(folder.changed),
        bytes=sum(held.held(path).size for path in held),
        signatures=folder.signatures,
        at=folder.at,
        manifest=hashlib.sha256(manifest(digests, audience)).hexdigest(),
    )


def check(output: Path, site: Path | None = None, audience: str = PUBLIC) -> None:
    """Refuse an output folder that holds anything but a site of ours for the same audience."""
    if site is not None:
        _check_apart(output, site)
    shown = str(output)
    if not os.path.lexists(output):
        return
    if not output.is_dir():
        raise Refused("output-no-folder", output=shown)
    # What systems and hosts put there (.DS_Store, .git of a branch for pages) makes it not full.
    with _telling("disk"):
        is_full = any(not entry.name.startswith(".") for entry in output.iterdir())
    if is_full and read_manifest(output) is None:
        raise Refused("output-not-ours", output=shown)
    if is_full and (other := audience_of(output)) != audience:
        raise Refused(f"output-for-{other}", output=shown)


def _check_apart(output: Path, site: Path) -> None:
    here = _real(output)
    if here == _real(site) or here in _real(site).parents:
        raise Refused("output-is-site", output=str(output))
    for name in SOURCES:
        part = _real(site / name)
        if here == part or part in here.parents or here in part.parents:
            raise Refused("output-in-sources", output=str(output), folder=name)


def _real(path: Path) -> Path:
    return Path(os.path.normcase(os.path.realpath(path)))


class Manifest(NamedTuple):
    """What a manifest says."""

    digests: dict[str, str]
    """The digest of every file that is ours."""
    audience: str
    """Whom the site is for."""


def told(manifest: bytes) -> Manifest | None:
    """Give what a manifest says, or nothing if it is none of ours."""
    try:
        found = json.loads(manifest)
        listed, audience = found["files"], found.get("audience", PUBLIC)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not isinstance(listed, dict) or not all(is_inside(path) for path in listed):
        return None
    digests = {path: str(digest) for path, digest in listed.items()}
    # Whatever is not public is not, also where a later version says it in other words.
    return Manifest(digests, PUBLIC if audience == PUBLIC else NEWSROOM)


def _told(output: Path) -> Manifest | None:
    try:
        return told((output / MANIFEST).read_bytes())
    except OSError:
        return None


def read_manifest(output: Path) -> dict[str, str] | None:
    """Give the digests of the files that are ours, or nothing if the folder is not."""
    found = _told(output)
    return found.digests if found else None


def audience_of(output: Path) -> str:
    """Give whom the site in an output folder is for; what says nothing is public."""
    found = _told(output)
    return found.audience if found else PUBLIC


def manifest(digests: Mapping[str, str], audience: str = PUBLIC) -> bytes:
    """Give the manifest: every path with its digest, the same wherever it was made."""
    listed = {path: digests[path] for path in sorted(digests)}
    whose = {} if audience == PUBLIC else {"audience": audience}
    # A line for each file, so that two of them can be compared by eye.
    text = json.dumps({**whose, "files": listed}, separators=(",\n", ": "), ensure_ascii=False)
    return (text + "\n").encode()


def is_inside(path: str) -> bool:
    """Tell whether a path stays in the output folder, and off what is ours alone there."""
    return _INSIDE.fullmatch(path) is not None


def in_order(paths: Iterable[str]) -> list[str]:
    """Give files in the order in which they come to their places."""
    return sorted(paths, key=_rank)


def shares(order: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Give files in that order as what pages show, the pages, and what points to them."""
    for _, share in groupby(order, lambda path: _rank(path)[0]):
        yield tuple(share)


def _rank(path: str) -> tuple[int, str]:
    """Sort what pages show before the pages, and what points to pages after them."""
    suffix = PurePosixPath(path).suffix
    return (1 if suffix == ".html" else 2 if suffix in (".xml", ".json", ".ics") else 0), path


class _Folder:
    """The output folder: what is in it, and what it takes to make it right."""

    def __init__(self, root: Path, known: Mapping[str, Signature], audience: str = PUBLIC) -> None:
        self.root = root
        self.audience = audience
        self.known = known
        self.at = time.time_ns()
        self.before = read_manifest(root) or {}
        self.new: list[str] = []
        self.changed: list[str] = []
        self.gone: list[str] = []
        self.folders: list[str] = []
        """Where files should go and folders are."""
        self.signatures: dict[str, Signature] = {}

    # --- looking ---

    def look(self, files: HeldFiles, digests: Mapping[str, str]) -> None:
        """Find out what is new, changed, gone or the same; refuse to step on others' files."""
        self.gone = [path for path in sorted(self.before) if path not in digests]
        ways = _Ways(self.root, frozenset(self.gone))
        for path in files:
            if not is_inside(path):
                message = f"{path} leads out of the output folder"
                raise ValueError(message)
            signature = _signature(f"{self.root}/{path}")
            if signature is not None and self._is_same(path, files.held(path), signature):
                self.signatures[path] = signature
                continue
            (self.changed if path in self.before else self.new).append(path)
            if ways.check(path, is_ours=path in self.before):
                self.folders.append(path)

    def _is_same(self, path: str, held: Held, signature: Signature) -> bool:
        if signature[0] != held.size:
            return False
        is_known = (
            self.before.get(path) == held.digest
            and self.known.get(path) == signature
            and is_sharp(signature[1], self.at)
        )
        if is_known:
            return True
        with (self.root / path).open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == held.digest

    def has_work(self, digests: Mapping[str, str]) -> bool:
        """Tell whether anything is to be written or removed."""
        return bool(self.new or self.changed or self.gone) or read_manifest(self.root) != digests

    # --- writing ---

    def replace(self, files: HeldFiles, digests: Mapping[str, str]) -> None:
        """Stage, announce, replace, remove, and say that it is done."""
        order = in_order((*self.new, *self.changed))
        with _telling("disk"):
            self._stage(order, files)
            # An empty digest fits no file: whatever comes of this run, the next one looks.
            unsure = dict.fromkeys((*order, *self.gone), "")
            self._announce({**self.before, **digests, **unsure})
        with _telling("disk-halfway"):
            self._move(order, digests)
            self._announce(digests)

    def tidy(self) -> None:
        """Remove the staging folder, also one that a killed run has left, and an empty output."""
        shutil.rmtree(self.root / STAGING, ignore_errors=True)
        if self.root.is_dir() and not any(self.root.iterdir()):
            self.root.rmdir()

    def _stage(self, order: list[str], files: HeldFiles) -> None:
        staging = self.root / STAGING
        shutil.rmtree(staging, ignore_errors=True)  # of a run that was killed
        staging.mkdir(parents=True)
        for number, path in enumerate(order):
            self.signatures[path] = _write(staging / str(number), files.held(path))

    def _move(self, order: list[str], digests: Mapping[str, str]) -> None:
        in_the_way = _in_the_way(self.gone, digests)
        for path in sorted(in_the_way):
            self._remove(path)
        for path in self.folders:
            _remove_empty(self.root / path)
        folders = {path.rpartition("/")[0] for path in order}
        for folder in sorted(folders):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        for number, path in enumerate(order):
            _move(self.root / STAGING / str(number), self.root / path)
        for path in sorted(self.gone, key=_rank, reverse=True):
            if path not in in_the_way:  # or, where case does not count, it would be a new file
                self._remove(path)

    def _announce(self, digests: Mapping[str, str]) -> None:
        _write(self.root / STAGING / MANIFEST, Held.of(manifest(digests, self.audience)))
        _move(self.root / STAGING / MANIFEST, self.root / MANIFEST)

    def _remove(self, path: str) -> None:
        """Remove a file that is ours, and the folders that it leaves empty."""
        parents = [self.root / folder for folder in reversed(_above(path))]
        if any(parent.is_symlink() for parent in parents):
            return  # somebody put a link there: what is behind it is not ours
        if (self.root / path).is_dir():
            return  # and here a folder of theirs
        with suppress(FileNotFoundError, NotADirectoryError):
            (self.root / path).unlink()
        with suppress(OSError):  # the first that still holds something ends it
            for parent in parents:
                parent.rmdir()


@contextmanager
def _telling(code: str) -> Iterator[None]:
    """Tell of a disk that is full or not ours to write, and of how far we came."""
    try:
        yield
    except OSError as error:
        raise Refused(code, why=reason(error)) from error


def _look(file: str) -> os.stat_result | None:
    """Look at what stands at a path, which is text because there are many."""
    try:
        return os.lstat(file)
    except OSError:
        return None


def _signature(file: str) -> Signature | None:
    """Give the size of a plain file and when it was changed; nothing for anything else."""
    found = _look(file)
    if found is None or not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns


def _write(file: Path, held: Held) -> Signature:
    if held.size <= CHUNK:
        file.write_bytes(held.read())
    else:
        with file.open("wb") as opened:
            opened.writelines(held.chunks())
    found = file.stat()
    return found.st_size, found.st_mtime_ns


def _move(staged: Path, target: Path) -> None:
    """Put a file in its place at once; on Windows someone may be reading the old one."""
    for _ in range(20):
        try:
            staged.replace(target)
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    staged.replace(target)


def _remove_empty(folder: Path) -> None:
    """Remove folders that hold nothing but folders."""
    if folder.is_dir():
        for inner in folder.iterdir():
            _remove_empty(inner)
        folder.rmdir()


def _in_the_way(gone: Sequence[str], digests: Mapping[str, str]) -> set[str]:
    """Give the old files that would keep new ones from their places.

    A file where a folder is needed, a folder where a file is, and names that differ in case
    only, which are one file on many systems.
    """
    if not gone:
        return set()
    files = {path.casefold() for path in digests}
    folders = {folder for path in files for folder in _above(path)}
    taken = files | folders
    return {
        path
        for path in gone
        if path.casefold() in taken or not files.isdisjoint(_above(path.casefold()))
    }


def _above(path: str) -> list[str]:
    """Give the folders above a file, from the top."""
    return [path[: match.start()] for match in re.finditer("/", path)]


class _Ways:
    """Whether files may go where they should, without stepping on what is not ours."""

    def __init__(self, root: Path, gone: frozenset[str]) -> None:
        self.root = root
        self.gone = gone
        self._free: set[str] = set()

    def check(self, path: str, *, is_ours: bool) -> bool:
        """Refuse if something of somebody else is in the way; tell whether a folder of ours is."""
        for folder in _above(path):
            if folder not in self._free:
                found = _look(f"{self.root}/{folder}")
                if found and not stat.S_ISDIR(found.st_mode) and folder not in self.gone:
                    raise Refused("output-blocked", found=str(self.root / folder))
                self._free.add(folder)
        found = _look(f"{self.root}/{path}")
        is_folder = found is not None and stat.S_ISDIR(found.st_mode)
        if found and not (self._is_ours(self.root / path) if is_folder else is_ours):
            raise Refused("output-blocked", found=str(self.root / path))
        return is_folder

    def _is_ours(self, folder: Path) -> bool:
        """Tell whether a folder holds nothing but files of ours that will go."""
        below = (file for file in folder.rglob("*") if file.is_symlink() or not file.is_dir())
        return {file.relative_to(self.root).as_posix() for file in below} <= self.gone
