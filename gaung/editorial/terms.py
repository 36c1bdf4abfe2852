"""Releases and posts speak as the narrative of their event asks: no term that it avoids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gaung.editorial.proof import Passage, Proof
from gaung.model.narrative import Narrative, Term
from gaung.model.text import Text
from gaung.problems import Problem, Severity

LONGEST = 60
"""How many characters a term has at most; what is longer is advice, and in no text as it stands."""
_SPEAKING = frozenset(("release", "post"))
"""The kinds that speak for an event."""


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
            for text, term, is_replaced in by_event.get(passage.entry.event, ()):
                yield from _found(proof, passage, text, term if is_replaced else None)


def _found(proof: Proof, passage: Passage, text: Text, better: Term | None) -> Iterator[Problem]:
    for language in proof.languages(passage):
        written = text.written(language)
        if written is None:
            continue
        for word in filter(None, (part.strip() for part in written.split(", "))):
            if len(word) > LONGEST:
                continue
            pattern = rf"(?<!\w){re.escape(word)}(?!\w)"
            for hit in re.finditer(pattern, passage.words, re.IGNORECASE):
                place = proof.place(passage, hit.start(), hit[0])
                if better is not None:
                    values = {"found": hit[0], "expected": better.term.written(language) or ""}
                    yield Problem(place, "term-replaced", values, Severity.WARNING)
                else:
                    yield Problem(place, "term-avoided", {"found": hit[0]}, Severity.WARNING)
