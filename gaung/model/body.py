"""A text that was Markdown: safe HTML with blanks, filled later for one page and language.

The HTML does not depend on the rest of the kit, so that it can be remembered by the digest of
its source alone. Its blanks are links (``href="ref:person:joko-widodo"``), figures of the
register (``<data value="fact:attendance">``), citations (``<sup data-cite="story-bj">``), and words
of the interface: titles of admonitions (``<data value="admonition:note">``) and the way back from
a footnote (``<a … title="footnote:1">``).
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of HTML, or something that stands on its own between two stretches."""

    kind: Literal["html", "media", "video", "also"]
    value: str
    """The HTML, or the references of what stands here, parted by spaces."""
    words: str = ""
    """Words that belong to it, such as a caption for this place."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text, for a table of contents."""

    level: int
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a text refers to, and where: line and column from 1."""

    kind: str
    key: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Body:
    """A text as blocks, with its headings and everything that it refers to."""

    blocks: tuple[Block, ...] = ()
    headings: tuple[Heading, ...] = ()
    named: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def as_data(self) -> list[Any]:
        """Give it as lists and texts, for JSON."""
        return [list(map(astuple, part)) for part in (self.blocks, self.headings, self.named)]

    @classmethod
    def of_data(cls, data: list[Any]) -> Body:
        """Make it of what :meth:`as_data` gave."""
        blocks, headings, named = data
        return cls(
            tuple(Block(*block) for block in blocks),
            tuple(Heading(*heading) for heading in headings),
            tuple(Named(*name) for name in named),
        )
