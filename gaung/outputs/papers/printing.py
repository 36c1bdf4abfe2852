"""How a paper looks in print: the colours of its event, its fonts, its pictures, its foot."""

from __future__ import annotations

from gaung.craft.blocks import Paper, Picture
from gaung.craft.pdf import Printed
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.outputs.drawing import look
from gaung.outputs.pages.writer import Writer, media_path, original_of


def is_printed(kit: Kit) -> bool:
    """Tell whether papers are printed: where the site wants it and has fonts."""
    return kit.site.outputs.pdf and bool(kit.fonts)


def printed(writer: Writer, event: Entry[Event] | None, paper: Paper) -> Printed | None:
    """Give a paper as it is printed."""
    kit = writer.kit
    looks = look(kit, event) if is_printed(kit) else None
    if looks is None:
        return None
    palette = kit.tokens.colours
    named = {part.address for part in paper.parts if isinstance(part, Picture)}
    foot = paper.address
    if paper.version:
        foot = writer.say(
            "As of {moment}. Changes and corrections, if any, are at {address}",
            moment=paper.version,
            address=paper.address,
        )
    return Printed(
        paper=paper,
        foot=foot,
        accent=looks.ground,
        ink=palette.ink.light,
        quiet=palette.quiet.light,
        rule=palette.rule.light,
        raised=palette.raised.light,
        sans=looks.sans,
        serif=looks.serif,
        pictures=tuple(sorted(_pictures(kit, named).items())),
        fonts=looks.fonts,
    )


def _pictures(kit: Kit, named: set[str]) -> dict[str, str]:
    """Give the files of those pictures that can be read, by address."""
    found = {}
    for entry in kit.all(Media) if named else ():
        address = kit.addresses.absolute(kit.addresses.file(media_path(entry)))
        if address in named and (original := original_of(kit, entry)) is not None:
            found[address] = original.file
    return found
