"""Words of a text one by one, and whether one is a slip of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*")
_NEXT = re.compile(r"\.?[ \n\t\N{NO-BREAK SPACE}-]{1,3}")
"""What stands between two words of one name: a space, or the point of an initial before it."""
_OWNED = re.compile(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    end: int
    bare: str
    """In small letters, with straight apostrophes, without an English genitive."""
    is_next: bool
    """Whether it follows the word before it, with nothing but a space between."""
    is_capital: bool


def words(text: str) -> list[Word]:
    """Give the words of a text in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        is_next = bool(found) and bool(_NEXT.fullmatch(text, found[-1].end, match.start()))
        capital = match[0][:1].isupper()
        found.append(Word(match.start(), match.end(), bare(match[0]), is_next, capital))
    return found


def bare(word: str) -> str:
    """Give a word as it is compared."""
    straight = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").casefold()
    return _OWNED.sub("", straight)


def parts(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared."""
    return tuple(word.bare for word in words(name))


def window(all_words: Sequence[Word], first: int, length: int) -> Sequence[Word]:
    """Give so many words that follow each other, or none where something stands between."""
    if first < 0 or first + length > len(all_words):
        return ()
    found = all_words[first : first + length]
    return found if all(word.is_next for word in found[1:]) else ()


def typed_as(text: str, stretch: Sequence[Word]) -> str:
    """Give some words as they are typed, without an English genitive."""
    return _OWNED.sub("", text[stretch[0].start : stretch[-1].end])


def one_slip(found: Sequence[str], meant: Sequence[str]) -> bool:
    """Tell whether of two names of the same length just one word is mistyped."""
    unlike = [(a, b) for a, b in zip(found, meant, strict=True) if a != b]
    return len(unlike) == 1 and len(meant) > 1 and is_slip(*unlike[0])


def is_slip(found: str, meant: str) -> bool:
    """Tell whether a word looks like another one mistyped; short words are alike by chance."""
    shorter = min(len(found), len(meant))
    if shorter < 5 or found in (f"{meant}s", f"{meant}es") or meant in (f"{found}s", f"{found}es"):
        return False
    return _distance(found, meant) <= (2 if shorter >= 8 else 1)


def _distance(one: str, other: str) -> int:
    """Give how many letters were left out, added, changed or swapped."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, theirs in enumerate(other, 1):
            cost = min(last[column] + 1, this[-1] + 1, last[column - 1] + (letter != theirs))
            is_swap = row > 1 and column > 1
            if is_swap and letter == other[column - 2] and one[row - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        before, last = last, this
    return last[-1]


def occurrences(all_words: Sequence[Word], name: Sequence[str]) -> Iterator[int]:
    """Give the positions at which a name stands, word for word."""
    for position, word in enumerate(all_words):
        if word.bare == name[0]:
            stretch = window(all_words, position, len(name))
            if stretch and tuple(each.bare for each in stretch) == tuple(name):
                yield position
