"""What every drawn picture shares: the colours of an event, and the fonts."""

from __future__ import annotations

import re
from typing import NamedTuple

from gaung.craft.letters import Fonts
from gaung.model.event import Event
from gaung.model.kit import Entry, Kit

_NAME = re.compile(r'"([^"]+)"')


class Look(NamedTuple):
    """What something drawn looks like."""

    ground: str
    """The colour of the ground, as ``#rrggbb``."""
    ink: str
    """The colour of the words."""
    sans: tuple[str, ...]
    """The families of small words, the first that has a letter."""
    serif: tuple[str, ...]
    """The families of long words."""
    fonts: Fonts
    """The files of fonts, each with its digest."""


def look(kit: Kit, event: Entry[Event] | None) -> Look | None:
    """Give the look of an event, or of the site; nothing where there is nothing to set it in."""
    if not kit.fonts:
        return None
    palette = kit.tokens.colours
    own = event.record.colours if event else None
    return Look(
        own.accent if own else palette.accent.light,
        palette.ground.light,
        families(kit, "sans"),
        families(kit, "serif"),
        tuple((each.path, each.digest) for each in kit.fonts),
    )


def families(kit: Kit, stack: str) -> tuple[str, ...]:
    """Give the families of a stack that we have the fonts of, then all others of ours."""
    ours = dict.fromkeys(font.family for font in kit.tokens.fonts)
    named = [name for name in _NAME.findall(kit.tokens.type.get(stack, "")) if name in ours]
    return tuple(dict.fromkeys((*named, *ours)))
