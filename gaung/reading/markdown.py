"""The Markdown we accept, and its HTML.

Python-Markdown with tables, footnotes, definition lists, abbreviations, attribute lists,
admonitions, heading anchors, sane lists and the quotation marks of the language. HTML inside
Markdown does not work: it is shown as it was typed. What comes out passes an allow-list.

Our own additions: links to the kit (``[…](person:key)``), figures of the register
(``{fact:key}``), citations (``[@source]``), pictures and films that stand alone on a line
(``![](media:key)``, ``{video:key}``) and further reading (``{also:release-key}``).
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from gaung.model.addresses import slug
from gaung.model.body import Block, Body, Heading, Named
from gaung.model.values import KEY
from gaung.problems import Place, Problem, Severity, nearest

LINKED = ("person", "organisation", "event", "release", "session", "award", "media", "source",
          "statement", "fact", "page", "contact")  # fmt: skip
"""The kinds that a link in a text may lead to."""
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
ADMONITIONS = ("note", "warning", "tip", "important")
"""What an admonition can be; without a title of its own it is called what it is."""

_REFERENCE = rf"{KEY}(?:/{KEY}){{0,2}}"
_TAGS = {
    "a", "abbr", "blockquote", "br", "cite", "code", "data", "dd", "del", "div", "dl", "dt", "em",
    "h2", "h3", "h4", "h5", "h6", "hr", "ins", "kbd", "li", "ol", "p", "pre", "q", "s", "small",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"lang", "dir", "id"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "data": {"value"},
    "ol": {"start"},
    "sup": {"data-cite"},
    "th": {"scope"},
}
_CLASSES = {
    "div": {"admonition", "footnote", *ADMONITIONS},
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref"},
    "td": {"end", "centre"},
    "th": {"end", "centre"},
}


class _Figure(InlineProcessor):
    """``{fact:key}``, ``{video:key}``, ``{also:key key}``: a blank to be filled."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name; its stub is old
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        blank = ET.Element("data", {"value": f"{m[1]}:{m[2].strip()}"})
        return blank, m.start(0), m.end(0)


class _Picture(InlineProcessor):
    """``![words](media:key)``: a picture of the media library."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name; its stub is old
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        blank = ET.Element("data", {"value": f"media:{m[2]}"})
        blank.text = m[1].strip()
        return blank, m.start(0), m.end(0)


class _Citation(InlineProcessor):
    """``[@key, @key]``: the sources of what stands before."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the library's name; its stub is old
        self, m: re.Match[str], data: str
    ) -> tuple[ET.Element, int, int]:
        del data
        keys = " ".join(re.findall(KEY, m[0]))
        return ET.Element("sup", {"data-cite": keys}), m.start(0), m.end(0)


class _Admonition(AdmonitionProcessor):
    """``!!! note``: what has no title gets a blank for it, as each language has its own word."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind, title = super().get_class_and_title(match)
        name = kind.partition(" ")[0]
        return kind, f"{STX}{name}{ETX}" if match[2] is None and name in ADMONITIONS else title


class _Footnotes(FootnoteExtension):
    """Footnotes whose anchors follow from their text, so that several texts share a page."""

    def makeFootnoteId(self, name: str) -> str:  # noqa: N802 - the library's name
        return f"fn-{self._place(name)}"

    def makeFootnoteRefId(  # noqa: N802 - the library's name
        self,
        name: str,
        found: bool = False,  # noqa: FBT001, FBT002 - as the library hands it over
    ) -> str:
        return self.unique_ref(f"fnref-{self._place(name)}", found)

    def _place(self, name: str) -> str:
        lines: list[str] = self.md.lines  # type: ignore[attr-defined] # the stub lacks it
        text = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:6]
        return f"{text}-{list(self.footnotes).index(name) + 1}"


class _Dialect(Extension):
    """Takes HTML out of Markdown and puts our own signs in."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(_Admonition(md.parser), "admonition", 105)
        signs = md.inlinePatterns
        signs.register(_Figure(_FIGURE), "figure", 185)
        signs.register(_Picture(rf"!\[([^\]]*)\]\(media:({_REFERENCE})\)"), "picture", 184)
        signs.register(_Citation(_CITATION.pattern), "citation", 183)


