"""What pages are put together from: plain values that components show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from gaung.craft.rights import UNSAID, Rights
from gaung.model.text import Phrase


@dataclass(frozen=True, slots=True)
class Link:
    """Words that may lead somewhere."""

    words: Phrase
    """The words."""
    address: str | None = None
    """Where they lead; nothing where there is no page."""


@dataclass(frozen=True, slots=True)
class When:
    """A day or moment as readers read it and as machines do."""

    iso: str
    """ISO 8601, for the attribute ``datetime``; empty for days that span several."""
    words: str
    """As the language writes it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What happens on a day, or has happened by now."""

    label: str
    """What: ``Opens``, or ``Opened`` once it has."""
    when: When
    """The day or moment."""


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A calendar that readers can take along."""

    words: str
    """What stands in it."""
    address: str
    """The file, for adding it once."""
    subscription: str
    """The same as ``webcal:``, with host: calendars that subscribe are told of changes."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a source, beside what it stands for."""

    number: int
    """Its place in the page's list of sources."""
    title: str
    """The name of the source, for a tooltip and for screen readers."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source in the list at the end of a page."""

    number: int
    """The number that marks lead to."""
    site: Phrase
    """Who published it."""
    title: Phrase
    """Its title."""
    title_is: str
    """``printed``, ``from_address``, ``translated`` or ``untitled``."""
    date: When | None
    """When it was published."""
    url: str | None
    """Its address."""
    authors: tuple[Link, ...]
    """Who wrote it."""
    kind: str | None
    """What it is, in words."""
    label: Phrase | None
    """How the kit names it, where it does."""
    quality: Phrase | None
    """A word on how far it can be trusted."""
    accessed: str | None
    """When it was last read, in words."""
    note: Rich | None
    """What a reader should know about it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of HTML between figures."""

    html: Markup
    """Safe HTML."""
    language: str | None = None
    """Its language where it is not the page's."""
    direction: str | None = None
    """Its direction where it is not the page's."""
    kind: Literal["html"] = "html"
    """What templates ask for."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A picture in one format, in several sizes."""

    type: str
    """The format as browsers call it, such as ``image/avif``."""
    srcset: str
    """Its files with their widths, as the attribute ``srcset`` has them."""
    smaller: str
    """The same without the largest, for where it is one of several."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """What readers need to pass a page on."""

    title: str
    """What to call it."""
    address: str
    """The address to quote, with host."""
    links: tuple[tuple[str, str], ...]
    """Platforms, each with its address for sharing the page."""
    mail: str
    """The address that opens a letter with it."""


@dataclass(frozen=True, slots=True)
class Player:
    """How a film on another site plays within a page."""

    address: str
    """What to load, once the reader has asked for it."""
    site: str
    """The name of that site."""


@dataclass(frozen=True, slots=True)
class Original:
    """A picture as it stands in the content."""

    file: str
    """Its file."""
    focus: tuple[float, float]
    """The point that a crop keeps, from 0 to 1 across and down."""
    rights: Rights = UNSAID
    """Whose it is and what may be done with it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what belongs to it."""

    source: str
    """Address of the file, as large as it is published."""
    shown: str
    """Address of the file for browsers that do not choose."""
    width: int | None
    """Pixels across of what is shown, where known."""
    height: int | None
    """Pixels down, where known."""
    variants: tuple[Variant, ...]
    """The files to choose from, the best format first; the last can be read everywhere."""
    alt: Phrase
    """What it shows, for those who cannot see it."""
    caption: Phrase
    """What it shows."""
    people: tuple[Link, ...]
    """The people in it, left to right."""
    credit: Phrase | None
    """The words to print with it."""
    licence: Link | None
    """What may be done with it."""
    page: str | None
    """Address of its own page."""
    type: str
    """What it is: photo, illustration …"""
    focus: str | None
    """The third that a crop keeps, across and down."""
    warning: str | None
    """That it was made with artificial intelligence, which readers have to know."""
    original: Original | None
    """What it is made from, where that is a picture of ours that programs can read."""
    plays: Literal["video", "audio"] | None = None
    """What plays it in the page, where it is a file of this site."""
    player: Player | None = None
    """What plays it in the page, where it is on a site for films."""
    captions: str | None = None
    """Address of what is said in it, as WebVTT, for those who cannot hear it."""
    kind: Literal["media"] = "media"
    """What templates ask for."""


@dataclass(frozen=True, slots=True)
class Further:
    """Further reading within a text."""

    links: tuple[Link, ...]
    """The articles."""
    kind: Literal["also"] = "also"
    """What templates ask for."""


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with paragraphs and figures."""

    parts: tuple[Stretch | Figure | Further, ...]
    """Its parts in order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One of the readings that sources give of a point."""

    value: Phrase
    """What they say."""
    marks: tuple[Mark, ...]
    """Who says it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point on which sources disagree."""

    about: Phrase
    """The point."""
    readings: tuple[Reading, ...]
    """What each says."""
    shown: Phrase
    """What the site shows."""
    why: Phrase | None
    """Why."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What belongs to a stated fact: where it is from, a note, disagreements."""

    marks: tuple[Mark, ...] = ()
    """The sources."""
    note: Rich | None = None
    """A note."""
    disagreements: tuple[Disagreement, ...] = ()
    """Where sources disagree."""


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence or two with where they are from."""

    text: Rich
    """The words."""
    remarks: Remarks
    """What belongs to them."""
    anchor: str | None = None
    """The anchor it can be linked by."""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """An organisation or person with its part in something."""

    name: Link
    """Who."""
    role: Phrase | None
    """Its part."""
    through: Phrase | None
    """The unit that does the work."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person with a post, as mentioned somewhere."""

    name: Link
    """Who."""
    post: Phrase | None
    """The post of that day, or how the person is presented there."""
    organisation: Link | None
    """Where the post is."""
    role: Phrase | None
    """What the person does there."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class ReleaseCard:
    """A release in a list."""

    title: Phrase
    """Its headline."""
    address: str
    """Its page."""
    summary: Phrase | None
    """Its summary."""
    kind: str
    """The kind in words."""
    published: When
    """When it was published."""
    event: Link | None
    """The event that it tells of, in lists of the whole site."""
    is_withdrawn: bool
    """Whether only a notice is left."""
    figure: Figure | None = None
    """Its picture, where it leads a page."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock times of a session, in its own zone."""

    start: When
    """When it begins."""
    end: When | None
    """When it ends."""
    zone: str
    """The zone, as it stands behind a clock time."""
    ends: str | None
    """On what day it ends, in words, where it runs past midnight."""

    @property
    def words(self) -> str:
        """The times as running text: ``23.30–00.30 WITA (hari berikutnya)``."""
        both = "–".join(tick.words for tick in (self.start, self.end) if tick)
        return f"{both} {self.zone}" + (f" ({self.ends})" if self.ends else "")


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a list."""

    title: Phrase
    """What it is called."""
    address: str
    """Its page."""
    kind: str
    """The kind in words."""
    day: When | None
    """The day or days."""
    span: str | None
    """Its days in words, where it runs over several."""
    clock: Clock | None
    """The clock times with their zone."""
    is_approximate: bool
    """Whether the times are only about right."""
    when: Phrase | None
    """What is known of the time in words."""
    all_day: bool
    """Whether it fills the day."""
    place: Phrase | None
    """The venue or place."""
    room: Phrase | None
    """The room."""
    people: tuple[Link, ...]
    """Who takes part."""
    state: str
    """``confirmed``, ``tentative``, ``moved`` or ``cancelled``."""
    state_words: str | None
    """The state in words, where it is worth saying."""
    basis: str
    """``planned`` or ``reported``."""
    basis_words: str
    """The basis in words."""
    is_around: bool
    """Whether it lies outside the event's days."""
    access: str | None
    """Which journalists may come, in words."""
    gather: str | None
    """Where and when they meet, in words."""
    planned: str | None
    """What had been planned, in words, where it turned out otherwise."""


