"""What tests of drawn things share: the fonts and templates as they are installed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gaung.craft.letters import Fonts
from gaung.edges import walk
from gaung.snapshot import digest
from tests.factories import ROOT

FAMILIES = ("Source Serif 4", "Plus Jakarta Sans", "Noto Sans Arabic")


@cache
def fonts() -> Fonts:
    """Every font that is installed with us."""
    paths = sorted(path for path in walk.fonts() if path.endswith(".ttf"))
    return tuple((path, digest(of_font(path))) for path in paths)


@cache
def of_font(path: str) -> bytes:
    return Path(walk.fonts()[path].file).read_bytes()


@dataclass
class Bench:
    """Gives fonts, the templates of the repository, and whatever takes their place here."""

    instead: dict[str, bytes] = field(default_factory=dict)

    def source(self, path: str) -> bytes:
        if path in self.instead:
            return self.instead[path]
        return of_font(path) if path.endswith(".ttf") else (ROOT / path).read_bytes()

    def output(self, path: str) -> bytes:
        raise LookupError(path)
