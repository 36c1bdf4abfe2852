"""What a picture is published as: which part of it, how large, in which format, with what rights.

The libraries that do the work are loaded when there is work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gaung.craft.jpeg import with_metadata
from gaung.craft.rights import Rights, exif, xmp

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a part, in fractions of the upright picture."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture as it is published: one size, one format."""

    source: str
    """The file in the content."""
    format: str
    """``avif``, ``webp``, ``jpeg`` or ``png``."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    quality: int
    """From 0 to 100, as the format counts."""
    rights: Rights
    """What is written into it."""
    crop: Box | None = None
    """The part that it shows; left out: all of it."""
    is_kept: bool = False
    """Whether the picture within a JPEG file is kept to the byte, where that is possible."""


# --- sizes ------------------------------------------------------------------------------------


def fitted(width: int, height: int, longest: int) -> tuple[int, int]:
    """Give a size whose longer side is at most *longest*; nothing grows."""
    if max(width, height) <= longest:
        return width, height
    if width >= height:
        return longest, max(1, round(height * longest / width))
    return max(1, round(width * longest / height)), longest


def cropped(
    width: int, height: int, across: int, down: int, focus: tuple[float, float]
) -> tuple[Box, int, int]:
    """Give the largest part of the shape *across* : *down* around the focus, and its pixels."""
    if width * down > height * across:
        inner_width, inner_height = max(1, round(height * across / down)), height
    else:
        inner_width, inner_height = width, max(1, round(width * down / across))
    left = min(max(round(focus[0] * width - inner_width / 2), 0), width - inner_width)
    top = min(max(round(focus[1] * height - inner_height / 2), 0), height - inner_height)
    box = (
        left / width, top / height, (left + inner_width) / width, (top + inner_height) / height,
    )  # fmt: skip
    return box, inner_width, inner_height


class Bench(Protocol):
    """What the making of a picture reaches for."""

    def source(self, path: str) -> bytes:
        """Give the bytes of a file of the content."""


def rendered(view: Rendition, bench: Bench) -> bytes:
    """Make a picture in its size and format, with its rights."""
    data = bench.source(view.source)
    if view.is_kept and (kept := _kept(data, view)) is not None:
        return kept
    from gaung.craft.pictures import made, written  # Pillow

    return written(made(data, view.width, view.height, view.crop), view)


def _kept(data: bytes, view: Rendition) -> bytes | None:
    """Give a JPEG file with its rights, the picture in it untouched; nothing where that fails."""
    is_srgb = b"ICC_PROFILE\0" not in data
    said = exif(view.rights, (view.width, view.height), is_jpeg=True, is_srgb=is_srgb)
    try:
        return with_metadata(data, said, xmp(view.rights))
    except ValueError:
        return None
