"""Which letters fonts have: what none of them has would stand there as a box, or as nothing."""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO

from gaung.craft import Bench

Fonts = tuple[tuple[str, str], ...]
"""The files of fonts, each with its digest."""

_KNOWN: dict[Fonts, frozenset[int]] = {}


def letters(fonts: Fonts, bench: Bench) -> frozenset[int]:
    """Give the code points that at least one of the fonts has."""
    if fonts not in _KNOWN:
        _KNOWN[fonts] = frozenset().union(*(_letters(bench.source(path)) for path, _ in fonts))
    return _KNOWN[fonts]


def _letters(data: bytes) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(BytesIO(data), lazy=True).getBestCmap())


def written_with(words: str, known: frozenset[int]) -> str:
    """Give words in letters that are known: emoji go, a letter or digit becomes a question mark."""
    if all(ord(letter) in known for letter in words):
        return words
    return "".join(each for letter in words if (each := _in(letter, known)))


def _in(letter: str, known: frozenset[int]) -> str:
    if ord(letter) in known or letter == "\n":
        return letter
    return _instead(letter)


@cache
def _instead(letter: str) -> str:
    return "?" if unicodedata.category(letter)[0] in "LN" else ""
