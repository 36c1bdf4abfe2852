"""Cards as platforms get them: unpacked, measured, and never with a word too many."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from gaung.craft.cards import LARGEST, Card, Photograph, Room, drawn
from gaung.craft.rights import Rights
from gaung.outputs.share_cards import HEIGHT, PICTURE, WIDTH
from gaung.outputs.social_pictures import SHAPES as POSTS
from tests.validators.drawing import Bench, fonts

FAMILIES = ("Plus Jakarta Sans", "Noto Sans Arabic")
GROUND = (11, 85, 99)
CARD = Card(
    width=1200,
    height=630,
    language="id",
    direction="ltr",
    ground="#0b5563",
    ink="#fdfcfa",
    sans=FAMILIES,
    serif=("Source Serif 4", "Noto Sans Arabic"),
    kicker="KTT ke-43 ASEAN",
    detail="5–7 September 2023",
    title="Jadwal",
    tags=None,
    site="Ruang pers",
    photograph=None,
    kept_free=0,
    fonts=fonts(),
)
FITTING = "layouts/documents/fitting.typ"
LONG = (
    "Pertanggungjawaban penyelenggaraan pemerintahan daerah dan kementerian: pemenang penghargaan "
    "diseminasi aktif konten ASEAN 2023 menurut panitia bimbingan teknis media sosial"
)
TITLES = {
    "word": "Jadwal",
    "title": "World Water Forum ke-10 di Bali membahas air untuk kesejahteraan bersama",
    "long title": LONG,
    "10,000 letters": "kebijakan air " * 715,
    "a word without end": "kebijaksanaan" * 60,
    "letters without end": "A" * 10_000,
    "long words": " ".join(["mempertanggungjawabkannya" * 2] * 12),
    "right to left": "المركز الإعلامي للمنتدى العالمي العاشر للمياه في بالي يعلن جدول الأعمال " * 3,
    "nothing": "",
}
SHAPES = {
    "card": (WIDTH, HEIGHT, Room(WIDTH - PICTURE, 0, PICTURE, HEIGHT), 0),
    **{each.name: (each.width, each.height, each.room, each.kept_free) for each in POSTS},
}


def picture() -> bytes:
    """A photograph in one colour, which no ground has."""
    out = io.BytesIO()
    Image.new("RGB", (900, 700), (250, 240, 20)).save(out, "PNG")
    return out.getvalue()


BENCH = Bench({"photo.png": picture()})


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        return image.convert("RGB")


def shaped(shape: str, **fields: object) -> Card:
    width, height, room, kept_free = SHAPES[shape]
    photograph = Photograph("photo.png", room, (0.5, 0.5))
    return replace(
        CARD, width=width, height=height, photograph=photograph, kept_free=kept_free,
        **fields,  # type: ignore[arg-type] # fields of a card
    )  # fmt: skip


def in_margins(card: Card, image: Image.Image) -> int:
    """How many pixels of the margins are not of the ground: words that run out of their room."""
    assert card.photograph is not None
    room = card.photograph.room
    left, top, right, bottom = 0, 0, card.width, card.height
    if room.height == card.height:
        left, right = (room.width, right) if room.left == 0 else (left, room.left)
    else:
        top = room.height
    words = image.crop((left, top, right, bottom - card.kept_free))
    inset = 40
    inner = (inset, inset, words.width - inset, words.height - inset)
    words.paste(GROUND, inner)
    # A JPEG blurs by a shade, and the photograph by a few pixels.
    edges = words.crop((10, 10, words.width - 10, words.height - 10))
    other = ImageChops.difference(edges, Image.new("RGB", edges.size, GROUND)).convert("L")
    return sum(other.point(lambda shade: 255 * (shade > 60)).histogram()[1:])


def test_a_card_with_a_photograph_says_whose_it_is() -> None:
    """As every other file that is made of it, and to a program that is not ours."""
    rights = Rights(notice=(("id", "Foto: Sari, CC BY 4.0"),), credit="Foto: Sari", creator="Sari")
    photograph = Photograph("photo.png", SHAPES["1:1"][2], (0.5, 0.5), rights)
    data = drawn(replace(shaped("1:1"), photograph=photograph), BENCH)
    assert len(data) <= LARGEST
    with Image.open(io.BytesIO(data)) as image:
        assert image.getexif()[0x8298] == "Foto: Sari, CC BY 4.0"
        assert b"<photoshop:Credit>Foto: Sari</photoshop:Credit>" in image.info["xmp"]
    bare = drawn(replace(shaped("1:1"), photograph=None), BENCH)
    assert b"photoshop:Credit" not in bare


@pytest.mark.parametrize(
    ("shape", "title"),
    [*(("card", title) for title in TITLES), *((shape, "long title") for shape in SHAPES)],
)
def test_no_title_runs_out_of_its_room(shape: str, title: str) -> None:
    """In no shape, however long it is; and the file is small enough to be shown."""
    direction = "rtl" if title == "right to left" else "ltr"
    card = shaped(shape, title=TITLES[title], direction=direction)
    data = drawn(card, BENCH)
    image = opened(data)
    assert image.size == (card.width, card.height)
    assert len(data) <= LARGEST
    assert in_margins(card, image) == 0


def test_a_title_that_runs_out_is_seen() -> None:
    """The measure above can fail: where nothing is fitted, words run into the margin."""
    template = BENCH.source(FITTING).decode()
    start = template.index("#let fitted(")
    unfitted = "#let fitted(words, width, height, sizes, style) = style(sizes.first(), words)\n"
    rings = template.index("#let rings(")
    assert start < rings
    careless = template[:start] + unfitted + template[rings:]
    bench = Bench(BENCH.instead | {FITTING: careless.encode()})
    card = shaped("card", title="kebijaksanaan" * 60)
    assert in_margins(card, opened(drawn(card, bench))) > 100


def test_a_card_that_is_cut_short_is_no_picture() -> None:
    with pytest.raises(OSError, match="truncated"):
        opened(drawn(CARD, BENCH)[:20_000])


def test_the_same_card_is_drawn_in_the_same_bytes_whoever_draws_it() -> None:
    """One after the other, and by several hands at once."""
    cards = [replace(CARD, title=f"Hari ke-{number % 4}") for number in range(12)]
    alone = [drawn(card, BENCH) for card in cards]
    with ThreadPoolExecutor(4) as hands:
        assert list(hands.map(lambda card: drawn(card, BENCH), cards)) == alone
    assert len(set(alone)) == 4


@pytest.mark.parametrize(
    "title",
    ['#eval("1 + 1")', "$x^2$", "#panic()", "*a* _b_ `c` @d <e>", "\\", "#", '"', "//", "{"],
)
def test_no_title_is_a_command(title: str) -> None:
    """Each is drawn as it is written: it differs from a card without it."""
    ours = opened(drawn(replace(CARD, title=title), BENCH))
    without = opened(drawn(replace(CARD, title=""), BENCH))
    assert ImageChops.difference(ours, without).getbbox() is not None


def test_words_from_right_to_left_stand_at_the_right() -> None:
    """The mirror image of the same words from left to right, as far as words can be."""

    def middle(direction: str) -> float:
        card = replace(CARD, title="ميناء", kicker="ميناء", direction=direction, detail=None)
        image = opened(drawn(card, BENCH)).convert("L").crop((0, 0, 1200, 330))
        box = image.point(lambda shade: 255 * (shade > 180)).getbbox()
        assert box is not None
        return (box[0] + box[2]) / 2

    assert middle("ltr") < 500
    assert middle("rtl") > 700


def test_a_photograph_is_where_its_room_is() -> None:
    for shape, (_, _, room, _) in SHAPES.items():
        image = opened(drawn(shaped(shape), BENCH))
        at = (room.left + room.width // 2, room.top + room.height // 2)
        red, green, blue = image.getpixel(at)  # type: ignore[misc] # three in RGB
        assert red > 230, shape
        assert green > 220, shape
        assert blue < 60, shape
