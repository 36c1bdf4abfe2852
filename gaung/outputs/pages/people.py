"""All people of the site, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section, slug
from gaung.model.kit import Entry, Kit, Name
from gaung.model.people import Person
from gaung.model.text import Phrase
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link
from gaung.outputs.pages.writer import Writer, post_of
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person in the list."""

    name: Link
    """Who."""
    post: Phrase | None
    """The latest post."""
    organisation: Phrase | None
    """Where."""
    is_spokesperson: bool
    """Whether the person speaks for the organisation."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The people whose names begin with a letter."""

    letter: str
    """The letter."""
    people: tuple[PersonCard, ...]
    """Who."""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list of people."""

    template: ClassVar[str] = "layouts/pages/people.html"
    frame: Frame
    """What every page has."""
    letters: tuple[Letter, ...]
    """The people by the first letter of their names."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of people in each language."""
    people = sorted(kit.all(Person), key=_sort_name)
    if not people:
        return
    for language in kit.languages:
        writer = Writer(kit, language, Name("people", "", ""))
        addressed = everywhere(kit, Section.PEOPLE)
        letters: dict[str, list[PersonCard]] = {}
        for person in people:
            letters.setdefault(_sort_name(person)[:1].upper(), []).append(_card(writer, person))
        view = PeoplePage(
            frame=frame(kit, language, addressed, Phrase(writer.say("People"))),
            letters=tuple(Letter(letter, tuple(cards)) for letter, cards in letters.items()),
        )
        yield page(kit, view, addressed.by_language[language])


def _sort_name(entry: Entry[Person]) -> str:
    name = entry.record.sort_name or entry.record.name
    # Names in other scripts have no ASCII letters; they stand under their own first letter.
    return slug(name) or name.casefold()


def _card(writer: Writer, entry: Entry[Person]) -> PersonCard:
    post = post_of(entry.record, None, None)
    organisation = writer.of_post(post)
    return PersonCard(
        writer.link(entry),
        writer.phrase(post.title) if post else None,
        organisation.words if organisation else None,
        entry.record.spokesperson,
    )
