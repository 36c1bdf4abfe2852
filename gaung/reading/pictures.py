"""Pictures as they come from editors: how large they are, and what is the matter with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from gaung import memory as remembering
from gaung.memory import Memory
from gaung.model.kit import Entry
from gaung.model.media import PICTURES, RASTERS, Media, Picture
from gaung.model.site import Limits
from gaung.problems import Place, Problem, Severity
from gaung.reading.files import Locator
from gaung.snapshot import Snapshot, Source

SMALLEST = 1200
"""How many pixels the longer side of a picture should have: what platforms ask of a large one."""


@dataclass(frozen=True)
class Looking:
    """Looks at the files of media items; what was seen once in the same bytes is recalled."""

    limits: Limits
    snapshot: Snapshot
    locator: Locator
    memory: Memory

    def at(self, entry: Entry[Media], source: Source) -> tuple[Picture | None, list[Problem]]:
        """Give what a file is, where it is a picture made of pixels, and what is wrong with it."""
        is_raster = PurePosixPath(source.path).suffix.lower() in RASTERS
        if not is_raster and entry.record.type not in PICTURES:
            return None, []
        place = self.locator.place(entry.path, (*entry.where, "file"))
        if source.size > self.limits.picture_mb * 1_000_000:
            values = {
                "found": f"{source.size / 1_000_000:.1f}",
                "limit": str(self.limits.picture_mb),
            }
            return None, [Problem(place, "picture-too-large", values)]
        if not is_raster:
            return None, []
        seen = self._seen(source)
        if isinstance(seen, Picture):
            return seen, list(_doubts(seen, entry, place))
        code, found = seen
        values = {
            "found": source.path.rpartition("/")[2],
            "format": found,
            "pixels": found,
            "limit": str(self.limits.picture_megapixels),
        }
        return None, [Problem(place, code, values)]

    def _seen(self, source: Source) -> Picture | tuple[str, str]:
        """Give what a picture is, or the code of what is wrong with it and what was found."""
        most = self.limits.picture_megapixels
        known = remembering.key("picture", self.snapshot.craft, str(most), source.digest)
        stored = self.memory.recall(known)
        if stored is None:
            from gaung.craft.pictures import Unusable, look  # Pillow, only for a new picture

            seen = look(source.read(), most)
            said = [seen.code, seen.found] if isinstance(seen, Unusable) else asdict(seen)
            stored = json.dumps(said).encode()
            self.memory.remember(known, stored)
        said = json.loads(stored)
        if isinstance(said, dict):
            return Picture(digest=source.digest, **said)
        code, found = said
        return code, found


def _doubts(picture: Picture, entry: Entry[Media], place: Place) -> Iterator[Problem]:
    """Give what an editor should know of a picture that can be published."""
    if picture.is_animated:
        name = entry.record.file or entry.key
        yield Problem(place, "picture-animated", {"found": name}, Severity.WARNING)
    is_small = max(picture.width, picture.height) < SMALLEST
    if is_small and entry.record.type in PICTURES and entry.record.type != "logo":
        values = {"found": f"{picture.width} × {picture.height}", "expected": str(SMALLEST)}
        yield Problem(place, "picture-small", values, Severity.WARNING)
