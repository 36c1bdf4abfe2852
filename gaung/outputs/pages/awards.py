"""Awards and contests: the list of an event, and each with its categories and winners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award, Call, Category, Result
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.model.people import Person
from gaung.model.schedule import Session
from gaung.model.text import Line, Phrase
from gaung.model.values import PersonRef
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Addressed, Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import (
    Dated,
    Figure,
    Item,
    Link,
    PartyLine,
    ReleaseCard,
    Remarks,
    Rich,
    SessionLine,
    SourceLine,
    When,
)
from gaung.outputs.pages.results import ranked, winner_of
from gaung.outputs.pages.writer import Writer, events_by_date
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ResultPiece:
    """A place in a category and who holds it."""

    label: Phrase | None
    """The place in words."""
    winner: Link
    """Who won."""
    as_printed: Phrase | None
    """The name as the announcement printed it."""
    person: Link | None
    """The person, where an organisation is named too."""
    work: Phrase | None
    """What it was given for."""
    citation: Rich | None
    """The jury's words."""
    prize: Phrase | None
    """What was given."""
    accepted_by: Link | None
    """Who received it."""
    presented_by: Link | None
    """Who handed it over."""
    figure: Figure | None
    """A picture of it."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class CategoryPiece:
    """A category of an award."""

    anchor: str
    """Its anchor."""
    name: Phrase
    """Its name."""
    entrant_class: Phrase | None
    """Who competes in it."""
    description: Rich | None
    """What is judged."""
    nominees: tuple[PartyLine, ...]
    """Who was on the list."""
    results: tuple[ResultPiece, ...]
    """Who won; none where nothing is published."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class CallPiece:
    """The call for entries."""

    term: tuple[Dated, ...]
    """When entries open and close."""
    who: Phrase | None
    """Who may take part."""
    how: Rich | None
    """How to enter."""
    rules: Rich | None
    """What has to be kept to."""
    rules_link: Link | None
    """Where the rules are published."""
    hashtag: str | None
    """The hashtag of entries."""
    prize: Phrase | None
    """What there is to win."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class EditionLine:
    """Another edition of an award."""

    name: Link
    """Its name."""
    event: Link
    """Its event."""
    edition: str | None
    """Which edition."""
    winners: tuple[Link, ...]
    """Who won."""


@dataclass(frozen=True, slots=True)
class AwardCard:
    """An award in the list of an event."""

    name: Link
    """The award."""
    event: Link | None
    """Its event, in lists of the whole site."""
    unnamed: bool
    """Whether the name is our description."""
    announced: str | None
    """When the results were made known, in words."""
    categories: tuple[CategoryPiece, ...]
    """Its categories and winners."""


@dataclass(frozen=True, slots=True)
class AwardsPage:
    """The awards of an event."""

    template: ClassVar[str] = "layouts/pages/awards.html"
    frame: Frame
    """What every page has."""
    awards: tuple[AwardCard, ...]
    """The awards."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


@dataclass(frozen=True, slots=True)
class AwardPage:
    """The page of an award."""

    template: ClassVar[str] = "layouts/pages/award.html"
    frame: Frame
    """What every page has."""
    event: Link
    """Its event."""
    short_name: Phrase | None
    """What it is called for short."""
    unnamed: bool
    """Whether the name is our description."""
    edition: str | None
    """Which edition."""
    organiser: tuple[PartyLine, ...]
    """Who gives it."""
    purpose: Item | None
    """What it is given for."""
    period: Phrase | None
    """The time that is judged."""
    theme: Phrase | None
    """Its theme."""
    announced: str | None
    """When the results were made known, in words."""
    presented_on: When | None
    """The day it was handed over."""
    ceremony: SessionLine | None
    """The session in which it was given."""
    entrants: Item | None
    """Who took part."""
    nominations: str | None
    """How many were put forward."""
    nominations_note: Phrase | None
    """What belongs to that number."""
    criteria: tuple[Phrase, ...]
    """What counts."""
    jury: tuple[PartyLine, ...]
    """Who judges."""
    amount: str | None
    """The prize money."""
    call: CallPiece | None
    """The call for entries."""
    categories: tuple[CategoryPiece, ...]
    """Its categories and winners."""
    releases: tuple[ReleaseCard, ...]
    """The releases that tell of it."""
    editions: tuple[EditionLine, ...]
    """Its other editions, the latest first."""
    remarks: Remarks
    """What belongs to it."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the awards of the site and of each event, and the page of each, in each language."""
    everything = kit.all(Award)
    for language in kit.languages if everything else ():
        yield _whole(Writer(kit, language, Name("awards", "", "")), everything)
    for event in kit.all(Event):
        awards = kit.all(Award, event.key)
        for language in kit.languages if awards else ():
            yield _list(Writer(kit, language, event.name), event, awards)
            for entry in awards:
                addressed = everywhere(
                    kit,
                    Section.EVENTS,
                    event.key,
                    Section.AWARDS,
                    entry.key,
                    named=entry.record.name,
                )
                view = view_of(Writer(kit, language, entry.name), entry, event, addressed)
                yield page(kit, view, addressed.by_language[language], entry.path)


