"""Whom newsrooms can ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.contacts import Contact
from gaung.model.kit import Kit, Name
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import ContactPiece, SourceLine
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ContactsPage:
    """The list of contacts."""

    template: ClassVar[str] = "layouts/pages/contacts.html"
    frame: Frame
    """What every page has."""
    contacts: tuple[ContactPiece, ...]
    """Whom to ask."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list of contacts in each language."""
    contacts = kit.all(Contact)
    for language in kit.languages if contacts else ():
        writer = Writer(kit, language, Name("contacts", "", ""))
        addressed = everywhere(kit, Section.CONTACTS)
        view = ContactsPage(
            frame(kit, language, addressed, Phrase(writer.say("Contacts"))),
            tuple(cards.contact(writer, contact) for contact in contacts),
            writer.sources(),
        )
        yield page(kit, view, addressed.by_language[language], contacts[0].path)
