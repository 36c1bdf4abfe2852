"""Design tokens: colours, type, sizes and space as data, for the stylesheet and for drawings."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from gaung.model.parts import Part
from gaung.model.values import Number, Plain, Whole

Hex = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")]
"""A colour as ``#rrggbb`` in sRGB."""

TEXT = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""


GROUNDS = ("ground", "raised", "notice")
"""The colours that text stands on."""


class Colour(Part):
    """A colour on light ground and on dark."""

    light: Hex
    """On light ground."""
    dark: Hex
    """On dark ground."""


class Palette(Part):
    """The colours of the site."""

    ground: Colour = Colour(light="#ffffff", dark="#000000")
    """What everything stands on."""
    raised: Colour = Colour(light="#ffffff", dark="#000000")
    """Cards and boxes."""
    ink: Colour = Colour(light="#000000", dark="#ffffff")
    """Text."""
    quiet: Colour = Colour(light="#333333", dark="#cccccc")
    """Text of second rank."""
    rule: Colour = Colour(light="#cccccc", dark="#444444")
    """Lines between things."""
    accent: Colour = Colour(light="#0b5563", dark="#7cc6d4")
    """Links and marks; an event can set its own."""
    urgent: Colour = Colour(light="#9c2a14", dark="#ffa28c")
    """Marks of what must not be missed: cancelled, withdrawn."""
    notice: Colour = Colour(light="#fff3d6", dark="#3a2f14")
    """The ground of notices."""


class StandIn(Part):
    """A font of the reader's machine, made to fill the same room until ours has come."""

    names: tuple[Plain, ...]
    """What it is called on one system or another, all of the same widths."""
    weights: tuple[Whole, Whole] | None = None
    """The lightest and the heaviest weight that it stands in for; nothing where it is for all."""
    size: Number
    """How large it is written, in percent."""
    ascent: Number
    """How far its lines reach up, in percent of its size."""
    descent: Number
    """How far they reach down."""


class Font(Part):
    """A variable font; its file stands in the folder ``fonts`` of the assets."""

    file: Plain
    """The name of its file."""
    family: Plain
    """The family that it belongs to, as ``type`` names it."""
    style: Literal["normal", "italic"] = "normal"
    """Whether it is upright or italic."""
    weights: tuple[Whole, Whole]
    """The lightest and the heaviest weight that pages use."""
    fixed: dict[str, Number] = {}
    """Its further axes, such as ``opsz``, and where they stay."""
    scripts: Annotated[tuple[Plain, ...], Field(min_length=1)] = ("Latn",)
    """The scripts that it is there for, by their codes of ISO 15924."""
    licence: Plain
    """The file beside it with its licence, which is published with it."""
    stand_ins: tuple[StandIn, ...] = ()
    """What fills its room until it has come: of several, a later one that the reader has."""


class Tokens(Part):
    """The file ``assets/tokens.yaml``."""

    colours: Palette = Palette()
    """Colours."""
    type: dict[str, Plain] = {}
    """Font stacks by name."""
    sizes: dict[str, Plain] = {}
    """Sizes of type by name."""
    space: dict[str, Plain] = {}
    """Distances by name."""
    fonts: tuple[Font, ...] = ()
    """The fonts that pages and drawings are set in."""

    def pairs(self) -> list[tuple[str, str]]:
        """Give the pairs of text and ground that occur."""
        texts = ("ink", "quiet", "accent", "urgent")
        return [(text, ground) for text in texts for ground in GROUNDS]


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def properties(tokens: Tokens, scheme: str) -> dict[str, str]:
    """Give the colours of a scheme (``light`` or ``dark``) as custom properties."""
    palette = tokens.colours
    return {f"--{name}": getattr(getattr(palette, name), scheme) for name in Palette.model_fields}


def measures(tokens: Tokens) -> dict[str, str]:
    """Give type, sizes and space as custom properties."""
    return {
        **{f"--{name}": stack for name, stack in tokens.type.items()},
        **{f"--size-{name}": size for name, size in tokens.sizes.items()},
        **{f"--space-{name}": space for name, space in tokens.space.items()},
    }
