"""No file of something hidden is in any file of the site, archives opened.

A copy is known by its digest, whatever it is called. What is public under another name as well
proves nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from gaung.checks.finished import Finished
from gaung.checks.opened import is_archive
from gaung.held import CHUNK, HeldFiles
from gaung.model.gate import Hidden
from gaung.model.media import Media
from gaung.problems import Place, Problem
from gaung.snapshot import Source


def check(finished: Finished) -> Iterator[Problem]:
    """Give the files that are, or hold, a file of something hidden."""
    sources = finished.locator.snapshot.sources
    known = {sources[entry.file].digest for entry in finished.kit.all(Media) if entry.file}
    secret: dict[str, tuple[Hidden, Source]] = {}
    for thing in finished.hidden:
        source = sources.get(thing.file)
        if source is not None and source.digest not in known:
            secret[source.digest] = (thing, source)
    if not secret:
        return
    files = HeldFiles.of(finished.files)
    sizes = {source.size for _, source in secret.values()}
    for path in files:
        held = files.held(path)
        digests = [held.digest] if held.size in sizes else []
        if is_archive(path):
            with held.open() as opened, ZipFile(opened) as archive:
                digests.extend(_digests(archive, sizes))
        yield from _found(path, digests, secret)


def _digests(archive: ZipFile, sizes: set[int]) -> Iterator[str]:
    for member in archive.infolist():
        if member.file_size in sizes:
            digest = hashlib.sha256()
            with archive.open(member) as opened:
                while piece := opened.read(CHUNK):
                    digest.update(piece)
            yield digest.hexdigest()


def _found(
    path: str, digests: list[str], secret: Mapping[str, tuple[Hidden, Source]]
) -> Iterator[Problem]:
    for digest in digests:
        if (found := secret.get(digest[:32])) is not None:
            thing, source = found
            values = {"found": source.path, "path": path, "name": str(thing.name)}
            yield Problem(Place(thing.path), "file-leaked", values)
