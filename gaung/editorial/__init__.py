"""What a good desk asks of its texts before they are published: one module a question, listed.

A question looks at the whole kit as it was read. It would rather say nothing than be wrong: what
editors are told in vain a few times, they no longer read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from gaung.editorial import (
    agreement,
    figures,
    leftovers,
    lengths,
    moments,
    names,
    numbers,
    people,
    posts,
    rights,
    rooms,
    terms,
    translations,
    weekdays,
)
from gaung.editorial.proof import Proof
from gaung.model.kit import Kit
from gaung.problems import Problem
from gaung.reading.files import Locator

Question = Callable[[Proof], Iterable[Problem]]

QUESTIONS: tuple[Question, ...] = (
    weekdays.ask, moments.ask, numbers.ask, names.ask, posts.ask, figures.ask, translations.ask,
    agreement.ask, rooms.ask, people.ask, rights.ask, lengths.ask, leftovers.ask,
    terms.ask,
)  # fmt: skip

__all__ = ["QUESTIONS", "Proof", "Question", "ask"]


def ask(kit: Kit, locator: Locator) -> Iterator[Problem]:
    """Ask a kit everything, and give what there is to say."""
    proof = Proof(kit, locator)
    for question in QUESTIONS:
        yield from question(proof)
