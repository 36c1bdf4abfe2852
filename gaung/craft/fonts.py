"""A font cut down to what a site writes with: one range of letters, as WOFF2."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from gaung.craft import Bench

RANGES: dict[str, tuple[str, str]] = {
    "latin": (
        "Latn",
        "20-7E A0-FF 131 152-153 2BB-2BC 2C6 2DA 2DC 2000-206F 20AC 2122 2190-2193 2197 2212",
    ),
    "latin-ext": (
        "Latn",
        "100-130 132-151 154-24F 300-304 306-30C 323 1E00-1EFF 20A0-20AB 20AD-20BF",
    ),
    "greek": ("Grek", "370-3FF"),
    "cyrillic": ("Cyrl", "400-52F 2116"),
    "arabic": ("Arab", "600-6FF 750-77F FDFC-FDFD"),
}
"""The letters that go into one file: by name, their script (ISO 15924) and their code points.

No two overlap, so that a browser fetches a file only for letters that it alone has.
"""
_KEPT = (*subset.Options._layout_features_default, "tnum", "lnum")  # noqa: SLF001 - its own list
"""What a font can do besides its letters: joins, marks, kerning, and figures in columns."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is cut out of a font."""

    source: str
    """The file of the font."""
    letters: str
    """The name of a range of letters."""
    weights: tuple[int, int]
    """The lightest and the heaviest weight."""
    fixed: tuple[tuple[str, float], ...] = ()
    """Axes other than the weight, and where they stay."""


def written(letters: str) -> str:
    """Give a range as CSS writes it: ``U+20-7E, U+A0-FF``."""
    return ",".join(f"U+{part}" for part in RANGES[letters][1].split())


@cache
def points(letters: str) -> frozenset[int]:
    """Give the code points of a range."""
    found: set[int] = set()
    for part in RANGES[letters][1].split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def cut(view: Cut, bench: Bench) -> bytes:
    """Give the letters of a range as WOFF2; the weight stays free within its bounds."""
    font = TTFont(io.BytesIO(bench.source(view.source)), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(_KEPT)
    options.hinting = False  # screens of today do without, and it is a fifth of the bytes
    options.name_IDs = [0, 1, 2, 6, 13, 14]  # whose it is, what it is called, its licence
    options.notdef_outline = True
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=points(view.letters))
    chosen.subset(font)
    axes = {axis.axisTag for axis in font["fvar"].axes}
    limits = {**dict(view.fixed), "wght": view.weights}
    small = instancer.instantiateVariableFont(
        font, {axis: limit for axis, limit in limits.items() if axis in axes}
    )
    small.flavor = "woff2"
    out = io.BytesIO()
    small.save(out)
    return out.getvalue()
