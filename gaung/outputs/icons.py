"""The icons of the site, and the manifest that names them in each language.

All are drawn from one SVG, ``assets/icons/icon.svg``; a site that has its own there has its own
icons everywhere. Its ``var(--accent)`` and the like become the colours of ``tokens.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.craft.icons import Icon, drawing, favicon, picture
from gaung.model.kit import Kit
from gaung.model.tokens import Palette
from gaung.outputs.formats import as_json, without_nothing
from gaung.plan import Output, Workbench

SOURCE = "assets/icons/icon.svg"
DRAWING, FAVICON, TOUCH = "icon.svg", "favicon.ico", "apple-touch-icon.png"
SIZES = (192, 512)
"""The sizes that manifests name."""
SAFE = 0.14
"""The margin of a maskable icon: systems cut it to a circle of four fifths of its width."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a telephone shows where a reader keeps the site on the home screen."""

    language: str
    """The language of its words."""
    direction: str
    """``ltr`` or ``rtl``."""
    name: str
    """The name of the site."""
    description: str | None
    """What it is, in a line."""
    start: str
    """The address that it opens with."""
    scope: str
    """The address that everything of the site stands below."""
    theme: str
    """The colour of what the system draws around it."""
    ground: str
    """The colour that is there before the page is."""
    icons: tuple[tuple[str, str, str, str], ...]
    """Address, size, type and purpose of each icon."""


def plan(kit: Kit) -> Iterator[Output[Icon] | Output[Manifest]]:
    """Give the icons, and the manifest of each language."""
    uses = (SOURCE,)
    yield Output(DRAWING, _icon(kit, 512), drawing, uses=uses)
    yield Output(FAVICON, _icon(kit, 48), favicon, uses=uses)
    yield Output(TOUCH, _icon(kit, 180), picture, uses=uses)
    for size in SIZES:
        yield Output(f"icon-{size}.png", _icon(kit, size), picture, uses=uses)
        yield Output(f"icon-maskable-{size}.png", _icon(kit, size, SAFE), picture, uses=uses)
    for language in kit.languages:
        yield Output(_manifest_path(language), _manifest(kit, language), as_manifest)


def manifest_address(kit: Kit, language: str) -> str:
    """Give the address of the manifest of a language."""
    return kit.addresses.file(_manifest_path(language))


def _manifest_path(language: str) -> str:
    return f"{language}/site.webmanifest"


def _icon(kit: Kit, size: int, margin: float = 0) -> Icon:
    palette = kit.tokens.colours
    colours = tuple((name, getattr(palette, name).light) for name in Palette.model_fields)
    return Icon(SOURCE, colours, size, margin, palette.accent.light)


def _manifest(kit: Kit, language: str) -> Manifest:
    tagline = kit.phrase(kit.site.tagline, language)
    file = kit.addresses.file
    icons = [(file(DRAWING), "any", "image/svg+xml", "any")]
    for size in SIZES:
        pixels = f"{size}x{size}"
        icons.append((file(f"icon-{size}.png"), pixels, "image/png", "any"))
        icons.append((file(f"icon-maskable-{size}.png"), pixels, "image/png", "maskable"))
    return Manifest(
        language=language,
        direction=kit.words[language].direction,
        name=str(kit.phrase(kit.site.name, language)),
        description=str(tagline) if tagline else None,
        start=kit.addresses.page(language),
        scope=kit.addresses.root(),
        theme=kit.tokens.colours.accent.light,
        ground=kit.tokens.colours.ground.light,
        icons=tuple(icons),
    )


def as_manifest(manifest: Manifest, bench: Workbench) -> bytes:
    """Write the manifest (W3C, Web Application Manifest)."""
    del bench
    return as_json(
        without_nothing(
            id=manifest.start,
            name=manifest.name,
            short_name=manifest.name,
            description=manifest.description,
            lang=manifest.language,
            dir=manifest.direction,
            start_url=manifest.start,
            scope=manifest.scope,
            display="minimal-ui",
            theme_color=manifest.theme,
            background_color=manifest.ground,
            icons=[
                {"src": address, "sizes": size, "type": kind, "purpose": purpose}
                for address, size, kind, purpose in manifest.icons
            ],
        )
    )
