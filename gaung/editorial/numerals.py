"""Numbers in running text, as a language writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.words import Words

_NUMERAL = re.compile(r"(?<![\w.,:/-])\d+(?:[.,:]\d+)*(?![\w/])")
_CLOCK = re.compile(r"(?<!\w)(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is typed, and its digits without what parts them."""

    start: int
    end: int
    typed: str
    digits: str


def numerals(text: str) -> Iterator[Numeral]:
    """Give the numbers of a text; a clock of twelve hours is read as one of twenty-four."""
    rest = text
    for match in _CLOCK.finditer(text):
        hour = int(match[1]) % 12 + (12 if match[3] in "pP" else 0)
        yield Numeral(match.start(), match.end(), match[0], f"{hour}{match[2] or ''}")
        rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
    for match in _NUMERAL.finditer(rest):
        digits = "".join(str(unicodedata.digit(sign)) for sign in match[0] if sign.isdigit())
        yield Numeral(match.start(), match.end(), match[0], digits.lstrip("0") or "0")


def value(typed: str, words: Words) -> float | None:
    """Give what a number comes to in a language, or nothing where it is no number there."""
    symbols = words.locale.number_symbols["latn"]
    plain = typed.replace(symbols["group"], "")
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(symbols['group'])}\d{{3}})+.*|\d+\D?\d*", typed):
        try:
            return float(plain.replace(symbols["decimal"], "."))
        except ValueError:
            return None
    return None
