"""The icon of a site in pixels: the same drawing in every size, for browsers and home screens."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO

from gaung.craft import Bench

_POINTS = 72
"""The width of the sheet that the drawing lies on; at as many dots an inch as an icon has pixels,
the sheet is the icon."""


@dataclass(frozen=True, slots=True)
class Icon:
    """The icon in one size."""

    source: str
    """The drawing, an SVG."""
    colours: tuple[tuple[str, str], ...]
    """What stands for each ``var(--name)`` of the drawing."""
    size: int
    """How many pixels it has across and down."""
    margin: float
    """The share of its width that stays free on every side."""
    ground: str
    """The colour of that margin."""


def drawing(icon: Icon, bench: Bench) -> bytes:
    """Give the drawing with the colours of the site."""
    words = bench.source(icon.source).decode()
    for name, colour in icon.colours:
        words = words.replace(f"var(--{name})", colour)
    return words.encode()


def picture(icon: Icon, bench: Bench) -> bytes:
    """Give the drawing as PNG."""
    import typst

    sheet = (
        f"#set page(width: {_POINTS}pt, height: {_POINTS}pt, margin: {icon.margin * _POINTS}pt, "
        f'fill: rgb("{icon.ground}"))\n'
        f"#image(bytes({json.dumps(drawing(icon, bench).decode(), ensure_ascii=False)}), "
        'format: "svg", width: 100%, height: 100%)'
    )
    return typst.compile(sheet.encode(), format="png", ppi=icon.size, ignore_system_fonts=True)


def favicon(icon: Icon, bench: Bench) -> bytes:
    """Give the drawing as ICO, for what asks for ``favicon.ico`` without looking further."""
    from PIL import Image

    file = BytesIO()
    with Image.open(BytesIO(picture(icon, bench))) as png:
        png.save(file, format="ICO", sizes=[(16, 16), (32, 32), (48, 48)])
    return file.getvalue()