def _list(
    writer: Writer, event: Entry[Event], awards: tuple[Entry[Award], ...]
) -> Output[PageView]:
    kit, language = writer.kit, writer.language
    addressed = everywhere(kit, Section.EVENTS, event.key, Section.AWARDS, named=event.record.name)
    listed = tuple(_card(writer, entry) for entry in awards)
    heading = Phrase(writer.say("Awards: {event}", event=writer.name(event)))
    view = AwardsPage(
        frame(
            kit,
            language,
            addressed,
            heading,
            _names(writer, listed),
            event=event,
            trail=event_trail(writer, event),
        ),
        listed,
        writer.sources(),
    )
    return page(kit, view, addressed.by_language[language], event.path)


def _whole(writer: Writer, awards: tuple[Entry[Award], ...]) -> Output[PageView]:
    """Give the awards of all events, the latest first."""
    kit, language = writer.kit, writer.language
    addressed = everywhere(kit, Section.AWARDS)
    events = [event for event in reversed(events_by_date(kit)) if kit.all(Award, event.key)]
    listed = tuple(
        _card(writer, entry, event) for event in events for entry in kit.all(Award, event.key)
    )
    home = Link(Phrase(writer.say("Home")), kit.addresses.page(language))
    heading = Phrase(writer.say("Awards"))
    view = AwardsPage(
        frame(kit, language, addressed, heading, _names(writer, listed), trail=(home,)),
        listed,
        writer.sources(),
    )
    return page(kit, view, addressed.by_language[language], awards[0].path)


def _card(writer: Writer, entry: Entry[Award], event: Entry[Event] | None = None) -> AwardCard:
    award = entry.record
    return AwardCard(
        writer.award_name(entry),
        writer.link(event) if event else None,
        award.unnamed,
        writer.words.partial(award.announced) if award.announced else None,
        tuple(category_of(writer, entry, category) for category in award.categories),
    )


def _names(writer: Writer, awards: tuple[AwardCard, ...]) -> str:
    return writer.words.listing(award.name.words.text for award in awards)


def _winners(writer: Writer, award: Entry[Award], event: Entry[Event]) -> str:
    """Give who won in a sentence, or what there is to win, for search engines."""
    won = [
        str(winner_of(writer, award, result).words)
        for category in award.record.categories
        for result in ranked(category.results)
    ]
    name = writer.name(event)
    if won:
        winners = writer.words.listing(dict.fromkeys(won))
        return writer.say("{event}; winners: {winners}", event=name, winners=winners)
    categories = writer.words.listing(
        str(writer.line(each.name)) for each in award.record.categories
    )
    return writer.say("{event}; categories: {categories}", event=name, categories=categories)


