"""A paper as PDF: tagged, with its language and title, exported as PDF/UA-1 (ISO 14289-1).

Lines are ragged, for typst cannot divide Indonesian words. No date of its making is in it: the
same text gives the same bytes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, NamedTuple

from gaung.craft import Bench
from gaung.craft.blocks import (
    Block,
    Box,
    Heading,
    Listing,
    Notes,
    Paper,
    Paragraph,
    Quotation,
    Run,
    Terms,
    blocks,
)
from gaung.craft.letters import Fonts
from gaung.craft.typesetting import Setting, document

TEMPLATES = ("layouts/documents/paper.typ",)
"""The template of papers."""
WIDTH, HEIGHT = 1100, 750
"""The most pixels of a picture across and down: 170 for an inch of paper."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper as it is printed."""

    paper: Paper
    """What it says."""
    foot: str
    """What stands at the foot of each page."""
    accent: str
    """The colour of headings and lines, as ``#rrggbb``."""
    ink: str
    """The colour of the text."""
    quiet: str
    """The colour of what is less weighty."""
    rule: str
    """The colour of hairlines."""
    raised: str
    """The ground of what is set apart."""
    sans: tuple[str, ...]
    """The families of headings and small words, the first that has a letter."""
    serif: tuple[str, ...]
    """The families of the text."""
    pictures: tuple[tuple[str, str], ...]
    """The pictures in it: the address of each, and the file of the content that it is."""
    fonts: Fonts
    """The files of fonts, each with its digest."""


def sources(view: Printed) -> tuple[str, ...]:
    """Give the sources that printing a paper reads."""
    files = dict.fromkeys(source for _, source in view.pictures)
    return (*Setting(TEMPLATES, view.fonts).sources, *files)


def written(view: Printed, bench: Bench) -> bytes:
    """Write a paper as PDF."""
    body = _titled(view.paper, blocks(view.paper))
    pictures = [
        (address, f"picture-{number}.svg", _picture(bench.source(source)))
        for number, (address, source) in enumerate(view.pictures)
    ]
    data = {
        **{name: getattr(view, name) for name in ("foot", "accent", "ink", "quiet", "rule")},
        **{name: getattr(view, name) for name in ("raised", "sans", "serif")},
        "paper": {
            **{
                name: getattr(view.paper, name)
                for name in ("direction", "title", "author", "watermark")
            },
            "language": primary(view.paper.language),
            "summary": view.paper.summary or None,
            "keywords": view.paper.keywords,
        },
        "blocks": [_block(each) for each in body],
        "noted": [number for each in body if isinstance(each, Notes) for number, _ in each.items],
        "pictures": {address: [name, picture.is_wide] for address, name, picture in pictures},
    }
    files = {name: picture.svg for _, name, picture in pictures}
    return document(data, Setting(TEMPLATES, view.fonts), bench, files)


def primary(language: str) -> str:
    """Give the part of a language's code that typst knows: ``zh`` of ``zh-Hans``."""
    return language.partition("-")[0]


# --- the tree ---------------------------------------------------------------------------------


def _titled(paper: Paper, body: Iterable[Block]) -> list[Block]:
    """Give blocks whose first heading is the title, and whose headings skip no level."""
    found = list(body)
    if not any(isinstance(each, Paragraph) and each.role == "title" for each in found):
        found.insert(0, Paragraph((Run(paper.title),), "title"))
    return list(_levelled(found))


def _levelled(body: Iterable[Block]) -> Iterator[Block]:
    above = 1
    for each in body:
        if isinstance(each, Heading):
            above = min(each.level, above + 1)
            yield Heading(above, each.runs)
        else:
            yield each


def _block(block: Block) -> Any:
    """Give a block as typst takes it, and what is in it."""
    match block:
        case Listing():
            inner: dict[str, Any] = {"items": [_inside(item) for item in block.items]}
        case Quotation():
            inner = {"blocks": _inside(block.blocks)}
        case Box():
            inner = {"title": block.title, "blocks": _inside(block.blocks)}
        case Terms():
            inner = {"items": [[term, _inside(said)] for term, said in block.items]}
        case Notes():
            inner = {"items": [[number, _inside(said)] for number, said in block.items]}
        case _:
            return block
    kept = {"start": block.start} if isinstance(block, Listing) else {}
    return {"is": type(block).__name__, **kept, **inner}


def _inside(body: Iterable[Block]) -> list[Any]:
    """Give blocks within another, where a heading would disturb the order of headings."""
    return [_block(_as_words(each)) for each in body]


def _as_words(block: Block) -> Block:
    if not isinstance(block, Heading):
        return block
    return Paragraph(tuple(replace(run, strong=True) for run in block.runs))


# --- pictures ---------------------------------------------------------------------------------


class _Picture(NamedTuple):
    """A picture in a paper."""

    svg: bytes
    """The picture, as typst takes it among texts."""
    is_wide: bool
    """Whether it may fill the line; others would be too high."""


def _picture(data: bytes) -> _Picture:
    """Give a picture as a JPEG within an SVG."""
    from gaung.craft.pictures import within

    image = within(data, WIDTH, HEIGHT)
    out = BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    size = f'width="{image.width}" height="{image.height}"'
    coded = b64encode(out.getvalue()).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<image {size} href="data:image/jpeg;base64,{coded}"/></svg>'
    )
    return _Picture(svg.encode(), image.width > 1.9 * image.height)
