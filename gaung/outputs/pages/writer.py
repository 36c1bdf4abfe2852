"""Writes the pieces of one page: phrases, links, texts, figures, and the sources of it all.

A writer knows the language of its page and the entry that the page is about, and numbers the
sources in the order in which the page first names them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from html import escape
from itertools import groupby
from typing import Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup

from gaung.model.articles import UNDATED, Page, Release
from gaung.model.awards import Award
from gaung.model.body import Block, Body
from gaung.model.event import Event, Venue
from gaung.model.facts import Fact, Source
from gaung.model.kit import Entry, Kit, Name, Version
from gaung.model.media import Media
from gaung.model.parts import Conflict, Mention, Part, Party, Sourced, Stated
from gaung.model.people import Organisation, Person, Post, names_organisation, posts_on
from gaung.model.text import EVERY, Phrase, Prose, Text
from gaung.model.times import day_after, last_day
from gaung.model.values import Ref, SourceRef
from gaung.outputs.pages import elsewhere
from gaung.outputs.pages.pieces import (
    CorrectionPiece,
    Dated,
    Disagreement,
    Figure,
    Further,
    Item,
    Link,
    Mark,
    Original,
    PartyLine,
    PersonLine,
    Reading,
    Remarks,
    Rich,
    SourceLine,
    Stretch,
    Variant,
    When,
)
from gaung.outputs.pages.vocabulary import ADMONITIONS, MADE, QUALIFIERS, SOURCE_KINDS
from gaung.outputs.renditions import PLAIN_WIDTH, download, plain_file, responsive, rights_of

PLAYS: dict[str, Literal["video", "audio"]] = {
    "mp4": "video", "webm": "video", "mp3": "audio", "m4a": "audio",
}  # fmt: skip
"""What plays a file, by the ending of its name."""
_LINK = re.compile(r'<a href="ref:([a-z]+):([a-z0-9/-]+)"([^>]*)>(.*?)</a>', re.DOTALL)
_FACT = re.compile(r'<data value="fact:([a-z0-9/-]+)"></data>')
_CITE = re.compile(r'<sup data-cite="([a-z0-9 -]+)"></sup>')
_UNTITLED = re.compile(r'<data value="admonition:([a-z]+)"></data>')
_BACK = re.compile(r'(<a class="footnote-backref" [^>]*)title="footnote:(\d+)"')
_NOTE = re.compile(r'(<[^<>]* (?:id="|href="#)fn(?:ref\d*)?-[0-9a-f]{6}-\d+)"')


class Writer:
    """Makes the pieces of one page."""

    def __init__(self, kit: Kit, language: str, home: Name) -> None:
        self.kit = kit
        self.language = language
        self.home = home
        self.words = kit.words[language]
        self._cited: dict[Name, int] = {}
        self._shown: Counter[Body] = Counter()

    # --- words ---

    def phrase(self, text: Text | None) -> Phrase | None:
        """Give a text in the language of the page, or marked with its own."""
        return self.kit.phrase(text, self.language)

    def line(self, text: Text) -> Phrase:
        """Give a text that is there."""
        phrase = self.phrase(text)
        return phrase if phrase is not None else Phrase("")

    def say(self, message: str, **values: object) -> str:
        """Give a message of the interface."""
        return self.words.say(message, **values)

    def day(self, day: date) -> When:
        """Give a day."""
        return When(day.isoformat(), self.words.plain_day(day))

    def published(self, moment: datetime | date, zone: str = "") -> When:
        """Give a moment: in the publishing zone or another one, or as a day without a clock."""
        if moment == UNDATED:
            return When(UNDATED.isoformat(), self.say("no date yet"))
        if isinstance(moment, datetime):
            local = moment.astimezone(ZoneInfo(zone or self.kit.site.publishing_zone))
            return When(local.isoformat(timespec="minutes"), self.words.moment(local))
        return When(moment.isoformat(), self.words.day(moment))

    def term(
        self, opens: datetime | date | None, closes: datetime | date | None, zone: str = ""
    ) -> Iterator[Dated]:
        """Give when something opens and closes, said of what is past as such."""
        zone = zone or self.kit.site.publishing_zone
        if opens is not None:
            has_opened = self.kit.now.has_come(opens, zone)
            label = self.say("Opened") if has_opened else self.say("Opens")
            yield Dated(label, self.published(opens, zone))
        if closes is not None:
            label = self.say("Closed") if self.has_ended(closes, zone) else self.say("Closes")
            yield Dated(label, self.published(closes, zone))

    def has_ended(self, last: datetime | date, zone: str) -> bool:
        """Whether a last moment is over; a bare day lasts to its end in *zone*."""
        end = last if isinstance(last, datetime) else last + timedelta(days=1)
        return self.kit.now.has_come(end, zone)

    # --- names and links ---

    def name(self, entry: Entry[Part]) -> Phrase:
        """Give what an entry is called."""
        record = entry.record
        if isinstance(record, Release | Page):
            return self._title(entry)
        if isinstance(record, Person):
            return Phrase(record.name)
        if isinstance(record, Event):
            return self.line(record.short_name or record.name)
        if isinstance(record, Media):
            return self.line(record.title or record.caption)
        for field in ("short_name", "title", "name", "label", "text"):
            text = getattr(record, field, None)
            if isinstance(text, Text):
                return self.line(text)
        return Phrase(entry.key)

    def address_of(self, venue: Venue) -> Phrase | None:
        """Give the address of a venue, with its city where the address does not name it."""
        street, city = self.phrase(venue.address), self.phrase(venue.city)
        if street is None or city is None or city.text in street.text:
            return street or city
        return replace(street, text=f"{street.text}, {city.text}")

    def _title(self, entry: Entry[Part]) -> Phrase:
        version = self.kit.version(entry, self.language)
        if version is None or version.head is None:
            return Phrase(entry.key)
        return self.kit.spoken(version.head.title, version.language, self.language)

    def address(self, entry: Entry[Part]) -> str | None:
        """Give the address of an entry for readers of this page."""
        if not has_page(self.kit, entry, self.language):
            return self._address_elsewhere(entry)
        return self.kit.address(entry.name, self.language)

    def _address_elsewhere(self, entry: Entry[Part]) -> str | None:
        if entry.name.kind == "release" and self.kit.site.missing.releases == "link":
            return self.kit.address(entry.name, entry.written_in)
        return None

    def link(self, entry: Entry[Part], words: Phrase | None = None) -> Link:
        """Give a link to an entry."""
        return Link(words or self.name(entry), self.address(entry))

    def links(self, entries: Iterable[Entry[Part]]) -> tuple[Link, ...]:
        """Give links to several entries."""
        return tuple(self.link(entry) for entry in entries)

    def organisation(self, ref: Ref | None) -> Link | None:
        """Give a link to an organisation."""
        entry = self.kit.find(Organisation, ref, self.home)
        return self.link(entry, self.line(entry.record.name)) if entry else None

    def of_post(self, post: Post | None) -> Link | None:
        """Give where a post is, unless its title says so: the head of a state names the state."""
        entry = self.kit.find(Organisation, post.organisation, self.home) if post else None
        if post is None or entry is None or entry.record.kind == "state":
            return None
        names = (entry.record.name, entry.record.short_name)
        title = self.line(post.title).text
        if any(name and names_organisation(title, self.line(name).text) for name in names):
            return None
        return self.organisation(post.organisation)

    # --- texts ---

    def rich(self, text: Prose | None, home: Name | None = None) -> Rich | None:
        """Give a text that was Markdown."""
        if text is None:
            return None
        order = (self.language, self.kit.site.written_in, *self.kit.languages)
        words, found = text.find(order)
        written = EVERY if any(code == EVERY for code, _ in text) else found
        return self._rich(self.kit.markup[words, written], found, home)

    def body(self, version: Version | None, home: Name | None = None) -> Rich | None:
        """Give the long text of an article."""
        return self._rich(version.body, version.language, home) if version else None

    def _rich(self, body: Body, language: str, home: Name | None) -> Rich:
        spoken = self.kit.spoken("", language, self.language)
        here = home or self.home
        parts = (self._part(block, spoken, here) for block in self._blocks(body))
        return Rich(tuple(part for part in parts if part is not None))

    def _blocks(self, body: Body) -> Iterable[Block]:
        """Give a text as blocks; where the page has it twice, its footnotes have other anchors."""
        self._shown[body] += 1
        if (times := self._shown[body]) == 1:
            return body.blocks
        return [
            replace(block, value=_NOTE.sub(rf'\1-{times}"', block.value)) for block in body.blocks
        ]

    def _part(self, block: Block, spoken: Phrase, home: Name) -> Stretch | Figure | Further | None:
        if block.kind == "html":
            return Stretch(self._filled(block.value, home), spoken.language, spoken.direction)
        if block.kind == "also":
            found = (self.kit.find(Release, key, home) for key in block.value.split())
            return Further(self.links(entry for entry in found if entry))
        entry = self.kit.find(Media, block.value, home)
        caption = Phrase(block.words, spoken.language, spoken.direction) if block.words else None
        return self.figure(entry, caption) if entry else None

    def _filled(self, html: str, home: Name) -> Markup:
        def link(match: re.Match[str]) -> str:
            name = self.kit.resolve(match[1], match[2], home)
            address = self.address(self.kit.entries[name]) if name else None
            if address is None:
                return match[4]
            return f'<a href="{escape(address)}"{match[3]}>{match[4]}</a>'

        def fact(match: re.Match[str]) -> str:
            entry = self.kit.find(Fact, match[1], home)
            if entry is None:
                return ""
            number = entry.record.value.number
            words = self.bare_figure(entry.record).__html__()
            return f'<data value="{number}">{words}</data>' if number is not None else words

        def cite(match: re.Match[str]) -> str:
            refs = tuple(SourceRef(key) for key in match[1].split())
            return cited(self.marks(refs, home), self.say("Source {number}: {title}"))

        def title(match: re.Match[str]) -> str:
            return escape(self.say(ADMONITIONS[match[1]]))

        def back(match: re.Match[str]) -> str:
            label = self.say("Back to footnote {number} in the text", number=match[2])
            return f'{match[1]}aria-label="{escape(label)}"'

        filled = _LINK.sub(link, html)
        filled = _FACT.sub(fact, filled)
        filled = _UNTITLED.sub(title, filled)
        filled = _BACK.sub(back, filled)
        return Markup(_CITE.sub(cite, filled))  # noqa: S704 - sanitised when it was read

    # --- sources ---

    def marks(self, sources: Iterable[SourceRef], home: Name | None = None) -> tuple[Mark, ...]:
        """Give the numbers of sources; a source gets its number when it is first named."""
        marks = []
        for entry in self.kit.find_all(Source, tuple(sources), home or self.home):
            number = self._cited.setdefault(entry.name, len(self._cited) + 1)
            site = self.line(entry.record.site)
            marks.append(Mark(number, f"{site}, {self.line(entry.record.title)}"))
        return tuple(sorted(marks, key=lambda mark: mark.number))

    def remarks(self, record: Sourced, home: Name | None = None) -> Remarks:
        """Give what belongs to a stated fact."""
        return Remarks(
            marks=self.marks(record.sources, home),
            note=self.rich(record.note, home),
            disagreements=tuple(self._disagreement(c, home) for c in record.conflicts),
        )

    def corrections(self, release: Release) -> tuple[CorrectionPiece, ...]:
        """Give what was corrected in a release, newest first; of what was withdrawn, nothing."""
        return tuple(
            CorrectionPiece(self.day(each.date), self.line(each.was), self.line(each.now))
            for each in sorted(release.corrections, key=lambda each: each.date, reverse=True)
            if release.withdrawn is None
        )

    def _disagreement(self, conflict: Conflict, home: Name | None) -> Disagreement:
        return Disagreement(
            about=self.line(conflict.about),
            readings=tuple(
                Reading(self.line(reading.value), self.marks(reading.sources, home))
                for reading in conflict.readings
            ),
            shown=self.line(conflict.shown),
            why=self.phrase(conflict.why),
        )

    def sources(self) -> tuple[SourceLine, ...]:
        """Give the sources that the page has named so far, by number."""
        # Notes on sources can name further sources, which then join the list.
        lines: list[SourceLine] = []
        while len(lines) < len(self._cited):
            name, number = list(self._cited.items())[len(lines)]
            lines.append(self._source_line(self.kit.entries[name], number))
        return tuple(lines)

    def source_lines(self, *sources: Entry[Source]) -> tuple[SourceLine, ...]:
        """Give sources as a list of their own, numbered as they come."""
        return tuple(self._source_line(entry, i) for i, entry in enumerate(sources, start=1))

    def _source_line(self, entry: Entry[Source], number: int) -> SourceLine:
        source = entry.record
        return SourceLine(
            number=number,
            site=self.line(source.site),
            title=self.line(source.title),
            title_is=source.title_is,
            date=When(source.date, self.words.partial(source.date)) if source.date else None,
            url=source.url,
            authors=tuple(self._author(author) for author in source.authors),
            kind=self.say(SOURCE_KINDS[source.kind]) if source.kind else None,
            label=self.phrase(source.label),
            quality=self.phrase(source.quality),
            accessed=self.words.partial(source.accessed) if source.accessed else None,
            note=self.rich(source.note, entry.name),
        )

    def _author(self, author: str) -> Link:
        person = self.kit.find(Person, author, self.home) if isinstance(author, Ref) else None
        return self.link(person) if person else Link(Phrase(author))

    def item(self, stated: Stated, anchor: str | None = None, home: Name | None = None) -> Item:
        """Give a sentence with where it is from."""
        text = self.rich(stated.text, home)
        return Item(text or Rich(()), self.remarks(stated, home), anchor)

    def items(self, stated: Iterable[Stated], home: Name | None = None) -> tuple[Item, ...]:
        """Give several sentences with where they are from."""
        return tuple(self.item(each, None, home) for each in stated)

    # --- people and organisations ---

    def party(self, party: Party, home: Name | None = None) -> PartyLine:
        """Give an organisation or person with its part."""
        here = home or self.home
        name = self.organisation(party.organisation)
        if name is None:
            person = self.kit.find(Person, party.person, here)
            name = self.link(person) if person else Link(self.phrase(party.name) or Phrase(""))
        return PartyLine(
            name, self.phrase(party.role), self.phrase(party.through), self.remarks(party, here)
        )

    def parties(self, parties: Iterable[Party], home: Name | None = None) -> tuple[PartyLine, ...]:
        """Give several of them."""
        return tuple(self.party(party, home) for party in parties)

    def person(self, mention: Mention, day: date | None, home: Name | None = None) -> PersonLine:
        """Give a person as mentioned somewhere on a day."""
        entry = self.kit.find(Person, mention.person, home or self.home)
        if entry is None:
            return PersonLine(Link(Phrase(mention.person)), None, None, None, Remarks())
        post = None if mention.as_ else post_of(entry.record, day, mention.post)
        return PersonLine(
            self.link(entry),
            self.phrase(mention.as_) or (self.phrase(post.title) if post else None),
            self.of_post(post),
            self.phrase(mention.role),
            self.remarks(mention, home),
        )

    def people(
        self, mentions: Iterable[Mention], day: date | None, home: Name | None = None
    ) -> tuple[PersonLine, ...]:
        """Give several people as mentioned somewhere."""
        public = (m for m in mentions if self.kit.find(Person, m.person, home or self.home))
        return tuple(self.person(mention, day, home) for mention in public)

    # --- media ---

    def figure(self, entry: Entry[Media], caption: Phrase | None = None) -> Figure:
        """Give a picture with what belongs to it."""
        media = entry.record
        licence = media.licence
        source = media.url or self.kit.addresses.file(media_path(entry))
        plain = plain_file(entry)
        return Figure(
            source=source,
            shown=self.kit.addresses.file(plain.path) if plain else source,
            width=plain.width if plain else None,
            height=plain.height if plain else None,
            variants=tuple(self._variants(entry)),
            alt=self.phrase(media.alt) or Phrase(""),
            caption=caption or self.line(media.caption),
            people=self.links(self.kit.find_all(Person, media.people, entry.name)),
            credit=self.phrase(media.credit),
            licence=Link(self.line(licence.name), licence.url) if licence else None,
            page=self.kit.address(entry.name, self.language),
            type=media.type,
            focus=focus_of(media),
            warning=self.say(MADE[media.made]) if media.made in ("ai", "partly-ai") else None,
            original=original_of(self.kit, entry),
            plays=PLAYS.get(media_path(entry).rpartition(".")[2]) if entry.file else None,
            player=elsewhere.player(media.url),
            captions=self.kit.addresses.file(captions_path(entry)) if entry.captions else None,
        )

    def _variants(self, entry: Entry[Media]) -> Iterator[Variant]:
        for kind, files in groupby(responsive(entry), key=lambda file: file.format):
            listed = [
                (f"{self.kit.addresses.file(file.path)} {file.width}w", file.width)
                for file in files
            ]
            smaller = [words for words, width in listed if width <= PLAIN_WIDTH]
            yield Variant(
                f"image/{kind}", ", ".join(words for words, _ in listed), ", ".join(smaller)
            )

    def picture(self, ref: Ref | None, home: Name | None = None) -> Figure | None:
        """Give the picture that a reference means."""
        entry = self.kit.find(Media, ref, home or self.home)
        return self.figure(entry) if entry else None

    # --- facts and statements ---

    def figure_of(self, fact: Fact) -> Phrase:
        """Give a fact as lists write it, with qualifier and unit."""
        if fact.display is not None:
            return self.line(fact.display)
        if fact.value.number is not None:
            number = self.words.number(fact.value.number)
            words = self.say(QUALIFIERS[fact.qualifier], number=number)
            unit = self.phrase(fact.unit)
            return Phrase(self.say("{figure} {unit}", figure=words, unit=unit) if unit else words)
        if fact.value.text is not None:
            return self.line(fact.value.text)
        return Phrase(self.words.listing(str(self.line(item)) for item in fact.value.items))

    def bare_figure(self, fact: Fact) -> Phrase:
        """Give a fact without qualifier and unit: a sentence says those in its own words."""
        if fact.display is None and fact.value.number is not None:
            return Phrase(self.words.number(fact.value.number))
        return self.figure_of(fact)

    def award_name(self, entry: Entry[Award]) -> Link:
        """Give a link to an award by its full name."""
        return self.link(entry, self.line(entry.record.name))


# --- decisions that several pages share -------------------------------------------------------


def cited(marks: Iterable[Mark], label: str) -> str:
    """Give the numbers of sources as they stand behind a sentence."""
    links = (
        f'<a href="#_source-{mark.number}" '
        f'aria-label="{escape(label.format(number=mark.number, title=mark.title))}">'
        f"{mark.number}</a>"
        for mark in marks
    )
    joined = " ".join(links)
    return f'<sup class="cite">{joined}</sup>' if joined else ""


def has_page(kit: Kit, entry: Entry[Part], language: str) -> bool:
    """Tell whether a language has a page for an entry: releases follow a policy."""
    if entry.name.kind == "source":
        return False
    if entry.name.kind == "release" and language not in entry.versions:
        return kit.site.missing.releases == "notice"
    if entry.name.kind == "page" and language not in entry.versions:
        return kit.site.missing.pages == "notice"
    return True


def newest_first(kit: Kit, entries: Iterable[Entry[Release]]) -> list[Entry[Release]]:
    """Give releases by their moment of publication, the newest first."""

    def moment(entry: Entry[Release]) -> tuple[float, str]:
        published = entry.record.published
        return (-kit.now.instant(published).timestamp() if published else 0.0, entry.key)

    return sorted(entries, key=moment)


def events_by_date(kit: Kit) -> list[Entry[Event]]:
    """Give the events, the earliest first; what has no date stands with what it is part of."""

    def first_day(entry: Entry[Event]) -> tuple[date, str]:
        day = entry.record.start
        larger = kit.find(Event, entry.record.part_of, entry.name)
        if day is None and larger is not None:
            day = larger.record.start
        return (day or date.min, entry.key)

    return sorted(kit.all(Event), key=first_day)


def parts_of(kit: Kit, event: Entry[Event]) -> list[Entry[Event]]:
    """Give the events that are part of another, the earliest first."""
    return [other for other in events_by_date(kit) if other.record.part_of == event.key]


def state_of(kit: Kit, event: Event) -> str:
    """Give the state of an event: what it says itself, else what its days say."""
    if event.state is not None:
        return event.state
    if event.start is None:
        # What has no day of its own is over when the larger event has begun.
        larger = kit.get(Event, event.part_of or "")
        is_over = larger is not None and state_of(kit, larger.record) in ("live", "ended")
        return "ended" if is_over or event.archived else "undated"
    final = last_day(event) or event.start
    if kit.now.has_come(day_after(final), event.time_zone):
        return "ended"
    return "live" if kit.now.has_come(event.start, event.time_zone) else "upcoming"


def post_of(person: Person, day: date | None, key: str | None) -> Post | None:
    """Give the post that a mention means: the one it names, else the one held on its day."""
    if key is not None:
        return next((post for post in person.posts if post.key == key), None)
    held = posts_on(person, day)
    return held[0] if held else next(iter(person.posts), None)


def focus_of(media: Media) -> str | None:
    """Give the third of the picture that a crop keeps, across and down: ``start-centre``."""
    if media.focus is None:
        return None
    across = ("start", "centre", "end")[min(int(media.focus.x * 3), 2)]
    down = ("top", "centre", "bottom")[min(int(media.focus.y * 3), 2)]
    return f"{across}-{down}"


def original_of(kit: Kit, entry: Entry[Media]) -> Original | None:
    """Give the file of a picture and the point that a crop keeps."""
    if entry.picture is None:
        return None
    focus = entry.record.focus
    point = (float(focus.x), float(focus.y)) if focus else (0.5, 0.5)
    return Original(entry.file, point, rights_of(kit, entry).brief())


def captions_path(entry: Entry[Media]) -> str:
    """Give the file that the captions of a film are published as, beside the film."""
    return f"{media_path(entry).rpartition('.')[0]}.vtt"


def media_path(entry: Entry[Media]) -> str:
    """Give the file that a media item is published as."""
    if (printed := download(entry)) is not None:
        return printed.path
    ending = entry.file.rpartition(".")[2].lower()
    folder = f"media/{entry.name.event}" if entry.name.event else "media"
    return f"{folder}/{entry.key}.{ending}"
