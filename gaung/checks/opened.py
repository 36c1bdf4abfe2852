"""What can be read in finished files: texts as they are, archives and documents opened.

Papers in print and drawn pictures keep their words where no search finds them. They are made of
what their views say, so it is the views that are read. A file that stands in several archives is
read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import ZipFile

from gaung.craft.blocks import Paper
from gaung.held import HeldFiles
from gaung.outputs.papers.text import told
from gaung.plan import Output
from gaung.snapshot import is_text
from gaung.views import parts

ARCHIVES = frozenset((".zip", ".docx"))
READ = frozenset((".ics", ".csv", ".vtt", ".rels"))
"""Texts that no source is: a snapshot need not know them."""


def texts(files: HeldFiles, outputs: Iterable[Output[Any]]) -> Iterator[tuple[str, str]]:
    """Give every text of a site: the file that it can be read in, and the text.

    *outputs* say what the files were made of.
    """
    seen: set[tuple[int, int]] = set()
    for path in files:
        if is_archive(path):
            with files.held(path).open() as opened, ZipFile(opened) as archive:
                yield from ((path, text) for text in _within(archive, seen))
        elif _is_read(path):
            yield path, _decoded(path, files[path])
    for output in outputs:
        if not is_archive(output.path) and not _is_read(output.path):
            yield output.path, "\n".join(_said(output.view))


def _said(value: object) -> Iterator[str]:
    """Give the words of a view; those of a paper as they are read, for a line has many pieces."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Paper):
        yield from (value.title, value.summary, value.author, *value.keywords, told(value))
    elif (within := parts(value)) is not None:
        yield from _said(within)
    elif isinstance(value, Mapping):
        yield from _said((*value, *value.values()))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _said(item)


def _within(archive: ZipFile, seen: set[tuple[int, int]]) -> Iterator[str]:
    for member in archive.infolist():
        yield member.filename
        look = (member.CRC, member.file_size)
        if look in seen:
            continue
        seen.add(look)
        if is_archive(member.filename):
            with ZipFile(BytesIO(archive.read(member))) as inner:
                yield from _within(inner, seen)
        elif _is_read(member.filename):
            yield _decoded(member.filename, archive.read(member))


def is_archive(path: str) -> bool:
    """Tell whether a file holds others."""
    return PurePosixPath(path).suffix in ARCHIVES


def _is_read(path: str) -> bool:
    return is_text(path) or PurePosixPath(path).suffix in READ


def _decoded(path: str, data: bytes) -> str:
    """Give a text; what its format breaks in two is whole again, and paragraphs stay apart."""
    text = data.decode("utf-8", "replace")
    if path.endswith(".ics"):
        return text.replace("\r\n ", "")
    return text.replace("</w:p>", "</w:p>\n") if path.startswith("word/") else text