_CITATION = re.compile(rf"[ ]?\[@{KEY}(?:,\s*@{KEY})*\]")
_FIGURE = rf"\{{(fact|video|also):({_REFERENCE}(?:\s+{_REFERENCE})*)\}}"
_STANDS_ALONE = re.compile(
    r'<p>\s*<data value="(media|video|also):([^"]+)">(.*?)</data>\s*</p>', re.DOTALL
)
_TAG = re.compile(r"<[^>]+>")
_CELL_STYLE = re.compile(r' style="text-align: (left|right|center);"')
_HREF = re.compile(r'href="([^"]*)"')
_UNTITLED = re.compile(rf"{STX}([a-z]+){ETX}")
_CELL_CLASS = {"left": "", "right": ' class="end"', "center": ' class="centre"'}


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language, outer and inner."""

    left: str = "“"
    right: str = "”"
    inner_left: str = "‘"
    inner_right: str = "’"


@cache
def _converter(quotes: Quotes) -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[
            "tables", "def_list", "abbr", "attr_list", "admonition", "sane_lists",
            _Footnotes(SEPARATOR="-", BACKLINK_TITLE="footnote:{}"),
            TocExtension(slugify=lambda words, _: slug(words), baselevel=1),
            SmartyExtension(
                substitutions={
                    "left-double-quote": quotes.left,
                    "right-double-quote": quotes.right,
                    "left-single-quote": quotes.inner_left,
                    "right-single-quote": quotes.inner_right,
                    "ellipsis": "…",
                    "ndash": "–",
                    "mdash": "—",
                }
            ),
            _Dialect(),
        ],
        output_format="html",
    )  # fmt: skip


def render(text: str, quotes: Quotes = Quotes()) -> Body:
    """Give a text as safe HTML with its blanks, its headings, and what it refers to."""
    converter = _converter(quotes)
    converter.reset()
    html = _CELL_STYLE.sub(lambda match: _CELL_CLASS[match[1]], converter.convert(text))
    html = _HREF.sub(_as_reference, html)
    html = _UNTITLED.sub(r'<data value="admonition:\1"></data>', html)
    safe = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={*SCHEMES, "ref"},
        link_rel=None,
    )
    tokens: list[Any] = getattr(converter, "toc_tokens", [])
    return Body(tuple(_blocks(safe)), tuple(_headings(tokens)), tuple(_named(text)))


def _as_reference(match: re.Match[str]) -> str:
    target = link_target(match[1])
    return f'href="ref:{target[0]}:{target[1]}"' if target else match[0]


def _blocks(html: str) -> Iterator[Block]:
    start = 0
    for alone in _STANDS_ALONE.finditer(html):
        if before := html[start : alone.start()].strip():
            yield Block("html", before)
        words = unescape(_TAG.sub("", alone[3])).strip()
        yield Block(alone[1], alone[2], words)  # type: ignore[arg-type] # one of three
        start = alone.end()
    if rest := html[start:].strip():
        yield Block("html", rest)


def _headings(tokens: list[Any]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], token["name"])
        yield from _headings(token["children"])


# --- what a text refers to, and what is wrong with it ---------------------------------------

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?(^\1|\Z)", re.MULTILINE | re.DOTALL)
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_LINK = re.compile(r"(?<!!)\[(?:[^\]\[]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_DEFINED = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s>]+)>?", re.MULTILINE)
"""The other half of a link that is written in two places: ``[name]: target``."""
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)>?[^)]*\)")
_BLANK = re.compile(r"\{([a-z]+):([^{}]*)\}")
_HTML = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_HEADING_ONE = re.compile(r"^#\s|^[^\s#>|-].*\n=+\s*$", re.MULTILINE)
_RELATIVE = re.compile(rf"(?:\.\./)+({KEY})/?(?:index\.[a-z-]+\.md)?")


def _without_code(text: str) -> str:
    """Give the text with everything that is code blanked out, each character in its place."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    return _CODE_SPAN.sub(blank, _FENCE.sub(blank, text))


