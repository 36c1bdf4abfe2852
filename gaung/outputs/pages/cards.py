"""What lists and pages show of releases, sessions, events, facts, statements and contacts.

Each function takes the writer of the page, which knows its language and numbers its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from gaung.model.articles import Release
from gaung.model.contacts import Contact
from gaung.model.event import Event, Venue
from gaung.model.facts import Fact, Statement
from gaung.model.kit import Entry, Name
from gaung.model.parts import Count
from gaung.model.people import Boilerplate, Organisation, Person
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.model.times import Span, day_after, span, whole_day
from gaung.model.zones import abbreviation
from gaung.outputs.pages.pieces import (
    Boiler,
    Clock,
    ContactPiece,
    EventCard,
    FactPiece,
    Link,
    ReleaseCard,
    Remarks,
    Rich,
    SessionLine,
    SharePiece,
    StatementPiece,
    When,
)
from gaung.outputs.pages.vocabulary import (
    BASES,
    EVENT_STATES,
    FACT_STATES,
    MEDIA_ACCESS,
    RELEASE_KINDS,
    SESSION_KINDS,
    SESSION_STATES,
)
from gaung.outputs.pages.writer import Writer, newest_first, post_of, state_of


def fact(writer: Writer, entry: Entry[Fact]) -> FactPiece:
    """Give a figure of the register."""
    fact = entry.record
    speaker = writer.kit.find(Person, fact.stated_by, entry.name)
    return FactPiece(
        anchor=entry.key,
        figure=writer.figure_of(fact),
        machine=str(fact.value.number) if fact.value.number is not None else None,
        label=writer.line(fact.label),
        status=writer.say(FACT_STATES[fact.status]),
        status_key=fact.status,
        as_of=writer.words.partial(fact.as_of) if fact.as_of else None,
        stated_by=writer.link(speaker) if speaker else None,
        replaces=_replaced(writer, entry),
        breakdown=tuple(
            SharePiece(
                writer.line(share.label),
                writer.words.number(share.value),
                writer.remarks(share, entry.name),
            )
            for share in fact.breakdown
        ),
        measures=tuple(
            (writer.words.number(measure.value), writer.line(measure.unit))
            for measure in fact.measures
        ),
        remarks=writer.remarks(fact, entry.name),
    )


def _replaced(writer: Writer, entry: Entry[Fact]) -> Link | None:
    older = writer.kit.find(Fact, entry.record.replaces, entry.name)
    if older is None:
        return None
    return Link(writer.figure_of(older.record), writer.kit.address(older.name, writer.language))


def count(
    writer: Writer, count: Count | None, home: Name | None = None
) -> tuple[str, Remarks] | None:
    """Give a number that stands in the register or in the record itself."""
    if count is None:
        return None
    if count.fact is not None:
        entry = writer.kit.find(Fact, count.fact, home or writer.home)
        if entry is None:
            return None
        return str(writer.figure_of(entry.record)), writer.remarks(entry.record, entry.name)
    return writer.words.number(count.value or 0), writer.remarks(count, home)


def statement(
    writer: Writer, entry: Entry[Statement], *, with_event: bool = False
) -> StatementPiece:
    """Give what somebody said."""
    said = entry.record
    speaker = writer.kit.find(Person, said.speaker, entry.name)
    day = whole_day(said.said_on)
    post = None
    if speaker is not None and said.as_ is None:
        held = post_of(speaker.record, day, said.post)
        post = writer.phrase(held.title) if held else None
    name = writer.link(speaker) if speaker else writer.organisation(said.organisation)
    event = writer.kit.get(Event, entry.event)
    return StatementPiece(
        anchor=entry.key,
        title=writer.phrase(said.title),
        speaker=name or Link(Phrase("")),
        post=writer.phrase(said.as_) or post,
        text=writer.rich(said.text, entry.name) or Rich(()),
        is_verbatim=said.verbatim,
        said_on=writer.words.partial(said.said_on) if said.said_on else None,
        event=writer.link(event) if with_event and event else None,
        remarks=writer.remarks(said, entry.name),
    )


def release(
    writer: Writer,
    entry: Entry[Release],
    *,
    with_event: bool = False,
    with_figure: bool = False,
) -> ReleaseCard | None:
    """Give a release for a list, or nothing where this language does not show it."""
    key = (ReleaseCard, entry.name, writer.language, with_event, with_figure)
    return writer.kit.once(
        key, lambda: _release(writer, entry, with_event=with_event, with_figure=with_figure)
    )


def _release(
    writer: Writer, entry: Entry[Release], *, with_event: bool, with_figure: bool
) -> ReleaseCard | None:
    address = writer.address(entry)
    version = writer.kit.version(entry, writer.language)
    if address is None or version is None or version.head is None:
        return None
    record = entry.record
    event = writer.kit.get(Event, entry.event)
    summary = version.head.summary if not record.withdrawn else None
    return ReleaseCard(
        title=writer.name(entry),
        address=address,
        summary=writer.kit.spoken(summary, version.language, writer.language) if summary else None,
        kind=writer.say(RELEASE_KINDS[record.kind]),
        published=writer.published(record.published or date.min),
        event=writer.link(event) if with_event and event else None,
        is_withdrawn=record.withdrawn is not None,
        figure=writer.picture(record.lead_image, entry.name)
        if with_figure and not record.withdrawn
        else None,
    )


def releases(
    writer: Writer,
    entries: Iterable[Entry[Release]],
    *,
    with_event: bool = False,
    with_figure: bool = False,
) -> tuple[ReleaseCard, ...]:
    """Give releases for a list, newest first."""
    cards = (
        release(writer, entry, with_event=with_event, with_figure=with_figure)
        for entry in newest_first(writer.kit, entries)
    )
    return tuple(card for card in cards if card is not None)


def session(writer: Writer, entry: Entry[Session]) -> SessionLine:
    """Give a session for a list."""
    session = entry.record
    event = writer.kit.entries[Name("event", "", entry.event)]
    when = span(session, event.record)
    venues = writer.kit.find_all(Venue, session.venues, entry.name)
    people = (writer.kit.find(Person, mention.person, entry.name) for mention in session.people)
    return SessionLine(
        title=writer.line(session.title),
        address=writer.kit.address(entry.name, writer.language) or "",
        kind=writer.say(SESSION_KINDS[session.kind]),
        day=days(writer, when),
        span=writer.words.days(when.day, when.last_day)
        if when.day and when.last_day != when.day
        else None,
        clock=clock(writer, when),
        is_approximate=bool(session.approximate),
        when=writer.phrase(session.when),
        all_day=session.all_day,
        place=writer.line(venues[0].record.name) if venues else writer.phrase(session.place),
        room=writer.phrase(session.room),
        people=writer.links(person for person in people if person),
        state=session.state,
        state_words=writer.say(SESSION_STATES[session.state])
        if session.state != "confirmed"
        else None,
        basis=session.basis,
        basis_words=writer.say(BASES[session.basis]),
        is_around=session.around is not None,
        access=writer.say(MEDIA_ACCESS[session.media_access]) if session.media_access else None,
        gather=gather(writer, session, when),
        planned="; ".join(filter(None, planned(writer, session, entry.name))) or None,
    )


def days(writer: Writer, when: Span) -> When | None:
    """Give the day or days of a session."""
    if when.day is None:
        return None
    if when.last_day and when.last_day != when.day:
        return When("", writer.words.days(when.day, when.last_day))
    return When(when.day.isoformat(), writer.words.day(when.day))


def clock(writer: Writer, when: Span) -> Clock | None:
    """Give the clock times of a session with their zone, and a mark where midnight is between."""
    if when.start is None:
        return None
    ends = None
    if when.end and when.end.date() != when.start.date() and when.last_day == when.day:
        is_next = when.end.date() == day_after(when.start.date())
        last = when.end.date()
        ends = writer.say("the next day") if is_next else writer.words.short_day(last)
    return Clock(
        _tick(writer, when.start),
        _tick(writer, when.end) if when.end else None,
        abbreviation(when.start),
        ends,
    )


def _tick(writer: Writer, moment: datetime) -> When:
    return When(moment.isoformat(timespec="minutes"), writer.words.clock(moment.time()))


def gather(writer: Writer, session: Session, when: Span) -> str | None:
    """Give where and when journalists meet before a session."""
    if session.gather is None:
        return None
    place = writer.line(session.gather.place)
    if session.gather.time is None:
        return writer.say("gather: {place}", place=place)
    moment = datetime.combine(
        when.day or date(2000, 1, 1), session.gather.time, ZoneInfo(when.zone)
    )
    time = f"{writer.words.clock(session.gather.time)} {abbreviation(moment)}"
    return writer.say("gather: {time}, {place}", time=time, place=place)


def planned(writer: Writer, session: Session, home: Name) -> tuple[str | None, str | None]:
    """Give the time and the place that had been planned."""
    if session.planned is None:
        return None, None
    plan = session.planned
    clocks = writer.words.times(plan.start, plan.end) if plan.start else None
    day = writer.words.day(plan.date) if plan.date else None
    venue = writer.kit.find(Venue, plan.venue, home)
    place = (writer.line(venue.record.name) if venue else None, writer.phrase(plan.room))
    return (
        ", ".join(filter(None, (day, clocks))) or None,
        ", ".join(str(each) for each in place if each) or None,
    )


def event(writer: Writer, entry: Entry[Event], *, with_figure: bool = False) -> EventCard:
    """Give an event for a list."""
    event = entry.record
    state = state_of(writer.kit, event)
    return EventCard(
        name=writer.line(event.name),
        address=writer.kit.address(entry.name, writer.language) or "",
        days=writer.words.days(event.start, event.end) if event.start else None,
        start=event.start.isoformat() if event.start else None,
        place=writer.phrase(event.place),
        state=state,
        state_words=writer.say(EVENT_STATES[state]),
        summary=writer.phrase(event.summary),
        colour=entry.key,
        figure=writer.picture(event.lead_image, entry.name) if with_figure else None,
    )


def boiler(writer: Writer, entry: Entry[Organisation], boilerplate: Boilerplate) -> Boiler:
    """Give the standing paragraph about an organisation."""
    return Boiler(
        name=writer.link(entry),
        text=writer.rich(boilerplate.text, entry.name) or Rich(()),
        as_of=writer.words.partial(boilerplate.as_of) if boilerplate.as_of else None,
        remarks=writer.remarks(boilerplate, entry.name),
    )


def contact(writer: Writer, entry: Entry[Contact]) -> ContactPiece:
    """Give somebody that newsrooms can ask."""
    contact = entry.record
    whatsapp = re.sub(r"\D", "", contact.whatsapp or "")
    names = [writer.words.language_name(code) for code in contact.languages]
    return ContactPiece(
        anchor=entry.key,
        name=writer.line(contact.name),
        role=writer.phrase(contact.role),
        organisation=writer.organisation(contact.organisation),
        phone=contact.phone,
        phone_link="tel:" + re.sub(r"[^\d+]", "", contact.phone) if contact.phone else None,
        whatsapp=contact.whatsapp,
        whatsapp_link=f"https://wa.me/{whatsapp}" if whatsapp else None,
        email=contact.email,
        url=contact.url,
        hours=writer.phrase(contact.hours),
        languages=writer.words.listing(names) if names else None,
        topics=tuple(writer.line(topic) for topic in contact.topics),
        events=writer.links(writer.kit.find_all(Event, contact.for_, entry.name)),
        remarks=writer.remarks(contact, entry.name),
    )
