"""The single narrative of an event: what everybody who speaks for it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from gaung.model.addresses import Section
from gaung.model.event import Event
from gaung.model.facts import Fact
from gaung.model.kit import Entry, Kit
from gaung.model.narrative import Approval, Message, Narrative, Term
from gaung.model.text import Phrase
from gaung.outputs.pages import cards
from gaung.outputs.pages.event import QuestionPiece, event_trail
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import FactPiece, PartyLine, Remarks, Rich, SourceLine, When
from gaung.outputs.pages.writer import Writer
from gaung.plan import Output


@dataclass(frozen=True, slots=True)
class MessagePiece:
    """A key message."""

    anchor: str
    """Its anchor."""
    text: Phrase
    """The message in a sentence."""
    support: Rich | None
    """What stands behind it."""
    facts: tuple[FactPiece, ...]
    """The figures behind it."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class TermPiece:
    """A word to use or to avoid."""

    term: Phrase
    """The word."""
    instead_of: Phrase | None
    """What it takes the place of."""
    why: Phrase | None
    """Why."""


@dataclass(frozen=True, slots=True)
class ApprovalPiece:
    """That a text was approved."""

    by: str
    """By whom."""
    role: Phrase | None
    """As what."""
    at: When
    """When."""


@dataclass(frozen=True, slots=True)
class NarrativePage:
    """The page of a narrative."""

    template: ClassVar[str] = "layouts/pages/narrative.html"
    frame: Frame
    """What every page has."""
    version: str
    """Its number."""
    valid_from: When
    """The first day it holds."""
    valid_until: When | None
    """The last day it holds."""
    owner: tuple[PartyLine, ...]
    """Who answers for it."""
    approval: ApprovalPiece | None
    """Who approved it."""
    supersedes: str | None
    """The version that it takes the place of."""
    messages: tuple[MessagePiece, ...]
    """The key messages."""
    facts: tuple[FactPiece, ...]
    """The figures that may be used."""
    questions: tuple[QuestionPiece, ...]
    """Questions and answers."""
    use: tuple[TermPiece, ...]
    """Words to use."""
    avoid: tuple[TermPiece, ...]
    """Words to avoid."""
    remarks: Remarks
    """What belongs to it."""
    sources: tuple[SourceLine, ...]
    """Where it is all from."""


def plan(kit: Kit) -> Iterator[Output[PageView]]:
    """Give the narrative of each event in each language."""
    for entry in kit.all(Narrative):
        event = kit.get(Event, entry.event)
        if event is None:
            continue
        for language in kit.languages:
            view = view_of(Writer(kit, language, entry.name), entry, event)
            address = kit.addresses.page(language, Section.EVENTS, event.key, Section.NARRATIVE)
            yield page(kit, view, address, entry.path)


def view_of(writer: Writer, entry: Entry[Narrative], event: Entry[Event]) -> NarrativePage:
    """Give what the page of a narrative shows."""
    kit, language, narrative = writer.kit, writer.language, entry.record
    addressed = everywhere(
        kit, Section.EVENTS, event.key, Section.NARRATIVE, named=event.record.name
    )
    heading = Phrase(writer.say("Narrative: {event}", event=writer.name(event)))
    terms = narrative.terms
    return NarrativePage(
        frame=frame(
            kit, language, addressed, heading, event=event, trail=event_trail(writer, event)
        ),
        version=narrative.version,
        valid_from=writer.day(narrative.valid_from),
        valid_until=writer.day(narrative.valid_until) if narrative.valid_until else None,
        owner=writer.parties(narrative.owner),
        approval=_approval(writer, narrative.approved) if narrative.approved else None,
        supersedes=narrative.supersedes,
        messages=tuple(_message(writer, each) for each in kit.all(Message, event.key)),
        facts=tuple(
            cards.fact(writer, fact) for fact in kit.find_all(Fact, narrative.facts, entry.name)
        ),
        questions=tuple(
            QuestionPiece(
                writer.line(each.question),
                writer.rich(each.answer) or Rich(()),
                writer.remarks(each),
            )
            for each in narrative.qa
        ),
        use=tuple(_term(writer, term) for term in terms.use) if terms else (),
        avoid=tuple(_term(writer, term) for term in terms.avoid) if terms else (),
        remarks=writer.remarks(narrative),
        sources=writer.sources(),
    )


def _approval(writer: Writer, approval: Approval) -> ApprovalPiece:
    return ApprovalPiece(approval.by, writer.phrase(approval.role), writer.published(approval.at))


def _message(writer: Writer, entry: Entry[Message]) -> MessagePiece:
    message = entry.record
    return MessagePiece(
        anchor=entry.key,
        text=writer.line(message.text),
        support=writer.rich(message.support),
        facts=tuple(
            cards.fact(writer, fact)
            for fact in writer.kit.find_all(Fact, message.facts, entry.name)
        ),
        remarks=writer.remarks(message),
    )


def _term(writer: Writer, term: Term) -> TermPiece:
    return TermPiece(
        writer.line(term.term), writer.phrase(term.instead_of), writer.phrase(term.why)
    )
