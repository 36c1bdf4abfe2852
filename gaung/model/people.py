"""People and organisations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from gaung.model.parts import Account, Part, Sourced, Stated, one_or_many
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
    as_printed_in: Annotated[tuple[Plain, ...], BeforeValidator(one_or_many)] = ()
    """Keys of the sources that print the title this way."""


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
