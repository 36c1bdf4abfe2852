"""A text as blocks of plain values: what text files, documents and PDFs are written from.

A paper is a text that leaves the site as a file of its own. Its parts are blocks; stretches of
HTML among them, which are safe already, are read into blocks when it is written. Links have a
host, marks of sources and footnotes share one row of numbers, and what only leads on within the
site is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any, Literal

Role = Literal[
    "text", "kicker", "title", "subtitle", "standfirst", "meta", "notice", "byline", "contact",
    "caption", "fact",
]  # fmt: skip
"""What a paragraph is for; how that looks is up to whoever writes it."""


# --- the tree ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind within a line."""

    text: str
    """The words; a newline is a line break."""
    strong: bool = False
    """Whether they are weighty."""
    emphasis: bool = False
    """Whether they are stressed."""
    struck: bool = False
    """Whether they no longer hold."""
    is_code: bool = False
    """Whether they are to be typed as they are."""
    shift: Literal["", "above", "below"] = ""
    """Whether they stand above or below the line."""
    link: str | None = None
    """The address that they lead to, with host."""
    mark: int | None = None
    """The number of the note that they stand for."""
    language: str | None = None
    """Their language where it is not the paper's."""
    direction: str | None = None
    """Their direction where it is not the paper's."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs
    """Its words."""
    role: Role = "text"
    """What it is for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title."""

    level: int
    """2 for a section, 3 for a part of one …"""
    runs: Runs
    """Its words."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[tuple[Block, ...], ...]
    """Its items, each a text of its own."""
    start: int | None = None
    """The first number; nothing where it is not numbered."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    runs: Runs
    """Its words."""
    align: Literal["", "end", "centre"] = ""
    """Where they stand; nothing means at the start."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    head: tuple[Cell, ...]
    """The names of the columns; none where it has no such row."""
    rows: tuple[tuple[Cell, ...], ...]
    """The rows."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody else wrote or said."""

    blocks: tuple[Block, ...]
    """The words."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something set apart from the text, such as a warning."""

    title: Runs
    """What it is called."""
    blocks: tuple[Block, ...]
    """What it says."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Words, and what is said of each."""

    items: tuple[tuple[Runs, tuple[Block, ...]], ...]
    """The words and what stands behind them."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Text whose spaces and lines count."""

    text: str
    """The text."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line between two parts."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, which lies beside the paper."""

    alt: Runs
    """What it shows, for those who cannot see it."""
    caption: Runs
    """What it shows."""
    credit: Runs
    """The words to print with it, and its terms."""
    address: str
    """The file, with host."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Sources and footnotes, each with the number that marks name."""

    items: tuple[tuple[int, tuple[Block, ...]], ...]
    """Number and words of each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of safe HTML among the parts of a paper; reading the paper makes blocks of it."""

    html: str
    """The HTML."""
    language: str | None = None
    """Its language where it is not the paper's."""
    direction: str | None = None
    """Its direction where it is not the paper's."""


Block = (
    Paragraph | Heading | Listing | Table | Quotation | Box | Terms | Verbatim | Rule | Picture
    | Notes
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """A text that leaves the site as a file of its own."""

    language: str
    """Its language (BCP 47)."""
    locale: str
    """The same with its country, as word processors ask for it: ``id-ID``."""
    direction: str
    """``ltr`` or ``rtl``."""
    title: str
    """What it is called."""
    summary: str
    """The paper in a sentence or two."""
    author: str
    """Who issues it."""
    keywords: tuple[str, ...]
    """Its topics."""
    created: str
    """The moment that it is of (RFC 3339)."""
    modified: str
    """When it was last changed (RFC 3339)."""
    version: str | None
    """The same in words, where it is known."""
    address: str
    """The page that says the same, with host."""
    parts: tuple[Block | Passage, ...]
    """Its blocks in order, the title among them."""
    watermark: str | None = None
    """What stands across every page in print, large and pale."""


def blocks(paper: Paper) -> tuple[Block, ...]:
    """Give a paper as blocks, its passages read."""
    taken = [number for part in paper.parts if isinstance(part, Notes) for number, _ in part.items]
    reader = _Reader(paper.address, max(taken, default=0))
    return tuple(reader.read(paper.parts))


def read(parts: Iterable[Block | Passage], address: str = "") -> tuple[Block, ...]:
    """Give parts of no paper as blocks; *address* is the page that their links start from."""
    return tuple(_Reader(address, 0).read(parts))


def paragraphs(html: str) -> tuple[str, ...]:
    """Give the paragraphs of a stretch of safe HTML as bare words."""
    found = _Reader("", 0).read((Passage(html),))
    return tuple(words(each.runs) for each in found if isinstance(each, Paragraph))


def words(runs: Iterable[Run]) -> str:
    """Give the bare words of a line, marks left out."""
    return "".join(run.text for run in runs if run.mark is None)


# --- reading HTML -----------------------------------------------------------------------------

_VOID = frozenset(("br", "hr"))
_BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead",
     "tbody", "tr", "td", "th", "blockquote", "pre", "hr", "div")
)  # fmt: skip
_LOOKS: dict[str, dict[str, Any]] = {
    "strong": {"strong": True},
    "em": {"emphasis": True},
    "cite": {"emphasis": True},
    "del": {"struck": True},
    "s": {"struck": True},
    "code": {"is_code": True},
    "kbd": {"is_code": True},
    "sup": {"shift": "above"},
    "sub": {"shift": "below"},
}
"""What elements make of the words in them."""
_SPACE = re.compile(r"[ \t\n\r\f]+")
_ADDRESS = re.compile(r"(https?://[^/]+)")
_NUMBER = re.compile(r"\d+")


