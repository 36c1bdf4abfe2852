"""A text as plain words: for what is read where there is no markup, such as a calendar."""

from __future__ import annotations

import re
from html import unescape

from gaung.outputs.pages.pieces import Rich, Stretch

_CITATION = re.compile(r'<sup class="cite">.*?</sup>', re.DOTALL)
_ITEM = re.compile(r"<li\b[^>]*>")
_BREAK = re.compile(r"<br\b[^>]*>|</(?:li|tr|dt|dd|th|td)>")
_PARAGRAPH = re.compile(r"</(?:p|ul|ol|dl|table|blockquote|div|h[1-6])>")
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[ \t]+")


def plain(text: Rich | None) -> str:
    """Give the words of a text: paragraphs with a blank line between, items behind a dash."""
    if text is None:
        return ""
    return "\n\n".join(filter(None, (_words(p) for p in text.parts if isinstance(p, Stretch))))


def _words(stretch: Stretch) -> str:
    html = _SPACE.sub(" ", _CITATION.sub("", stretch.html).replace("\n", " "))
    html = _BREAK.sub("\n", _ITEM.sub("– ", html))
    words = unescape(_TAG.sub("", _PARAGRAPH.sub("\n\n", html)))
    lines = "\n".join(line.strip() for line in words.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
