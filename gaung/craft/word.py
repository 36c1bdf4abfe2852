"""A paper as a document for word processors (ISO/IEC 29500, ``.docx``).

Everything looks as its style says and nothing is formatted by hand, so that a newsroom gives the
text its own look by changing styles. The language stands in the document and in every run of
another one. Dates are those of the content and the archive has none: the same text gives the same
bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from gaung.craft import Bench, word_styles
from gaung.craft.archive import Member, archive
from gaung.craft.blocks import (
    Block,
    Box,
    Heading,
    Listing,
    Notes,
    Paper,
    Paragraph,
    Picture,
    Quotation,
    Rule,
    Run,
    Runs,
    Table,
    Terms,
    Verbatim,
    blocks,
)
from gaung.craft.word_styles import identifier

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_ROLES = {
    "text": "Normal", "kicker": "Kicker", "title": "Title", "subtitle": "Subtitle",
    "standfirst": "Standfirst", "meta": "Meta", "notice": "Notice", "byline": "Byline",
    "contact": "List Bullet", "caption": "Caption", "fact": "Normal",
}  # fmt: skip
"""The style of each role of a paragraph."""
DEEPEST = 3
"""How deep lists go; what lies deeper looks like the third."""


def written(paper: Paper, bench: Bench) -> bytes:
    """Write a paper as a document."""
    del bench
    from docx import Document as Open

    document = Open(BytesIO(_template()))
    _describe(document, paper)
    writer = _Writer(document, paper)
    writer.blocks(blocks(paper), document)
    return _packed(document)


@cache
def _template() -> bytes:
    """Give the library's empty document with our styles and nothing that we do not use."""
    from docx import Document as Open
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.shared import Cm

    document = Open()
    part, package = document.part, document.part.package
    used = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.SETTINGS)
    for number in [rel for rel, to in part.rels.items() if to.reltype not in used]:
        del part.rels[number]
    for number in [rel for rel, to in package.rels.items() if "thumbnail" in to.reltype]:
        del package.rels[number]
    for number, to in package.rels.items():
        if "extended-properties" in to.reltype:
            package.rels[number].target_part._blob = _PROGRAM  # noqa: SLF001 - it is only bytes
    for holder, data in (
        (part._styles_part, word_styles.styles()),  # noqa: SLF001 - the library's own is too large
        (part.numbering_part, word_styles.numbering()),
        (part._settings_part, word_styles.settings()),  # noqa: SLF001
    ):
        holder._element = parse_xml(data)  # noqa: SLF001
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    footer = section.footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0].style = document.styles["footer"]
    _add(footer.paragraphs[0]._p, "w:fldSimple", instr="PAGE")  # noqa: SLF001
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


_PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas'
    b'.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Gaung'
    b"</Application></Properties>"
)


def _packed(document: Document) -> bytes:
    """Give a document as an archive without dates."""
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as opened:
        members = [Member.of(name, opened.read(name)) for name in opened.namelist()]
    return b"".join(archive(members))


def _describe(document: Document, paper: Paper) -> None:
    """Say what the document is, in its properties."""
    said = document.core_properties
    said.title, said.subject, said.author = (
        paper.title[:255],
        paper.summary[:255],
        paper.author[:255],
    )
    said.last_modified_by = said.author
    said.keywords = ", ".join(paper.keywords)[:255]
    said.comments, said.category, said.revision = "", "", 1
    said.identifier, said.language = paper.address[:255], paper.locale
    said.created = datetime.fromisoformat(paper.created).replace(tzinfo=None)
    said.modified = datetime.fromisoformat(paper.modified).replace(tzinfo=None)


