"""People are called as their records call them: ``Usman Kangsong`` is Usman Kansong, mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from gaung.editorial.proof import Proof
from gaung.editorial.wording import one_slip, parts, typed_as, window, words
from gaung.model.facts import Source
from gaung.model.kit import Kit
from gaung.model.people import Organisation, Person
from gaung.problems import Problem, Severity

Name = tuple[str, ...]
_LETTERS = re.compile(r"[^\W\d_]+")


def ask(proof: Proof) -> Iterator[Problem]:
    """Give names that are nearly, but not quite, those of people we know."""
    people = dict(_people(proof.kit))
    by_part: dict[str, list[tuple[Name, int]]] = defaultdict(list)
    for name in people:
        for position, part in enumerate(name):
            by_part[part].append((name, position))
    signs = {piece for part in by_part for piece in part.split("'")}
    known = {*people, *_others(proof.kit)}
    for passage in proof.passages:
        if passage.is_reported or passage.entry.name.kind == "source":
            continue
        if signs.isdisjoint(map(str.casefold, _LETTERS.findall(passage.words))):
            continue
        text = words(passage.words)
        for index, word in enumerate(text):
            for name, position in by_part.get(word.bare, ()):
                stretch = window(text, index - position, len(name))
                found = tuple(each.bare for each in stretch)
                if not found or found in known or not all(each.is_capital for each in stretch):
                    continue
                if one_slip(found, name):
                    typed = typed_as(passage.words, stretch)
                    values = {"found": typed, "nearest": people[name]}
                    place = proof.place(passage, stretch[0].start, typed)
                    yield Problem(place, "name-near", values, Severity.WARNING)


def _people(kit: Kit) -> Iterator[tuple[Name, str]]:
    for entry in kit.all(Person):
        for name in filter(None, (entry.record.full_name, entry.record.name)):
            if len(parts(name)) > 1:
                yield parts(name), name


def _others(kit: Kit) -> Iterator[Name]:
    """Give names that are like some person's and yet meant: of organisations, of authors."""
    for organisation in kit.all(Organisation):
        for text in (organisation.record.name, organisation.record.short_name):
            yield from (parts(name) for _, name in text or ())
    for source in kit.all(Source):
        yield from (parts(author) for author in source.record.authors)
