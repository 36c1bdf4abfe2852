"""When sessions take place, as instants, and which of them cannot stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from gaung.editorial.proof import Proof
from gaung.model.event import Event
from gaung.model.kit import Entry, Name
from gaung.model.schedule import Session
from gaung.model.times import span
from gaung.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Held:
    """A session whose start and end are known for certain."""

    entry: Entry[Session]
    start: datetime
    end: datetime
    above: frozenset[Name]
    """Itself, and the sessions that it is part of."""


def held(proof: Proof) -> Iterator[Held]:
    """Give the sessions that take place at a time which is known to the minute."""
    for entry in proof.kit.all(Session):
        session, event = entry.record, proof.kit.get(Event, entry.event)
        is_certain = session.state == "confirmed" and not session.approximate
        if event is None or not is_certain or session.all_day:
            continue
        time = span(session, event.record)
        if time.start is not None and time.end is not None:
            yield Held(entry, time.start, time.end, frozenset(_above(proof, entry)))


def overlapping(sessions: Iterable[Held]) -> Iterator[tuple[Held, Held]]:
    """Give the pairs that overlap, the earlier first; a session is no rival of its own parts."""
    in_order = sorted(sessions, key=lambda each: (each.start, each.end))
    for first, second in combinations(in_order, 2):
        is_inside = second.entry.name in first.above or first.entry.name in second.above
        if second.start < first.end and not is_inside:
            yield first, second


def clash(proof: Proof, code: str, first: Held, second: Held, found: str) -> Problem:
    """Make the problem of two sessions that cannot both be, at the later one."""
    also = proof.locator.place(first.entry.path, (*first.entry.where, "start"))
    place = proof.locator.place(second.entry.path, (*second.entry.where, "start"))
    values = {
        "found": found,
        "session": second.entry.key,
        "other": first.entry.key,
        "where": str(also),
    }
    return Problem(place, code, values, Severity.WARNING, also=(also,))


def _above(proof: Proof, entry: Entry[Session]) -> Iterator[Name]:
    known: set[Name] = set()
    above: Entry[Session] | None = entry
    while above is not None and above.name not in known:
        known.add(above.name)
        yield above.name
        above = proof.kit.find(Session, above.record.part_of, above.name)