@dataclass
class _Node:
    """An element of HTML."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Tell whether it is of a class."""
        return name in self.attributes.get("class", "").split()

    @property
    def elements(self) -> Iterator[_Node]:
        """The elements right below it."""
        return (child for child in self.children if isinstance(child, _Node))

    def below(self, *names: str) -> Iterator[_Node]:
        """Give the elements of these names anywhere below it, tables within cells left alone."""
        for child in self.elements:
            if child.name in names:
                yield child
            else:
                yield from child.below(*names)

    @property
    def text(self) -> str:
        """All words below it."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)


class _Tree(HTMLParser):
    """Makes elements of HTML that a sanitiser has put in order."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Node("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = _Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in _VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        names = [node.name for node in self._open]
        if tag in names[1:]:
            last = len(names) - 1 - names[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _tree(html: str) -> _Node:
    parser = _Tree()
    parser.feed(html)
    parser.close()
    return parser.root


class _Reader:
    """Reads the passages of one paper; their footnotes get the numbers behind its sources."""

    def __init__(self, address: str, taken: int) -> None:
        self._address = address
        self._last = taken
        self._notes: dict[str, int] = {}

    def read(self, parts: Iterable[Block | Passage]) -> Iterator[Block]:
        for part in parts:
            if isinstance(part, Passage):
                look = Run("", language=part.language, direction=part.direction)
                yield from self._blocks(_tree(part.html).children, look)
            else:
                yield part

    # --- blocks ---

    def _blocks(self, nodes: Iterable[_Node | str], look: Run) -> Iterator[Block]:
        running: list[Run] = []
        for node in nodes:
            if isinstance(node, _Node) and node.name in _BLOCKS:
                yield from _paragraph(running)
                running = []
                yield from self._block(node, _marked(node, look))
            else:
                running.extend(self._runs(node, look))
        yield from _paragraph(running)

    def _block(self, node: _Node, look: Run) -> Iterator[Block]:
        match node.name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield Heading(max(int(node.name[1]), 2), self._line(node, look))
            case "ul" | "ol":
                items = tuple(self._inside(item, look) for item in node.below("li"))
                start = int(node.attributes.get("start") or 1) if node.name == "ol" else None
                yield Listing(items, start)
            case "table":
                yield self._table(node, look)
            case "blockquote":
                yield Quotation(self._inside(node, look))
            case "pre":
                yield Verbatim(node.text.strip("\n"))
            case "hr":
                yield Rule()
            case "dl":
                yield Terms(tuple(self._terms(node, look)))
            case "div" if node.has("footnote"):
                yield Notes(tuple(self._footnotes(node, look)))
            case "div" if node.has("admonition"):
                yield self._box(node, look)
            case _:
                yield from self._blocks(node.children, look)

    def _inside(self, node: _Node, look: Run) -> tuple[Block, ...]:
        return tuple(self._blocks(node.children, _marked(node, look)))

    def _table(self, table: _Node, look: Run) -> Table:
        head: tuple[Cell, ...] = ()
        rows: list[tuple[Cell, ...]] = []
        for row in table.below("tr"):
            cells = tuple(self._cell(cell, look) for cell in row.elements)
            if not head and not rows and all(cell.name == "th" for cell in row.elements):
                head = cells
            else:
                rows.append(cells)
        return Table(head, tuple(rows))

    def _cell(self, cell: _Node, look: Run) -> Cell:
        align: Literal["", "end", "centre"] = "centre" if cell.has("centre") else ""
        return Cell(self._line(cell, look), "end" if cell.has("end") else align)

    def _terms(self, node: _Node, look: Run) -> Iterator[tuple[Runs, tuple[Block, ...]]]:
        term: Runs = ()
        for child in node.elements:
            if child.name == "dt":
                if term:
                    yield term, ()
                term = self._line(child, look)
            elif child.name == "dd":
                yield term, self._inside(child, look)
                term = ()
        if term:
            yield term, ()

    def _box(self, node: _Node, look: Run) -> Box:
        title: Runs = ()
        rest: list[_Node | str] = []
        for child in node.children:
            if isinstance(child, _Node) and child.has("admonition-title"):
                title = self._line(child, look)
            else:
                rest.append(child)
        return Box(title, tuple(self._blocks(rest, look)))

    def _footnotes(self, node: _Node, look: Run) -> Iterator[tuple[int, tuple[Block, ...]]]:
        for note in node.below("li"):
            yield self._note(note.attributes.get("id", "")), self._inside(note, look)

    # --- lines ---

    def _line(self, node: _Node, look: Run) -> Runs:
        return _tidy(self._runs(node, look))

    def _runs(self, node: _Node | str, look: Run) -> Iterator[Run]:
        if isinstance(node, str):
            yield replace(look, text=node)
            return
        if node.name == "br":
            yield replace(look, text="\n")
            return
        if node.has("footnote-backref"):
            return
        if (mark := self._mark(node)) is not None:
            yield mark
            return
        inner = self._look(node, _marked(node, look))
        for child in node.children:
            yield from self._runs(child, inner)

    def _mark(self, node: _Node) -> Run | None:
        """Give the mark that a link to a source or a footnote stands for."""
        anchor = node.attributes.get("href", "")
        if node.has("footnote-ref"):
            number = self._note(anchor.removeprefix("#"))
            return Run(str(number), shift="above", mark=number)
        if anchor.startswith("#_source-") and (found := _NUMBER.search(anchor)):
            return Run(found[0], shift="above", mark=int(found[0]))
        return None

    def _note(self, anchor: str) -> int:
        if anchor not in self._notes:
            self._last += 1
            self._notes[anchor] = self._last
        return self._notes[anchor]

    def _look(self, node: _Node, look: Run) -> Run:
        if node.name == "a":
            return replace(look, link=self._whole(node.attributes.get("href", "")))
        return replace(look, **_LOOKS.get(node.name, {}))

    def _whole(self, address: str) -> str | None:
        """Give an address with host; what leads on within the same page is none."""
        if not address or address.startswith("#"):
            return None
        origin = _ADDRESS.match(self._address)
        return f"{origin[1]}{address}" if address.startswith("/") and origin else address


def _marked(node: _Node, look: Run) -> Run:
    language = node.attributes.get("lang")
    if language is None:
        return look
    return replace(look, language=language, direction=node.attributes.get("dir", look.direction))


def _paragraph(runs: Iterable[Run]) -> Iterator[Paragraph]:
    if line := _tidy(runs):
        yield Paragraph(line)


def _tidy(runs: Iterable[Run]) -> Runs:
    """Give a line with single spaces, none at its ends; what looks alike is joined."""
    tidy: list[Run] = []
    before = "\n"  # a line begins without a space
    for run in runs:
        text = run.text if run.text == "\n" or run.mark is not None else _SPACE.sub(" ", run.text)
        if before[-1] in " \n" and text != "\n":
            text = text.lstrip(" ")
        if text == "\n" and tidy:
            tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
        if not text:
            continue
        before = text
        if tidy and replace(tidy[-1], text="") == replace(run, text="") and run.mark is None:
            tidy[-1] = replace(run, text=tidy[-1].text + text)
        else:
            tidy.append(replace(run, text=text))
    while tidy and tidy[-1].mark is None and not tidy[-1].text.rstrip():
        tidy.pop()
    if tidy and tidy[-1].mark is None:
        tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip())
    return tuple(run for run in tidy if run.text)
