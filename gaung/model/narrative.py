"""The single narrative of an event, and the posts that tell it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.event import Question
from gaung.model.parts import Link, Part, Parties, Sourced, in_order, one_or_many
from gaung.model.text import Line, Prose
from gaung.model.values import (
    Account,
    Day,
    FactRef,
    Hashtag,
    Key,
    MediaRef,
    MessageRef,
    Moment,
    Plain,
)


class Message(Sourced):
    """A key message."""

    key: Key
    """Identifier within the event."""
    text: Line
    """The message in a sentence."""
    support: Prose | None = None
    """What stands behind it."""
    facts: tuple[FactRef, ...] = ()
    """Keys of the facts behind it."""


class Term(Part):
    """A word to use, or one to avoid."""

    term: Line
    """The word."""
    instead_of: Line | None = None
    """What it takes the place of."""
    why: Line | None = None
    """Why."""


class Terms(Part):
    """Words to use and words to avoid."""

    use: tuple[Term, ...] = ()
    """Words to use."""
    avoid: tuple[Term, ...] = ()
    """Words to avoid."""


class Approval(Part):
    """Who approved, as what, and when."""

    by: Plain
    """Name or initials."""
    role: Line | None = None
    """The post."""
    at: Moment
    """When."""


class Narrative(Sourced):
    """The file ``narrative.yaml``: what everybody who speaks for the event says."""

    version: Plain
    """Its number."""
    valid_from: Day
    """The first day it holds."""
    valid_until: Day | None = None
    """The last day it holds."""
    owner: Parties
    """Who answers for it."""
    messages: Annotated[tuple[Message, ...], Field(min_length=1)]
    """The key messages, the weightiest first."""
    facts: tuple[FactRef, ...] = ()
    """Keys of the figures that may be used."""
    qa: tuple[Question, ...] = ()
    """Questions and answers."""
    terms: Terms | None = None
    """Words to use and to avoid."""
    approved: Approval | None = None
    """Who approved it."""
    supersedes: Plain | None = None
    """The version that it takes the place of."""

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        in_order(self.valid_from, self.valid_until, "valid_until")
        return self


class Window(Part):
    """The time within which a post is best published."""

    opens: Moment = Field(alias="from")
    """Not before."""
    until: Moment | None = None
    """Not after."""

    @model_validator(mode="after")
    def _moments_fit(self) -> Self:
        in_order(self.opens, self.until, "until")
        return self


Platform = Literal[
    "x", "instagram", "facebook", "threads", "tiktok", "linkedin", "youtube", "whatsapp"
]


class Post(Sourced):
    """A text for social media, ready to copy."""

    key: Key
    """Identifier within the event."""
    platforms: Annotated[tuple[Platform, ...], BeforeValidator(one_or_many), Field(min_length=1)]
    """Where it is meant for."""
    text: Prose
    """The words."""
    hashtags: Annotated[tuple[Hashtag, ...], BeforeValidator(one_or_many)] = ()
    """Its hashtags, with or without #."""
    mentions: Annotated[tuple[Account, ...], BeforeValidator(one_or_many)] = ()
    """Accounts to name, with @."""
    link: Plain | None = None
    """Where it leads: an address, or a reference such as ``release:key``."""
    image: MediaRef | None = None
    """Key of its picture."""
    alt: Line | None = None
    """What the picture shows, where the picture's own words do not fit."""
    post_on: Moment | None = None
    """When to publish it."""
    window: Window | None = None
    """Between when to publish it."""
    audience: Line | None = None
    """Whom it speaks to."""
    message: MessageRef | None = None
    """Key of the message of the narrative that it carries."""


class Social(Part):
    """The file ``social.yaml``: the posts of an event."""

    posts: tuple[Post, ...] = ()
    """The posts."""
    links: tuple[Link, ...] = ()
    """Further material elsewhere."""
