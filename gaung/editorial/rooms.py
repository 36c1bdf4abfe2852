"""A room is given to one session at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gaung.editorial.clashes import Held, clash, held, overlapping
from gaung.editorial.proof import Proof
from gaung.problems import Problem


def ask(proof: Proof) -> Iterator[Problem]:
    """Give the sessions that overlap in one room."""
    rooms: dict[tuple[str, tuple[str, ...], str], list[Held]] = defaultdict(list)
    for each in held(proof):
        session = each.entry.record
        if session.room is not None and session.mode != "online":
            venues = tuple(map(str, session.venues))
            for _, room in session.room:
                rooms[each.entry.event, venues, " ".join(room.casefold().split())].append(each)
    for sessions in rooms.values():
        for first, second in overlapping(sessions):
            named = next(words for _, words in second.entry.record.room or ())
            yield clash(proof, "room-taken", first, second, named)
