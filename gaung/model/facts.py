"""The register of facts, and who said what."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.parts import Part, Sourced
from gaung.model.text import Line, Prose, Text
from gaung.model.values import (
    FactRef,
    Flag,
    Key,
    Language,
    Number,
    OrganisationRef,
    PartialDate,
    PersonRef,
    Plain,
    SessionRef,
    refuse,
)


class Measure(Part):
    """A number that belongs to a fact, with what it counts."""

    value: Number
    """The number."""
    unit: Line
    """What is counted."""


class Share(Sourced):
    """A part of a fact's whole; shares need not add up."""

    label: Line
    """What part."""
    value: Number
    """How many."""


def _number_text_or_list(value: object) -> object:
    """Take what looks like a number for one, a list for a list of lines, else one line."""
    if isinstance(value, str) and value.strip().lstrip("-")[:1].isdigit():
        return {"number": value}
    if isinstance(value, list):
        return {"items": value}
    return {"text": value}


class Value(Part):
    """What a fact says: a number, words, or a list of words."""

    number: Number | None = None
    """A number, written without marks between thousands."""
    text: Line | None = None
    """Words."""
    items: tuple[Line, ...] = ()
    """Several things."""


class Fact(Sourced):
    """A figure or another checked statement, with its source, its date and its state."""

    key: Key
    """Identifier within its event."""
    label: Line
    """What the figure counts, or what the fact is about."""
    value: Annotated[Value, BeforeValidator(_number_text_or_list)]
    """A number, words, or a list."""
    qualifier: Literal["exact", "more_than", "less_than", "about"] = "exact"
    """How the number is meant."""
    unit: Line | None = None
    """What stands behind the number where the label does not say it."""
    measures: tuple[Measure, ...] = ()
    """Further numbers that belong to the same fact."""
    display: Line | None = None
    """How the fact is written, where its number and unit do not say it well."""
    as_of: PartialDate | None = None
    """The day or month that the figure is of; left out: not known."""
    stated_by: PersonRef | None = None
    """The person whose figure it is; it stays attributed."""
    status: Literal["planned", "preliminary", "reported", "final", "corrected"]
    """How firm it is."""
    replaces: FactRef | None = None
    """The older fact that this one takes the place of."""
    breakdown: tuple[Share, ...] = ()
    """Its parts; they are not forced to add up."""


class Facts(Part):
    """The file ``facts.yaml`` of an event."""

    facts: tuple[Fact, ...] = ()
    """The register."""


class Statement(Sourced):
    """Something that a person or an organisation said."""

    key: Key
    """Identifier within its event."""
    speaker: PersonRef | None = None
    """Key of the person who said it."""
    organisation: OrganisationRef | None = None
    """Key of the organisation, where no person is named."""
    post: Key | None = None
    """Key of the speaker's post at that moment."""
    as_: Line | None = Field(default=None, alias="as")
    """How the speaker was presented, in place of a post."""
    text: Prose
    """The words; a clause that follows the speaker's name where it is reported speech."""
    verbatim: Flag = False
    """True for the very words, which are then shown as a quotation."""
    said_on: PartialDate | None = None
    """When it was said."""
    session: SessionRef | None = None
    """Key of the session in which it was said."""
    language: Language | None = None
    """The language it was said in, for a verbatim statement."""
    title: Text | None = None
    """What it is about, in a few words."""

    @model_validator(mode="after")
    def _has_one_speaker(self) -> Self:
        if (self.speaker is None) == (self.organisation is None):
            raise refuse("speaker-unclear", "")
        return self


class Statements(Part):
    """The file ``statements.yaml`` of an event."""

    statements: tuple[Statement, ...] = ()
    """Who said what."""


SourceKind = Literal[
    "founding_story", "report", "press_release", "official_page", "official_document",
    "organisation_page", "encyclopedia", "sponsored",
]  # fmt: skip


class Source(Part):
    """Something that the kit relies on: an article, a page, a document."""

    title: Line
    """Its title."""
    title_is: Literal["printed", "from_address", "translated", "untitled"] = "printed"
    """Whether the title stands there, was read off the address, or is ours."""
    site: Line
    """Who published it."""
    date: PartialDate | None = None
    """The day, month or year of publication."""
    url: Plain | None = None
    """Its address."""
    authors: tuple[Annotated[PersonRef | Plain, Field(union_mode="left_to_right")], ...] = ()
    """Who wrote it: keys of people, or names."""
    accessed: PartialDate | None = None
    """When we last read it."""
    kind: SourceKind | None = None
    """What it is."""
    quality: Line | None = None
    """A word on how far it can be trusted."""
    coverage: Flag = False
    """True lists it as media coverage of the event."""
    label: Line | None = None
    """How it is named in a list of sources, where site and title do not say it well."""
    note: Prose | None = None
    """What a reader should know about it."""
