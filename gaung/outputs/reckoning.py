"""About how large a file will be, before it is made: rather more than less.

What a text file says is what its view says, and whatever a format adds to that is known. So a kit
can be shared out among archives that hold no more than they may.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from gaung.craft.pdf import Printed
from gaung.model.kit import Entry
from gaung.model.media import Media
from gaung.outputs.renditions import download, is_kept
from gaung.plan import Output
from gaung.views import parts

_FORMATS = {
    ".txt": (1_000, 1.5),
    ".csv": (1_000, 1.5),
    ".ics": (2_000, 3.0),
    ".xml": (4_000, 3.0),
    ".json": (4_000, 3.0),
    ".docx": (30_000, 2.0),
    ".pdf": (80_000, 4.0),
}
"""For each format the bytes that every file has, and how often it writes each byte of its view."""
_IN_PAPER = 600_000
"""The bytes of a picture in a paper, which is made as large as print needs."""
_DRAWN = 400_000
"""The bytes of a picture that we draw."""

_RIGHTS = 20_000
"""The bytes of what is written into a picture."""
_A_PIXEL = 0.75
"""The bytes of a pixel of a photograph that is made anew, as sharp as print needs."""

_ROWS = (tuple, list)


def reckoned(output: Output[Any]) -> int:
    """Give about how many bytes a file of the site will have."""
    own, factor = _FORMATS.get(PurePosixPath(output.path).suffix, (_DRAWN, 0.0))
    pictures = len(output.view.pictures) if isinstance(output.view, Printed) else 0
    return own + round(factor * _weight(output.view)) + pictures * _IN_PAPER


def printed_size(entry: Entry[Media]) -> int:
    """Give about how many bytes a media item will have as it is taken away."""
    file, picture = download(entry), entry.picture
    if file is None or picture is None:
        return entry.size
    if is_kept(picture, file):
        return entry.size + _RIGHTS
    return max(entry.size, round(file.width * file.height * _A_PIXEL))


def _weight(value: object) -> int:
    """Give the bytes that a view has to say."""
    if isinstance(value, str):
        return len(value.encode())
    if isinstance(value, _ROWS):
        return sum(map(_weight, value))
    if (within := parts(value)) is not None:
        return sum(map(_weight, within))
    return sum(map(_weight, (*value, *value.values()))) if isinstance(value, Mapping) else 8
