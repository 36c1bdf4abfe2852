"""Pictures, films, logos, documents, and what may be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.parts import Part, Sourced, one_or_many
from gaung.model.text import Line, Prose
from gaung.model.values import (
    Duration,
    Key,
    Moment,
    Number,
    PersonRef,
    Plain,
    SessionRef,
    Url,
    refuse,
)

RASTERS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"))
"""The endings of files that hold pictures made of pixels."""
PICTURES = frozenset(("photo", "infographic", "illustration", "logo"))
"""The types that are pictures."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be told of a picture made of pixels, without knowing what it shows."""

    digest: str
    """The digest of its file."""
    format: str
    """``jpeg``, ``png``, ``webp``, ``avif`` or ``gif``: what its bytes are, whatever its name."""
    width: int
    """Pixels across, upright."""
    height: int
    """Pixels down, upright."""
    is_turned: bool = False
    """Whether its pixels lie on their side, and have to be turned."""
    is_clear: bool = False
    """Whether something shows through it."""
    is_animated: bool = False
    """Whether it has several frames, of which the first is shown."""


class Licence(Part):
    """The terms under which something may be used."""

    name: Line
    """The name of the licence, or the terms in a line."""
    url: Url | None = None
    """Where the terms stand in full."""


def _as_name(value: object) -> object:
    is_text = isinstance(value, str) or (isinstance(value, dict) and "name" not in value)
    return {"name": value} if is_text else value


LicenceField = Annotated[Licence, BeforeValidator(_as_name)]


class Focus(Part):
    """The point that a crop keeps, from 0 to 1 across and down."""

    x: Annotated[Number, Field(ge=0, le=1)]
    """From the left edge."""
    y: Annotated[Number, Field(ge=0, le=1)]
    """From the top edge."""


class Shared(Part):
    """What a picture says of its making, or an album of all its pictures."""

    credit: Line | None = None
    """The words to print with it."""
    creator: Plain | None = None
    """Who made it."""
    licence: LicenceField | None = None
    """What may be done with it."""
    usage: Prose | None = None
    """Further terms."""
    place: Line | None = None
    """Where it was taken."""
    taken: Moment | None = None
    """When it was taken."""
    session: SessionRef | None = None
    """Key of the session that it shows."""


class Media(Shared, Sourced):
    """A media item: ``media/<key>.yaml`` beside its file."""

    file: Plain | None = None
    """The name of the file beside this one; left out: the file of the same name."""
    url: Url | None = None
    """Where it is, if it is elsewhere."""
    type: Literal[
        "photo", "video", "b-roll", "logo", "infographic", "illustration", "audio", "document"
    ] = "photo"
    """What it is."""
    title: Line | None = None
    """Its title."""
    caption: Line
    """What it shows, for every reader."""
    alt: Line | None = None
    """What it shows, for those who cannot see it."""
    people: Annotated[tuple[PersonRef, ...], BeforeValidator(one_or_many)] = ()
    """Keys of the people in it, left to right."""
    focus: Focus | None = None
    """What a crop keeps."""
    transcript: Prose | None = None
    """What is said."""
    captions: Plain | None = None
    """The name of the WebVTT file beside it."""
    duration: Duration | None = None
    """How long it runs."""
    consent: Line | None = None
    """Who agreed to its publication."""

    @model_validator(mode="after")
    def _describes_pictures(self) -> Self:
        if self.type in PICTURES and self.alt is None:
            raise refuse("alt-missing", "")
        return self


class AlbumItem(Media):
    """A picture of an album."""

    key: Key
    """Identifier within the album's event."""


class Album(Shared):
    """Many pictures with what they share: ``album.yaml``."""

    items: tuple[AlbumItem, ...] = ()
    """The pictures."""
