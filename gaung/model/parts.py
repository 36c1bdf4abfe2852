"""What records are made of, whatever their kind: parts, sources, conflicts, visibility."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from gaung.model.text import Line, Prose
from gaung.model.values import (
    EventRef,
    FactRef,
    Flag,
    Instant,
    Key,
    Moment,
    Number,
    OrganisationRef,
    PersonRef,
    Plain,
    SourceRef,
    Url,
    refuse,
)

Path = tuple[str | int, ...]
"""Where a value stands inside its file: keys and list positions from the top."""


class Part(BaseModel):
    """A mapping of a file: every key known, nothing changed once it is read."""

    model_config = ConfigDict(
        defer_build=True,  # what checks a record is made with the first of its kind, not at start
        extra="forbid",
        frozen=True,
        populate_by_name=False,
    )

    @cached_property
    def inside(self) -> tuple[tuple[Path, Any], ...]:
        """Every value inside, with its place: found once, since nothing changes."""
        return tuple(_walk_inside(self, ()))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Give the same part with other values."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("inside", None)
        return copied

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        # `key:` with nothing behind it says no more than no key at all, if there is such a key.
        if isinstance(data, dict) and None in data.values():
            known = {field.alias or name for name, field in cls.model_fields.items()}
            return {k: value for k, value in data.items() if value is not None or k not in known}
        return data


def one_or_many(value: object) -> object:
    """Take a single value where a list is expected for a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Sources = Annotated[tuple[SourceRef, ...], BeforeValidator(one_or_many)]
Strings = Annotated[tuple[Plain, ...], BeforeValidator(one_or_many)]


class Visibility(Part):
    """When something may be seen by the public."""

    draft: Flag = False
    """True keeps it from the public until the line is taken away."""
    from_: Moment | None = Field(default=None, alias="from")
    """Public from this moment, or from 00:00 of this day in the publishing zone."""
    embargo: Instant | None = None
    """Not public before this instant; a zone is required."""
    expires: Instant | None = None
    """Not public from this instant on; a zone is required."""


def in_order(first: date | str | None, last: date | str | None, at: str) -> None:
    """Refuse a span whose end lies before its start; *at* is the field of the end.

    Two instants are compared as such, whatever their zones; a day and an instant, or a year and
    a day (ISO 8601), as far as both go.
    """
    if first is None or last is None:
        return
    if isinstance(first, datetime) and isinstance(last, datetime):
        is_backwards = last < first
    else:
        length = min(len(str(first)), len(str(last)))
        is_backwards = str(last)[:length] < str(first)[:length]
    if is_backwards:
        raise refuse("end-before-start", _said(last), start=_said(first), at=at)


def _said(moment: date | str) -> str:
    return f"{moment:%Y-%m-%d %H:%M %Z}" if isinstance(moment, datetime) else str(moment)


class FactValue(Part):
    """One of the readings that sources give."""

    value: Line
    """What the sources say."""
    sources: Sources = ()
    """Who says so."""


class Conflict(Part):
    """A point on which sources disagree, and what the page shows."""

    about: Line
    """The point in question."""
    readings: Annotated[tuple[FactValue, ...], Field(min_length=2)]
    """What each of the sources says."""
    shown: Line
    """The reading that the site uses."""
    why: Line | None = None
    """Why that one."""


class Sourced(Part):
    """A part that states a fact, and may say where it is from."""

    sources: Sources = ()
    """Keys of the sources that it relies on."""
    note: Prose | None = None
    """What a reader should know about it."""
    conflicts: tuple[Conflict, ...] = ()
    """Where sources disagree about it."""
    visibility: Visibility | None = None
    """When the public may see it; left out: always."""


def _as_person(value: object) -> object:
    return {"person": value} if isinstance(value, str) else value


class Mention(Sourced):
    """A person named in a release or a session: who, as what, and with which post."""

    person: PersonRef
    """Key of the person."""
    post: Key | None = None
    """Key of one of the person's posts, where the day alone does not decide."""
    as_: Line | None = Field(default=None, alias="as")
    """How the person is presented here, in place of a post."""
    role: Line | None = None
    """What the person does here: speaker, host, moderator."""


Mentions = tuple[Annotated[Mention, BeforeValidator(_as_person)], ...]


class Party(Sourced):
    """An organisation or a person that has a part in something, with the words for that part."""

    organisation: OrganisationRef | None = None
    """Key of the organisation."""
    person: PersonRef | None = None
    """Key of the person."""
    name: Line | None = None
    """A name, where there is neither an organisation nor a person for it."""
    role: Line | None = None
    """Its part: host, co-organiser, chair of the committee."""
    through: Line | None = None
    """The unit that does the work."""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if sum(x is not None for x in (self.organisation, self.person, self.name)) != 1:
            raise refuse("party-unclear", "")
        return self


def _as_organisation(value: object) -> object:
    return {"organisation": value} if isinstance(value, str) else value


Parties = tuple[Annotated[Party, BeforeValidator(_as_organisation)], ...]


class Account(Part):
    """An account on a platform."""

    platform: Plain
    """Name of the platform."""
    name: Plain
    """The account as it is written there, with its @."""
    url: Url | None = None
    """Its address."""


class Link(Part):
    """An address elsewhere, with its words."""

    title: Line
    """The words of the link."""
    url: Url
    """Where it leads."""


class Count(Sourced):
    """A number of people or things, given here or kept in the fact register."""

    fact: FactRef | None = None
    """Key of a fact of the register."""
    value: Number | None = None
    """The number, where it is in no register."""
    label: Line | None = None
    """What is counted."""

    @model_validator(mode="after")
    def _says_one(self) -> Self:
        if (self.fact is None) == (self.value is None):
            raise refuse("count-unclear", "")
        return self


def _as_fact(value: object) -> object:
    if isinstance(value, str):
        return {"value": value} if value.strip()[:1].isdigit() else {"fact": value}
    return value


Counted = Annotated[Count, BeforeValidator(_as_fact)]


class Attendance(Part):
    """How many took part, in all, on site and online."""

    total: Counted | None = None
    """Everybody."""
    onsite: Counted | None = None
    """Those at the place."""
    online: Counted | None = None
    """Those who joined from elsewhere."""
    institutions: Counted | None = None
    """Ministries, agencies, provinces, companies."""


class Stated(Sourced):
    """A sentence or two with where they are from."""

    text: Prose
    """The words."""


class Detail(Sourced):
    """A label and what stands behind it."""

    label: Line
    """What it is about."""
    text: Prose
    """What there is to say."""


class EventAtDate(Part):
    """The event that something tells of, and the day."""

    event: EventRef | None = None
    """Key of the event; left out: the one of the folder."""
    date: Moment | None = None
    """The day it tells of."""


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Give every value inside a part, itself first, with its place in the file."""
    yield path, value
    if isinstance(value, Part) and not path:
        yield from value.inside
    else:
        yield from _walk_inside(value, path)


def _walk_inside(value: object, path: Path) -> Iterator[tuple[Path, Any]]:
    inner: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        inner = ((field.alias or name, getattr(value, name)) for name, field in fields)
    elif isinstance(value, tuple | list):
        inner = enumerate(value)
    elif isinstance(value, dict):
        inner = value.items()
    for step, item in inner:
        yield (*path, step), item
        yield from _walk_inside(item, (*path, step))
