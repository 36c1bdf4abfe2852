"""Drawn pictures: what platforms show of a page, and what goes out with a post.

A template lays out the words, a photograph is put into the room that it leaves, and all of it
becomes a JPEG that messengers show at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from gaung.craft import Bench
from gaung.craft.jpeg import with_metadata
from gaung.craft.letters import Fonts
from gaung.craft.rights import UNSAID, Rights, exif, xmp
from gaung.craft.typesetting import Setting, page

if TYPE_CHECKING:
    from PIL import Image

TEMPLATES = ("layouts/documents/card.typ", "layouts/documents/fitting.typ")
"""The template of cards, and what it imports."""
LARGEST = 300_000
"""The bytes that a card may have: WhatsApp shows no picture above that."""
MOST = 700
"""The letters of a title that are looked at: no card has room for more."""
QUALITIES = (86, 78, 68, 56, 45)
"""From 0 to 100, as JPEG counts: the first that is small enough is taken."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a picture stands on a card."""

    left: int
    """Pixels from the left."""
    top: int
    """Pixels from the top."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of the content on a card."""

    source: str
    """The file."""
    room: Room
    """Where it stands."""
    focus: tuple[float, float]
    """The point that a crop keeps, from 0 to 1 across and down."""
    rights: Rights = UNSAID
    """Whose it is, which stays written in what is drawn with it."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says and how it looks."""

    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    language: str
    """Its language (BCP 47)."""
    direction: str
    """``ltr`` or ``rtl``."""
    ground: str
    """The colour of the ground, as ``#rrggbb``."""
    ink: str
    """The colour of the words."""
    sans: tuple[str, ...]
    """The families of small words, the first that has a letter."""
    serif: tuple[str, ...]
    """The families of the title."""
    kicker: str
    """The line above all: an event or a section."""
    detail: str | None
    """A second line there, such as its days."""
    title: str
    """The words that count."""
    tags: str | None
    """Hashtags below them."""
    site: str
    """The last line: who says it."""
    photograph: Photograph | None
    """A picture beside the words or above them."""
    kept_free: int
    """Pixels at the foot that apps lay their own buttons over."""
    fonts: Fonts
    """The files of fonts, each with its digest."""


def sources(card: Card) -> tuple[str, ...]:
    """Give the sources that drawing a card reads."""
    photograph = (card.photograph.source,) if card.photograph else ()
    return (*Setting(TEMPLATES, card.fonts).sources, *photograph)


def drawn(card: Card, bench: Bench) -> bytes:
    """Draw a card, as JPEG of at most 300,000 bytes."""
    from PIL import Image

    card = replace(card, title=card.title[:MOST], language=card.language.partition("-")[0])
    with Image.open(BytesIO(page(card, Setting(TEMPLATES, card.fonts), bench))) as opened:
        picture = opened.convert("RGB")
    if card.photograph:
        where = (card.photograph.room.left, card.photograph.room.top)
        picture.paste(_cropped(card.photograph, bench.source(card.photograph.source)), where)
    return _written(picture, card.photograph.rights if card.photograph else None)


@lru_cache(maxsize=4)
def _cropped(photograph: Photograph, data: bytes) -> Image.Image:
    """Give a picture as large as its room; cards of one event often have the same."""
    from gaung.craft.pictures import covering

    room = photograph.room
    return covering(data, room.width, room.height, photograph.focus).convert("RGB")


def _written(picture: Image.Image, rights: Rights | None) -> bytes:
    data = b""
    for quality in QUALITIES:
        out = BytesIO()
        # Letters keep sharp edges only where colours are as fine as light.
        picture.save(out, "JPEG", quality=quality, subsampling="4:4:4", optimize=True)
        data = out.getvalue()
        if rights:
            said = exif(rights, picture.size, is_jpeg=True)
            data = with_metadata(data, said, xmp(rights)) or data
        if len(data) <= LARGEST:
            break
    return data
