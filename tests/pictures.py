"""Pictures for tests, drawn when they are needed: of any size and format, sound or not."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

from gaung.build import Build

Colour = tuple[int, int, int]
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (30, 60, 200), (255, 255, 255)


def quarters(width: int, height: int) -> Image.Image:
    """Red and green above, blue and white below: whoever turns it can see that."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    """A picture as a file."""
    written = BytesIO()
    image.save(written, kind, **how)
    return written.getvalue()


def drawn(width: int = 1200, height: int = 40, kind: str = "JPEG", **how: Any) -> bytes:
    """Four quarters as a file; as wide as a picture should be, and quick to make."""
    return saved(quarters(width, height), kind, **how)


def moving(width: int = 1200, height: int = 4) -> bytes:
    """A GIF of two frames, red and blue."""
    frames = [Image.new("RGB", (width, height), colour) for colour in (RED, BLUE)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:])


def bomb(width: int = 40_000, height: int = 30_000) -> bytes:
    """A PNG that says that it is huge, and has no pixels at all."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def camera() -> bytes:
    """A JPEG as cameras write it: position, serial number, thumbnail, makers' notes, a preview."""
    said = Image.Exif()
    said[0x010F], said[0xC62F] = "Maker", "SERIAL-1"
    said.get_ifd(0x8825).update({1: "S", 2: (8.0, 47.0, 0.0), 3: "E", 4: (115.0, 13.0, 0.0)})
    said.get_ifd(0x8769).update({0x927C: b"MAKER NOTE", 0xA431: "SERIAL-2"})
    data = saved(quarters(120, 80), "JPEG", exif=said, comment=b"A COMMENT", progressive=True)
    return data + b"TRAILER" + drawn(30, 20)


def heic() -> bytes:
    """The first bytes of a telephone's picture."""
    return struct.pack(">I", 24) + b"ftypheic" + bytes(4) + b"mif1heic" + bytes(200)


def opened(data: bytes) -> Image.Image:
    """A file as a picture, unpacked."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def at(image: Image.Image, across: float, down: float) -> Colour:
    """The colour at a point, in fractions of the picture."""
    point = (min(int(across * image.width), image.width - 1),
             min(int(down * image.height), image.height - 1))  # fmt: skip
    found = image.convert("RGB").getpixel(point)
    assert isinstance(found, tuple)
    red, green, blue = found
    return int(red), int(green), int(blue)


def is_like(found: Colour, wanted: Colour, most: int = 24) -> bool:
    """Tell whether two colours are the same but for what compression did."""
    return max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= most


def files_of(finished: Build, ending: str = "") -> dict[str, bytes]:
    """The pictures of a finished site by path."""
    folders = ("media/", "pictures/")
    return {
        path: data
        for path, data in finished.files.items()
        if path.startswith(folders) and path.endswith(ending)
    }
