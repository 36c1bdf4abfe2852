"""Everybody is in one place at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gaung.editorial.clashes import Held, clash, held, overlapping
from gaung.editorial.proof import Proof
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.problems import Problem


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the sessions that ask for somebody who is elsewhere at that time."""
    by_person: dict[str, list[Held]] = defaultdict(list)
    for each in held(proof):
        if each.entry.record.mode in (None, "onsite"):
            for key in dict.fromkeys(mention.person.key for mention in each.entry.record.people):
                by_person[key].append(each)
    for key, sessions in by_person.items():
        for first, second in overlapping(sessions):
            if _are_apart(first, second):
                person = proof.kit.get(Person, key)
                name = person.record.name if person else key
                yield clash(proof, "person-elsewhere", first, second, name)


def _are_apart(first: Held, second: Held) -> bool:
    """Tell whether two sessions are known to be in different places."""
    one, other = first.entry.record, second.entry.record
    if first.entry.event != second.entry.event or bool(one.venues) != bool(other.venues):
        return False
    if one.venues and set(one.venues).isdisjoint(other.venues):
        return True
    # Without a venue, rooms are those of the only place that there is.
    return one.room is not None and other.room is not None and _room(one) != _room(other)


def _room(session: Session) -> frozenset[str]:
    return frozenset(words.casefold() for _, words in session.room or ())
