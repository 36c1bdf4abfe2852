"""A release: the text to lift, with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Credited, Release
from gaung.model.awards import Award
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.facts import Fact, Statement
from gaung.model.gate import held_until
from gaung.model.kit import Entry, Kit, Name, Version
from gaung.model.media import Media
from gaung.model.people import Organisation, Person
from gaung.model.revisions import last_changed
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.model.values import ReleaseRef
from gaung.outputs.pages import cards, elsewhere
from gaung.outputs.pages.corrections import corrections_address
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Addressed, Frame, frame
from gaung.outputs.pages.media import image_of
from gaung.outputs.pages.page import page_with_downloads
from gaung.outputs.pages.pieces import (
    Boiler,
    ContactPiece,
    CorrectionPiece,
    Download,
    FactPiece,
    Figure,
    Link,
    PersonLine,
    Remarks,
    Rich,
    SessionLine,
    Sharing,
    SourceLine,
    StatementPiece,
    When,
)
from gaung.outputs.pages.topics import topic_link
from gaung.outputs.pages.vocabulary import RELEASE_KINDS, ROLES
from gaung.outputs.pages.writer import Writer, has_page, newest_first
from gaung.outputs.papers.release import downloads, papers
from gaung.plan import Output
from gaung.structured import Entity
from gaung.structured.articles import article


@dataclass(frozen=True, slots=True)
class Byline:
    """Someone who worked on the text."""

    name: Link
    """Who."""
    roles: str | None
    """What they did, in words."""
    initials: str | None
    """The initials that sign it."""


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """The page of a release."""

    template: ClassVar[str] = "layouts/pages/release.html"
    frame: Frame
    """What every page has."""
    kind: str
    """The kind in words."""
    title: Phrase
    """The headline."""
    subtitle: Phrase | None
    """A second line of the headline."""
    summary: Phrase | None
    """The summary."""
    published: When
    """When it was published."""
    embargo: When | None
    """Until when newsrooms must keep it to themselves."""
    updated: When | None
    """When it was last changed."""
    number: str | None
    """Its official number."""
    issuer: Link | None
    """Who issues it."""
    dateline: str | None
    """Place and day that open the text."""
    event: Link | None
    """The event that it tells of."""
    key_points: tuple[Phrase, ...]
    """The article in points."""
    share: Sharing | None
    """How readers pass it on; nothing where it was withdrawn."""
    text: str | None
    """Address of the release as plain text, for copying it."""
    body: Rich | None
    """The text."""
    original: Link | None
    """Where the page has no translation: the original, with the name of its language."""
    withdrawn: tuple[When, Phrase] | None
    """When and why it was withdrawn."""
    corrections: tuple[CorrectionPiece, ...]
    """What was corrected, newest first."""
    authors: tuple[Byline, ...]
    """Who worked on it."""
    figure: Figure | None
    """The picture on top."""
    gallery: tuple[Figure, ...]
    """Further pictures."""
    attachments: tuple[Link, ...]
    """Papers that go with it."""
    statements: tuple[StatementPiece, ...]
    """What was said."""
    facts: tuple[FactPiece, ...]
    """Its figures."""
    people: tuple[PersonLine, ...]
    """Who is named in it."""
    organisations: tuple[Link, ...]
    """The organisations named in it."""
    sessions: tuple[SessionLine, ...]
    """The sessions that it tells of."""
    awards: tuple[Link, ...]
    """The awards that it tells of."""
    related: tuple[Link, ...]
    """What else to read."""
    newer: Link | None
    """The next newer release of the event."""
    older: Link | None
    """The next older one."""
    contacts: tuple[ContactPiece, ...]
    """For questions."""
    boilerplate: Boiler | None
    """The standing paragraph."""
    notes: Phrase | None
    """Notes to editors."""
    tags: tuple[Link, ...]
    """Its topics."""
    all_corrections: str | None
    """Address of all corrections, where it has one or was withdrawn."""
    downloads: tuple[Download, ...]
    """The release as files to take away."""
    remarks: Remarks
    """What belongs to the text as a whole."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


