"""Sets what pages show as the blocks of a paper: the same pieces, in the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gaung.craft.blocks import (
    Block,
    Cell,
    Heading,
    Listing,
    Notes,
    Paragraph,
    Passage,
    Picture,
    Role,
    Run,
    Runs,
    Table,
)
from gaung.model.text import Phrase
from gaung.outputs.pages.pieces import (
    Boiler,
    ContactPiece,
    Disagreement,
    FactPiece,
    Figure,
    Item,
    Link,
    Mark,
    PersonLine,
    Remarks,
    Rich,
    SessionLine,
    SharePiece,
    SourceLine,
    StatementPiece,
    Stretch,
    When,
)
from gaung.outputs.pages.writer import Writer

_MARK = re.compile(r'href="#_source-(\d+)"')
BLANK = "\0"
"""Stands in a message where a link is to come."""
Part = Block | Passage
Said = str | Phrase | Link | When | Run | None


class Setter:
    """Sets pieces of one page as blocks, in the words of its language."""

    def __init__(self, writer: Writer) -> None:
        self.say = writer.say
        self._addresses = writer.kit.addresses
        self._cited: set[int] = set()

    # --- lines ---

    def line(self, *said: Said) -> Runs:
        """Give pieces as one line; what is nothing is left out."""
        return tuple(run for each in said if each for run in self._runs(each))

    def _runs(self, said: str | Phrase | Link | When | Run) -> Iterator[Run]:
        match said:
            case Run():
                yield said
            case str():
                yield Run(said)
            case When():
                yield Run(said.words)
            case Phrase():
                yield Run(said.text, language=said.language, direction=said.direction)
            case Link():
                for run in self._runs(said.words):
                    yield replace(run, link=self.whole(said.address))

    def whole(self, address: str | None) -> str | None:
        """Give an address with host."""
        if address is None or not address.startswith("/"):
            return address
        return self._addresses.absolute(address)

    def joined(self, separator: str, *lines: Runs) -> Runs:
        """Give several lines as one, with something between those that are not empty."""
        joined: list[Run] = []
        for line in filter(None, lines):
            joined.extend((Run(separator), *line) if joined else line)
        return tuple(joined)

    def marks(self, marks: Iterable[Mark]) -> Runs:
        """Give the numbers of sources as they stand behind a sentence."""
        marks = tuple(marks)
        self._cited.update(mark.number for mark in marks)
        runs = ((Run(str(m.number), shift="above", mark=m.number),) for m in marks)
        return tuple(replace(run, shift="above") for run in self.joined(" ", *runs))

    def paragraph(self, *said: Said, role: Role = "text") -> Iterator[Paragraph]:
        """Give one line as a paragraph, unless it is empty."""
        if line := self.line(*said):
            yield Paragraph(line, role)

    def heading(self, *said: Said, level: int = 2) -> Heading:
        """Give a heading."""
        return Heading(level, self.line(*said))

    # --- texts ---

    def rich(self, text: Rich | None) -> Iterator[Part]:
        """Give a text with its figures; what only leads on within the site is left out."""
        for part in text.parts if text else ():
            if isinstance(part, Stretch):
                self._cited.update(int(number) for number in _MARK.findall(str(part.html)))
                yield Passage(str(part.html), part.language, part.direction)
            elif isinstance(part, Figure):
                yield self.picture(part)

    def item(self, item: Item) -> Iterator[Part]:
        """Give a sentence or two with where they are from."""
        yield from self.rich(item.text)
        if marks := self.marks(item.remarks.marks):
            yield Paragraph((*self.line(self.say("Sources"), " "), *marks), "meta")
        yield from self.remarks(item.remarks)

    def picture(self, figure: Figure) -> Picture:
        """Give a picture with what belongs to it."""
        licence = self.line(figure.licence) if figure.licence else ()
        return Picture(
            alt=self.line(figure.alt),
            caption=self.line(figure.caption),
            credit=self.joined(" · ", self.line(figure.credit), licence),
            address=self.whole(figure.source) or "",
        )

    def remarks(self, remarks: Remarks) -> Iterator[Part]:
        """Give what belongs to a stated fact: a note, and where sources disagree."""
        yield from self.rich(remarks.note)
        for each in remarks.disagreements:
            yield from self._disagreement(each)

    def _disagreement(self, point: Disagreement) -> Iterator[Block]:
        yield from self.paragraph(Run(self.say("Sources disagree:"), strong=True), " ", point.about)
        yield Listing(
            tuple(
                (Paragraph((*self.line(reading.value), *self.marks(reading.marks))),)
                for reading in point.readings
            )
        )
        why = self.line(" (", point.why, ")") if point.why else ()
        yield Paragraph((*self.line(self.say("Shown here:"), " ", point.shown), *why))

    # --- facts, statements, people, contacts, sources ---

    def fact(self, fact: FactPiece) -> Iterator[Part]:
        """Give a figure of the register."""
        yield Paragraph(
            (
                *(replace(run, strong=True) for run in self.line(fact.figure)),
                *self.line(" ", fact.label),
                *self.marks(fact.remarks.marks),
            ),
            "fact",
        )
        of = self.say("as of {day}", day=fact.as_of) if fact.as_of else None
        told = [
            self.line(fact.status),
            self.line(of or self.say("date of the figure not known")),
            self.filled(self.say("figure given by {name}", name=BLANK), fact.stated_by),
            self.filled(self.say("takes the place of {figure}", figure=BLANK), fact.replaces),
        ]
        yield Paragraph(self.joined(" · ", *told), "meta")
        parts = [
            self.line(self.say("{figure} {unit}", figure=number, unit=unit))
            for number, unit in fact.measures
        ] + [self._share(share) for share in fact.breakdown]
        if parts:
            yield Listing(tuple((Paragraph(part),) for part in parts))
        for share in fact.breakdown:
            yield from self.remarks(share.remarks)
        yield from self.remarks(fact.remarks)

    def _share(self, share: SharePiece) -> Runs:
        told = self.line(share.label, ": ", share.number)
        return (*told, *self.marks(share.remarks.marks))

    def filled(self, message: str, link: Link | None) -> Runs:
        """Give a message with a link where it has :data:`BLANK`."""
        if link is None:
            return ()
        before, _, after = message.partition(BLANK)
        return self.line(before, link, after)

    def statement(self, said: StatementPiece) -> Iterator[Part]:
        """Give what somebody said."""
        yield from self.paragraph(said.title, role="kicker")
        speaker = self.joined(", ", self.line(said.speaker), self.line(said.post))
        yield Paragraph(tuple(replace(run, strong=True) for run in speaker))
        for part in self.rich(said.text):
            if said.is_verbatim and isinstance(part, Passage):
                yield _quoted(part)
            else:
                yield part
        kind = self.say("Quotation") if said.is_verbatim else self.say("Reported speech")
        told = self.joined(" · ", self.line(kind), self.line(said.said_on))
        yield Paragraph((*told, *self.marks(said.remarks.marks)), "meta")
        yield from self.remarks(said.remarks)

    def people(self, people: Iterable[PersonLine]) -> Listing:
        """Give people with their posts."""
        return Listing(tuple((Paragraph(self._person(person)),) for person in people))

    def _person(self, person: PersonLine) -> Runs:
        who = self.joined(
            ", ", self.line(person.name), self.line(person.post), self.line(person.organisation)
        )
        part = self.line(": ", person.role) if person.role else ()
        return (*who, *part, *self.marks(person.remarks.marks))

    def session(self, session: SessionLine) -> Paragraph:
        """Give a session in a line: what, when, where."""
        place = self.joined(", ", self.line(session.place), self.line(session.room))
        when = self.joined(
            ", ",
            self.line(session.day),
            self.line(session.clock.words if session.clock else session.when),
        )
        state = self.line(session.state_words)
        return Paragraph(self.joined(" · ", self.line(session.title), when, place, state))

    def schedule(self, sessions: Iterable[SessionLine]) -> Iterator[Part]:
        """Give sessions as tables, one for each day; what has no day is listed last."""
        # What takes several days begins on one of them, and would part the others of that day.
        days: dict[str, list[SessionLine]] = {}
        for each in sessions:
            days.setdefault(each.day.words if each.day else "", []).append(each)
        undated = tuple((self.session(each),) for each in days.pop("", ()))
        for day, group in days.items():
            yield self.heading(day, level=3)
            head = (self.say("When"), self.say("Session"), self.say("Where"))
            rows = [self._row(each) for each in group]
            # A column that no session fills would only make the others narrow.
            filled = [
                column for column in range(len(head)) if any(row[column].runs for row in rows)
            ]
            yield Table(
                tuple(Cell(self.line(head[column])) for column in filled),
                tuple(tuple(row[column] for column in filled) for row in rows),
            )
        if undated:
            yield Listing(undated)

    def _row(self, session: SessionLine) -> tuple[Cell, ...]:
        time = self.line(session.clock.words if session.clock else session.when)
        state = f" ({session.state_words})" if session.state_words else None
        place = self.joined(", ", self.line(session.place), self.line(session.room))
        return Cell(time), Cell(self.line(session.title, state)), Cell(place)

    def links(self, links: Iterable[Link]) -> Listing:
        """Give links as a list."""
        return Listing(tuple((Paragraph(self.line(link)),) for link in links))

    def boiler(self, boiler: Boiler) -> Iterator[Part]:
        """Give the standing paragraph about an organisation."""
        yield from self.rich(boiler.text)
        known = self.say("as of {day}", day=boiler.as_of) if boiler.as_of else None
        marks = self.marks(boiler.remarks.marks)
        if known or marks:
            yield Paragraph((*self.line(known or self.say("Sources")), *marks), "meta")
        yield from self.remarks(boiler.remarks)

    def contact(self, contact: ContactPiece) -> Iterator[Part]:
        """Give somebody whom newsrooms can ask."""
        name = (*self.line(contact.name), *self.marks(contact.remarks.marks))
        yield Heading(3, name)
        part = self.joined(", ", self.line(contact.role), self.line(contact.organisation))
        if part:
            yield Paragraph(part)
        ways = [
            (self.say("Telephone"), contact.phone),
            ("WhatsApp", contact.whatsapp),
            (self.say("Email"), contact.email),
            (self.say("Website"), contact.url),
            (self.say("Hours"), contact.hours),
            (self.say("Languages"), contact.languages),
        ]
        known = tuple(self.line(f"{label}: ", said) for label, said in ways if said)
        topics = self.joined(self.say("; "), *(self.line(topic) for topic in contact.topics))
        if topics:
            known = (*known, (*self.line(self.say("Topics"), ": "), *topics))
        if known:
            yield Listing(tuple((Paragraph(line, "contact"),) for line in known))
        yield from self.remarks(contact.remarks)

    def on_the_web(self, address: str) -> Paragraph:
        """Give the line that says where the same stands on the site."""
        return Paragraph(
            self.line(self.say("On the web:"), " ", Run(address, link=address)), "meta"
        )

    def sources(self, sources: Iterable[SourceLine]) -> Iterator[Part]:
        """Give those that were cited as a list with its heading; each keeps its number.

        What a page names besides, such as those of pictures, has no place in its paper.
        """
        lines = tuple(
            (source.number, tuple(self._source(source)))
            for source in sources
            if source.number in self._cited
        )
        if lines:
            yield self.heading(self.say("Sources"))
            yield Notes(lines)

    def _source(self, source: SourceLine) -> Iterator[Paragraph]:
        hint = {
            "from_address": self.say("title read off the address"),
            "translated": self.say("our translation of the title"),
        }.get(source.title_is)
        title = self.line(Link(source.title, source.url), f" ({hint})" if hint else None)
        authors = self.joined(self.say(", "), *(self.line(author) for author in source.authors))
        told = self.joined(", ", title, self.line(source.site), self.line(source.date), authors)
        more = (source.kind, source.label, source.quality)
        read = self.say("Read on {day}.", day=source.accessed) if source.accessed else None
        yield Paragraph(
            (
                *told,
                Run("."),
                *(run for each in more if each for run in self.line(" ", each, ".")),
                *self.line(f" {read}" if read else None),
            )
        )


def _quoted(passage: Passage) -> Passage:
    return replace(passage, html=f"<blockquote>{passage.html}</blockquote>")
