"""A person: posts, biography, and everything in the kit that names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.event import Event
from gaung.model.facts import Statement
from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.model.people import Person, Post
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.outputs.calendars.links import person_links
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    CalendarLink,
    Figure,
    Item,
    Link,
    Mark,
    ReleaseCard,
    Remarks,
    Rich,
    SessionLine,
    SourceLine,
    StatementPiece,
)
from gaung.outputs.pages.writer import Writer, post_of
from gaung.plan import Output
from gaung.structured import people as structured


@dataclass(frozen=True, slots=True)
class PostPiece:
    """A post of a person."""

    title: Link
    """The title; it leads to the organisation where it names it."""
    organisation: Link | None
    """Where, if the title does not say so."""
    period: str | None
    """From when to when, in words."""
    printed_in: tuple[Mark, ...]
    """The sources that print the title this way."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class EventSessions:
    """The sessions of a person at an event."""

    event: Link
    """The event."""
    sessions: tuple[SessionLine, ...]
    """The sessions."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page of a person."""

    template: ClassVar[str] = "layouts/pages/person.html"
    frame: Frame
    """What every page has."""
    name: str
    """The name as printed, with what stands before and behind it."""
    full_name: str | None
    """The full name, where it differs."""
    pronunciation: str | None
    """How to say it."""
    posts: tuple[PostPiece, ...]
    """The posts."""
    short_bio: Rich | None
    """The biography in short."""
    bio: tuple[Item, ...]
    """The biography."""
    portrait: Figure | None
    """A picture."""
    languages: str | None
    """The languages that the person speaks to journalists, in words."""
    topics: tuple[Phrase, ...]
    """What the person can be asked about."""
    is_spokesperson: bool
    """Whether the person speaks for the organisation."""
    accounts: tuple[Link, ...]
    """The person's accounts."""
    gaps: Phrase | None
    """What is not known."""
    events: tuple[EventSessions, ...]
    """The sessions, by event."""
    calendars: tuple[CalendarLink, ...]
    """The calendar of those sessions."""
    statements: tuple[StatementPiece, ...]
    """What the person said."""
    releases: tuple[ReleaseCard, ...]
    """The releases that name the person."""
    awards: tuple[Link, ...]
    """The awards that name the person."""
    figures: tuple[Figure, ...]
    """The pictures that show the person."""
    remarks: Remarks
    """What belongs to the record as a whole."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each person in each language."""
    for entry in kit.wanted(Person):
        for language in kit.languages:
            addressed = everywhere(kit, Section.PEOPLE, entry.key)
            view = _page(Writer(kit, language, entry.name), entry, addressed)
            yield page(kit, view, addressed.by_language[language], entry.path)


def _page(writer: Writer, entry: Entry[Person], addressed: Addressed) -> PersonPage:
    kit, language, person = writer.kit, writer.language, entry.record
    naming = kit.referring(entry.name)
    post = post_of(person, None, None)
    title = writer.phrase(post.title) if post else None
    where = writer.of_post(post)
    languages = [writer.words.language_name(code) for code in person.languages]
    name = " ".join(filter(None, [person.honorific, person.name]))
    home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
    people = Link(Phrase(writer.say("People")), kit.addresses.page(language, Section.PEOPLE))
    return PersonPage(
        frame=frame(
            kit, language, addressed, Phrase(name),
            ", ".join(map(str, filter(None, [title, where.words if where else None]))) or None,
            trail=(home, people),
            entities=(structured.person(kit, entry, language),),
            image=writer.picture(person.portrait),
        ),
        name=", ".join(filter(None, [name, person.degrees])),
        full_name=person.full_name,
        pronunciation=person.pronunciation,
        posts=tuple(_post(writer, each) for each in latest_first(person.posts)),
        short_bio=writer.rich(person.short_bio),
        bio=writer.items(person.bio),
        portrait=writer.picture(person.portrait),
        languages=writer.words.listing(languages) if languages else None,
        topics=tuple(writer.line(topic) for topic in person.topics),
        is_spokesperson=person.spokesperson,
        accounts=tuple(
            Link(Phrase(f"{account.platform}: {account.name}"), account.url)
            for account in person.accounts
        ),
        gaps=writer.phrase(person.gaps),
        events=tuple(_sessions(writer, naming)),
        calendars=person_links(writer, entry),
        statements=tuple(
            cards.statement(writer, each, with_event=True)
            for each in naming
            if isinstance(each.record, Statement) and each.record.speaker == entry.key
        ),
        releases=cards.releases(writer,
            (each for each in naming if isinstance(each.record, Release)), with_event=True
        ),
        awards=tuple(
            writer.award_name(each) for each in naming if isinstance(each.record, Award)
        ),
        figures=tuple(
            writer.figure(each)
            for each in naming
            if isinstance(each.record, Media) and entry.key in each.record.people
        ),
        remarks=writer.remarks(person),
        sources=writer.sources(),
    )  # fmt: skip


def _sessions(writer: Writer, naming: tuple[Entry[Session], ...]) -> Iterator[EventSessions]:
    by_event: dict[str, list[Entry[Session]]] = {}
    for each in naming:
        if isinstance(each.record, Session):
            by_event.setdefault(each.event, []).append(each)
    for key, sessions in by_event.items():
        event = writer.kit.get(Event, key)
        if event is not None:
            yield EventSessions(
                writer.link(event), tuple(cards.session(writer, session) for session in sessions)
            )


def latest_first(posts: tuple[Post, ...]) -> list[Post]:
    """Give posts by the day they began or are known of; what has none stands last."""
    return sorted(posts, key=lambda post: post.from_ or post.as_of or post.to or "", reverse=True)


def _post(writer: Writer, post: Post) -> PostPiece:
    words = writer.words
    period = None
    if post.from_ and post.to:
        start, end = words.partial(post.from_), words.partial(post.to)
        period = writer.say("{start} – {end}", start=start, end=end)
    elif post.from_:
        period = writer.say("since {day}", day=words.partial(post.from_))
    elif post.to:
        period = writer.say("until {day}", day=words.partial(post.to))
    elif post.as_of:
        period = writer.say("as of {day}", day=words.partial(post.as_of))
    named, where = writer.of_post(post), writer.organisation(post.organisation)
    return PostPiece(
        Link(writer.line(post.title), where.address if where and not named else None),
        named,
        period,
        writer.marks(post.as_printed_in),
        writer.remarks(post),
    )