Neighbours = tuple[Entry[Release] | None, Entry[Release] | None]
"""The next newer and the next older release of an event, where there is one."""


def plan(kit: Kit) -> Iterator[Output[Any]]:
    """Give the page of each release in each language that shows it, and its papers."""
    neighbours = _neighbours(kit)
    for entry in kit.wanted(Release):
        shown = [code for code in kit.languages if has_page(kit, entry, code)]
        addresses = {code: kit.address(entry.name, code) or "" for code in shown}
        translations = frozenset(code for code in shown if code in entry.versions)
        addressed = Addressed(addresses, translations, entry.written_in)
        for language in shown:
            version = kit.version(entry, language)
            if version is not None:
                writer = Writer(kit, language, entry.name)
                beside = neighbours[language, entry.name]
                view = _page(writer, entry, version, addressed, beside)
                yield page_with_downloads(kit, view, addresses[language], version.path)
                yield from papers(writer, entry, view)


def _page(
    writer: Writer,
    entry: Entry[Release],
    version: Version,
    addressed: Addressed,
    beside: Neighbours,
) -> ReleasePage:
    kit, language, release = writer.kit, writer.language, entry.record
    head = version.head if isinstance(version.head, Release) else release
    event = kit.get(Event, entry.event)

    def spoken(words: str | None) -> Phrase | None:
        return kit.spoken(words, version.language, language) if words else None

    title = spoken(head.title) or Phrase(entry.key)
    day = _day(release)
    newer, older = beside
    boilerplate = release.boilerplate or (event.record.boilerplate if event else None)
    boiler = kit.find(Organisation, boilerplate, entry.name)
    here = kit.addresses.absolute(addressed.by_language[language])
    files = downloads(writer, entry)
    until = held_until(release, kit.now) if kit.audience.sees_embargoed else None
    return ReleasePage(
        frame=frame(
            kit,
            language,
            addressed,
            title,
            head.summary if version.language == language and not release.withdrawn else None,
            event=event,
            trail=_trail(writer, event),
            entities=_entities(writer, entry, version),
            image=writer.picture(release.lead_image),
            published=writer.published(release.published or date.min),
            version=writer.published(last_changed(kit, release) or date.min),
        ),
        kind=writer.say(RELEASE_KINDS[release.kind]),
        title=title,
        subtitle=spoken(head.subtitle),
        summary=spoken(head.summary) if not release.withdrawn else None,
        published=writer.published(release.published or date.min),
        embargo=writer.published(until) if until else None,
        updated=writer.published(release.updated)
        if release.updated and not release.withdrawn
        else None,
        number=release.number,
        issuer=writer.organisation(release.issuer),
        dateline=_dateline(writer, release),
        event=writer.link(event) if event else None,
        key_points=tuple(filter(None, (spoken(point) for point in head.key_points))),
        share=None if release.withdrawn else elsewhere.sharing(title.text, here),
        text=next((each.address for each in files if each.path.endswith(f".{language}.txt")), None),
        body=writer.body(version) if version.body else None,
        original=_original(writer, entry, version),
        withdrawn=(writer.day(release.withdrawn.date), writer.line(release.withdrawn.reason))
        if release.withdrawn
        else None,
        corrections=writer.corrections(release),
        authors=tuple(_byline(writer, author) for author in release.authors),
        figure=writer.picture(release.lead_image),
        gallery=tuple(
            writer.figure(each) for each in kit.find_all(Media, release.gallery, entry.name)
        ),
        attachments=tuple(_attachments(writer, release)),
        statements=tuple(
            cards.statement(writer, each)
            for each in kit.find_all(Statement, release.statements, entry.name)
        ),
        facts=tuple(
            cards.fact(writer, each) for each in kit.find_all(Fact, release.facts, entry.name)
        ),
        people=writer.people(release.people, day),
        organisations=writer.links(kit.find_all(Organisation, release.organisations, entry.name)),
        sessions=tuple(
            cards.session(writer, each)
            for each in kit.find_all(Session, release.sessions, entry.name)
        ),
        awards=tuple(
            writer.award_name(each) for each in kit.find_all(Award, release.awards, entry.name)
        ),
        related=tuple(_related(writer, release)),
        newer=writer.link(newer) if newer else None,
        older=writer.link(older) if older else None,
        contacts=tuple(
            cards.contact(writer, each)
            for each in kit.find_all(Contact, release.contacts, entry.name)
        ),
        boilerplate=_boiler(writer, boiler),
        notes=spoken(head.notes),
        tags=tuple(topic_link(kit, language, tag) for tag in release.tags),
        all_corrections=corrections_address(kit, language)
        if release.corrections or release.withdrawn
        else None,
        downloads=files,
        remarks=writer.remarks(release),
        sources=writer.sources(),
    )


