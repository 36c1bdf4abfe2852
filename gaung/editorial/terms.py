"""Releases and posts speak as the narrative of their event asks: no term that it avoids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from gaung.editorial.proof import Passage, Proof
from gaung.model.narrative import Narrative, Term
from gaung.model.text import Text
from gaung.problems import Problem, Severity

LONGEST = 60
"""How many characters a term has at most; what is longer is advice, and in no text as it stands."""
_SPEAKING = frozenset(("release", "post"))
"""The kinds that speak for an event."""
_ENDINGS = {"id": "(?:nya)?(?:lah|kah|pun)?"}
"""What may hang on a word and leaves it the same word, by language."""
_MARKS = re.compile(r"[*_~\[\]]+(?!\s)|(?<=\S)[*_~\[\]]+")
"""What makes words bold, slanted, struck out or a link, and is not read; no sign of a list."""
_GAP = r"(?:[^\S\n]*\\?\n[^\S\n]*(?:>[^\S\n]*)*(?![^\S\n]*\n)|[^\S\n]+)"
"""What stands between two words of a term: blanks, or the end of a line, but no blank line."""
_BETWEEN = re.compile(r"`|\{[a-z]+:|(?<!\()https?://|\w@\w")
"""What is read between words although a passage has blanks there: code, figures, addresses."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the terms that a narrative wants avoided or said otherwise."""
    by_event: dict[str, list[tuple[Text, Term, bool]]] = {}
    for entry in proof.kit.all(Narrative):
        terms = entry.record.terms
        if terms is not None:
            avoided = [(term.term, term, False) for term in terms.avoid]
            replaced = [(term.instead_of, term, True) for term in terms.use if term.instead_of]
            by_event[entry.event] = [*avoided, *replaced]
    for passage in proof.passages if by_event else ():
        if passage.entry.name.kind in _SPEAKING and not passage.is_reported:
            bare = _Bare.of(passage.words)
            for text, term, is_replaced in by_event.get(passage.entry.event, ()):
                yield from _found(proof, passage, bare, text, term if is_replaced else None)


@dataclass(frozen=True, slots=True)
class _Bare:
    """A text without the marks in its lines."""

    words: str
    places: Sequence[int]
    """Where each of its characters stands in the text with the marks."""

    @classmethod
    def of(cls, words: str) -> Self:
        marked = {at for marks in _MARKS.finditer(words) for at in range(*marks.span())}
        if not marked:
            return cls(words, range(len(words)))
        places = [at for at in range(len(words)) if at not in marked]
        return cls("".join(words[at] for at in places), places)


def _found(
    proof: Proof, passage: Passage, bare: _Bare, text: Text, better: Term | None
) -> Iterator[Problem]:
    for language in proof.languages(passage):
        written = text.written(language)
        if written is None:
            continue
        for word in filter(None, (part.strip() for part in written.split(", "))):
            if len(word) > LONGEST:
                continue
            for hit in re.finditer(_pattern(word, language), bare.words, re.IGNORECASE):
                start, end = bare.places[hit.start()], bare.places[hit.end() - 1] + 1
                typed = passage.written[start:end]
                if _BETWEEN.search(typed):
                    continue
                place = proof.place(passage, start, typed)
                values = {"found": re.sub(_GAP, " ", hit[0])}
                if better is not None:
                    values["expected"] = better.term.written(language) or ""
                    yield Problem(place, "term-replaced", values, Severity.WARNING)
                else:
                    yield Problem(place, "term-avoided", values, Severity.WARNING)


def _pattern(term: str, language: str) -> str:
    """Give what a term looks like in a text of the language."""
    words = _GAP.join(map(re.escape, _MARKS.sub("", term).split()))
    return rf"(?<!\w){words}{_ENDINGS.get(language.partition('-')[0], '')}(?!\w)"
