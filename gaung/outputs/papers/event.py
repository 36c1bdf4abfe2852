"""What an event has as papers: its fact sheet, its people, its awards, its narrative."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from gaung.craft.blocks import Listing, Paper, Paragraph, Run
from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.awards import Award
from gaung.model.event import Event
from gaung.model.facts import Fact
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Narrative, Post
from gaung.model.people import Person
from gaung.model.revisions import last_changed
from gaung.model.schedule import Session
from gaung.model.text import Phrase
from gaung.model.times import whole_day
from gaung.outputs.pages import awards as award_pages
from gaung.outputs.pages import cards
from gaung.outputs.pages import event as event_pages
from gaung.outputs.pages import narrative as narrative_pages
from gaung.outputs.pages import social as social_pages
from gaung.outputs.pages.accreditation import contacts_of
from gaung.outputs.pages.awards import AwardPage, CallPiece, CategoryPiece, ResultPiece
from gaung.outputs.pages.event import EventPage, in_order
from gaung.outputs.pages.frame import everywhere
from gaung.outputs.pages.pieces import Download, Link
from gaung.outputs.pages.social import PostPiece
from gaung.outputs.pages.writer import Writer, post_of
from gaung.outputs.papers.paper import form_links, forms, paper, paper_path
from gaung.outputs.papers.setting import BLANK, Part, Setter
from gaung.plan import Output

OVERVIEW = 120
"""How many sessions the overview of a fact sheet names."""


def plan(kit: Kit) -> Iterator[Output[Any]]:
    """Give the papers of each event in each language."""
    for event in kit.all(Event):
        for language in kit.languages:
            for key, make in PAPERS.items():
                writer = Writer(kit, language, event.name)
                made = make(writer, event)
                if made is not None:
                    start = paper_path(kit, event, language, key)
                    yield from forms(writer, event, start, made, event.path)


def links(writer: Writer, event: Entry[Event]) -> Iterator[tuple[str, tuple[Download, ...]]]:
    """Give each paper of an event in the language of the page: its name and its forms."""
    titles = {
        "": writer.say("The event"),
        "facts": writer.say("Fact sheet"),
        "people": writer.say("People"),
        "awards": writer.say("Awards"),
        "narrative": writer.say("Narrative"),
        "social": writer.say("Social media"),
    }
    for key, has in HAS.items():
        if has(writer.kit, event):
            start = paper_path(writer.kit, event, writer.language, key)
            yield titles[key], form_links(writer, start)


def changed(kit: Kit, event: Entry[Event]) -> datetime | date | None:
    """Give when the texts of an event last changed: the newest moment that one of them names.

    A moment that has not come is none, and neither is the day of the event: nothing is as of then.
    """
    moments = (each for each in _named(kit, event) if each is not None)
    come = (each for each in moments if kit.now.has_come(each))
    return max(come, key=kit.now.instant, default=None)


def _named(kit: Kit, event: Entry[Event]) -> Iterator[datetime | date | None]:
    for release in kit.all(Release, event.key):
        yield last_changed(kit, release.record)
    for fact in kit.all(Fact, event.key):
        yield whole_day(fact.record.as_of)
    for narrative in kit.all(Narrative, event.key):
        yield narrative.record.valid_from
    for session in kit.all(Session, event.key):
        yield from (change.at for change in session.record.changes)


def _head(setter: Setter, writer: Writer, event: Entry[Event], title: Phrase) -> Iterator[Part]:
    card = cards.event(writer, event)
    yield from setter.paragraph(card.name if card.name != title else None, role="kicker")
    yield Paragraph(setter.line(title), "title")
    told = setter.joined(" · ", setter.line(card.days), setter.line(card.place))
    if told:
        yield Paragraph(told, "meta")


def _foot(setter: Setter, writer: Writer, address: str) -> Iterator[Part]:
    whole = writer.kit.addresses.absolute(address)
    yield setter.on_the_web(whole)
    yield from setter.sources(writer.sources())


def _about(
    writer: Writer,
    event: Entry[Event],
    title: str,
    sections: tuple[str, ...],
    parts: Callable[[Setter], Iterable[Part]],
) -> Paper:
    """Give a paper about an event; *sections* are the way to the page that says the same."""
    setter = Setter(writer)
    heading = Phrase(title)
    address = writer.kit.addresses.page(writer.language, *sections)
    body = tuple(parts(setter))
    return paper(
        writer,
        heading,
        address,
        (*_head(setter, writer, event, heading), *body, *_foot(setter, writer, address)),
        keywords=tuple(each.lstrip("#") for each in event.record.hashtags),
        created=changed(writer.kit, event),
    )


# --- the event ----------------------------------------------------------------------------------


def overview(writer: Writer, event: Entry[Event]) -> Paper:
    """Give what the event is: when and where, its theme, who stands behind it, what came of it."""

    def parts(setter: Setter) -> Iterator[Part]:
        addressed = everywhere(writer.kit, Section.EVENTS, event.key)
        yield from _event(setter, event_pages.view_of(writer, event, addressed))

    return _about(
        writer, event, str(writer.line(event.record.name)), (Section.EVENTS, event.key), parts
    )


def _event(setter: Setter, view: EventPage) -> Iterator[Part]:
    line = setter.line
    yield from setter.paragraph(view.card.summary, role="standfirst")
    if view.theme:
        words = line(setter.say("Theme"), ": ", view.theme.words)
        yield Paragraph((*words, *setter.marks(view.theme.remarks.marks)))
    yield from setter.rich(view.body)
    for heading, items in (
        (setter.say("Aims"), view.aims),
        (setter.say("Outcomes"), view.outcomes),
    ):
        if items:
            yield setter.heading(heading)
        for item in items:
            yield from setter.item(item)
    for heading, parties in (
        (setter.say("Organisers"), view.organisers),
        (setter.say("Hosts"), view.hosts),
        (setter.say("Partners"), view.partners),
    ):
        if parties:
            yield setter.heading(heading)
            yield setter.links(party.name for party in parties)
    yield from _practical(setter, view)
    yield from setter.remarks(view.remarks)


def _practical(setter: Setter, view: EventPage) -> Iterator[Part]:
    """Give where it is, what people ask, and whom to ask."""
    if view.venues:
        yield setter.heading(setter.say("Venues"))
        places = (
            setter.joined(", ", setter.line(venue.name), setter.line(venue.address))
            for venue in view.venues
        )
        yield Listing(tuple((Paragraph(place),) for place in places))
    if view.questions:
        yield setter.heading(setter.say("Questions and answers"))
    for question in view.questions:
        yield setter.heading(question.question, level=3)
        yield from setter.rich(question.answer)
    if view.contacts:
        yield setter.heading(setter.say("Media contacts"))
    for contact in view.contacts:
        yield from setter.contact(contact)


# --- the fact sheet -----------------------------------------------------------------------------


def fact_sheet(writer: Writer, event: Entry[Event]) -> Paper | None:
    """Give the figures of an event, its schedule, its people, and whom to ask."""
    if not has_facts(writer.kit, event):
        return None

    def parts(setter: Setter) -> Iterator[Part]:
        yield from setter.paragraph(writer.phrase(event.record.summary), role="standfirst")
        if theme := event.record.theme:
            words = setter.line(setter.say("Theme"), ": ", writer.line(theme.text))
            yield Paragraph((*words, *setter.marks(writer.marks(theme.sources))))
        for fact in writer.kit.all(Fact, event.key):
            yield from setter.fact(cards.fact(writer, fact))
        yield from _overview(setter, writer, event)
        yield from _people(setter, writer, event, is_short=True)
        contacts = contacts_of(writer.kit, event)
        if contacts:
            yield setter.heading(setter.say("Media contacts"))
        for contact in contacts:
            yield from setter.contact(cards.contact(writer, contact))

    has_page = bool(writer.kit.all(Fact, event.key))
    way = (Section.EVENTS, event.key, *((Section.FACTS,) if has_page else ()))
    return _about(
        writer,
        event,
        writer.say("Facts and figures: {event}", event=writer.name(event)),
        way,
        parts,
    )


def _overview(setter: Setter, writer: Writer, event: Entry[Event]) -> Iterator[Part]:
    sessions = in_order(writer.kit, writer.kit.all(Session, event.key), event)
    if sessions:
        yield setter.heading(setter.say("Schedule"))
        lines = (cards.session(writer, entry) for entry in sessions[:OVERVIEW])
        yield from setter.schedule(lines)


# --- people -------------------------------------------------------------------------------------


def people(writer: Writer, event: Entry[Event]) -> Paper | None:
    """Give the people whom the kit names at an event, with their posts and short biographies."""
    if not has_people(writer.kit, event):
        return None
    return _about(
        writer,
        event,
        writer.say("People: {event}", event=writer.name(event)),
        (Section.PEOPLE,),
        lambda setter: _people(setter, writer, event),
    )


def people_of(kit: Kit, event: Entry[Event]) -> list[Entry[Person]]:
    """Give the people whom anything of an event names, by name."""
    named: dict[str, Entry[Person]] = {}
    for entry in kit.all(Person):
        if any(by.event == event.key for by in kit.referring(entry.name)):
            named[entry.record.sort_name or entry.record.name] = entry
    return [named[name] for name in sorted(named)]


def _people(
    setter: Setter, writer: Writer, event: Entry[Event], *, is_short: bool = False
) -> Iterator[Part]:
    found = people_of(writer.kit, event)
    if is_short and found:
        yield setter.heading(setter.say("People"))
        lines = (_person(setter, writer, entry, event) for entry in found)
        yield Listing(tuple((Paragraph(line),) for line in lines))
        return
    for entry in found:
        yield setter.heading(entry.record.name)
        post = post_of(entry.record, event.record.start, None)
        told = setter.joined(
            ", ",
            setter.line(writer.phrase(post.title) if post else None),
            setter.line(writer.of_post(post)),
        )
        if told:
            yield Paragraph(told, "meta")
        yield from setter.rich(writer.rich(entry.record.short_bio, entry.name))


def _person(
    setter: Setter, writer: Writer, entry: Entry[Person], event: Entry[Event]
) -> tuple[Run, ...]:
    post = post_of(entry.record, event.record.start, None)
    return setter.joined(
        ", ",
        setter.line(writer.link(entry)),
        setter.line(writer.phrase(post.title) if post else None),
        setter.line(writer.of_post(post)),
    )


# --- awards -------------------------------------------------------------------------------------


def awards(writer: Writer, event: Entry[Event]) -> Paper | None:
    """Give the contests of an event: their calls and rules, their categories and winners."""
    if not has_awards(writer.kit, event):
        return None

    def parts(setter: Setter) -> Iterator[Part]:
        for entry in writer.kit.all(Award, event.key):
            addressed = everywhere(writer.kit, Section.EVENTS, event.key, Section.AWARDS, entry.key)
            yield from _award(setter, award_pages.view_of(writer, entry, event, addressed))

    way = (Section.EVENTS, event.key, Section.AWARDS)
    return _about(
        writer, event, writer.say("Awards: {event}", event=writer.name(event)), way, parts
    )


def _award(setter: Setter, award: AwardPage) -> Iterator[Part]:
    line = setter.line
    yield setter.heading(award.frame.heading)
    if award.unnamed:
        hint = setter.say("The name is our description; the sources give none.")
        yield Paragraph(line(hint), "meta")
    if award.purpose:
        yield from setter.rich(award.purpose.text)
    given = setter.joined(setter.say("; "), *(line(party.name) for party in award.organiser))
    details = [
        (setter.say("Given by"), given),
        (setter.say("Theme"), line(award.theme)),
        (setter.say("Period"), line(award.period)),
        (setter.say("Announced"), line(award.announced)),
        (setter.say("Handed over"), line(award.presented_on)),
        (setter.say("Prize money"), line(award.amount)),
    ]
    told = tuple((Paragraph((*line(f"{label}: "), *said)),) for label, said in details if said)
    if told:
        yield Listing(told)
    for category in award.categories:
        yield from _category(setter, category)
    if award.call:
        yield from _call(setter, award.call)
    yield from setter.remarks(award.remarks)


def _category(setter: Setter, category: CategoryPiece) -> Iterator[Part]:
    yield setter.heading(category.name, level=3)
    yield from setter.paragraph(category.entrant_class, role="meta")
    yield from setter.rich(category.description)
    if category.results:
        yield Listing(tuple((Paragraph(_result(setter, each)),) for each in category.results))
    else:
        none = setter.say("No winner is published in the sources of this site.")
        yield from setter.paragraph(none, role="meta")
    yield from setter.remarks(category.remarks)


def _result(setter: Setter, result: ResultPiece) -> tuple[Run, ...]:
    line = setter.line
    printed = (
        (" (", setter.say("Announced as:"), " ", result.as_printed, ")")
        if result.as_printed
        else ()
    )
    person = (" (", result.person, ")") if result.person else ()
    work = (" · ", setter.say("For: {work}", work=result.work)) if result.work else ()
    prize = (" · ", setter.say("Prize:"), " ", result.prize) if result.prize else ()
    label = line(result.label, ": ") if result.label else ()
    said = line(result.winner, *person, *printed, *work, *prize)
    return (*label, *said, *setter.marks(result.remarks.marks))


def _call(setter: Setter, call: CallPiece) -> Iterator[Part]:
    line = setter.line
    yield setter.heading(setter.say("Call for entries"), level=3)
    details = [
        *((each.label, line(each.when)) for each in call.term),
        (setter.say("Who may enter"), line(call.who)),
        (setter.say("Rules in full"), line(call.rules_link)),
        (setter.say("Hashtag"), line(call.hashtag)),
        (setter.say("Prize"), line(call.prize)),
    ]
    told = tuple((Paragraph((*line(f"{label}: "), *said)),) for label, said in details if said)
    if told:
        yield Listing(told)
    for label, text in ((setter.say("How to enter"), call.how), (setter.say("Rules"), call.rules)):
        if text:
            yield Paragraph((Run(label, strong=True),))
            yield from setter.rich(text)


# --- the narrative ------------------------------------------------------------------------------


def narrative(writer: Writer, event: Entry[Event]) -> Paper | None:
    """Give the single narrative of an event."""
    entry = next(iter(writer.kit.all(Narrative, event.key)), None)
    if entry is None:
        return None

    def parts(setter: Setter) -> Iterator[Part]:
        yield from _narrative(setter, narrative_pages.view_of(writer, entry, event))

    way = (Section.EVENTS, event.key, Section.NARRATIVE)
    return _about(
        writer, event, writer.say("Narrative: {event}", event=writer.name(event)), way, parts
    )


def _narrative(setter: Setter, view: narrative_pages.NarrativePage) -> Iterator[Part]:
    line = setter.line
    since = setter.say("valid from {day}", day=view.valid_from.words)
    if view.valid_until:
        since = setter.say(
            "valid from {start} until {end}",
            start=view.valid_from.words,
            end=view.valid_until.words,
        )
    replaced = setter.say("replaces version {version}", version=view.supersedes)
    told = (
        line(setter.say("Version {version}", version=view.version)),
        line(since),
        line(replaced) if view.supersedes else (),
    )
    yield Paragraph(setter.joined(" · ", *told), "meta")
    yield setter.heading(setter.say("Key messages"))
    for message in view.messages:
        words = (Run(message.text.text, strong=True, language=message.text.language),)
        yield Paragraph((*words, *setter.marks(message.remarks.marks)))
        yield from setter.rich(message.support)
        for fact in message.facts:
            yield from setter.fact(fact)
    if view.facts:
        yield setter.heading(setter.say("Figures that may be used"))
    for fact in view.facts:
        yield from setter.fact(fact)
    for heading, terms in (
        (setter.say("Words to use"), view.use),
        (setter.say("Words to avoid"), view.avoid),
    ):
        if terms:
            yield setter.heading(heading)
            yield Listing(tuple((Paragraph(_term(setter, term)),) for term in terms))
    if view.questions:
        yield setter.heading(setter.say("Questions and answers"))
    for question in view.questions:
        yield setter.heading(question.question, level=3)
        yield from setter.rich(question.answer)
    yield from _answering(setter, view)


def _answering(setter: Setter, view: narrative_pages.NarrativePage) -> Iterator[Part]:
    """Give who answers for a narrative, and who approved it."""
    line, comma = setter.line, setter.say(", ")
    yield setter.heading(setter.say("Who answers for it"))
    yield Paragraph(setter.joined(setter.say("; "), *(line(party.name) for party in view.owner)))
    if (approval := view.approval) is not None:
        said = setter.say("Approved by {name} on {moment}", name=BLANK, moment=approval.at.words)
        before, _, after = said.partition(BLANK)
        name = setter.joined(comma, line(approval.by), line(approval.role))
        yield Paragraph((*line(before), *name, *line(after)))


def _term(setter: Setter, term: narrative_pages.TermPiece) -> tuple[Run, ...]:
    words = (Run(term.term.text, strong=True, language=term.term.language),)
    instead = setter.filled(
        setter.say("instead of {term}", term=BLANK), Link(term.instead_of or Phrase(""))
    )
    return (
        *words,
        *(setter.line(" (") + instead + setter.line(")") if term.instead_of else ()),
        *(setter.line(": ", term.why) if term.why else ()),
    )


# --- the social kit -----------------------------------------------------------------------------


def social(writer: Writer, event: Entry[Event]) -> Paper | None:
    """Give the posts of an event, ready to paste, with when and where to publish them."""
    if not has_posts(writer.kit, event):
        return None

    def parts(setter: Setter) -> Iterator[Part]:
        addressed = everywhere(writer.kit, Section.EVENTS, event.key, Section.SOCIAL)
        view = social_pages.view_of(writer, event, addressed)
        yield from setter.paragraph(" ".join(view.hashtags))
        for post in view.posts:
            if post.texts:
                yield from _post(setter, post)

    way = (Section.EVENTS, event.key, Section.SOCIAL)
    title = writer.say("Social media: {event}", event=writer.name(event))
    return _about(writer, event, title, way, parts)


def _window(setter: Setter, post: PostPiece) -> str | None:
    if post.opens and post.until:
        return setter.say("from {start} until {end}", start=post.opens.words, end=post.until.words)
    return setter.say("from {day}", day=post.opens.words) if post.opens else None


def _post(setter: Setter, post: PostPiece) -> Iterator[Part]:
    line = setter.line
    yield setter.heading(setter.say(", ").join(post.platforms))
    when = (
        line(setter.say("Post on {day}", day=post.post_on.words)) if post.post_on else (),
        line(_window(setter, post)),
        line(setter.say("For: {audience}", audience=post.audience)) if post.audience else (),
    )
    if told := setter.joined(" · ", *when):
        yield Paragraph(told, "meta")
    common = next((each.text for each in post.texts if not each.is_marked), "")
    yield from _pasted(common)
    for each in post.texts:
        if each.is_marked and each.text != common:
            yield Paragraph((Run(f"{each.platform}:", strong=True),))
            yield from _pasted(each.text)
    counted = (
        line(f"{each.platform}: {each.length}/{each.limit}") for each in post.texts if each.limit
    )
    if counts := setter.joined(" · ", *counted):
        yield Paragraph(counts, "meta")
    if post.figure:
        yield setter.picture(post.figure)
    if post.alt and (post.figure or post.pictures):
        yield Paragraph(line(setter.say("Alternative text: {words}", words=post.alt)), "meta")


def _pasted(text: str) -> Iterator[Paragraph]:
    return (Paragraph((Run(each),)) for each in text.split("\n\n") if each)


# --- which there are ----------------------------------------------------------------------------


def has_name(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether there is an event at all, which has a name."""
    return event.name in kit.entries


def has_facts(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether an event has anything for a fact sheet."""
    return bool(kit.all(Fact, event.key) or kit.all(Session, event.key))


def has_people(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether anything of an event names a person."""
    return bool(people_of(kit, event))


def has_awards(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether an event has awards."""
    return bool(kit.all(Award, event.key))


def has_narrative(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether an event has a narrative."""
    return bool(kit.all(Narrative, event.key))


def has_posts(kit: Kit, event: Entry[Event]) -> bool:
    """Tell whether an event has texts for social media."""
    return bool(kit.all(Post, event.key))


PAPERS: dict[str, Callable[[Writer, Entry[Event]], Paper | None]] = {
    "": overview,
    "facts": fact_sheet,
    "people": people,
    "awards": awards,
    "narrative": narrative,
    "social": social,
}
"""The papers of an event by the section that shows the same; nothing means its own page."""
HAS: dict[str, Callable[[Kit, Entry[Event]], bool]] = {
    "": has_name,
    "facts": has_facts,
    "people": has_people,
    "awards": has_awards,
    "narrative": has_narrative,
    "social": has_posts,
}
"""Whether an event has each of them."""
