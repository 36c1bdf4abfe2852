"""One picture at a time: looked at before anything is unpacked, turned, cropped, written anew.

Whatever comes in (four colours, sixteen bits, a palette, a profile, a sideways telephone), what
goes out is upright, of eight bits in sRGB, and says whose it is. The same picture gives the same
bytes, in one thread or in many.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from gaung.craft.renditions import Box, Rendition, cropped
from gaung.craft.rights import exif, xmp

# We count pixels ourselves, before anything is unpacked, and speak of what we find to editors.
Image.MAX_IMAGE_PIXELS = None
warnings.filterwarnings("ignore", module=r"PIL\.")

TAKEN = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""The formats that a picture may come in, whatever its name ends with."""
_KNOWN_BY = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "Photoshop"),
    (b"%PDF", "PDF"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\xd8", "JPEG"),
    (b"\x89PNG", "PNG"),
    (b"GIF8", "GIF"),
)
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by how it lies."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be told of a picture."""

    format: str
    """``jpeg``, ``png``, ``webp``, ``avif`` or ``gif``, by its bytes."""
    width: int
    """Pixels across, upright."""
    height: int
    """Pixels down, upright."""
    is_turned: bool
    """Whether it lies on its side or is mirrored, and says so."""
    is_clear: bool
    """Whether something shows through it."""
    is_animated: bool
    """Whether it has several frames, of which we take the first."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a picture cannot be taken."""

    code: str
    """The code of the problem."""
    found: str = ""
    """What was found: a format, or a size in pixels."""


# --- looking ----------------------------------------------------------------------------------


def look(data: bytes, megapixels: int) -> Seen | Unusable:
    """Look at a picture, and unpack it once to see that it can be; *megapixels* are the most."""
    try:
        with Image.open(BytesIO(data), formats=TAKEN) as image:
            if image.width * image.height > megapixels * 1_000_000:
                return Unusable("picture-too-many-pixels", f"{image.width} × {image.height}")
            return _seen(image)
    except Exception:  # noqa: BLE001 - decoders fail in every way there is, and all mean the same
        return _unusable(data)


def _seen(image: Image.Image) -> Seen:
    is_preview = image.format == "MPO"  # a JPEG with smaller pictures behind the first
    is_animated = not is_preview and getattr(image, "is_animated", False)
    width, height, turn = image.width, image.height, _orientation(image)
    if turn >= 5:
        width, height = height, width
    # A JPEG is read to its end, but unpacked to an eighth of its size.
    image.draft(None, (image.width // 8, image.height // 8))
    image.load()
    kind = "jpeg" if is_preview else str(image.format).lower()
    return Seen(kind, width, height, turn != 1, _is_clear(image), is_animated)


def _orientation(image: Image.Image) -> int:
    """Give how a picture lies (EXIF 274): 1 is upright, from 5 on it lies on its side."""
    try:
        turn = image.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 - broken EXIF is no broken picture
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def _is_clear(image: Image.Image) -> bool:
    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest < 255)  # type: ignore[operator] # one channel has one pair of numbers


def _unusable(data: bytes) -> Unusable:
    """Say what a file is that we do not take, or that it is nothing."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return Unusable("picture-foreign", "HEIC")
    kind = next((name for start, name in _KNOWN_BY if data.startswith(start)), None)
    is_broken = kind is None or kind in TAKEN
    return Unusable("picture-unreadable") if is_broken else Unusable("picture-foreign", str(kind))


# --- making -----------------------------------------------------------------------------------


def made(data: bytes, width: int, height: int, crop: Box | None = None) -> Image.Image:
    """Give a picture, or a part of it, upright and in this size: RGB, or RGBA where it is clear."""
    with Image.open(BytesIO(data), formats=TAKEN) as image:
        turn = _orientation(image)
        inner = (width, height)
        if crop is not None:
            inner = (
                round(width / (crop[2] - crop[0])), round(height / (crop[3] - crop[1])),
            )  # fmt: skip
        # A JPEG is unpacked to a half, a quarter or an eighth, where that is enough.
        image.draft(None, (inner[1], inner[0]) if turn >= 5 else inner)
        image.load()
        profile = image.info.get("icc_profile")
        upright = _eight_bits(image)
    if turn in _TURNS:
        upright = upright.transpose(_TURNS[turn])
    whole = (0.0, 0.0, 1.0, 1.0)
    left, top, right, bottom = crop or whole
    box = (
        left * upright.width, top * upright.height, right * upright.width, bottom * upright.height,
    )  # fmt: skip
    if upright.size != (width, height) or crop is not None:
        upright = upright.resize(
            (width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0
        )
    return _in_srgb(upright, profile)


def covering(
    data: bytes, width: int, height: int, focus: tuple[float, float] = (0.5, 0.5)
) -> Image.Image:
    """Give as much of a picture as fills this room, around its focus; what is small grows."""
    with Image.open(BytesIO(data), formats=TAKEN) as image:
        size = image.size if _orientation(image) < 5 else (image.height, image.width)
    box, _, _ = cropped(*size, width, height, focus)
    return made(data, width, height, box)


def within(data: bytes, width: int, height: int) -> Image.Image:
    """Give a whole picture no larger than this room, upright, on white where it is clear."""
    with Image.open(BytesIO(data), formats=TAKEN) as image:
        size = image.size if _orientation(image) < 5 else (image.height, image.width)
    share = min(width / size[0], height / size[1], 1)
    picture = made(data, max(1, round(size[0] * share)), max(1, round(size[1] * share)))
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _eight_bits(image: Image.Image) -> Image.Image:
    """Give a picture in a mode that can be resized, without what it said of itself."""
    if image.mode.startswith("I;16"):
        image = image.convert("I")
    if image.mode in ("I", "F"):
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        if not _is_clear(image):
            image = image.convert("RGB")
    elif image.mode not in ("RGB", "L", "CMYK"):
        image = image.convert("RGB")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Give a picture in sRGB; a profile that cannot be read is as good as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        colours = _translated(colours, profile)
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    colours.info = {}
    return colours


def _translated(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
        if ImageCms.getProfileDescription(theirs).startswith("sRGB"):
            return image
        ours = ImageCms.createProfile("sRGB")
        translated = ImageCms.profileToProfile(
            image, theirs, ours, ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return translated or image


def written(image: Image.Image, view: Rendition) -> bytes:
    """Give a picture as a file of its format, with its rights."""
    what: dict[str, Any] = {
        "exif": b"Exif\0\0" + exif(view.rights, image.size, is_jpeg=view.format == "jpeg"),
        "xmp": xmp(view.rights),
    }
    match view.format:
        case "avif":
            # More threads would save no time, for pictures are made side by side.
            how = {"quality": view.quality, "speed": 6, "codec": "aom", "max_threads": 1}
        case "webp":
            how = {"quality": view.quality, "method": 4}
        case "jpeg":
            is_fine = view.quality > 90
            how = {
                "quality": view.quality, "optimize": True, "progressive": True,
                "subsampling": "4:4:4" if is_fine else "4:2:0",
            }  # fmt: skip
            image = image.convert("RGB")
        case _:
            how = {"compress_level": 9}
            texts = PngImagePlugin.PngInfo()
            texts.add_itxt("XML:com.adobe.xmp", what.pop("xmp").decode())
            what["pnginfo"] = texts
    written_to = BytesIO()
    image.save(written_to, view.format, **how, **what)
    return written_to.getvalue()
