"""A paper as plain text: a paragraph a line, tables in columns, links as numbered addresses."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from gaung.craft.blocks import (
    Block,
    Box,
    Cell,
    Heading,
    Listing,
    Notes,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Rule,
    Run,
    Table,
    Terms,
    Verbatim,
    blocks,
)
from gaung.plan import Workbench

WIDEST = 100
"""How many columns a table may have before each of its rows becomes a list."""
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def written(paper: Paper, bench: Workbench) -> bytes:
    """Write a paper as plain text."""
    del bench
    return told(paper).encode()


def told(paper: Paper) -> str:
    """Give a paper as plain text."""
    read = blocks(paper)
    teller = _Teller(max(_numbers(read), default=0), paper.address)
    parts = ["\n".join(lines) for block in read if (lines := list(teller.block(block)))]
    if links := list(teller.links()):
        joins_list = read and isinstance(read[-1], Notes)
        parts = [*parts[:-1], parts[-1] + "\n" + "\n".join(links)] if joins_list else [
            *parts, "\n".join(links),
        ]  # fmt: skip
    return "\n\n".join(parts) + "\n"


def _numbers(read: Iterable[Block]) -> Iterator[int]:
    for block in read:
        if isinstance(block, Notes):
            yield from (number for number, _ in block.items)


class _Teller:
    """Tells blocks line by line, and numbers the addresses of links behind the notes."""

    def __init__(self, last: int, address: str) -> None:
        self._last = last
        self._site = "/".join(address.split("/")[:3]) + "/"
        self._links: dict[str, int] = {}
        self._is_note = False

    def links(self) -> Iterator[str]:
        """Give the addresses with their numbers."""
        for address, number in self._links.items():
            yield f"[{number}] {address}"

    # --- blocks ---

    def block(  # noqa: C901 - as many kinds as there are
        self, block: Block
    ) -> Iterator[str]:
        """Give a block line by line."""
        match block:
            case Paragraph() | Heading():
                yield self.line(block.runs)
            case Listing():
                yield from self._listing(block)
            case Table():
                yield from self._table(block)
            case Quotation():
                yield from (f"> {line}".rstrip() for line in self._inner(block.blocks))
            case Box():
                yield self.line(block.title)
                yield from (f"  {line}".rstrip() for line in self._inner(block.blocks))
            case Terms():
                yield from self._terms(block)
            case Verbatim():
                yield from block.text.split("\n")
            case Rule():
                yield "* * *"
            case Picture():
                caption = self.line(block.caption) or self.line(block.alt)
                told = (caption, self.line(block.credit), block.address)
                yield f"[{' · '.join(filter(None, told))}]"
            case Notes():
                self._is_note = True  # a note has its addresses with it
                for number, inner in block.items:
                    yield from _hung(f"[{number}] ", self._inner(inner))
                self._is_note = False

    def _inner(self, inner: Iterable[Block]) -> list[str]:
        """Give blocks within another; an empty line parts paragraphs."""
        lines: list[str] = []
        for each in inner:
            if lines and isinstance(each, Paragraph):
                lines.append("")
            lines.extend(self.block(each))
        return lines

    def _listing(self, listing: Listing) -> Iterator[str]:
        for index, item in enumerate(listing.items):
            sign = "- " if listing.start is None else f"{listing.start + index}. "
            yield from _hung(sign, self._inner(item))

    def _terms(self, terms: Terms) -> Iterator[str]:
        for term, inner in terms.items:
            if term:
                yield self.line(term)
            yield from (f"  {line}".rstrip() for line in self._inner(inner))

    def _table(self, table: Table) -> Iterator[str]:
        head = [self.line(cell.runs) for cell in table.head]
        rows = [[self.line(cell.runs).replace("\n", " ") for cell in row] for row in table.rows]
        whole = [head, *rows] if head else rows
        columns = list(zip_longest(*whole, fillvalue=""))
        widths = [max(map(_width, column)) for column in columns]
        if sum(widths) + 3 * (len(widths) - 1) > WIDEST:
            yield from _listed(head, rows)
            return
        first = table.head or (table.rows[0] if table.rows else ())
        if head:
            yield _row(head, widths, first)
            yield "-+-".join("-" * width for width in widths)
        for row, cells in zip(rows, table.rows, strict=True):
            yield _row(row, widths, cells)

    # --- lines ---

    def line(self, runs: Iterable[Run]) -> str:
        """Give a line; a link is followed by the number of its address."""
        told: list[str] = []
        led: str | None = None
        said = ""
        for run in runs:
            if led is not None and run.link != led:
                told.append(self._mark(led, said))
                said = ""
            led = run.link
            said += run.text if run.link else ""
            told.append(_run(run))
        if led is not None:
            told.append(self._mark(led, said))
        return "".join(told).replace("  [", " [")

    def _mark(self, address: str, said: str) -> str:
        bare = address.partition(":")[2] if address.startswith(("mailto:", "tel:")) else address
        is_page = address.startswith(self._site) and (address.endswith("/") or "#" in address)
        if said.strip() in (address, bare) or is_page:
            return ""  # the pages of the site are near the address of this one
        if self._is_note:
            return f" <{address}>"
        if address not in self._links:
            self._last += 1
            self._links[address] = self._last
        return f" [{self._links[address]}]"


def _run(run: Run) -> str:
    if run.mark is not None:
        return f" [{run.mark}]"
    if run.shift:
        return run.text.translate(_RAISED if run.shift == "above" else _LOWERED)
    return run.text


def _hung(sign: str, lines: Iterable[str]) -> Iterator[str]:
    """Give lines behind a sign, those after the first below it."""
    blank = " " * len(sign)
    for index, line in enumerate(lines):
        yield ((blank if index else sign) + line).rstrip()


def _width(text: str) -> int:
    """Give how many columns a text fills: letters of East Asia two, signs upon letters none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if _is_wide(letter) else 1 for letter in text
    )


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


def _row(row: list[str], widths: list[int], cells: tuple[Cell, ...]) -> str:
    padded = []
    for text, width, cell in zip_longest(row, widths, cells):
        blank = " " * ((width or 0) - _width(text or ""))
        at_end = cell is not None and cell.align == "end"
        padded.append(blank + (text or "") if at_end else (text or "") + blank)
    return " | ".join(padded).rstrip()


def _listed(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Give the rows of a table that is too wide as lists."""
    for row in rows:
        lines = [
            f"{name}: {text}" if name else text
            for name, text in zip_longest(head, row, fillvalue="")
            if text
        ]
        yield from _hung("- ", lines)