def link_target(href: str) -> tuple[str, str] | None:
    """Give the kind and key that a link of a text means, or nothing for an address."""
    kind, colon, key = href.partition(":")
    if colon and kind in LINKED:
        return kind, key
    if (match := _RELATIVE.fullmatch(href)) is not None:
        return "release", match[1]
    return None


def _spots(text: str) -> Iterator[tuple[int, str, str]]:
    """Give position, kind and key of each reference of a text."""
    plain = _without_code(text)
    for link in (*_LINK.finditer(plain), *_DEFINED.finditer(plain)):
        if target := link_target(link[1]):
            yield link.start(1), *target
    for picture in _PICTURE.finditer(plain):
        kind, _, key = picture[1].partition(":")
        if kind == "media":
            yield picture.start(1), "media", key
    for blank in _BLANK.finditer(plain):
        kind = {"fact": "fact", "video": "media", "also": "release"}.get(blank[1])
        if kind:
            for key in blank[2].split():
                yield blank.start(), kind, key
    for citation in _CITATION.finditer(plain):
        for key in re.findall(KEY, citation[0]):
            yield citation.start(), "source", key


def _named(text: str) -> Iterator[Named]:
    for position, kind, key in sorted(_spots(text)):
        line, column = _line_and_column(text, position)
        yield Named(kind, key, line, column)


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def problems(text: str, path: str, line: int = 0) -> Iterator[Problem]:
    """Give what an editor can mend in a text; *line* is what stands above it in its file."""
    plain = _without_code(text)

    def at(position: int) -> Place:
        row, column = _line_and_column(text, position)
        return Place(path, row + line, column)

    for link in (*_LINK.finditer(plain), *_DEFINED.finditer(plain)):
        yield from _link_problems(link[1], at(link.start(1)))
    for picture in _PICTURE.finditer(plain):
        kind, _, key = picture[1].partition(":")
        if kind != "media" or not re.fullmatch(_REFERENCE, key):
            yield Problem(at(picture.start()), "picture-by-file", {"found": picture[1]})
        elif not _is_alone(plain, picture.start(), picture.end()):
            yield Problem(at(picture.start()), "picture-in-line", {"found": picture[1]})
    for blank in _BLANK.finditer(plain):
        if blank[1] not in ("fact", "video", "also"):
            close = nearest(blank[1], ("fact", "video", "also"))
            yield Problem(at(blank.start()), "sign-unknown", {"found": blank[0], "nearest": close},
                          severity=Severity.WARNING)  # fmt: skip
    for html in _HTML.finditer(plain):
        yield Problem(at(html.start()), "html-in-text", {"found": html[0][:40]},
                      severity=Severity.WARNING)  # fmt: skip
    if (first := _HEADING_ONE.search(plain)) is not None:
        found = plain[first.start() :].partition("\n")[0].lstrip("# ").rstrip()
        yield Problem(at(first.start()), "heading-one", {"found": found[:60]})


def _is_alone(text: str, start: int, end: int) -> bool:
    before = text[:start].rpartition("\n\n")[2].strip()
    after = text[end:].partition("\n\n")[0].strip()
    return not before and not after


def _link_problems(href: str, place: Place) -> Iterator[Problem]:
    scheme, colon, rest = href.partition(":")
    if href.startswith("#") or link_target(href) or (colon and scheme.lower() in SCHEMES):
        return
    is_kind = re.fullmatch(r"[a-z]+", scheme) and re.fullmatch(_REFERENCE, rest)
    if colon and is_kind and scheme not in ("javascript", "data", "vbscript"):
        values = {"found": href, "nearest": nearest(scheme, LINKED), "known": ", ".join(LINKED)}
        yield Problem(place, "link-kind", values)
    elif colon:
        yield Problem(place, "link-scheme", {"found": href, "scheme": f"{scheme}:"})
    else:
        yield Problem(place, "link-by-hand", {"found": href})


def count_words(text: str) -> int:
    """Give how many words a text has, citations and signs left out."""
    plain = _CITATION.sub("", _without_code(text))
    return len(re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", re.sub(r"\]\([^)]*\)", "]", plain)))
