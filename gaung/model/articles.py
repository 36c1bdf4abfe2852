"""Long texts with front matter: releases and pages, and the description of an event."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from gaung.model.narrative import Approval
from gaung.model.parts import (
    EventAtDate,
    Mentions,
    Part,
    Sourced,
    one_or_many,
)
from gaung.model.text import Line
from gaung.model.values import (
    AwardRef,
    ContactRef,
    Day,
    FactRef,
    Flag,
    Instant,
    Key,
    Language,
    MediaRef,
    Moment,
    OrganisationRef,
    PersonRef,
    Plain,
    ReleaseRef,
    SessionRef,
    StatementRef,
    Url,
    Whole,
)

ReleaseKind = Literal[
    "release", "advisory", "statement", "speech", "news", "backgrounder", "note", "correction"
]


OldAddress = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, pattern=r"^/?[A-Za-z0-9][\w.~-]*(/[A-Za-z0-9][\w.~-]*)*/?$"
    ),
]
"""An address below the site's, without host: it leads nowhere else, and never out of the site."""


class Written(Sourced):
    """What every article says at its top, in the words of one language."""

    title: Plain
    """The headline."""
    summary: Plain | None = None
    """The article in a sentence or two, at most 160 characters."""
    slug: Key | None = None
    """The last part of its address in this language; left out: the name of the folder."""
    written_in: Language | None = None
    """The language that the article was written in; left out: the site's."""
    translated_from: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None
    """The fingerprint of the text that this is a translation of."""
    aliases: Annotated[tuple[OldAddress, ...], BeforeValidator(one_or_many)] = ()
    """Addresses that it had before."""


UNDATED = date(9999, 1, 1)
"""The day of a draft that has none yet, in the kit of the desk."""

TRANSLATED = ("title", "subtitle", "summary", "slug", "key_points", "notes", "translated_from",
              "aliases")  # fmt: skip
"""The fields that each language writes for itself; all others are shared."""


class Dateline(Part):
    """Where and when a release is dated."""

    place: Line
    """The town."""
    date: Day | None = None
    """The day."""


class Credited(Part):
    """Someone who worked on an article."""

    person: PersonRef | None = None
    """Key of the person."""
    name: Plain | None = None
    """The name, where there is no page for the person."""
    initials: Plain | None = None
    """The initials that sign the article."""
    roles: Annotated[
        tuple[Literal["reporter", "editor", "translator", "photographer"], ...],
        BeforeValidator(one_or_many),
    ] = ()
    """What they did."""


class RelatedLink(Part):
    """An article elsewhere."""

    title: Line
    """Its title."""
    url: Url
    """Its address."""


class Attachment(Part):
    """A paper that goes with a release."""

    title: Line
    """What it is."""
    url: Url | None = None
    """Where it is."""
    media: MediaRef | None = None
    """Key of a media item."""


class Corrected(Part):
    """A correction that readers are told of."""

    date: Day
    """When it was made."""
    was: Line
    """What stood there."""
    now: Line
    """What stands there now."""


class Withdrawn(Part):
    """The end of a release: a notice takes its place."""

    date: Day
    """When it was withdrawn."""
    reason: Line
    """Why."""


class Release(Written):
    """The front matter of a release: ``releases/<slug>/index.<language>.md``."""

    summary: Annotated[Plain, Field(max_length=160)]
    """The article in a sentence or two, at most 160 characters."""
    kind: ReleaseKind
    """What kind of text it is."""
    status: Literal["draft", "review", "approved"]
    """How far it has come; only an approved one is published."""
    approved: Approval | None = None
    """Who approved it."""
    published: Moment | None = None
    """When it is published: an instant with a zone, or a day."""
    updated: Moment | None = None
    """When it was last changed."""
    embargo: Instant | None = None
    """Not public before this instant."""
    expires: Instant | None = None
    """Not public from this instant on."""
    about: EventAtDate | None = None
    """What it tells of."""
    dateline: Dateline | None = None
    """Place and day that open the text."""
    number: Plain | None = None
    """Its official number."""
    issuer: OrganisationRef | None = None
    """Key of the organisation that issues it."""
    subtitle: Plain | None = None
    """A second line of the headline."""
    key_points: tuple[Plain, ...] = ()
    """The article in points."""
    authors: tuple[Credited, ...] = ()
    """Who worked on it."""
    lead_image: MediaRef | None = None
    """Key of the picture on top."""
    gallery: tuple[MediaRef, ...] = ()
    """Keys of further pictures."""
    attachments: tuple[Attachment, ...] = ()
    """Papers that go with it."""
    statements: tuple[StatementRef, ...] = ()
    """Keys of statements shown with it."""
    facts: tuple[FactRef, ...] = ()
    """Keys of facts shown with it."""
    people: Mentions = ()
    """Who is named in it."""
    organisations: tuple[OrganisationRef, ...] = ()
    """Keys of the organisations named in it."""
    sessions: tuple[SessionRef, ...] = ()
    """Keys of the sessions that it tells of."""
    awards: tuple[AwardRef, ...] = ()
    """Keys of the awards that it tells of."""
    related: tuple[ReleaseRef | RelatedLink, ...] = ()
    """What else to read."""
    contacts: tuple[ContactRef, ...] = ()
    """Keys of the contacts for questions."""
    boilerplate: OrganisationRef | None = None
    """Key of the organisation whose standing paragraph closes it."""
    notes: Plain | None = None
    """Notes to editors."""
    tags: tuple[Plain, ...] = ()
    """Its topics."""
    corrections: tuple[Corrected, ...] = ()
    """What was corrected."""
    withdrawn: Withdrawn | None = None
    """Takes it back: only a notice stays."""


class Page(Written):
    """The front matter of a page: ``pages/<slug>/index.<language>.md``."""

    in_menu: Literal["none", "footer", "header"] = "footer"
    """Where the page is linked from."""
    order: Whole = 50
    """Its place in the menu; small numbers come first."""
    updated: Moment | None = None
    """When it was last changed."""
    notice: Flag = False
    """True for a page that every page of the site must link to."""


class Description(Part):
    """The front matter of an event's description; it may be left out."""

    translated_from: Annotated[str, Field(pattern=r"^[0-9a-f]{12}$")] | None = None
    """The fingerprint of the text that this is a translation of."""
    written_in: Language | None = None
    """The language it was written in; left out: the site's."""
