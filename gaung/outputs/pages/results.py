"""Who won, in the order of places."""

from __future__ import annotations

from collections.abc import Iterable

from gaung.model.awards import Award, Result
from gaung.model.kit import Entry
from gaung.model.people import Person
from gaung.model.text import Phrase
from gaung.outputs.pages.pieces import Link
from gaung.outputs.pages.writer import Writer


def ranked(results: Iterable[Result]) -> list[Result]:
    """Give results by place; what has none stands last, ties as they are written."""
    return sorted(results, key=lambda result: (result.order is None, result.order or 0))


def winner_of(writer: Writer, award: Entry[Award], result: Result) -> Link:
    """Give who won: the organisation or team, else the person."""
    winner = result.winner
    if organisation := writer.organisation(winner.organisation):
        return organisation
    if winner.team:
        return Link(writer.line(winner.team))
    person = writer.kit.find(Person, winner.person, award.name)
    return writer.link(person) if person else Link(Phrase(""))
