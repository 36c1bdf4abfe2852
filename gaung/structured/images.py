"""A picture as an ImageObject, with what may be done with it."""

from __future__ import annotations

from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.structured import Entity, entity


def image(kit: Kit, media: Entry[Media], source: str, language: str) -> Entity:
    """Give a picture; *source* is the address of its file, with host."""
    record = media.record
    page = kit.address(media.name, language)
    absolute = kit.addresses.absolute(page) if page else None
    credit = kit.phrase(record.credit, language)
    creator = None
    if record.creator:
        creator = entity(
            "Person" if record.type == "photo" else "Organization", name=record.creator
        )
    return entity(
        "ImageObject",
        f"{absolute}#image" if absolute else None,
        contentUrl=source,
        caption=str(kit.phrase(record.caption, language)),
        creditText=str(credit) if credit else None,
        creator=creator,
        license=record.licence.url if record.licence else None,
        acquireLicensePage=absolute,
    )
