"""Awards and contests: the call, the categories, and who won."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.parts import Link, Part, Parties, Sourced, Stated, in_order
from gaung.model.text import Line, Prose
from gaung.model.values import (
    AwardRef,
    Day,
    Flag,
    Hashtag,
    Key,
    MediaRef,
    Moment,
    Number,
    OrganisationRef,
    PartialDate,
    PersonRef,
    Plain,
    SessionRef,
    Whole,
    refuse,
)


class Call(Sourced):
    """The call for entries."""

    opens: Moment | None = None
    """When entries open."""
    closes: Moment | None = None
    """When entries close."""
    who: Line | None = None
    """Who may take part."""
    how: Prose | None = None
    """How to enter."""
    rules: Prose | None = None
    """What has to be kept to."""
    rules_link: Link | None = None
    """Where the rules are published."""
    hashtag: Hashtag | None = None
    """The hashtag of entries."""
    prize: Line | None = None
    """What there is to win."""

    @model_validator(mode="after")
    def _moments_fit(self) -> Self:
        in_order(self.opens, self.closes, "closes")
        return self


class Winner(Part):
    """Who won: an organisation, a person, or a team without a page of its own."""

    organisation: OrganisationRef | None = None
    """Key of the organisation."""
    person: PersonRef | None = None
    """Key of the person."""
    team: Line | None = None
    """The name of a team."""
    as_printed: Line | None = None
    """The name as the announcement printed it."""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if not (self.organisation or self.person or self.team):
            raise refuse("winner-unclear", "")
        return self


def _as_organisation(value: object) -> object:
    return {"organisation": value} if isinstance(value, str) else value


class Result(Sourced):
    """A place in a category, with who holds it."""

    label: Line | None = None
    """The place in words, such as Juara 1 or Terbaik."""
    order: Whole | None = None
    """The place in the list; equal numbers are ties."""
    winner: Annotated[Winner, BeforeValidator(_as_organisation)]
    """Who won."""
    work: Line | None = None
    """What it was given for."""
    citation: Prose | None = None
    """The jury's words."""
    prize: Line | None = None
    """What was given."""
    accepted_by: PersonRef | Line | None = None
    """Who received it."""
    presented_by: PersonRef | Line | None = None
    """Who handed it over."""
    photo: MediaRef | None = None
    """Key of a picture of it."""


class Category(Sourced):
    """A category of an award. Without results it says that none are published."""

    key: Key
    """Identifier within the award."""
    name: Line
    """Its name."""
    entrant_class: Line | None = None
    """Who competes in it."""
    description: Prose | None = None
    """What is judged."""
    nominees: Parties = ()
    """Who was on the list."""
    results: tuple[Result, ...] = ()
    """Who won."""


class Amount(Part):
    """A sum of money."""

    value: Number
    """How much."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    """ISO 4217 code, such as USD."""


class Award(Sourced):
    """An award or a contest: ``awards/<award>.yaml``."""

    name: Line
    """Its name, or a description where it has none."""
    short_name: Line | None = None
    """A name for narrow places."""
    unnamed: Flag = False
    """True where the name is our description."""
    call: Call | None = None
    """The call for entries."""
    edition: Plain | None = None
    """Which edition."""
    previous: AwardRef | None = None
    """Key of the edition before, of this event or another."""
    organiser: Parties = ()
    """Who gives it."""
    purpose: Stated | None = None
    """What it is given for."""
    period: Line | None = None
    """The time that is judged."""
    announced: PartialDate | None = None
    """When the results were made known."""
    ceremony: SessionRef | None = None
    """Key of the session in which it was given."""
    entrants: Stated | None = None
    """Who took part, and how many."""
    nominations: Whole | None = None
    """How many were put forward."""
    nominations_note: Line | None = None
    """What belongs to that number."""
    theme: Line | None = None
    """Its theme."""
    criteria: tuple[Line, ...] = ()
    """What counts."""
    jury: Parties = ()
    """Who judges."""
    amount: Amount | None = None
    """The prize money."""
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    """Its categories; one at least."""
    presented_on: Day | None = None
    """The day it was handed over."""
