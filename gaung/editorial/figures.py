"""Typed figures are those of the register: old ones, and others than it has, are told of.

A figure is known by the words behind it: only where they are the very label of a fact, and the
phrase ends there, can it be nothing else.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from gaung.editorial.numerals import Numeral, numerals, value
from gaung.editorial.proof import Passage, Proof
from gaung.editorial.wording import Word, parts, words
from gaung.model.facts import Fact
from gaung.model.kit import Entry
from gaung.problems import Problem, Severity

LEAST_TELLING = 2100
"""From where on a number is rare enough to be known without its label, and is no year."""
_REACH = 120
"""How many characters behind a number are looked at."""
_CLOSED = re.compile(r"\s*(?:[.;:!?)\]|\n]|,|$|—|–)")
"""What may stand behind a label that says all: more words could narrow it down."""


@dataclass
class _Register:
    """The figures of one event."""

    current: set[float] = field(default_factory=set)
    """Every number that some fact has now."""
    by_label: dict[str, dict[tuple[str, ...], list[Entry[Fact]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """By language and the words of a label of two words or more: the facts that have it."""
    old: dict[float, tuple[Entry[Fact], Entry[Fact]]] = field(default_factory=dict)
    """By a number that no longer holds: the fact that had it, and the one in its place."""


def ask(proof: Proof) -> Iterator[Problem]:
    """Give typed figures that the register has otherwise."""
    registers = _registers(proof)
    for passage in proof.passages:
        register = registers.get(passage.entry.event.partition("/")[0])
        languages = proof.languages(passage)
        # A number that stands for every language could be written in the way of any.
        if register is None or passage.is_reported or len(languages) != 1:
            continue
        if passage.entry.name.kind == "fact":
            continue
        for numeral in numerals(passage.words):
            number = value(numeral.typed, proof.kit.words[languages[0]])
            if number is not None:
                behind = words(passage.words[numeral.end : numeral.end + _REACH])
                found = _Figure(passage, numeral, number, languages[0], behind)
                yield from _judged(proof, register, found)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A typed figure, and the words behind it."""

    passage: Passage
    numeral: Numeral
    number: float
    language: str
    behind: list[Word]
    """The words that follow, with places that count from the end of the number."""

    def stands_before(self, label: tuple[str, ...]) -> bool:
        """Tell whether the words right behind it are these."""
        stretch = self.behind[: len(label)]
        is_next = bool(stretch) and stretch[0].start == 1
        return bool(label) and is_next and tuple(word.bare for word in stretch) == label


def _judged(proof: Proof, register: _Register, found: _Figure) -> Iterator[Problem]:
    if found.number in register.old and found.number not in register.current:
        was, now = register.old[found.number]
        labels = (*_labels(was, found.language), *_labels(now, found.language))
        if found.number >= LEAST_TELLING or any(map(found.stands_before, labels)):
            yield _problem(proof, "figure-old", found, now)
            return
    for label, facts in register.by_label[found.language].items():
        if not found.stands_before(label):
            continue
        known = [number for fact in facts for number in _numbers(fact.record)]
        is_all = _CLOSED.match(
            found.passage.words, found.numeral.end + found.behind[len(label) - 1].end
        )
        if is_all and not any(_says(found.number, number) for number in known):
            yield _problem(proof, "figure-unlike", found, facts[0])


def _problem(proof: Proof, code: str, found: _Figure, fact: Entry[Fact]) -> Problem:
    numeral = found.numeral
    number = fact.record.value.number
    said = proof.kit.words[found.language].number(number) if number is not None else fact.key
    values = {"found": numeral.typed, "expected": said, "fact": fact.key}
    place = proof.place(found.passage, numeral.start, numeral.typed)
    return Problem(place, code, values, Severity.WARNING)


def _registers(proof: Proof) -> dict[str, _Register]:
    registers: dict[str, _Register] = defaultdict(_Register)
    replaced = set()
    for entry in proof.kit.all(Fact):
        before = proof.kit.find(Fact, entry.record.replaces, entry.name)
        if before is not None:
            replaced.add(before.name)
            for number in _numbers(before.record):
                registers[entry.event].old[number] = (before, entry)
    for entry in proof.kit.all(Fact):
        if entry.name in replaced or entry.record.value.number is None:
            continue
        register = registers[entry.event]
        register.current.update(_numbers(entry.record))
        for language in proof.kit.languages:
            label = parts(entry.record.label.written(language) or "")
            if len(label) > 1:
                register.by_label[language][label].append(entry)
    return registers


def _numbers(fact: Fact) -> list[float]:
    found = [fact.value.number, *(measure.value for measure in fact.measures)]
    found.extend(share.value for share in fact.breakdown)
    return [float(number) for number in found if number is not None]


def _labels(entry: Entry[Fact], language: str) -> Iterator[tuple[str, ...]]:
    for text in (entry.record.label, entry.record.unit):
        yield parts((text.written(language) if text else None) or "")


def _says(typed: float, known: float) -> bool:
    """Tell whether a figure is another one, or the same rounded."""
    if typed == known:
        return True
    digits = len(str(int(known)))
    return any(round(known, -places) == typed for places in range(1, digits))
