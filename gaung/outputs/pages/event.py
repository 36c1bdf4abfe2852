"""An event: what it is, when, where, who, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from gaung.model import times
from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.contacts import Contact
from gaung.model.event import Event, Participants, Theme, Venue
from gaung.model.facts import Fact, Statement
from gaung.model.kit import Entry, Kit, Name
from gaung.model.media import Media
from gaung.model.schedule import Session
from gaung.model.text import Line, Phrase
from gaung.model.times import day_after, span
from gaung.model.values import EventRef, Ref
from gaung.outputs.calendars.links import event_links
from gaung.outputs.pages import cards
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    CalendarLink,
    ContactPiece,
    EventCard,
    FactPiece,
    Figure,
    Item,
    Link,
    Mark,
    PartyLine,
    ReleaseCard,
    Remarks,
    Rich,
    SessionLine,
    SourceLine,
    StatementPiece,
)
from gaung.outputs.pages.results import ranked, winner_of
from gaung.outputs.pages.vocabulary import EVENT_KINDS, MODES
from gaung.outputs.pages.writer import Writer, parts_of, state_of
from gaung.plan import Output
from gaung.structured import events as structured

SESSIONS = 8
"""How many sessions the page of an event shows before it leads on to the schedule."""
RELEASES = 6
"""How many releases it shows."""
FACTS = 4
"""How many figures of the register."""
FIGURES = 6
"""How many pictures it shows."""
PICTURES = ("photo", "infographic", "illustration")
"""The types of media that are pictures of something."""


@dataclass(frozen=True, slots=True)
class ThemePiece:
    """A theme with where it is from."""

    words: Phrase
    """The theme."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class VenuePiece:
    """A venue."""

    anchor: str
    """Its anchor."""
    name: Phrase
    """Its name."""
    also: Phrase | None
    """Another name."""
    address: Phrase | None
    """Street and place."""
    map: str | None
    """Address of a map."""
    rooms: tuple[Phrase, ...]
    """Its rooms."""
    access: Rich | None
    """How to get in."""
    facts: tuple[Item, ...]
    """What else there is to say."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Those who take part with the same standing."""

    heading: str
    """The standing."""
    parties: tuple[PartyLine, ...]
    """Who."""


