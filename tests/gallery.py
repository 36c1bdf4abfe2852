"""The gallery of components of a small site, as the preview shows it."""

from __future__ import annotations

from gaung.gallery import gallery
from gaung.memory import Forgetful
from gaung.model.gate import public
from gaung.model.kit import Kit
from gaung.reading import read
from gaung.snapshot import Snapshot, snapshot
from gaung.templates import Templates
from tests.factories import NOW, Files, site


def opened(files: Files) -> tuple[Snapshot, Kit, Templates]:
    """What the gallery of a site is made from."""
    taken = snapshot(files, NOW)
    whole = read(taken, Forgetful()).kit
    assert whole is not None
    kit, _ = public(whole)
    return taken, kit, Templates(taken.sources, kit.words)


def galleries() -> dict[str, bytes]:
    """The gallery in Indonesian, English and Arabic, by file."""
    return gallery(*opened(site("id", "en", "ar")))