@dataclass(frozen=True, slots=True)
class StatementPiece:
    """What somebody said."""

    anchor: str
    """Its anchor."""
    title: Phrase | None
    """What it is about, in a few words."""
    speaker: Link
    """Who said it."""
    post: Phrase | None
    """As what."""
    text: Rich
    """The words."""
    is_verbatim: bool
    """Whether these are the very words."""
    said_on: str | None
    """When, in words."""
    event: Link | None
    """At which event, on pages of people."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class SharePiece:
    """A part of what a figure counts."""

    label: Phrase
    """What part."""
    number: str
    """How many."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class FactPiece:
    """A figure of the register."""

    anchor: str
    """Its anchor."""
    figure: Phrase
    """The number or words as written."""
    machine: str | None
    """The number for machines."""
    label: Phrase
    """What it counts."""
    status: str
    """How firm it is, in words."""
    status_key: str
    """The same as the content writes it."""
    as_of: str | None
    """The day or month that it is of, in words; nothing where it is not known."""
    stated_by: Link | None
    """Whose figure it is."""
    replaces: Link | None
    """The older figure that it takes the place of."""
    breakdown: tuple[SharePiece, ...]
    """Its parts and their numbers."""
    measures: tuple[tuple[str, Phrase], ...]
    """Further numbers and what they count."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event in a list."""

    name: Phrase
    """Its name."""
    address: str
    """Its page."""
    days: str | None
    """Its days in words."""
    start: str | None
    """Its first day for machines."""
    place: Phrase | None
    """Where it takes place."""
    state: str
    """``upcoming``, ``live``, ``ended``, ``postponed`` or ``cancelled``."""
    state_words: str
    """The state in words."""
    summary: Phrase | None
    """The event in a sentence."""
    colour: str | None
    """Its key for the event's own colours."""
    figure: Figure | None
    """The picture that stands for it."""


