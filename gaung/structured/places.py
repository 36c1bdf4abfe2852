"""A venue as a Place."""

from __future__ import annotations

from gaung.model.event import Venue
from gaung.model.kit import Entry, Kit
from gaung.structured import Entity, entity


def place(kit: Kit, venue: Entry[Venue], language: str) -> Entity:
    """Give a venue with its address and its point on the map."""
    record = venue.record
    geo = None
    if record.geo:
        geo = entity("GeoCoordinates", latitude=record.geo.lat, longitude=record.geo.lon)
    address = kit.phrase(record.address or record.city, language)
    return entity(
        "Place",
        name=str(kit.phrase(record.name, language)),
        address=str(address) if address else None,
        geo=geo,
    )