@dataclass(frozen=True, slots=True)
class CountPiece:
    """A number of people."""

    label: str
    """What is counted."""
    number: str
    """How many."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class DetailPiece:
    """A label and what stands behind it."""

    label: Phrase
    """What it is about."""
    text: Rich
    """What there is to say."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class QuestionPiece:
    """A question and its answer."""

    question: Phrase
    """The question."""
    answer: Rich
    """The answer."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class WinnerLine:
    """A winner, for those who look for nothing else."""

    award: Link
    """The award."""
    category: Phrase
    """What it was won in."""
    label: Phrase | None
    """The place in words."""
    winner: Link
    """Who won."""
    marks: tuple[Mark, ...]
    """Where it is from."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """The page of an event."""

    template: ClassVar[str] = "layouts/pages/event.html"
    frame: Frame
    """What every page has."""
    card: EventCard
    """Its name, days, place and state."""
    phase: str
    """``before``, ``during`` or ``after``: what a reader comes for differs."""
    today: tuple[SessionLine, ...]
    """The sessions of the day, while it is on."""
    winners: tuple[WinnerLine, ...]
    """Who won."""
    all_awards: str | None
    """Address of its awards."""
    figures: tuple[Figure, ...]
    """Pictures of it."""
    all_media: str | None
    """Address of its pictures and films."""
    accreditation: str | None
    """Address where newsrooms find how to get in, until it has ended."""
    kind: str
    """The kind in words."""
    edition: str | None
    """Which edition it is."""
    series: Phrase | None
    """The series it belongs to."""
    country: Phrase | None
    """The country."""
    logo: Figure | None
    """Its logo."""
    highlights: tuple[Link, ...]
    """What editors put forward."""
    streams: tuple[Link, ...]
    """Where to watch."""
    accounts: tuple[Link, ...]
    """Its accounts."""
    contacts: tuple[ContactPiece, ...]
    """Whom newsrooms ask."""
    mode: str | None
    """How one takes part, in words."""
    date_note: Phrase | None
    """What is known of the date where there is none."""
    part_of: Link | None
    """The larger event."""
    parts: tuple[EventCard, ...]
    """The events that are part of it."""
    theme: ThemePiece | None
    """Its theme."""
    sub_themes: tuple[ThemePiece, ...]
    """The themes below it."""
    processes: tuple[ThemePiece, ...]
    """The strands of its work."""
    body: Rich | None
    """The long description."""
    aims: tuple[Item, ...]
    """What it wants to bring about."""
    releases: tuple[ReleaseCard, ...]
    """The newest releases."""
    all_releases: str | None
    """Address of all releases."""
    facts: tuple[FactPiece, ...]
    """Its most telling figures."""
    all_facts: str | None
    """Address of the register."""
    sessions: tuple[SessionLine, ...]
    """The beginning of the schedule."""
    all_sessions: str | None
    """Address of the schedule."""
    calendars: tuple[CalendarLink, ...]
    """The calendars of the event and its schedule."""
    outcomes: tuple[Item, ...]
    """What came of it."""
    awards: tuple[Link, ...]
    """Its awards."""
    statements: tuple[StatementPiece, ...]
    """What was said."""
    organisers: tuple[PartyLine, ...]
    """Who organises it."""
    hosts: tuple[PartyLine, ...]
    """Who invites."""
    partners: tuple[PartyLine, ...]
    """Who helps."""
    participants: tuple[Standing, ...]
    """Who takes part."""
    participants_note: Rich | None
    """What belongs to those lists."""
    attendance: tuple[CountPiece, ...]
    """How many took part."""
    venues: tuple[VenuePiece, ...]
    """Where it takes place."""
    previous: Link | None
    """The edition before."""
    next: Link | None
    """The edition after."""
    details: tuple[DetailPiece, ...]
    """Anything else."""
    questions: tuple[QuestionPiece, ...]
    """Questions and answers."""
    documents: tuple[Link, ...]
    """Papers elsewhere."""
    hashtags: tuple[str, ...]
    """Its hashtags."""
    figure: Figure | None
    """The picture that stands for it."""
    remarks: Remarks
    """What belongs to the record as a whole."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the page of each event in each language."""
    for event in kit.wanted(Event):
        for language in kit.languages:
            addressed = everywhere(kit, Section.EVENTS, event.key, named=event.record.name)
            view = view_of(Writer(kit, language, event.name), event, addressed)
            yield page(kit, view, addressed.by_language[language], event.path)


def event_trail(writer: Writer, event: Entry[Event]) -> tuple[Link, ...]:
    """Give the way from the home page to the page of an event, itself included."""
    page_of = writer.kit.addresses.page
    trail = [
        Link(Phrase(writer.say("Home")), page_of(writer.language)),
        Link(Phrase(writer.say("Events")), page_of(writer.language, Section.EVENTS)),
    ]
    larger = writer.kit.find(Event, event.record.part_of, event.name)
    if larger is not None:
        trail.append(writer.link(larger))
    return (*trail, writer.link(event))


