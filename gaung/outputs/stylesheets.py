"""The stylesheet: every file of ``assets/css/`` in the order that ``main.css`` names them.

One file, named by the digest of its sources, so that browsers may keep it for ever. Before the
parts stand the fonts and the tokens, behind them the colours of events as custom properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.craft.fonts import written
from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.model.tokens import Font, measures, properties
from gaung.outputs.fonts import Face, faces
from gaung.plan import Output, Workbench
from gaung.snapshot import digest


@dataclass(frozen=True, slots=True)
class EventColours:
    """The colours of an event."""

    key: str
    """The event."""
    accent: str
    """Its colour on light ground."""
    accent_dark: str | None
    """Its colour on dark ground."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The site's stylesheet."""

    parts: tuple[str, ...]
    """The sources, in the order of the cascade."""
    tokens: str
    """The custom properties that they all use."""
    fonts: str
    """The fonts and what stands in for them."""
    events: tuple[EventColours, ...]
    """The colours of events."""


def plan(kit: Kit) -> Iterator[Output[Stylesheet]]:
    """Give the one stylesheet of the site."""
    path = _path(kit)
    parts = tuple(path for path, _ in kit.styles)
    yield Output(
        path, Stylesheet(parts, _tokens(kit), _fonts(kit), _colours(kit)), joined, uses=parts
    )


def stylesheet_address(kit: Kit) -> str:
    """Give the address of the stylesheet."""
    return kit.once(Stylesheet, lambda: kit.addresses.file(_path(kit)))


def _path(kit: Kit) -> str:
    digests = [part_digest for _, part_digest in kit.styles]
    name = digest("".join((*digests, _tokens(kit), _fonts(kit), repr(_colours(kit)))).encode())[:12]
    return f"assets/site.{name}.css"


def _colours(kit: Kit) -> tuple[EventColours, ...]:
    return tuple(
        EventColours(event.key, event.record.colours.accent, event.record.colours.accent_dark)
        for event in kit.all(Event)
        if event.record.colours
    )


def _tokens(kit: Kit) -> str:
    """Give the tokens as custom properties: light, and dark where the reader asks for it."""
    light = _declared({**properties(kit.tokens, "light"), **measures(kit.tokens)})
    dark = _declared(properties(kit.tokens, "dark"))
    return (
        f"@layer tokens {{\n:root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n}}"
    )


def _fonts(kit: Kit) -> str:
    """Give every font as a rule; text is shown in what stands in for it until it has come."""
    rules = [_face(face) for face in faces(kit)]
    named = {face.family for face in faces(kit)}
    rules.extend(_stand_in(font) for font in kit.tokens.fonts if font.family in named)
    return "\n".join(filter(None, rules))


def _face(face: Face) -> str:
    lightest, heaviest = face.weights
    # The stylesheet stands in the folder above.
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f"font-weight: {lightest} {heaviest}; font-display: swap; "
        f'src: url("{face.path.removeprefix("assets/")}") format("woff2"); '
        f"unicode-range: {written(face.cut.letters)}; }}"
    )


def _stand_in(font: Font) -> str:
    if (other := font.stand_in) is None:
        return ""
    names = ", ".join(f'local("{name}")' for name in other.names)
    return (
        f'@font-face {{ font-family: "{font.family} stand-in"; src: {names}; '
        f"size-adjust: {other.size}%; ascent-override: {other.ascent}%; "
        f"descent-override: {other.descent}%; line-gap-override: 0%; }}"
    )


def _declared(properties: dict[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in properties.items())


def joined(sheet: Stylesheet, bench: Workbench) -> bytes:
    """Join the parts, the colours of events behind them."""
    parts = [bench.source(path).decode().strip() for path in sheet.parts]
    parts[1:1] = [part for part in (sheet.fonts, sheet.tokens) if part]  # behind the layers' order
    parts.extend(_rules(colours) for colours in sheet.events)
    return ("\n\n".join(parts) + "\n").encode()


def _rules(colours: EventColours) -> str:
    here = f'[data-event="{colours.key}"]'
    rule = f"@layer tokens {{ {here} {{ --accent: {colours.accent}; }} }}"
    if colours.accent_dark:
        rule += (
            "\n@media (prefers-color-scheme: dark) { @layer tokens { "
            f"{here} {{ --accent: {colours.accent_dark}; }} }} }}"
        )
    return rule
