"""One picture at a time: what is told of it, and what is made of it."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageOps

from gaung.craft.jpeg import segments, with_metadata
from gaung.craft.pictures import Seen, Unusable, look, made, written
from gaung.craft.renditions import Rendition, cropped, fitted, rendered
from gaung.craft.rights import LARGEST, Rights, exif, xmp
from tests.pictures import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    Colour,
    at,
    bomb,
    camera,
    drawn,
    heic,
    is_like,
    moving,
    opened,
    quarters,
    saved,
)

RIGHTS = Rights(
    notice=(("id", "Kominfo · CC BY 4.0"), ("en", "Kominfo · CC BY 4.0")), creator="Kominfo"
)


class Bench:
    """A workbench with one source on it."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def source(self, path: str) -> bytes:
        assert path == "a.jpg"
        return self.data


def rendition(data: bytes, kind: str, width: int, height: int, **more: object) -> bytes:
    view = Rendition("a.jpg", kind, width, height, 92, RIGHTS, **more)  # type: ignore[arg-type]
    return rendered(view, Bench(data))


def lying(turn: int) -> bytes:
    """A picture that is upright only when it has been turned as its EXIF says."""
    way = Image.Transpose
    backwards = {
        2: way.FLIP_LEFT_RIGHT, 3: way.ROTATE_180, 4: way.FLIP_TOP_BOTTOM, 5: way.TRANSPOSE,
        6: way.ROTATE_90, 7: way.TRANSVERSE, 8: way.ROTATE_270,
    }  # fmt: skip
    upright = quarters(40, 20)
    image = upright.transpose(backwards[turn]) if turn != 1 else upright
    said = Image.Exif()
    said[0x0112] = turn
    return saved(image, exif=said, quality=95, subsampling=0)


def corners(image: Image.Image) -> list[Colour]:
    return [at(image, across, down) for down in (0.2, 0.8) for across in (0.2, 0.8)]


def are_quarters(image: Image.Image, most: int = 24) -> bool:
    wanted = (RED, GREEN, BLUE, WHITE)
    return all(is_like(a, b, most) for a, b in zip(corners(image), wanted, strict=True))


# --- looking ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_picture_is_known_by_its_bytes(kind: str) -> None:
    """Whatever its name ends with."""
    assert look(drawn(60, 40, kind), 100) == Seen(kind.lower(), 60, 40, False, False, False)  # noqa: FBT003


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_lies_on_its_side_is_upright(turn: int) -> None:
    """Its size is told as readers see it, and what is made of it shows what was above, above."""
    data = lying(turn)
    seen = look(data, 100)
    assert isinstance(seen, Seen)
    assert (seen.width, seen.height, seen.is_turned) == (40, 20, turn != 1)
    assert are_quarters(ImageOps.exif_transpose(opened(data)))
    assert are_quarters(made(data, 40, 20))
    said = opened(rendition(data, "jpeg", 40, 20)).getexif()
    assert 0x0112 not in said


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (b"", "picture-unreadable", ""),
        (b"not a picture at all", "picture-unreadable", ""),
        (drawn()[:-400], "picture-unreadable", ""),
        (drawn(200, 200, "PNG")[:-30], "picture-unreadable", ""),
        (drawn(60, 40, "WEBP")[:-9], "picture-unreadable", ""),
        (drawn(60, 40, "AVIF")[:-9], "picture-unreadable", ""),
        (heic(), "picture-foreign", "HEIC"),
        (drawn(60, 40, "TIFF"), "picture-foreign", "TIFF"),
        (drawn(60, 40, "BMP"), "picture-foreign", "BMP"),
        (b"%PDF-1.7", "picture-foreign", "PDF"),
        (bomb(), "picture-too-many-pixels", "40000 × 30000"),
    ],
)
def test_what_cannot_be_taken_is_told(data: bytes, code: str, found: str) -> None:
    """Before anything is unpacked, or while it is."""
    assert look(data, 100) == Unusable(code, found)


def test_the_most_pixels_are_those_of_the_site() -> None:
    """One more is too many."""
    data = drawn(1000, 1000)
    assert isinstance(look(data, 1), Seen)
    assert look(drawn(1001, 1000), 1) == Unusable("picture-too-many-pixels", "1001 × 1000")


def test_a_moving_picture_stands_still() -> None:
    """Its first frame is the picture; a preview behind a JPEG is no second frame."""
    seen = look(moving(60, 40), 100)
    assert isinstance(seen, Seen)
    assert seen.is_animated
    assert is_like(at(made(moving(60, 40), 60, 40), 0.5, 0.5), RED)
    both = quarters(60, 40)
    preview = saved(both, "MPO", save_all=True, append_images=[Image.new("RGB", (30, 20))])
    assert opened(preview).format == "MPO"
    assert look(preview, 100) == Seen("jpeg", 60, 40, False, False, False)  # noqa: FBT003
    assert are_quarters(made(preview, 60, 40))