class _Writer:
    """Writes blocks into a document."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._rtl = paper.direction == "rtl"
        self._lists = 0
        _speak(document, paper.locale, rtl=self._rtl)

    # --- blocks ---

    def blocks(self, inner: Iterable[Block], into: Any, style: str = "", depth: int = 0) -> None:
        for block in inner:
            self._block(block, into, style, depth)

    def _block(  # noqa: C901, PLR0912 - as many kinds as there are
        self, block: Block, into: Any, style: str, depth: int
    ) -> None:
        match block:
            case Paragraph():
                is_plain = block.role == "text" and style
                self._paragraph(into, style if is_plain else _ROLES[block.role], block.runs)
            case Heading():
                self._paragraph(into, f"Heading {min(block.level - 1, 3)}", block.runs)
            case Listing():
                self._listing(block, into, depth + 1)
            case Table():
                self._table(block, into)
            case Quotation():
                self.blocks(block.blocks, into, "Quote", depth)
            case Box():
                self._paragraph(into, "Box Title", block.title)
                self.blocks(block.blocks, into, "Box", depth)
            case Terms():
                for term, inner in block.items:
                    self._paragraph(into, "Term", term)
                    self.blocks(inner, into, "Meaning", depth)
            case Verbatim():
                for line in block.text.split("\n"):
                    self._paragraph(into, "Verbatim", (Run(line),))
            case Rule():
                self._paragraph(into, "Rule", ())
            case Picture():
                link = Run(block.address, link=block.address)
                said = (block.caption or block.alt, block.credit, (link,))
                runs = [run for part in said if part for run in (*part, Run(" · "))]
                self._paragraph(into, "Caption", tuple(runs[:-1]))
            case Notes():
                for number, inner in block.items:
                    self._note(number, inner, into)

    def _note(self, number: int, inner: tuple[Block, ...], into: Any) -> None:
        first, rest = inner[:1], inner[1:]
        runs = first[0].runs if first and isinstance(first[0], Paragraph) else ()
        self._paragraph(into, "Note", (Run(f"{number}.\t"), *runs))
        self.blocks(rest if runs else inner, into, "Note More")

    def _listing(self, listing: Listing, into: Any, depth: int) -> None:
        level = min(depth, DEEPEST)
        suffix = f" {level}" if level > 1 else ""
        kind = "List Bullet" if listing.start is None else "List Number"
        number = None if listing.start is None else self._numbered(listing.start, level)
        for item in listing.items:
            first, *rest = item or (Paragraph(()),)
            if isinstance(first, Paragraph):
                made = self._paragraph(into, kind + suffix, first.runs)
                if number is not None:
                    made._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number  # noqa: SLF001
                    made._p.pPr.numPr.get_or_add_ilvl().val = level - 1  # noqa: SLF001
            else:
                rest = [first, *rest]
            self.blocks(rest, into, f"List Continue{suffix}", depth)

    def _numbered(self, start: int, level: int) -> int:
        """Give the number of a new list that counts on its own."""
        numbering = self._document.part.numbering_part.element
        number = numbering.add_num(_NUMBERS)
        number.add_lvlOverride(ilvl=level - 1).add_startOverride(start)
        return int(number.numId)

    def _table(self, table: Table, into: Any) -> None:
        rows = [table.head, *table.rows] if table.head else list(table.rows)
        width = max(map(len, rows), default=0)
        if not width:
            return
        made = self._document.add_table(len(rows), width)
        if into is not self._document:
            into._element.append(made._element)  # noqa: SLF001 - it stands where it was asked for
        made._tbl.tblStyle_val = identifier("Gaung Table")  # noqa: SLF001 - see `_paragraph`
        if self._rtl:
            properties = made._tbl.tblPr  # noqa: SLF001 - the library has no directions
            properties.insert(1, _add(properties, "w:bidiVisual"))  # behind its style
        for index, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
            is_head = bool(table.head) and index == 0
            if is_head:
                _add(row._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001
            for place, cell in zip_longest(row.cells, cells):
                if cell is not None:
                    style = "Table Head" if is_head else "Table Text"
                    self._cell(place, cell.runs, style + _ALIGNED[cell.align])

    def _cell(self, place: _Cell, runs: Runs, style: str) -> None:
        place.paragraphs[0]._p.style = identifier(style)  # noqa: SLF001 - see `_paragraph`
        self._runs(place.paragraphs[0], runs)

    # --- lines ---

    def _paragraph(self, into: Any, style: str, runs: Runs) -> Any:
        made = into.add_paragraph()
        # The library would go through all styles each time.
        made._p.style = identifier(style)  # noqa: SLF001
        self._runs(made, runs)
        return made

    def _runs(self, paragraph: Any, runs: Iterable[Run]) -> None:
        for run in _apart(runs):
            made = paragraph.add_run(_clean(run.text))
            if look := _look(run):
                made._r.style = identifier(look)  # noqa: SLF001 - see `_paragraph`
            _mark(made, run, rtl=(self._rtl and run.direction != "ltr") or run.direction == "rtl")
            if run.link:
                self._lead(paragraph, made, run.link)

    def _lead(self, paragraph: Any, made: Any, address: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = _add(paragraph._p, "w:hyperlink")  # noqa: SLF001 - the library has no links
        link.set(qn("r:id"), number)
        link.append(made._r)  # noqa: SLF001


def _apart(runs: Iterable[Run]) -> Iterator[Run]:
    """Give a line in which marks beside each other are not read as one number.

    They stay on one line, with as much between them as on paper.
    """
    line = list(runs)
    for before, run, behind in zip([None, *line], line, [*line[1:], None], strict=False):
        is_between = before and behind and before.mark is not None and behind.mark is not None
        if is_between and not run.text.strip():
            yield Run("\u00a0\u00a0", shift="above")
            continue
        yield run
        if run.mark is not None and behind and behind.mark is not None:
            yield Run("\u00a0\u00a0", shift="above")


def _look(run: Run) -> str:
    """Give the style of a run; nothing where it looks like its paragraph."""
    if run.link:
        return "Hyperlink"
    if run.mark is not None:
        return "Mark"
    if run.is_code:
        return "Code"
    if run.shift:
        return "Superscript" if run.shift == "above" else "Subscript"
    looks = (("Strong", run.strong), ("Emphasis", run.emphasis))
    return " ".join(name for name, is_so in looks if is_so) or ("Struck" if run.struck else "")


_ALIGNED = {"": "", "end": " End", "centre": " Centre"}
_NUMBERS = 2
"""The abstract list that counts; 1 is the one with bullets."""


def _clean(text: str) -> str:
    """Give text without signs that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")


def _add(parent: Any, name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    parent.append(element)
    return element


def _mark(made: Any, run: Run, *, rtl: bool) -> None:
    """Say the language and direction of a run where they are not the document's."""
    if rtl:
        made.font.rtl = True
    if run.language:
        _add(
            made._r.get_or_add_rPr(),  # noqa: SLF001 - the library has no languages
            "w:lang",
            **{"bidi" if run.direction == "rtl" else "val": run.language},
        )


def _speak(document: Document, locale: str, *, rtl: bool) -> None:
    """Say the language and direction of the whole document."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _add(properties, "w:lang", val=locale, eastAsia=locale, bidi=locale)
    if rtl:
        _add(document.styles["Normal"].element.get_or_add_pPr(), "w:bidi")
        section = document.sections[0]._sectPr  # noqa: SLF001 - the library has no directions
        grid = section[-1]
        grid.addprevious(_add(section, "w:bidi"))
