"""Addresses on the sites of others: where a page is shared, a film plays, a place is on the map.

They are links and no more: nothing is asked of those sites before a reader follows one, and
nothing in them tells who the reader is.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

from gaung.model.event import Geo
from gaung.outputs.pages.pieces import Player, Sharing

_YOUTUBE = frozenset(("youtube.com", "www.youtube.com", "m.youtube.com"))
_FILM = re.compile(r"[\w-]{6,20}")


def sharing(title: str, address: str) -> Sharing:
    """Give what readers need to share a page, with its address on each platform for that."""
    url, words = quote(address, safe=""), quote(title, safe="")
    both = quote(f"{title}\n{address}", safe="")
    links = (
        ("WhatsApp", f"https://wa.me/?text={both}"),
        ("X", f"https://x.com/intent/post?text={words}&url={url}"),
        ("Facebook", f"https://www.facebook.com/sharer/sharer.php?u={url}"),
        ("Telegram", f"https://t.me/share/url?url={url}&text={words}"),
    )
    return Sharing(title, address, links, f"mailto:?subject={words}&body={both}")


def player(url: str | None) -> Player | None:
    """Give where a film of YouTube or Vimeo plays within a page, by the way with least traces."""
    if url is None:
        return None
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    if parts.hostname == "youtu.be" and steps:
        return _youtube(steps[0])
    if parts.hostname in _YOUTUBE and steps:
        if steps[0] == "watch":
            return _youtube(parse_qs(parts.query).get("v", [""])[0])
        return _youtube(steps[1]) if steps[0] in ("live", "shorts") and steps[1:] else None
    if parts.hostname in ("vimeo.com", "www.vimeo.com") and steps and steps[0].isdecimal():
        return Player(f"https://player.vimeo.com/video/{steps[0]}?dnt=1&autoplay=1", "Vimeo")
    return None


def _youtube(film: str) -> Player | None:
    if not _FILM.fullmatch(film):
        return None
    return Player(f"https://www.youtube-nocookie.com/embed/{film}?autoplay=1", "YouTube")


def on_map(geo: Geo) -> str:
    """Give where a place stands on the map of OpenStreetMap, with a mark."""
    place = f"{geo.lat}/{geo.lon}"
    return f"https://www.openstreetmap.org/?mlat={geo.lat}&mlon={geo.lon}#map=17/{place}"