# --- colours ----------------------------------------------------------------------------------


def sixteen_bits() -> bytes:
    """A grey PNG of sixteen bits, dark on the left and light on the right."""
    row = struct.pack("<20H", *[0x2000] * 20) + struct.pack("<20H", *[0xE000] * 20)
    return saved(Image.frombytes("I;16", (40, 20), row * 20), "PNG")


def test_sixteen_bits_become_eight() -> None:
    """And stay as dark and as light as they were."""
    image = made(sixteen_bits(), 40, 20)
    assert at(image, 0.2, 0.5) == (0x20, 0x20, 0x20)
    assert at(image, 0.8, 0.5) == (0xE0, 0xE0, 0xE0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "YCbCr", "LA", "PA", "RGBA"])
def test_every_mode_becomes_three_colours(mode: str) -> None:
    """As long as nothing shows through."""
    kind = "JPEG" if mode in ("CMYK", "YCbCr") else "PNG"
    if mode == "PA":
        data = saved(quarters(40, 20).convert("RGBA").quantize(), "PNG")
    else:
        data = saved(quarters(40, 20).convert(mode), kind)
    image = made(data, 40, 20)
    assert image.mode == "RGB"
    assert is_like(at(image, 0.8, 0.8), WHITE)
    if mode not in ("1", "L", "LA"):
        assert are_quarters(image, 40)


def test_what_is_clear_stays_clear() -> None:
    """In a format that can be; a JPEG is not."""
    image = quarters(40, 20).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 20))
    data = saved(image, "PNG")
    seen = look(data, 100)
    assert isinstance(seen, Seen)
    assert seen.is_clear
    for kind in ("avif", "webp", "png"):
        back = opened(rendition(data, kind, 20, 10)).convert("RGBA")
        assert back.getpixel((2, 2))[3] < 20  # type: ignore[index] # four channels
        assert back.getpixel((17, 7))[3] > 235  # type: ignore[index] # four channels
    palette = saved(quarters(40, 20).quantize(), "PNG", transparency=0)
    assert isinstance(found := look(palette, 100), Seen)
    assert found.is_clear


def test_a_profile_is_translated_into_srgb() -> None:
    """The numbers change so that the colour does not; a broken profile is as good as none."""
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    broken = saved(quarters(40, 20), "JPEG", icc_profile=b"no profile", quality=95)
    assert are_quarters(made(broken, 40, 20))
    unfit = saved(quarters(40, 20), "JPEG", icc_profile=swapped.tobytes(), quality=95)
    assert are_quarters(made(unfit, 40, 20))
    ours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    linear = _with_gamma_one(ours)
    data = saved(Image.new("RGB", (40, 20), (128, 128, 128)), "PNG", icc_profile=linear)
    assert is_like(at(made(data, 40, 20), 0.5, 0.5), (188, 188, 188), 3)
    assert "icc_profile" not in opened(rendition(data, "png", 40, 20)).info


def _with_gamma_one(profile: bytes) -> bytes:
    """Give an sRGB profile whose curves are straight and whose name is another."""
    curve = profile.index(b"para")
    straight = b"para" + bytes(4) + struct.pack(">HHI", 0, 0, 0x10000)
    changed = profile[:curve] + straight + profile[curve + len(straight) :]
    return changed.replace("sRGB".encode("utf-16-be"), "Line".encode("utf-16-be"))


# --- sizes ------------------------------------------------------------------------------------


def test_a_size_is_fitted_and_never_grows() -> None:
    """The shape is kept to the pixel."""
    assert fitted(6000, 4000, 4000) == (4000, 2667)
    assert fitted(4000, 6000, 4000) == (2667, 4000)
    assert fitted(300, 200, 4000) == (300, 200)
    assert fitted(9000, 1, 4000) == (4000, 1)


@pytest.mark.parametrize(
    ("focus", "colour"), [((0.0, 0.0), RED), ((1.0, 0.0), GREEN), ((0.0, 1.0), BLUE)]
)
def test_a_crop_keeps_its_focus(focus: tuple[float, float], colour: Colour) -> None:
    """A point at the edge pulls the crop to the edge, and no further."""
    data = drawn(400, 400, "PNG")
    box, width, height = cropped(400, 400, 9, 16, focus)
    assert (width, height) == (225, 400)
    assert 0 <= box[0] < box[2] <= 1
    assert box[1] == 0
    assert box[3] == 1
    part = opened(rendition(data, "png", 90, 160, crop=box))
    assert part.size == (90, 160)
    assert is_like(at(part, focus[0], focus[1]), colour)