@dataclass(frozen=True, slots=True)
class CorrectionPiece:
    """What was corrected."""

    date: When
    """When."""
    was: Phrase
    """What stood there."""
    now: Phrase
    """What stands there now."""


@dataclass(frozen=True, slots=True)
class Boiler:
    """The standing paragraph about an organisation."""

    name: Link
    """The organisation."""
    text: Rich
    """The paragraph."""
    as_of: str | None
    """When it was last checked, in words."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class ContactPiece:
    """Whom newsrooms can ask."""

    anchor: str
    """Its anchor."""
    name: Phrase
    """The desk or person."""
    role: Phrase | None
    """What they do."""
    organisation: Link | None
    """Where they work."""
    phone: str | None
    """Telephone."""
    phone_link: str | None
    """The same as a ``tel:`` address."""
    whatsapp: str | None
    """WhatsApp number."""
    whatsapp_link: str | None
    """The same as an address."""
    email: str | None
    """Mail address."""
    url: str | None
    """A page with further ways."""
    hours: Phrase | None
    """When they answer."""
    languages: str | None
    """The languages they answer in, in words."""
    topics: tuple[Phrase, ...]
    """What they answer on."""
    events: tuple[Link, ...]
    """The events that they answer for."""
    remarks: Remarks
    """What belongs to it."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    path: str
    """The file, from the top of the site."""
    address: str
    """Its address."""
    label: str
    """What it is, in words."""
    form: str
    """Its format as people call it: ``TXT``, ``DOCX``, ``ZIP``."""
    media_type: str
    """Its format as programs call it."""
    language: str | None = None
    """The language of its text; nothing where it has none or several."""
    size: int = 0
    """How many bytes it has; filled in when the page is written."""
    pixels: tuple[int, int] | None = None
    """Pixels across and down, where it is a picture."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a list."""

    number: int
    """The number of this page."""
    of: int
    """How many there are."""
    previous: str | None
    """Address of the page before."""
    next: str | None
    """Address of the page after."""