def view_of(writer: Writer, entry: Entry[Event], addressed: Addressed) -> EventPage:
    """Give what the page of an event shows."""
    kit, language, event = writer.kit, writer.language, entry.record
    section = (Section.EVENTS, entry.key)
    name = writer.line(event.name)
    summary = writer.phrase(event.summary)
    larger = kit.find(Event, event.part_of, entry.name)
    releases = cards.releases(writer, kit.all(Release, entry.key))
    facts = kit.all(Fact, entry.key)
    sessions = in_order(kit, kit.all(Session, entry.key), entry)
    body = writer.body(entry.versions.get(language) or kit.version(entry, language))
    return EventPage(
        frame=frame(
            kit,
            language,
            addressed,
            name,
            str(summary) if summary else None,
            event=entry,
            trail=event_trail(writer, entry)[:-1],
            entities=(structured.event(kit, entry, language),),
            image=writer.picture(event.lead_image),
        ),
        card=cards.event(writer, entry),
        phase=_phase(writer, event),
        today=tuple(cards.session(writer, each) for each in today(kit, sessions, entry)),
        winners=tuple(_winners(writer, entry)),
        all_awards=kit.addresses.page(language, *section, Section.AWARDS)
        if kit.all(Award, entry.key)
        else None,
        figures=tuple(_figures(writer, entry)),
        all_media=kit.addresses.page(language, *section, Section.MEDIA)
        if kit.all(Media, entry.key)
        else None,
        accreditation=kit.addresses.page(language, *section, Section.ACCREDITATION)
        if (event.accreditation or event.media_centre) and _phase(writer, event) != "after"
        else None,
        kind=writer.say(EVENT_KINDS[event.kind]),
        edition=event.edition,
        series=writer.phrase(event.series),
        country=writer.phrase(event.country),
        logo=writer.picture(event.logo),
        highlights=tuple(_highlights(writer, entry)),
        streams=tuple(Link(writer.line(each.title), each.url) for each in event.streams),
        accounts=tuple(
            Link(Phrase(f"{account.platform}: {account.name}"), account.url)
            for account in event.accounts
        ),
        contacts=tuple(
            cards.contact(writer, contact)
            for contact in kit.find_all(Contact, event.contacts, entry.name)
        ),
        mode=writer.say(MODES[event.mode]) if event.mode else None,
        date_note=writer.phrase(event.date_note),
        part_of=writer.link(larger) if larger else None,
        parts=tuple(cards.event(writer, part) for part in parts_of(kit, entry)),
        theme=_theme(writer, event.theme) if event.theme else None,
        sub_themes=tuple(_theme(writer, theme) for theme in event.sub_themes),
        processes=tuple(_theme(writer, theme) for theme in event.processes),
        body=body,
        aims=writer.items(event.aims),
        releases=releases[:RELEASES],
        all_releases=kit.addresses.page(language, *section, Section.RELEASES) if releases else None,
        facts=tuple(cards.fact(writer, fact) for fact in facts[:FACTS]),
        all_facts=kit.addresses.page(language, *section, Section.FACTS) if facts else None,
        sessions=tuple(cards.session(writer, session) for session in _foremost(sessions)),
        all_sessions=kit.addresses.page(language, *section, Section.SCHEDULE) if sessions else None,
        calendars=event_links(writer, entry),
        outcomes=tuple(writer.item(outcome, outcome.key) for outcome in event.outcomes),
        awards=tuple(writer.award_name(award) for award in kit.all(Award, entry.key)),
        statements=tuple(cards.statement(writer, said) for said in kit.all(Statement, entry.key)),
        organisers=writer.parties(event.organisers),
        hosts=writer.parties(event.hosts),
        partners=writer.parties(event.partners),
        participants=tuple(_standings(writer, event.participants)),
        participants_note=writer.rich(event.participants.note) if event.participants else None,
        attendance=tuple(attendance(writer, event.attendance, shown=facts[:FACTS])),
        venues=tuple(_venue(writer, venue) for venue in kit.all(Venue, entry.key)),
        previous=_edition(writer, event.previous),
        next=_edition(writer, event.next),
        details=tuple(
            DetailPiece(
                writer.line(detail.label),
                writer.rich(detail.text) or Rich(()),
                writer.remarks(detail),
            )
            for detail in event.details
        ),
        questions=tuple(
            QuestionPiece(
                writer.line(question.question),
                writer.rich(question.answer) or Rich(()),
                writer.remarks(question),
            )
            for question in event.faq
        ),
        documents=tuple(Link(writer.line(paper.title), paper.url) for paper in event.documents),
        hashtags=tuple("#" + hashtag.lstrip("#") for hashtag in event.hashtags),
        figure=writer.picture(event.lead_image),
        remarks=writer.remarks(event),
        sources=writer.sources(),
    )


def in_order(
    kit: Kit, sessions: tuple[Entry[Session], ...], event: Entry[Event]
) -> list[Entry[Session]]:
    """Give sessions as a schedule reads; what has no time stays behind what it stands behind."""
    del kit
    spans = [span(entry.record, event.record) for entry in sessions]
    return [sessions[position] for position in times.in_order(spans)]


