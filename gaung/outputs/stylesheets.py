"""The stylesheet: every file of ``assets/css/`` in the order that ``main.css`` names them.

One file, named by the digest of its sources, so that browsers may keep it for ever. Events
bring their own colours as custom properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.model.tokens import measures, properties
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
    events: tuple[EventColours, ...]
    """The colours of events."""


def plan(kit: Kit) -> Iterator[Output[Stylesheet]]:
    """Give the one stylesheet of the site."""
    path = _path(kit)
    parts = tuple(path for path, _ in kit.styles)
    yield Output(path, Stylesheet(parts, _tokens(kit), _colours(kit)), joined, uses=parts)


def stylesheet_address(kit: Kit) -> str:
    """Give the address of the stylesheet."""
    return kit.once(Stylesheet, lambda: kit.addresses.file(_path(kit)))


def _path(kit: Kit) -> str:
    digests = [part_digest for _, part_digest in kit.styles]
    name = digest("".join((*digests, _tokens(kit), repr(_colours(kit)))).encode())[:12]
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


def _declared(properties: dict[str, str]) -> str:
    return " ".join(f"{name}: {value};" for name, value in properties.items())


def joined(sheet: Stylesheet, bench: Workbench) -> bytes:
    """Join the parts, the colours of events behind them."""
    parts = [bench.source(path).decode().strip() for path in sheet.parts]
    parts.insert(1, sheet.tokens)  # behind the order of the layers
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
