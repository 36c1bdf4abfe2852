"""The fonts, cut down to the scripts that the site writes, with their licences beside them.

A file holds one range of letters of one font and is named by the digest of what it was cut from,
so that browsers may keep it for ever. They fetch only the ranges that a page has letters of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaung.craft.fonts import RANGES, Cut, cut
from gaung.fingerprint import fingerprint
from gaung.model.addresses import slug
from gaung.model.kit import FontFile, Kit
from gaung.model.people import Person
from gaung.outputs.files import Copy, copied
from gaung.plan import Output
from gaung.snapshot import digest

FOLDER = "assets/fonts/"
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")


@dataclass(frozen=True, slots=True)
class Face:
    """A file of a font, as the stylesheet names it."""

    family: str
    """The family."""
    style: str
    """``normal`` or ``italic``."""
    weights: tuple[int, int]
    """The lightest and the heaviest weight in it."""
    path: str
    """The file, from the top of the site."""
    cut: Cut
    """The letters in it, and what they are cut from."""


def plan(kit: Kit) -> Iterator[Output[Cut] | Output[Copy]]:
    """Give the files of fonts, and the licence of each."""
    licences: dict[str, str] = {}
    for of, face in _faces(kit):
        yield Output(face.path, face.cut, cut, uses=(face.cut.source,))
        licences[of.licence] = of.licence_digest
    for source, named in licences.items():
        start, _, ending = source.rpartition(".")
        yield Output(f"{start}.{named[:12]}.{ending}", Copy(source), copied, uses=(source,))


def faces(kit: Kit) -> tuple[Face, ...]:
    """Give the files that the stylesheet names."""
    return tuple(face for _, face in _faces(kit))


def _faces(kit: Kit) -> Iterator[tuple[FontFile, Face]]:
    scripts = scripts_of(kit)
    for of in kit.fonts if kit.site.outputs.fonts else ():
        font = of.font
        for letters, (script, _) in RANGES.items():
            if script in font.scripts and script in scripts:
                view = Cut(of.path, letters, font.weights, tuple(sorted(font.fixed.items())))
                style = "" if font.style == "normal" else f"-{font.style}"
                name = digest(f"{of.digest} {fingerprint(view)}".encode())[:12]
                path = f"{FOLDER}{slug(font.family)}{style}-{letters}.{name}.woff2"
                yield of, Face(font.family, font.style, font.weights, path, view)


def scripts_of(kit: Kit) -> frozenset[str]:
    """Give the scripts that the site writes: those of its languages, and of names in it."""
    scripts = {"Latn", *(words.script for words in kit.words.values())}
    names = [words.name for words in kit.words.values()]
    names.extend(person.record.name for person in kit.all(Person))
    if any(map(_ARABIC.search, names)):
        scripts.add("Arab")
    return frozenset(scripts)
