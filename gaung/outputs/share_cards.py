"""Share cards: the picture that platforms show of a page, one for each page and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from gaung.craft.cards import Card, Photograph, Room, drawn, sources
from gaung.fingerprint import fingerprint
from gaung.model.addresses import slug
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.text import Phrase
from gaung.outputs.drawing import look
from gaung.outputs.pages.pieces import Figure
from gaung.plan import Output

WIDTH, HEIGHT = 1200, 630
"""Pixels of a card: what Open Graph, X and WhatsApp show without a crop."""
PICTURE = 430
"""Pixels across of a picture beside the words."""
SHORT = 90
"""The letters that a line below the kicker may have."""
TYPES = frozenset(("photo", "illustration"))
"""The media that a crop does no harm to."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card, and the file that it is published as."""

    path: str
    """The file, from the top of the site."""
    card: Card
    """What it shows."""


def card(  # noqa: PLR0913 - what a card says
    kit: Kit,
    language: str,
    title: Phrase,
    event: Entry[Event] | None,
    *,
    section: str | None = None,
    detail: str | None = None,
    figure: Figure | None = None,
) -> Drawn | None:
    """Give the card of a page.

    *section* is what it belongs to where there is no event; *detail* is shown where it is short.
    """
    looks = look(kit, event) if kit.site.outputs.cards else None
    if looks is None:
        return None
    words = kit.words[language]
    site = str(kit.phrase(kit.site.name, language))
    name = str(kit.phrase(event.record.short_name or event.record.name, language)) if event else ""
    tagline = str(kit.phrase(kit.site.tagline, language) or "")
    above = (name, section or "", tagline)
    # What the title says need not stand above it.
    said = title.text.casefold()
    kicker = next((each for each in above if each and each.casefold() not in said), "")
    if detail is not None and len(detail) > SHORT:
        detail = None
    if detail is None and event and event.record.start:
        detail = words.days(event.record.start, event.record.end)
    view = Card(
        width=WIDTH,
        height=HEIGHT,
        language=title.language or language,
        direction=title.direction or words.direction,
        ground=looks.ground,
        ink=looks.ink,
        sans=looks.sans,
        serif=looks.serif,
        kicker=kicker,
        detail=detail or None,
        title=title.text,
        tags=None,
        site=site,
        photograph=_photograph(figure, title.direction or words.direction),
        kept_free=0,
        fonts=looks.fonts,
    )
    called = slug(title.text)[:60].strip("-") or "card"
    return Drawn(f"cards/{language}/{called}.{fingerprint(view)[:12]}.jpg", view)


def _photograph(figure: Figure | None, direction: str) -> Photograph | None:
    if figure is None or figure.original is None or figure.type not in TYPES:
        return None
    left = 0 if direction == "rtl" else WIDTH - PICTURE
    room = Room(left, 0, PICTURE, HEIGHT)
    original = figure.original
    return Photograph(original.file, room, original.focus, original.rights)


def plan(kit: Kit, outputs: Iterable[Output[Any]]) -> Iterator[Output[Card]]:
    """Give the cards that pages name, each once."""
    del kit
    known: set[str] = set()
    for output in outputs:
        frame = getattr(output.view, "frame", None)
        shown: Drawn | None = frame.share.card if frame else None
        if shown and shown.path not in known:
            known.add(shown.path)
            yield Output(
                shown.path, shown.card, drawn, uses=sources(shown.card), origin=output.origin
            )
