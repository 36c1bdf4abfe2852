"""One file of the content at a time: its text, its values, the places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from gaung.model.parts import Path
from gaung.problems import Place, Problem
from gaung.reading import frontmatter
from gaung.reading.yaml import Document, decode, parse, place_in
from gaung.snapshot import LARGEST, Snapshot, Source


@dataclass(frozen=True)
class File:
    """A text file as it was read: its values, its body, and where both begin."""

    path: str
    document: Document
    body: str = ""
    head_line: int = 0
    body_line: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def head(self) -> dict[str, Any]:
        """The values by their keys; none where the file holds something else than a mapping."""
        return self.document.data if isinstance(self.document.data, dict) else {}


def read_yaml(source: Source) -> File:
    """Read a YAML file; nothing in it is the same as an empty mapping."""
    text, problems = decode(source.read(), source.path)
    document = Document(problems=problems) if problems else parse(text, source.path)
    if document.data is None and not document.problems:
        document.data = {}
    return File(source.path, document, problems=tuple(document.problems))


def read_article(source: Source, *, head_required: bool) -> File:
    """Read a Markdown file with its front matter."""
    text, problems = decode(source.read(), source.path)
    if problems:
        return File(source.path, Document(), problems=tuple(problems))
    parts, problems = frontmatter.split(text, source.path, required=head_required)
    document = parse(parts.head, source.path, parts.head_line)
    if document.data is None and not document.problems:
        document.data = {}
    found = (*problems, *document.problems)
    return File(source.path, document, parts.body, parts.head_line, parts.body_line, found)


@dataclass
class Locator:
    """Finds lines and columns, when there is something to point at."""

    snapshot: Snapshot
    _files: dict[str, File] = field(default_factory=dict)

    def place(self, path: str, where: Path = (), *, key: bool = False) -> Place:
        """Give the place of a value in a file."""
        file = self._file(path)
        return place_in(file.document, path, where, key=key, line=file.head_line)

    def body_line(self, path: str) -> int:
        """Give how many lines stand above the body of an article."""
        return self._file(path).body_line

    def inside(self, place: Place, line: int, column: int) -> Place:
        """Give the place of a spot in a text that begins at *place*, as far as it can be told."""
        words = self.excerpt(place)
        opening = words[place.column - 1 : place.column]
        if opening == "|":
            following = self.excerpt(Place(place.path, place.line + 1))
            indent = len(following) - len(following.lstrip(" "))
            return Place(place.path, place.line + line, indent + column)
        shifted = place.column + column - 1 + (opening in ("'", '"'))
        return Place(place.path, place.line, shifted if shifted <= len(words) else place.column)

    def excerpt(self, place: Place) -> str:
        """Give the line of a place as it stands in its file."""
        source = self.snapshot.sources.get(place.path)
        if source is None or len(data := source.read()) > LARGEST:
            return ""
        lines = data.decode("utf-8", "replace").split("\n")
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def _file(self, path: str) -> File:
        if path not in self._files:
            source = self.snapshot.sources[path]
            is_article = path.endswith(".md")
            self._files[path] = (
                read_article(source, head_required=False) if is_article else read_yaml(source)
            )
        return self._files[path]
