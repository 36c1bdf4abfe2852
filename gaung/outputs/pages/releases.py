"""Lists of releases: of the site and of each event, by pages; and by year and kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.articles import Release
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit, Name
from gaung.model.text import Phrase
from gaung.model.topics import topic_name, topics_of
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import event_trail
from gaung.outputs.pages.frame import Addressed, Frame, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, Pager, ReleaseCard
from gaung.outputs.pages.vocabulary import RELEASE_KINDS
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class ReleasesPage:
    """A page of a list of releases."""

    template: ClassVar[str] = "layouts/pages/releases.html"
    frame: Frame
    """What every page has."""
    releases: tuple[ReleaseCard, ...]
    """The releases of this page, newest first."""
    pager: Pager
    """The pages of the list."""
    kinds: tuple[Link, ...]
    """Lists of one kind each."""
    years: tuple[Link, ...]
    """Lists of one year each."""
    whole: Link | None
    """The list that this one is a part of."""
    here: str
    """Address of the list's first page."""


@dataclass(frozen=True)
class _List:
    """A list of releases before it is cut into pages."""

    parts: tuple[str, ...]
    heading: str
    entries: tuple[Entry[Release], ...]
    event: Entry[Event] | None = None
    whole: tuple[str, ...] | None = None


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give every list of releases in each language."""
    for language in kit.languages:
        writer = Writer(kit, language, Name("releases", "", ""))
        for each in _lists(writer):
            yield from _pages(writer, each)


def _lists(writer: Writer) -> Iterator[_List]:
    kit = writer.kit
    everything = kit.all(Release)
    if everything:
        yield _List((Section.RELEASES,), writer.say("Releases"), everything)
    for year in _years(kit):
        of_year = tuple(entry for entry in everything if _year(kit, entry) == year)
        heading = writer.say("Releases of {year}", year=year)
        yield _List((Section.RELEASES, year), heading, of_year, whole=(Section.RELEASES,))
    for kind in _kinds(everything):
        of_kind = tuple(entry for entry in everything if entry.record.kind == kind)
        heading = writer.say("Releases: {kind}", kind=writer.say(RELEASE_KINDS[kind]))
        yield _List((Section.RELEASES, Section(kind)), heading, of_kind, whole=(Section.RELEASES,))
    for topic in topics_of(kit):
        called = topic_name(kit, topic.tag, writer.language)
        heading = writer.say("Topic: {topic}", topic=called)
        yield _List((Section.TOPICS, topic.key), heading, topic.entries, whole=(Section.TOPICS,))
    for event in kit.all(Event):
        own = kit.all(Release, event.key)
        if own:
            home = (Section.EVENTS, event.key, Section.RELEASES)
            heading = writer.say("Releases: {event}", event=writer.name(event))
            yield _List(home, heading, own, event)


def _pages(writer: Writer, each: _List) -> Iterator[Output[PageView]]:
    kit, language = writer.kit, writer.language
    size = kit.site.page_size
    shown = cards.releases(writer, each.entries, with_event=each.event is None)
    counts = _counts(kit, each)
    is_archive = each.event is None and each.parts[0] != Section.TOPICS
    count = counts[language]
    for number in range(1, count + 1):
        addressed = _addressed(kit, each, number, counts)
        heading = Phrase(each.heading)
        title = None
        if number > 1:
            numbered = writer.say("{heading}, page {number}", heading=each.heading, number=number)
            title = f"{numbered} · {writer.line(kit.site.name)}"
        view = ReleasesPage(
            frame=frame(
                kit,
                language,
                addressed,
                heading,
                event=each.event,
                trail=event_trail(writer, each.event) if each.event else _trail(writer, each),
                title=title,
                description=_description(writer, each.heading, shown),
            ),
            releases=shown[(number - 1) * size : number * size],
            pager=Pager(
                number,
                count,
                _address(writer, each.parts, number - 1) if number > 1 else None,
                _address(writer, each.parts, number + 1) if number < count else None,
            ),
            kinds=_kind_links(writer) if is_archive else (),
            years=_year_links(writer) if is_archive else (),
            whole=_whole(writer, each),
            here=kit.addresses.page(language, *each.parts),
        )
        yield page(kit, view, addressed.by_language[language])


def _description(writer: Writer, heading: str, shown: tuple[ReleaseCard, ...]) -> str | None:
    """Give what the list holds in a sentence: how many, and the newest of them."""
    if not shown:
        return None
    count = writer.words.count("{number} release", "{number} releases", len(shown))
    told = writer.say("{count}; the newest: {title}", count=count, title=shown[0].title.text)
    return f"{heading}. {told}"


def _whole(writer: Writer, each: _List) -> Link | None:
    if each.whole is None:
        return None
    address = writer.kit.addresses.page(writer.language, *each.whole)
    of_topic = each.whole == (Section.TOPICS,)
    return Link(
        Phrase(writer.say("All topics") if of_topic else writer.say("All releases")), address
    )


def _counts(kit: Kit, each: _List) -> dict[str, int]:
    """Give how many pages the list has in each language, which lists what it can show."""
    counts = {}
    for language in kit.languages:
        writer = Writer(kit, language, Name("releases", "", ""))
        shown = sum(writer.address(entry) is not None for entry in each.entries)
        counts[language] = max(1, -(-shown // kit.site.page_size))
    return counts


def _addressed(kit: Kit, each: _List, number: int, counts: dict[str, int]) -> Addressed:
    """Give the page of this number in each language; a shorter list is entered at its top."""
    same = frozenset(code for code, count in counts.items() if number <= count)
    return Addressed(
        {
            code: kit.addresses.page(code, *_numbered(each.parts, number if code in same else 1))
            for code in counts
        },
        same,
    )


def _trail(writer: Writer, each: _List) -> tuple[Link, ...]:
    home = Link(Phrase(writer.say("Home")), writer.kit.addresses.page(writer.language))
    if each.whole is None:
        return (home,)
    address = writer.kit.addresses.page(writer.language, *each.whole)
    of_topic = each.whole == (Section.TOPICS,)
    return (
        home,
        Link(Phrase(writer.say("Topics") if of_topic else writer.say("Releases")), address),
    )


def _numbered(parts: tuple[str, ...], number: int) -> tuple[str, ...]:
    return parts if number == 1 else (*parts, Section.PAGE, str(number))


def _address(writer: Writer, parts: tuple[str, ...], number: int) -> str:
    return writer.kit.addresses.page(writer.language, *_numbered(parts, number))


def _kinds(entries: tuple[Entry[Release], ...]) -> list[str]:
    present = {entry.record.kind for entry in entries}
    return [kind for kind in RELEASE_KINDS if kind in present]


def _kind_links(writer: Writer) -> tuple[Link, ...]:
    return tuple(
        Link(
            Phrase(writer.say(RELEASE_KINDS[kind])),
            writer.kit.addresses.page(writer.language, Section.RELEASES, Section(kind)),
        )
        for kind in _kinds(writer.kit.all(Release))
    )


def _year_links(writer: Writer) -> tuple[Link, ...]:
    return tuple(
        Link(Phrase(year), writer.kit.addresses.page(writer.language, Section.RELEASES, year))
        for year in _years(writer.kit)
    )


def _years(kit: Kit) -> list[str]:
    found = kit.once("years of releases", lambda: {_year(kit, each) for each in kit.all(Release)})
    return sorted(found, reverse=True)


def _year(kit: Kit, entry: Entry[Release]) -> str:
    published = entry.record.published
    return str(kit.now.instant(published).year) if published else ""
