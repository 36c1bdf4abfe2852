"""Organisations: the list, and the page of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.event import Event
from gaung.model.facts import Statement
from gaung.model.kit import Entry, Kit, Name
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    Boiler,
    Link,
    ReleaseCard,
    Remarks,
    SessionLine,
    SourceLine,
    StatementPiece,
)
from gaung.outputs.pages.vocabulary import ORGANISATION_GROUPS, ORGANISATION_KINDS
from gaung.outputs.pages.writer import Writer, post_of
from gaung.plan import Output
from gaung.structured import organisations as structured


@dataclass(frozen=True, slots=True)
class OrganisationGroup:
    """Organisations of one kind."""

    kind: str
    """The kind in words, of several."""
    organisations: tuple[Link, ...]
    """Their names."""


@dataclass(frozen=True, slots=True)
class OrganisationsPage:
    """The list of organisations."""

    template: ClassVar[str] = "layouts/pages/organisations.html"
    frame: Frame
    """What every page has."""
    groups: tuple[OrganisationGroup, ...]
    """The organisations by kind."""


@dataclass(frozen=True, slots=True)
class FormerPiece:
    """A name that an organisation had or goes by elsewhere."""

    name: Phrase
    """The name."""
    until: str | None
    """Until when, in words."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """Somebody who works there."""

    name: Link
    """Who."""
    post: Phrase | None
    """As what."""


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """The page of an organisation."""

    template: ClassVar[str] = "layouts/pages/organisation.html"
    frame: Frame
    """What every page has."""
    short_name: Phrase | None
    """What it is called for short."""
    kind: str
    """The kind in words."""
    parent: Link | None
    """The organisation above it."""
    children: tuple[Link, ...]
    """The organisations below it."""
    former_names: tuple[FormerPiece, ...]
    """Other names."""
    website: str | None
    """Its own site."""
    accounts: tuple[Link, ...]
    """Its accounts."""
    boilerplate: Boiler | None
    """The standing paragraph about it."""
    people: tuple[MemberLine, ...]
    """Who works there."""
    events: tuple[Link, ...]
    """The events that it has a part in."""
    sessions: tuple[SessionLine, ...]
    """The sessions that it has a part in."""
    awards: tuple[Link, ...]
    """The awards that it gave or won."""
    statements: tuple[StatementPiece, ...]
    """What was said in its name."""
    releases: tuple[ReleaseCard, ...]
    """The releases that name it."""
    remarks: Remarks
    """What belongs to the record as a whole."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the list and the page of each organisation in each language."""
    for language in kit.languages:
        if kit.all(Organisation):
            yield _list(Writer(kit, language, Name("organisations", "", "")))
        for entry in kit.all(Organisation):
            addressed = everywhere(kit, Section.ORGANISATIONS, entry.key, named=entry.record.name)
            view = _page(Writer(kit, language, entry.name), entry, addressed)
            yield page(kit, view, addressed.by_language[language], entry.path)


def _list(writer: Writer) -> Output[PageView]:
    kit = writer.kit
    addressed = everywhere(kit, Section.ORGANISATIONS)
    groups = []
    for kind, label in ORGANISATION_GROUPS.items():
        links = [
            writer.link(entry, writer.line(entry.record.name))
            for entry in kit.all(Organisation)
            if entry.record.kind == kind
        ]
        if links:
            links.sort(key=lambda link: link.words.text.casefold())
            groups.append(OrganisationGroup(writer.say(label), tuple(links)))
    heading = Phrase(writer.say("Organisations"))
    view = OrganisationsPage(frame(kit, writer.language, addressed, heading), tuple(groups))
    return page(kit, view, addressed.by_language[writer.language])


def _page(writer: Writer, entry: Entry[Organisation], addressed: Addressed) -> OrganisationPage:
    kit, language, organisation = writer.kit, writer.language, entry.record
    naming = kit.referring(entry.name)
    parent = kit.find(Organisation, organisation.parent, entry.name)
    home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
    above = Link(
        Phrase(writer.say("Organisations")), kit.addresses.page(language, Section.ORGANISATIONS)
    )
    boilerplate = organisation.boilerplate
    return OrganisationPage(
        frame=frame(
            kit, language, addressed, writer.line(organisation.name),
            _described(writer, entry, naming), trail=(home, above),
            entities=(structured.organisation(kit, entry, language),),
        ),
        short_name=writer.phrase(organisation.short_name),
        kind=writer.say(ORGANISATION_KINDS[organisation.kind]),
        parent=writer.link(parent, writer.line(parent.record.name)) if parent else None,
        children=tuple(
            writer.link(each, writer.line(each.record.name))
            for each in naming
            if isinstance(each.record, Organisation) and each.record.parent == entry.key
        ),
        former_names=tuple(
            FormerPiece(
                writer.line(former.name),
                writer.words.partial(former.until) if former.until else None,
            )
            for former in organisation.former_names
        ),
        website=organisation.website,
        accounts=tuple(
            Link(Phrase(f"{account.platform}: {account.name}"), account.url)
            for account in organisation.accounts
        ),
        boilerplate=cards.boiler(writer, entry, boilerplate) if boilerplate else None,
        people=tuple(_members(writer, entry, naming)),
        events=writer.links(each for each in naming if isinstance(each.record, Event)),
        sessions=tuple(
            cards.session(writer, each) for each in naming if isinstance(each.record, Session)
        ),
        awards=tuple(
            writer.award_name(each) for each in naming if isinstance(each.record, Award)
        ),
        statements=tuple(
            cards.statement(writer, each, with_event=True)
            for each in naming
            if isinstance(each.record, Statement)
        ),
        releases=cards.releases(writer,
            (each for each in naming if isinstance(each.record, Release)), with_event=True
        ),
        remarks=writer.remarks(organisation),
        sources=writer.sources(),
    )  # fmt: skip


def _described(
    writer: Writer, entry: Entry[Organisation], naming: tuple[Entry[Person], ...]
) -> str:
    """Give an organisation in a sentence: what it is, and the events that it is named with."""
    kind = writer.say(ORGANISATION_KINDS[entry.record.kind])
    keys = dict.fromkeys(each.event for each in naming if each.event)
    events = [event for key in keys if (event := writer.kit.get(Event, key))]
    if not events:
        return f"{kind}: {writer.line(entry.record.name)}"
    names = writer.words.listing(str(writer.name(event)) for event in events)
    return writer.say("{kind}; in this press room with {events}", kind=kind, events=names)


def _members(
    writer: Writer, entry: Entry[Organisation], naming: tuple[Entry[Person], ...]
) -> Iterator[MemberLine]:
    for each in naming:
        if isinstance(each.record, Person):
            held = [post for post in each.record.posts if post.organisation == entry.key]
            post = held[0] if held else post_of(each.record, None, None)
            yield MemberLine(writer.link(each), writer.phrase(post.title) if post else None)
