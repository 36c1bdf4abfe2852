"""The stylesheets: the site's, one for paper, and one for each kind of page that needs its own.

The site's is every file of ``assets/css/`` in the order that ``main.css`` names them. Before the
parts stand the fonts and the tokens as custom properties, behind them the colours of events. A file
is named by the digest of its sources, so that browsers may keep it for ever, and holds no byte that
a browser has no use for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.craft.fonts import written
from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.model.tokens import Font, StandIn, measures, properties
from gaung.outputs.fonts import Face, faces
from gaung.plan import Output, Workbench
from gaung.snapshot import digest

SITE, PRINT = "site", "print"
"""The stylesheets that every page has."""
STOOD_IN = "U+0-5FF,U+1E00-2FFF"
"""The letters that fonts of the reader's stand in for; Arabic has a font of its own behind them."""

_IMPORT = re.compile(r'@import "[^"]*";')
_DROPPED = re.compile(r'("[^"]*")|/\*.*?\*/|\s*([{};,])\s*|(?<=\w): +|(\s+)', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet as a page names it."""

    address: str
    """Where it is."""
    media: str | None = None
    """What it is for, where that is not everything; such a one holds nothing up."""


@dataclass(frozen=True, slots=True)
class EventColours:
    """The colours of an event."""

    key: str
    """The event."""
    accent: str
    """Its colour on light ground."""
    accent_dark: str
    """Its colour on dark ground."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A stylesheet of the site."""

    parts: tuple[str, ...]
    """The sources, in the order of the cascade."""
    tokens: str
    """The custom properties that they all use; nothing in those that come later."""
    fonts: str
    """The fonts and what stands in for them."""
    events: tuple[EventColours, ...]
    """The colours of events."""


def plan(kit: Kit) -> Iterator[Output[Stylesheet]]:
    """Give every stylesheet of the site."""
    for name, parts in kit.styles.items():
        paths = tuple(path for path, _ in parts)
        view = Stylesheet(paths, "", "", ())
        if name == SITE:
            view = Stylesheet(paths, _tokens(kit), _fonts(kit), _colours(kit))
        yield Output(_path(kit, name), view, joined, uses=paths)


def stylesheets(kit: Kit) -> tuple[Sheet, ...]:
    """Give the stylesheets that every page has."""
    return kit.once(Sheet, lambda: tuple(_sheets(kit)))


def _sheets(kit: Kit) -> Iterator[Sheet]:
    for name, media in ((SITE, None), (PRINT, PRINT)):
        if name in kit.styles:
            yield Sheet(kit.addresses.file(_path(kit, name)), media)


def stylesheet_of(kit: Kit, template: str) -> tuple[Sheet, ...]:
    """Give the stylesheet of one kind of page, by its template, where it has its own."""
    name = template.rpartition("/")[2].partition(".")[0]
    if name in (SITE, PRINT) or name not in kit.styles:
        return ()
    return (Sheet(kit.addresses.file(_path(kit, name))),)


def _path(kit: Kit, name: str) -> str:
    follows = "".join(part_digest for _, part_digest in kit.styles[name])
    if name == SITE:
        follows += _tokens(kit) + _fonts(kit) + repr(_colours(kit))
    address = name.replace("_", "-")
    return f"assets/{address}.{digest(follows.encode())[:12]}.css"


def _colours(kit: Kit) -> tuple[EventColours, ...]:
    """Give the colours of events; on dark ground the site's own where an event has but one."""
    ours = kit.tokens.colours.accent.dark
    return tuple(
        EventColours(event.key, colours.accent, colours.accent_dark or ours)
        for event in kit.all(Event)
        if (colours := event.record.colours)
    )


def _tokens(kit: Kit) -> str:
    """Give the tokens as custom properties: light, and dark where the reader asks for it."""
    light = _declared({**properties(kit.tokens, "light"), **measures(kit.tokens)})
    dark = _declared(properties(kit.tokens, "dark"))
    return (
        f"@layer tokens {{\n:root {{ color-scheme: light dark; {light} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n}}"
    )


def _fonts(kit: Kit) -> str:
    """Give every font as a rule; text is shown in what stands in for it until it has come."""
    rules = [_face(face) for face in faces(kit)]
    named = {face.family for face in faces(kit)}
    rules.extend(
        _stand_in(font, other)
        for font in kit.tokens.fonts
        if font.family in named
        for other in font.stand_ins
    )
    return "\n".join(rules)


def _face(face: Face) -> str:
    lightest, heaviest = face.weights
    # The stylesheet stands in the folder above.
    return (
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f"font-weight: {lightest} {heaviest}; font-display: swap; "
        f'src: url("{face.path.removeprefix("assets/")}") format("woff2"); '
        f"unicode-range: {written(face.cut.letters)}; }}"
    )


def _stand_in(font: Font, other: StandIn) -> str:
    weights = f"font-weight: {other.weights[0]} {other.weights[1]}; " if other.weights else ""
    names = ", ".join(f'local("{name}")' for name in other.names)
    return (
        f'@font-face {{ font-family: "{font.family} stand-in"; src: {names}; '
        f"{weights}unicode-range: {STOOD_IN}; "
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
    # What a part imports stands before it here already.
    return (tight(_IMPORT.sub("", "\n".join(parts))) + "\n").encode()


def _rules(colours: EventColours) -> str:
    here = f'[data-event="{colours.key}"]'
    return (
        f"@layer tokens {{ {here} {{ --accent: {colours.accent}; }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ {here} {{ --accent: "
        f"{colours.accent_dark}; }} }} }}"
    )


def tight(css: str) -> str:
    """Give a stylesheet without comments and without space that says nothing."""

    def kept(match: re.Match[str]) -> str:
        if match[1] or match[2]:
            return match[1] or match[2]
        return ":" if match[0].startswith(":") else " " if match[3] else ""

    return _DROPPED.sub(kept, css).replace(";}", "}").strip()