def test_a_crop_of_its_own_shape_is_the_whole() -> None:
    """Nothing is cut from a square for a square."""
    assert cropped(400, 400, 1, 1, (0.1, 0.9)) == ((0, 0, 1, 1), 400, 400)


# --- the same bytes ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["avif", "webp", "jpeg", "png"])
def test_the_same_picture_has_the_same_bytes(kind: str) -> None:
    """Twice, and in several threads at once."""
    data = saved(Image.effect_noise((300, 200), 60).convert("RGB"), "JPEG", quality=90)

    def again(_: int) -> bytes:
        return rendition(data, kind, 200, 133)

    first = again(0)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(again, range(8))) == {first}


# --- what a JPEG consists of ------------------------------------------------------------------


def test_nothing_a_camera_wrote_is_left() -> None:
    """The picture is kept to the byte; what was said of it is ours."""
    data = camera()
    kept = rendition(data, "jpeg", 120, 80, is_kept=True)
    for words in (b"SERIAL", b"MAKER", b"Maker", b"COMMENT", b"TRAILER"):
        assert words in data
        assert words not in kept
    assert opened(kept).tobytes() == opened(data).tobytes()
    assert 0x8825 not in opened(kept).getexif()
    assert kept.count(b"\xff\xd8\xff") == 1
    scans = [part for marker, part in segments(data) if marker == 0xDA]
    assert [part for marker, part in segments(kept) if marker == 0xDA] == scans
    made_anew = rendition(data, "jpeg", 60, 40)
    assert b"SERIAL" not in made_anew
    assert b"COMMENT" not in made_anew


def test_a_profile_of_colours_is_kept_with_the_picture() -> None:
    """Printers need it; who reads the EXIF is sent to it."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(quarters(40, 20), "JPEG", icc_profile=profile)
    kept = opened(rendition(data, "jpeg", 40, 20, is_kept=True))
    assert kept.info["icc_profile"] == profile
    assert kept.getexif().get_ifd(0x8769)[0xA001] == 0xFFFF


def test_four_colours_are_made_anew() -> None:
    """Not every browser shows them."""
    data = saved(quarters(40, 20).convert("CMYK"), "JPEG")
    assert with_metadata(data, b"", b"") is None
    assert opened(rendition(data, "jpeg", 40, 20, is_kept=True)).mode == "RGB"


@pytest.mark.parametrize("length", [0, 1, 2, 3, 20, 200, -2])
def test_half_a_jpeg_is_none(length: int) -> None:
    """Wherever it stops."""
    with pytest.raises(ValueError, match=r"no (JPEG|end|marker)"):
        list(segments(drawn(60, 40)[:length]))


# --- what it says -----------------------------------------------------------------------------


def test_words_without_end_still_fit() -> None:
    """A segment of a JPEG file has its limits."""
    endless = tuple((code, "ع" * 9000) for code in ("id", "en", "ar", "fr"))
    rights = Rights(notice=endless, usage=endless, title=endless, description=endless, alt=endless)
    assert len(xmp(rights)) <= LARGEST
    data = rendition(drawn(60, 40), "jpeg", 30, 20)
    assert opened(data).format == "JPEG"
    view = Rendition("a.jpg", "jpeg", 30, 20, 80, rights)
    assert opened(written(quarters(30, 20), view)).size == (30, 20)


def test_nothing_said_is_nothing_written() -> None:
    """An empty record makes no empty properties."""
    assert b"<dc:" not in xmp(Rights())
    assert b"xmpRights:Marked" not in xmp(Rights())
    said = Image.Exif()
    said.load(b"Exif\0\0" + exif(Rights(), (1, 1), is_jpeg=False))
    assert 0x8298 not in said


def test_signs_that_no_xml_may_hold_are_left_out() -> None:
    """And those that it may hold are written so that they can be read."""
    packet = xmp(Rights(credit="A <b> & \x00\x0b\ufffe C")).decode()
    assert "<photoshop:Credit>A &lt;b&gt; &amp;  C</photoshop:Credit>" in packet


def test_public_domain_is_not_marked() -> None:
    """Everything else is."""
    zero = "https://creativecommons.org/publicdomain/zero/1.0/"
    assert b"<xmpRights:Marked>False<" in xmp(Rights(licence=zero))
    assert b"<xmpRights:Marked>True<" in xmp(Rights(notice=(("", "Kominfo"),)))


def test_a_picture_of_one_pixel_is_a_picture() -> None:
    """No size is too small for any format."""
    for kind in ("avif", "webp", "jpeg", "png"):
        assert opened(rendition(drawn(1, 1, "PNG"), kind, 1, 1)).size == (1, 1)
    assert BytesIO(drawn(1, 1)).read(2) == b"\xff\xd8"
