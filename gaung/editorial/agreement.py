"""The languages of a text say the same: the same days, the same figures, the same people.

Languages may say a thing in words or in figures, or leave it away. Only where one has what the
other has not, and the other way round, was one taken for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gaung.editorial.calendar import calendar
from gaung.editorial.numerals import numerals
from gaung.editorial.proof import Passage, Proof
from gaung.editorial.wording import occurrences, parts, words
from gaung.model.kit import Name
from gaung.model.people import Person
from gaung.problems import Problem, Severity

SHORTEST_NUMBER = 2
"""How many digits a figure must have: smaller ones are often written in words."""
SHORTEST_PART = 4
"""How many letters a part of a name must have to stand for all of it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Something that a version says: what it comes to, and where it stands."""

    meaning: str
    typed: str
    passage: Passage
    start: int


def ask(proof: Proof) -> Iterator[Problem]:
    """Give what one language of an article says otherwise than the one it was written in."""
    by_version: dict[tuple[Name, str], list[Passage]] = {}
    for passage in proof.passages:
        if passage.path != passage.entry.path or passage.entry.versions:
            own = passage.entry.versions.get(passage.language)
            if own is not None and own.path == passage.path:
                by_version.setdefault((passage.entry.name, passage.language), []).append(passage)
    people = [(parts(each.record.name), each.record.name) for each in proof.kit.all(Person)]
    for (name, language), theirs in by_version.items():
        entry = proof.kit.entries[name]
        ours = by_version.get((name, entry.written_in))
        if language == entry.written_in or ours is None:
            continue
        yield from _compared(proof, "date-differs", _days(proof, ours), _days(proof, theirs))
        yield from _compared(
            proof, "figure-differs", _figures(proof, ours), _figures(proof, theirs)
        )
        yield from _people(proof, ours, theirs, people)


def _compared(
    proof: Proof, code: str, ours: Sequence[_Said], theirs: Sequence[_Said]
) -> Iterator[Problem]:
    """Pair what only one version says with what only the other does, in their order."""
    only_ours, only_theirs = _without(ours, theirs), _without(theirs, ours)
    if len(only_ours) != len(only_theirs):
        return
    for mine, other in zip(only_ours, only_theirs, strict=True):
        if len(mine.meaning) == len(other.meaning):
            yield _problem(proof, code, mine, other)


def _without(said: Sequence[_Said], others: Sequence[_Said]) -> list[_Said]:
    known = {each.meaning for each in others}
    first: dict[str, _Said] = {}
    for each in said:
        if each.meaning not in known:
            first.setdefault(each.meaning, each)
    return list(first.values())


def _problem(proof: Proof, code: str, mine: _Said, other: _Said) -> Problem:
    also = proof.place(mine.passage, mine.start, mine.typed)
    values = {"found": other.typed, "expected": mine.typed, "where": str(also)}
    place = proof.place(other.passage, other.start, other.typed)
    return Problem(place, code, values, Severity.WARNING, also=(also,))


def _days(proof: Proof, passages: Sequence[Passage]) -> list[_Said]:
    """Give the days of a version by day and month; a year that is not typed is no other year."""
    found: list[_Said] = []
    for passage in passages:
        known = calendar((proof.kit.words[passage.language].locale_name,))
        for day in known.days(passage.words):
            typed = passage.words[day.start : day.end]
            found.append(_Said(f"{day.month:02}-{day.day:02}", typed, passage, day.start))
    return found


def _figures(proof: Proof, passages: Sequence[Passage]) -> list[_Said]:
    """Give the figures of a version that belong to no day."""
    found: list[_Said] = []
    for passage in passages:
        bare = passage.words
        known = calendar((proof.kit.words[passage.language].locale_name,))
        for day in known.days(bare):
            year = str(day.year) if day.year else ""
            end = day.end - len(year) if year else day.end
            bare = bare[: day.start] + " " * (end - day.start) + bare[end:]
        found.extend(
            _Said(each.digits, each.typed, passage, each.start)
            for each in numerals(bare)
            if len(each.digits) >= SHORTEST_NUMBER
        )
    return found


def _people(
    proof: Proof,
    ours: Sequence[Passage],
    theirs: Sequence[Passage],
    people: Sequence[tuple[Sequence[str], str]],
) -> Iterator[Problem]:
    """Pair the people whom only one version names; a part of a name is enough to be named."""
    only_ours = list(_named_only(ours, theirs, people))
    only_theirs = list(_named_only(theirs, ours, people))
    if len(only_ours) == len(only_theirs):
        for mine, other in zip(only_ours, only_theirs, strict=True):
            yield _problem(proof, "name-differs", mine, other)


def _named_only(
    here: Sequence[Passage], there: Sequence[Passage], people: Sequence[tuple[Sequence[str], str]]
) -> Iterator[_Said]:
    folded = [passage.words.casefold() for passage in here]
    other = " ".join(passage.written.casefold() for passage in there)
    for name, printed in people:
        if not name or any(part in other for part in name if len(part) >= SHORTEST_PART):
            continue
        for passage, text in zip(here, folded, strict=True):
            if name[-1] not in text:
                continue
            text_here = words(passage.words)
            position = next(iter(occurrences(text_here, name)), None)
            if position is not None:
                yield _Said(printed, printed, passage, text_here[position].start)
                break