def _related(writer: Writer, release: Release) -> Iterator[Link]:
    """Give what else to read; what has no page in this language is left out."""
    for ref in release.related:
        if not isinstance(ref, ReleaseRef):
            yield Link(writer.line(ref.title), ref.url)
        elif (found := writer.kit.find(Release, ref, writer.home)) is not None:
            link = writer.link(found)
            if link.address:
                yield link


def _entities(writer: Writer, entry: Entry[Release], version: Version) -> tuple[Entity, ...]:
    """Give the article as structured data; a notice of one is none."""
    if entry.record.withdrawn or version.language != writer.language:
        return ()
    kit = writer.kit
    lead = kit.find(Media, entry.record.lead_image, entry.name)
    if lead is None:
        return (article(kit, entry, version, ()),)
    picture = image_of(writer, lead)
    return (article(kit, entry, version, (picture["contentUrl"],)), picture)


def _trail(writer: Writer, event: Entry[Event] | None) -> tuple[Link, ...]:
    if event is None:
        return ()
    address = writer.kit.addresses.page(
        writer.language, Section.EVENTS, event.key, Section.RELEASES
    )
    return (*event_trail(writer, event), Link(Phrase(writer.say("Releases")), address))


def _day(release: Release) -> date | None:
    moment = release.about.date if release.about else None
    return moment.date() if isinstance(moment, datetime) else moment


def _original(writer: Writer, entry: Entry[Release], version: Version) -> Link | None:
    if version.language == writer.language:
        return None
    name = writer.words.language_name(version.language)
    return Link(Phrase(name), writer.kit.address(entry.name, version.language))


def _dateline(writer: Writer, release: Release) -> str | None:
    if release.dateline is None:
        return None
    place = writer.line(release.dateline.place)
    if release.dateline.date is None:
        return str(place)
    day = writer.words.plain_day(release.dateline.date)
    return writer.say("{place}, {day}", place=place, day=day)


def _byline(writer: Writer, author: Credited) -> Byline:
    person = writer.kit.find(Person, author.person, writer.home)
    name = writer.link(person) if person else Link(Phrase(author.name or author.initials or ""))
    roles = writer.words.listing(writer.say(ROLES[role]) for role in author.roles)
    initials = author.initials if author.initials != name.words.text else None
    return Byline(name, roles or None, initials)


def _attachments(writer: Writer, release: Release) -> Iterator[Link]:
    for paper in release.attachments:
        media = writer.kit.find(Media, paper.media, writer.home)
        address = paper.url or (writer.figure(media).source if media else None)
        if address:
            yield Link(writer.line(paper.title), address)


def _boiler(writer: Writer, organisation: Entry[Organisation] | None) -> Boiler | None:
    if organisation is None or organisation.record.boilerplate is None:
        return None
    return cards.boiler(writer, organisation, organisation.record.boilerplate)


def _neighbours(kit: Kit) -> dict[tuple[str, Name], Neighbours]:
    """Give what stands beside each release, by language: each shows what it has."""
    beside: dict[tuple[str, Name], Neighbours] = {}
    for event in dict.fromkeys(entry.event for entry in kit.all(Release)):
        ordered = newest_first(kit, kit.all(Release, event))
        for language in kit.languages:
            shown = [each for each in ordered if has_page(kit, each, language)]
            for newer, each, older in zip([None, *shown], shown, [*shown[1:], None], strict=False):
                beside[language, each.name] = (newer, older)
    return beside
