"""The schedule: what happens, where and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from gaung.model.parts import (
    Attendance,
    Link,
    Mentions,
    Part,
    Parties,
    Sourced,
    Sources,
    Stated,
    one_or_many,
)
from gaung.model.text import Line, Prose
from gaung.model.values import (
    MIDNIGHT,
    AwardRef,
    Clock,
    Day,
    Duration,
    Flag,
    Instant,
    Key,
    Language,
    SessionRef,
    Url,
    VenueRef,
    Zone,
    refuse,
)

SessionKind = Literal[
    "plenary", "summit", "meeting", "ceremony", "press_conference", "photo_call", "workshop",
    "award_giving", "site_visit", "panel", "talk", "expo", "performance", "dinner", "arrival",
    "break",
]  # fmt: skip


class Times(Part):
    """When a session was planned to be, where it turned out otherwise."""

    date: Day | None = None
    """The planned day."""
    start: Clock | None = None
    """The planned start."""
    end: Clock | None = None
    """The planned end."""
    venue: VenueRef | None = None
    """The planned venue."""
    room: Line | None = None
    """The planned room."""
    sources: Sources = ()
    """Where the plan is from."""


class SessionPart(Part):
    """One item within a session."""

    title: Line
    """What it is."""
    kind: SessionKind | None = None
    """What kind of item."""
    start: Clock | None = None
    """When it begins."""
    people: Mentions = ()
    """Who takes part."""


class Gather(Part):
    """Where and when journalists meet before a session."""

    time: Clock | None = None
    """When."""
    place: Line
    """Where."""


class Change(Part):
    """A change of the schedule that readers should see."""

    at: Instant
    """When it was made known."""
    what: Line
    """What changed."""
    why: Line | None = None
    """Why."""


class Route(Sourced):
    """One of several ways that a visit takes."""

    name: Line
    """Where it leads."""
    text: Prose | None = None
    """What is seen."""


class Session(Sourced):
    """An item of the schedule. Only its key and title are required."""

    key: Key
    """Identifier within its event; it stays when the title changes."""
    title: Line
    """What it is called."""
    kind: SessionKind = "meeting"
    """What kind of item."""
    date: Day | None = None
    """The day; left out: not announced."""
    end_date: Day | None = None
    """The last day, of something that runs over several."""
    start: Clock | None = None
    """When it begins, in the zone of the session."""
    end: Clock | None = None
    """When it ends; ``24:00`` is the end of its day."""
    duration: Duration | None = None
    """How long it takes, in place of an end: ``1:20``."""
    all_day: Flag = False
    """True for what fills the day."""
    approximate: Annotated[
        tuple[Literal["start", "duration", "end"], ...], BeforeValidator(one_or_many)
    ] = ()
    """Which of its times are only about right."""
    basis: Literal["planned", "reported"] = "planned"
    """Whether the times are from a programme or from reports afterwards."""
    planned: Times | None = None
    """What had been planned, where it turned out otherwise."""
    when: Line | None = None
    """What is known of the time in words."""
    around: Literal["before", "after"] | None = None
    """Says that it lies outside the event's days on purpose."""
    time_zone: Zone | None = None
    """Its own zone, where it is not its venue's or event's."""
    venues: Annotated[tuple[VenueRef, ...], BeforeValidator(one_or_many)] = ()
    """Keys of the venues."""
    place: Line | None = None
    """Where it is, in words, where there is no venue for it."""
    room: Line | None = None
    """The room."""
    mode: Literal["onsite", "online", "hybrid"] | None = None
    """How one takes part."""
    people: Mentions = ()
    """Who takes part."""
    organisers: Parties = ()
    """Who organises it."""
    audience: Line | None = None
    """Whom it is for."""
    purpose: Stated | None = None
    """What it is for."""
    topics: tuple[Line, ...] = ()
    """What it deals with."""
    attendance: Attendance | None = None
    """How many took part."""
    parts: tuple[SessionPart, ...] = ()
    """Its items, in order."""
    part_of: SessionRef | None = None
    """Key of the session that this one is part of."""
    awards: tuple[AwardRef, ...] = ()
    """Keys of the awards given here."""
    routes: tuple[Route, ...] = ()
    """The ways of a visit."""
    facts: tuple[Stated, ...] = ()
    """What else there is to say of it."""
    abstract: Prose | None = None
    """What it is about."""
    languages: Annotated[tuple[Language, ...], BeforeValidator(one_or_many)] = ()
    """The languages spoken."""
    interpretation: Annotated[tuple[Language, ...], BeforeValidator(one_or_many)] = ()
    """The languages interpreted into."""
    media_access: Literal["open", "pool", "closed", "accredited", "online"] | None = None
    """Which journalists may come."""
    gather: Gather | None = None
    """Where and when they meet."""
    stream: Url | None = None
    """Where to watch."""
    recording: Url | None = None
    """Where to watch afterwards."""
    documents: tuple[Link, ...] = ()
    """Papers elsewhere."""
    state: Literal["confirmed", "tentative", "moved", "cancelled"] = "confirmed"
    """Whether it takes place."""
    changes: tuple[Change, ...] = ()
    """What has changed, newest first."""

    @model_validator(mode="before")
    @classmethod
    def _split_range(cls, data: Any) -> Any:
        """Read ``start: 09.00–10.30`` as a start and an end, and an end at 24:00 as midnight."""
        if not isinstance(data, Mapping):
            return data
        if isinstance(data.get("start"), str) and "end" not in data:
            for dash in ("–", "—", " - ", "-"):
                start, found, end = data["start"].partition(dash)
                if found and end:
                    data = {**data, "start": start, "end": end}
                    break
        end = data.get("end")
        if isinstance(end, str) and MIDNIGHT.fullmatch(end.strip()) and "end_date" not in data:
            return {**data, "end": "00:00"}
        return data

    @model_validator(mode="after")
    def _times_fit(self) -> Self:
        """A time needs a day; an end needs a start and one way of saying it."""
        if self.start is not None and self.date is None:
            raise refuse("time-without-day", f"{self.start:%H:%M}", at="start")
        if self.end is not None and self.duration is not None:
            raise refuse("end-and-duration", f"{self.end:%H:%M}", at="duration")
        if (self.end or self.duration) and self.start is None:
            at = "end" if self.end else "duration"
            raise refuse("end-without-start", "", at=at)
        if self.end_date is not None and self.date is None:
            raise refuse("time-without-day", str(self.end_date), at="end_date")
        if self.end_date is not None and self.date is not None and self.end_date < self.date:
            first = str(self.date)
            raise refuse("end-before-start", str(self.end_date), start=first, at="end_date")
        several_days = self.end_date is not None and self.end_date != self.date
        may_be_early = several_days or self.ends_its_day
        if self.start and self.end and self.end <= self.start and not may_be_early:
            start = f"{self.start:%H:%M}"
            raise refuse("end-before-start", f"{self.end:%H:%M}", start=start, at="end")
        return self

    @property
    def ends_its_day(self) -> bool:
        """Whether it ends at the midnight that ends its day; a last day would begin with it."""
        return self.end == time() and self.end_date is None


class Schedule(Part):
    """A file of sessions: ``schedule.yaml``, or one of ``schedule/``."""

    sessions: tuple[Session, ...] = ()
    """The sessions; their order does not matter."""