def today(
    kit: Kit, sessions: Iterable[Entry[Session]], event: Entry[Event]
) -> list[Entry[Session]]:
    """Give the sessions of the day that the build is of, in the zone of each; none after it."""
    if state_of(kit, event.record) != "live":
        return []

    def is_today(entry: Entry[Session]) -> bool:
        when = span(entry.record, event.record)
        if when.day is None:
            return False
        after = day_after(when.last_day or when.day)
        return kit.now.has_come(when.day, when.zone) and not kit.now.has_come(after, when.zone)

    return [entry for entry in sessions if is_today(entry)]


def _phase(writer: Writer, event: Event) -> str:
    state = state_of(writer.kit, event)
    return {"live": "during", "ended": "after"}.get(state, "before")


def _winners(writer: Writer, event: Entry[Event]) -> Iterator[WinnerLine]:
    for award in writer.kit.all(Award, event.key):
        for category in award.record.categories:
            for result in ranked(category.results):
                yield WinnerLine(
                    writer.award_name(award),
                    writer.line(category.name),
                    writer.phrase(result.label),
                    winner_of(writer, award, result),
                    writer.remarks(result, award.name).marks,
                )


def _figures(writer: Writer, event: Entry[Event]) -> Iterator[Figure]:
    """Give the first pictures of an event beside the one on top."""
    shown = {ref for ref in (event.record.lead_image, event.record.logo) if ref}
    pictures = [
        entry
        for entry in writer.kit.all(Media, event.key)
        if entry.record.type in PICTURES and entry.key not in shown
    ]
    yield from (writer.figure(entry) for entry in pictures[:FIGURES])


def _foremost(sessions: list[Entry[Session]]) -> list[Entry[Session]]:
    """Give the first sessions of the event proper; where there are none, the first at all."""
    proper = [entry for entry in sessions if entry.record.around is None]
    return (proper or sessions)[:SESSIONS]


def attendance(
    writer: Writer, of: object, home: Name | None = None, shown: Sequence[Entry[Fact]] = ()
) -> Iterator[CountPiece]:
    """Give the numbers of those who took part, but for facts that the page shows already."""
    labels = {
        "total": "In all",
        "onsite": "On site",
        "online": "Online",
        "institutions": "Institutions",
    }
    for field, label in labels.items():
        count = getattr(of, field, None)
        fact = writer.kit.find(Fact, count.fact, home or writer.home) if count else None
        if fact in shown:
            continue
        found = cards.count(writer, count, home)
        if found is not None:
            own = writer.phrase(count.label) if count and count.label else None
            yield CountPiece(str(own) if own else writer.say(label), *found)


def _highlights(writer: Writer, entry: Entry[Event]) -> Iterator[Link]:
    """Give what editors put forward; what is not public yet is left out."""
    for target in entry.record.highlights:
        kind, _, key = target.partition(":")
        name = writer.kit.resolve(kind, key, entry.name)
        if name is not None:
            yield writer.link(writer.kit.entries[name])


def _theme(writer: Writer, theme: Theme) -> ThemePiece:
    return ThemePiece(writer.line(theme.text), writer.remarks(theme))


def _standings(writer: Writer, participants: Participants | None) -> Iterator[Standing]:
    labels = {
        "members": "Members",
        "absent": "Absent",
        "partners": "Partners",
        "guests": "Guests",
        "observers": "Observers",
    }
    for field, label in labels.items():
        parties = getattr(participants, field, ())
        if parties:
            yield Standing(writer.say(label), writer.parties(parties))


def _venue(writer: Writer, entry: Entry[Venue]) -> VenuePiece:
    venue = entry.record
    return VenuePiece(
        anchor=entry.key,
        name=writer.line(venue.name),
        also=writer.phrase(venue.also),
        address=writer.address_of(venue),
        map=f"geo:{venue.geo.lat},{venue.geo.lon}" if venue.geo else None,
        rooms=tuple(writer.line(room.name) for room in venue.rooms),
        access=writer.rich(venue.access),
        facts=writer.items(venue.facts),
        remarks=writer.remarks(venue),
    )


def _edition(writer: Writer, edition: Ref | Line | None) -> Link | None:
    if edition is None:
        return None
    if isinstance(edition, EventRef):
        entry = writer.kit.find(Event, edition, writer.home)
        return writer.link(entry) if entry else None
    return Link(writer.line(edition)) if isinstance(edition, Line) else None
