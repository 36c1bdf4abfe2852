"""An event: what it is, when and where it takes place, and what came of it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from gaung.model.parts import (
    Account,
    Attendance,
    Detail,
    Link,
    Part,
    Parties,
    Party,
    Sourced,
    Stated,
    in_order,
    one_or_many,
)
from gaung.model.text import Line, Prose
from gaung.model.tokens import Hex
from gaung.model.values import (
    ContactRef,
    Day,
    EventRef,
    Flag,
    Hashtag,
    Key,
    MediaRef,
    Number,
    OrganisationRef,
    Plain,
    Ref,
    Url,
    VenueRef,
    Zone,
)


class Geo(Part):
    """A point on the map, in degrees (WGS 84)."""

    lat: Annotated[Number, Field(ge=-90, le=90)]
    """Latitude; south is negative."""
    lon: Annotated[Number, Field(ge=-180, le=180)]
    """Longitude; west is negative."""


class Room(Part):
    """A room of a venue."""

    key: Key
    """Identifier within its venue."""
    name: Line
    """What is written on the door."""


class Venue(Sourced):
    """A place where sessions are held."""

    key: Key
    """Identifier within the event."""
    name: Line
    """Its name."""
    also: Line | None = None
    """Another name that it goes by."""
    address: Line | None = None
    """Street and place, as far as known."""
    city: Line | None = None
    """The town."""
    geo: Geo | None = None
    """Where it is on the map."""
    time_zone: Zone | None = None
    """Its own time zone, where it is not the event's."""
    rooms: tuple[Room, ...] = ()
    """Its rooms."""
    access: Prose | None = None
    """How to get there and in."""
    facts: tuple[Stated, ...] = ()
    """What else there is to say of it."""


class Theme(Sourced):
    """A theme, or one of the themes below it."""

    text: Line
    """The words of the theme."""
    key: Key | None = None
    """Identifier, where something refers to it."""


class Participants(Part):
    """Who takes part, by standing."""

    members: Parties = ()
    """Members that took part or are expected."""
    absent: Parties = ()
    """Members that stayed away."""
    partners: Parties = ()
    """Partners."""
    guests: Parties = ()
    """Guests."""
    observers: Parties = ()
    """Observers."""
    note: Prose | None = None
    """What a reader should know about the lists."""


class Outcome(Stated):
    """Something that the event brought about."""

    key: Key | None = None
    """Identifier, where something refers to it."""


class Colours(Part):
    """The event's own colours, as ``#rrggbb``."""

    accent: Hex
    """The colour of links and marks on light ground."""
    accent_dark: Hex | None = None
    """The same on dark ground."""


class AccreditationClass(Part):
    """A group that accreditation is open to."""

    key: Key
    """Identifier within the event."""
    name: Line
    """Its name."""
    documents: tuple[Line, ...] = ()
    """What this group hands in."""


class Accreditation(Sourced):
    """How newsrooms get in."""

    opens: Day | None = None
    """First day of registration."""
    closes: Day | None = None
    """Last day of registration."""
    classes: tuple[AccreditationClass, ...] = ()
    """Who can register."""
    documents: tuple[Line, ...] = ()
    """What everybody hands in."""
    url: Url | None = None
    """Where to register."""
    pick_up: Prose | None = None
    """Where and when badges are handed out."""
    help_desk: ContactRef | None = None
    """Key of the contact that helps."""

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        in_order(self.opens, self.closes, "closes")
        return self


class MediaCentre(Sourced):
    """Where journalists work."""

    place: Line
    """Where it is."""
    venue: VenueRef | None = None
    """Key of the venue."""
    run_by: Party | None = None
    """Who runs it."""
    hours: Prose | None = None
    """When it is open."""
    facilities: tuple[Stated, ...] = ()
    """What is there."""


class Question(Sourced):
    """A question that newsrooms ask, and its answer."""

    question: Line
    """The question."""
    answer: Prose
    """The answer."""


class Stream(Part):
    """Where the event can be followed."""

    title: Line
    """What is shown."""
    url: Url
    """Where."""


class HighlightRef(Ref):
    """The name of anything that an editor puts forward: ``release:key``, ``session:key``."""

    kind = "any"


class Event(Sourced):
    """The record of an event, ``event.yaml``."""

    name: Line
    """Its full name."""
    short_name: Line | None = None
    """A name for narrow places."""
    edition: Plain | None = None
    """Which edition it is."""
    kind: Literal[
        "summit", "forum", "conference", "workshop", "contest", "festival", "exhibition", "meeting"
    ] = "conference"
    """What kind of event."""
    part_of: EventRef | None = None
    """Key of the larger event that this one is part of."""
    summary: Line | None = None
    """The event in a sentence."""
    theme: Theme | None = None
    """Its theme."""
    sub_themes: tuple[Theme, ...] = ()
    """The themes below it."""
    start: Day | None = None
    """First day; left out: not announced."""
    end: Day | None = None
    """Last day; left out: the first."""
    date_note: Line | None = None
    """What is known of the date where there is none."""
    time_zone: Zone
    """The zone of its clock times, such as Asia/Jakarta."""
    state: Literal["upcoming", "live", "ended", "postponed", "cancelled"] | None = None
    """Its state, where the days do not decide."""
    mode: Literal["onsite", "online", "hybrid"] | None = None
    """How one takes part."""
    venues: tuple[Venue, ...] = ()
    """Where it takes place."""
    place: Line | None = None
    """The town or region, for headings."""
    country: Line | None = None
    """The country."""
    organisers: Parties = ()
    """Who organises it."""
    hosts: Parties = ()
    """Who invites."""
    partners: Parties = ()
    """Who helps."""
    participants: Participants | None = None
    """Who takes part."""
    series: Line | None = None
    """The series it belongs to."""
    previous: EventRef | Line | None = None
    """The edition before: key of an event here, or words."""
    next: EventRef | Line | None = None
    """The edition after: key of an event here, or words."""
    aims: tuple[Stated, ...] = ()
    """What it wants to bring about."""
    processes: tuple[Theme, ...] = ()
    """The strands of its work."""
    outcomes: tuple[Outcome, ...] = ()
    """What came of it."""
    details: tuple[Detail, ...] = ()
    """Anything else, with a label."""
    colours: Colours | None = None
    """Its colours."""
    logo: MediaRef | None = None
    """Key of its logo."""
    lead_image: MediaRef | None = None
    """Key of the picture that stands for it."""
    hashtags: Annotated[tuple[Hashtag, ...], BeforeValidator(one_or_many)] = ()
    """Its hashtags, with or without #."""
    accounts: tuple[Account, ...] = ()
    """Its accounts."""
    streams: tuple[Stream, ...] = ()
    """Where to watch."""
    attendance: Attendance | None = None
    """How many took part."""
    accreditation: Accreditation | None = None
    """How newsrooms get in."""
    media_centre: MediaCentre | None = None
    """Where journalists work."""
    faq: tuple[Question, ...] = ()
    """Questions and answers."""
    documents: tuple[Link, ...] = ()
    """Papers elsewhere."""
    contacts: tuple[ContactRef, ...] = ()
    """Whom newsrooms ask."""
    boilerplate: OrganisationRef | None = None
    """Key of the organisation whose standing paragraph closes the releases."""
    highlights: tuple[Plain, ...] = ()
    """What editors put forward, such as ``release:key`` or ``session:opening``."""
    archived: Flag = False
    """True takes it out of the home page's first places."""

    @model_validator(mode="after")
    def _days_fit(self) -> Self:
        in_order(self.start, self.end, "end")
        return self


EventRefOrLine = EventRef | Line
