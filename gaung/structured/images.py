"""A picture as an ImageObject, with what may be done with it."""

from __future__ import annotations

from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.structured import Entity, entity


def image(
    kit: Kit,
    media: Entry[Media],
    source: str,
    language: str,
    size: tuple[int, int] | None = None,
) -> Entity:
    """Give a picture.

    *source* is the address of its file, with host, *size* its pixels across and down.
    """
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
        width=size[0] if size else None,
        height=size[1] if size else None,
        name=str(kit.phrase(record.title, language)) if record.title else None,
        caption=str(kit.phrase(record.caption, language)),
        creditText=str(credit) if credit else None,
        creator=creator,
        copyrightNotice=_notice(kit, record, language),
        license=(record.licence.url if record.licence else None) or absolute,
        acquireLicensePage=absolute,
    )


def _notice(kit: Kit, record: Media, language: str) -> str | None:
    """Give whose it is and under which terms, in a line."""
    credit = kit.phrase(record.credit, language)
    licence = kit.phrase(record.licence.name, language) if record.licence else None
    return " · ".join(str(part) for part in (credit, licence) if part) or None
