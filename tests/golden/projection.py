"""A page as a text that people can read and compare: its head, its words, its links.

Markup is left out where it says nothing to a reader, so that the text changes only when what the
page says does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt",
        "figcaption", "figure", "footer", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li",
        "main", "nav", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul",
    )
)  # fmt: skip
_SIGNS = {"li": "- ", "dt": "? ", "dd": "  ", "blockquote": "> "} | {
    f"h{level}": "#" * level + " " for level in range(1, 7)
}
_DIGEST = re.compile(r"\b[0-9a-f]{12}\b")


def projection(data: bytes, *, whole: bool = False) -> str:
    """The text of a page: of its main part, or as a *whole* with what stands around it."""
    page = html.document_fromstring(data.decode())
    part = page.find("body") if whole else page.find("body//main")
    lines = [*_head(page), "", *_lines(part)]
    return "\n".join(lines) + "\n"


def nameless(path: str) -> str:
    """A path without the digest in it."""
    return _DIGEST.sub("…", path)


def _head(page: HtmlElement) -> Iterator[str]:
    direction = page.get("dir")
    yield f"language: {page.get('lang')}" + ("" if direction == "ltr" else f" {direction}")
    yield f"title: {page.findtext('.//title')}"
    for name in ("description", "robots"):
        for meta in page.iterfind(f".//meta[@name='{name}']"):
            yield f"{name}: {meta.get('content')}"
    for link in page.iterfind(".//link[@rel='canonical']"):
        yield f"canonical: {link.get('href')}"
    for link in page.iterfind(".//link[@hreflang]"):
        yield f"{link.get('hreflang')}: {link.get('href')}"


def _lines(element: HtmlElement, sign: str = "") -> Iterator[str]:
    """The lines of an element: each block on its own, what is not a block as running text."""
    sign = _SIGNS.get(element.tag, sign)
    if element.get("lang"):
        sign += f"{{{element.get('lang')}}} "
    running: list[str] = [element.text or ""]

    def told() -> Iterator[str]:
        words = " ".join("".join(running).split())
        running.clear()
        if words:
            yield sign + words

    for child in element:
        if isinstance(child.tag, str) and (child.tag in _BLOCKS or _holds_blocks(child)):
            yield from told()
            yield from _row(child) if child.tag == "tr" else _lines(child, sign)
        elif isinstance(child.tag, str):
            running.append(_inline(child))
        running.append(child.tail or "")
    yield from told()


def _holds_blocks(element: HtmlElement) -> bool:
    return any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iter())


def _row(row: HtmlElement) -> Iterator[str]:
    yield "| " + " | ".join(" ".join(cell.text_content().split()) for cell in row)


def _inline(element: HtmlElement) -> str:
    """An element within a line; what matters of its markup is shown by a sign."""
    if element.tag in ("script", "style"):
        return ""
    if element.tag == "img":
        return f"![{element.get('alt')}]({element.get('src')})"
    inner = (element.text or "") + "".join(
        (_inline(child) if isinstance(child.tag, str) else "") + (child.tail or "")
        for child in element
    )
    words = " ".join(inner.split())
    if element.tag == "a":
        target = element.get("href", "")
        return f"[{words}]" if re.fullmatch(r"#_source-\d+", target) else f"[{words}]({target})"
    if element.get("lang"):
        return f"{{{element.get('lang')}: {words}}}"
    return inner
