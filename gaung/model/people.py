"""People and organisations."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.parts import Account, Part, Sourced, Sources, Stated, in_order, one_or_many
from gaung.model.text import Line, Prose
from gaung.model.values import (
    Flag,
    Key,
    Language,
    MediaRef,
    OrganisationRef,
    PartialDate,
    Plain,
    Url,
)


class Post(Sourced):
    """A post that a person holds or held."""

    key: Key
    """Identifier within the person."""
    title: Line
    """The title of the post."""
    organisation: OrganisationRef | None = None
    """Key of the organisation."""
    from_: PartialDate | None = Field(default=None, alias="from")
    """Since when."""
    to: PartialDate | None = None
    """Until when."""
    as_of: PartialDate | None = None
    """A day on which it is known to have been held."""
    as_printed_in: Sources = ()
    """Keys of the sources that print the title this way."""

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        in_order(self.from_, self.to, "to")
        return self


class Person(Sourced):
    """A person, shared by all events: ``people/<key>.yaml``."""

    name: Plain
    """The name as it is printed."""
    full_name: Plain | None = None
    """The full name, where it differs."""
    honorific: Plain | None = None
    """What stands before the name."""
    degrees: Plain | None = None
    """What stands behind the name."""
    sort_name: Plain | None = None
    """What lists are sorted by, where it is not the name."""
    posts: tuple[Post, ...] = ()
    """The posts, newest first."""
    short_bio: Prose | None = None
    """At most sixty words."""
    bio: tuple[Stated, ...] = ()
    """The biography, a sentence or two at a time, each with its sources."""
    portrait: MediaRef | None = None
    """Key of a picture of the person."""
    pronunciation: Plain | None = None
    """How to say the name."""
    languages: Annotated[tuple[Language, ...], BeforeValidator(one_or_many)] = ()
    """The languages that the person speaks to journalists."""
    topics: tuple[Line, ...] = ()
    """What the person can be asked about."""
    spokesperson: Flag = False
    """True for someone who speaks for the organisation."""
    accounts: tuple[Account, ...] = ()
    """The person's professional accounts."""
    gaps: Line | None = None
    """What is not known, said plainly."""


def posts_on(person: Person, day: date | None) -> list[Post]:
    """Give the posts that a person is known to have held on a day."""
    return [post for post in person.posts if day is not None and _is_held(post, day)]


def _is_held(post: Post, day: date) -> bool:
    written = day.isoformat()
    since = post.from_ is not None and post.from_ <= written
    # A month or year counts to its end, so it is compared by its own length.
    until = post.to is None or written[: len(post.to)] <= post.to
    return (since and until) or (post.as_of is not None and written.startswith(post.as_of))


class FormerName(Part):
    """A name that an organisation no longer has."""

    name: Line
    """The name."""
    until: PartialDate | None = None
    """Until when it was used."""


class Boilerplate(Sourced):
    """The standing paragraph about an organisation."""

    text: Prose
    """The paragraph."""
    as_of: PartialDate | None = None
    """When it was last checked."""


class Organisation(Sourced):
    """An organisation: ``organisations/<key>.yaml``."""

    name: Line
    """Its full name."""
    short_name: Line | None = None
    """What it is called for short."""
    kind: Literal[
        "ministry", "agency", "province", "regency", "university", "company", "international",
        "media", "state", "parliament", "association", "unit", "other",
    ] = "other"  # fmt: skip
    """What kind of organisation."""
    parent: OrganisationRef | None = None
    """Key of the organisation above it."""
    website: Url | None = None
    """Its own site."""
    boilerplate: Boilerplate | None = None
    """The standing paragraph about it."""
    accounts: tuple[Account, ...] = ()
    """Its accounts."""
    former_names: tuple[FormerName, ...] = ()
    """Names that it had or goes by elsewhere."""


NAMED = 3
"""How many words a name has, at the least, of which a title may leave out one."""


def names_organisation(title: str, name: str) -> bool:
    """Whether the title of a post says where it is.

    A minister's title has all the words of the ministry's name but one.
    """
    said, called = ({*re.findall(r"\w+", words.casefold())} for words in (title, name))
    return bool(called) and len(called - said) <= (len(called) >= NAMED)