def view_of(
    writer: Writer, entry: Entry[Award], event: Entry[Event], addressed: Addressed
) -> AwardPage:
    """Give what the page of an award shows."""
    kit, language, award = writer.kit, writer.language, entry.record
    ceremony = kit.find(Session, award.ceremony, entry.name)
    above = Link(
        Phrase(writer.say("Awards")),
        kit.addresses.page(language, Section.EVENTS, event.key, Section.AWARDS),
    )
    return AwardPage(
        frame=frame(
            kit, language, addressed, writer.line(award.name), _winners(writer, entry, event),
            event=event,
            trail=(*event_trail(writer, event), above),
        ),
        event=writer.link(event),
        short_name=writer.phrase(award.short_name),
        unnamed=award.unnamed,
        edition=award.edition,
        organiser=writer.parties(award.organiser),
        purpose=writer.item(award.purpose) if award.purpose else None,
        period=writer.phrase(award.period),
        theme=writer.phrase(award.theme),
        announced=writer.words.partial(award.announced) if award.announced else None,
        presented_on=writer.day(award.presented_on) if award.presented_on else None,
        ceremony=cards.session(writer, ceremony) if ceremony else None,
        entrants=writer.item(award.entrants) if award.entrants else None,
        nominations=writer.words.number(award.nominations) if award.nominations else None,
        nominations_note=writer.phrase(award.nominations_note),
        criteria=tuple(writer.line(each) for each in award.criteria),
        jury=writer.parties(award.jury),
        amount=writer.words.money(award.amount.value, award.amount.currency)
        if award.amount
        else None,
        call=call_of(writer, award.call) if award.call else None,
        categories=tuple(category_of(writer, entry, each) for each in award.categories),
        releases=cards.releases(
            writer,
            (each for each in kit.referring(entry.name) if isinstance(each.record, Release)),
        ),
        editions=tuple(_edition(writer, each) for each in editions_of(kit, entry)),
        remarks=writer.remarks(award),
        sources=writer.sources(),
    )  # fmt: skip


def editions_of(kit: Kit, entry: Entry[Award]) -> list[Entry[Award]]:
    """Give the other editions of an award that name each other, the latest first."""
    before: list[Entry[Award]] = []
    step = kit.find(Award, entry.record.previous, entry.name)
    while step is not None and step is not entry and step not in before:
        before.append(step)
        step = kit.find(Award, step.record.previous, step.name)
    after: list[Entry[Award]] = []
    later: Entry[Award] | None = entry
    while later is not None:
        later = next(
            (
                each
                for each in kit.all(Award)
                if kit.find(Award, each.record.previous, each.name) is later
                and each is not entry
                and each not in (*before, *after)
            ),
            None,
        )
        if later is not None:
            after.append(later)
    return [*reversed(after), *before]


def _edition(writer: Writer, entry: Entry[Award]) -> EditionLine:
    event = writer.kit.get(Event, entry.event)
    return EditionLine(
        writer.award_name(entry),
        writer.link(event) if event else Link(Phrase(entry.event)),
        entry.record.edition,
        tuple(
            winner_of(writer, entry, result)
            for category in entry.record.categories
            for result in ranked(category.results)
        ),
    )


def category_of(writer: Writer, award: Entry[Award], category: Category) -> CategoryPiece:
    """Give a category and who won in it."""
    return CategoryPiece(
        anchor=category.key,
        name=writer.line(category.name),
        entrant_class=writer.phrase(category.entrant_class),
        description=writer.rich(category.description, award.name),
        nominees=writer.parties(category.nominees, award.name),
        results=tuple(_result(writer, award, result) for result in ranked(category.results)),
        remarks=writer.remarks(category, award.name),
    )


def _result(writer: Writer, award: Entry[Award], result: Result) -> ResultPiece:
    winner = result.winner
    person = writer.kit.find(Person, winner.person, award.name)
    return ResultPiece(
        label=writer.phrase(result.label),
        winner=winner_of(writer, award, result),
        as_printed=writer.phrase(winner.as_printed),
        person=writer.link(person) if person and (winner.organisation or winner.team) else None,
        work=writer.phrase(result.work),
        citation=writer.rich(result.citation, award.name),
        prize=writer.phrase(result.prize),
        accepted_by=_somebody(writer, award, result.accepted_by),
        presented_by=_somebody(writer, award, result.presented_by),
        figure=writer.picture(result.photo, award.name),
        remarks=writer.remarks(result, award.name),
    )


def _somebody(writer: Writer, award: Entry[Award], who: PersonRef | Line | None) -> Link | None:
    if isinstance(who, PersonRef):
        person = writer.kit.find(Person, who, award.name)
        return writer.link(person) if person else None
    return Link(writer.line(who)) if who is not None else None


def call_of(writer: Writer, call: Call) -> CallPiece:
    """Give a call for entries."""
    return CallPiece(
        term=tuple(writer.term(call.opens, call.closes)),
        who=writer.phrase(call.who),
        how=writer.rich(call.how),
        rules=writer.rich(call.rules),
        rules_link=Link(writer.line(call.rules_link.title), call.rules_link.url)
        if call.rules_link
        else None,
        hashtag=call.hashtag,
        prize=writer.phrase(call.prize),
        remarks=writer.remarks(call),
    )
