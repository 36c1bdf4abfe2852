"""The fonts that are published, opened by a library that did not make them: FreeType."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import ImageFont

from gaung.craft.fonts import Cut, cut
from gaung.edges import walk
from gaung.model.tokens import Font, Tokens
from gaung.reading.colours import read_tokens
from gaung.snapshot import snapshot
from tests.factories import ROOT

WORDS = "Siaran pers, Bali: 1.500 peserta — “air”"


def letters_of(*of: int) -> dict[str, int]:
    """The widths of the small letters and of the space, in thousandths."""
    return dict(zip("abcdefghijklmnopqrstuvwxyz ", of, strict=True))


# fmt: off
ARIAL = letters_of(
    556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
    556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 278,
)
ARIAL_BOLD = letters_of(
    556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611,
    611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 278,
)
ROBOTO = letters_of(
    544, 562, 523, 564, 530, 348, 562, 551, 243, 239, 507, 243, 877, 552,
    570, 562, 568, 339, 516, 327, 551, 484, 751, 496, 473, 496, 248,
)
ROBOTO_BOLD = letters_of(
    535, 562, 521, 563, 540, 358, 571, 560, 265, 260, 534, 265, 866, 561,
    564, 562, 564, 366, 514, 338, 560, 506, 734, 509, 503, 509, 249,
)
TIMES = letters_of(
    444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500,
    500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 250,
)
NOTO_SERIF = letters_of(
    563, 614, 492, 614, 535, 369, 538, 635, 320, 300, 585, 310, 945, 645,
    577, 614, 614, 471, 451, 352, 635, 579, 862, 578, 565, 511, 260,
)
# fmt: on
"""The widths of fonts that readers have, as Adobe's metrics or the fonts themselves say."""


class Bench:
    """The fonts as they are installed."""

    def source(self, path: str) -> bytes:
        return Path(walk.fonts()[path].file).read_bytes()

    def output(self, path: str) -> bytes:
        raise LookupError(path)


@cache
def tokens() -> Tokens:
    path = "assets/tokens.yaml"
    read, problems = read_tokens(snapshot({path: (ROOT / path).read_text(encoding="utf-8")}))
    assert problems == []
    return read


def font(family: str, style: str = "normal") -> Font:
    return next(f for f in tokens().fonts if (f.family, f.style) == (family, style))


def view(of: Font, letters: str = "latin") -> Cut:
    return Cut(f"assets/fonts/{of.file}", letters, of.weights, tuple(of.fixed.items()))


@cache
def made(family: str, letters: str = "latin") -> bytes:
    return cut(view(font(family), letters), Bench())


def opened(data: bytes) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(data), 100)


@pytest.mark.parametrize(
    ("family", "letters", "words"),
    [
        ("Plus Jakarta Sans", "latin", WORDS),
        ("Source Serif 4", "latin", WORDS),
        ("Noto Sans Arabic", "arabic", "المركز الإعلامي"),
    ],
)
def test_a_cut_font_sets_words_as_the_whole_one(family: str, letters: str, words: str) -> None:
    """The same letters at the same widths, at every weight that pages use; under 60 KB."""
    data = made(family, letters)
    assert len(data) < 60_000
    ours, whole = opened(data), opened(Bench().source(view(font(family)).source))
    axes = [axis["name"].decode() for axis in whole.get_variation_axes()]
    fixed = {"Optical Size": 14, "Width": 100}
    for weight in font(family).weights:
        ours.set_variation_by_axes([weight])
        whole.set_variation_by_axes([fixed.get(axis, weight) for axis in axes])
        for word in words.split():
            assert ours.getlength(word) == pytest.approx(whole.getlength(word), abs=1)


def test_a_font_that_is_cut_short_is_refused() -> None:
    """The library above looks into what it is given."""
    data = made("Plus Jakarta Sans")
    with pytest.raises(OSError, match=r"table|file"):
        opened(data[: len(data) // 2])


def test_other_letters_are_not_in_it() -> None:
    """What another file has is not sent twice."""
    fallen = opened(made("Plus Jakarta Sans"))
    assert fallen.getlength("Ě") == fallen.getlength("\ufffe")
    assert fallen.getlength("E") != fallen.getlength("\ufffe")


def test_the_same_font_is_cut_into_the_same_bytes() -> None:
    assert cut(view(font("Plus Jakarta Sans")), Bench()) == made("Plus Jakarta Sans")


@pytest.mark.parametrize(
    ("family", "names", "weight", "widths"),
    [
        ("Plus Jakarta Sans", "Arial", 400, ARIAL),
        ("Plus Jakarta Sans", "Arial Bold", 700, ARIAL_BOLD),
        ("Plus Jakarta Sans", "Roboto", 400, ROBOTO),
        ("Plus Jakarta Sans", "Roboto Bold", 700, ROBOTO_BOLD),
        ("Source Serif 4", "Times New Roman", 400, TIMES),
        ("Source Serif 4", "Noto Serif", 400, NOTO_SERIF),
    ],
)
def test_what_stands_in_fills_the_same_room(
    family: str, names: str, weight: int, widths: dict[str, int]
) -> None:
    """Lines of Indonesian break at the same words before the font has come and after."""
    texts = (ROOT / "content").rglob("releases/*/index.id.md")
    words = "".join(path.read_text(encoding="utf-8") for path in sorted(texts)).lower()
    letters = [letter for letter in words if letter in widths]
    ours = opened(made(family))
    ours.set_variation_by_axes([weight])
    by_letter = {letter: ours.getlength(letter) * 10 for letter in widths}
    ratio = sum(by_letter[letter] for letter in letters) / sum(widths[x] for x in letters)
    (other,) = (each for each in font(family).stand_ins if each.names[0] == names)
    lightest, heaviest = other.weights or (400, 700)
    assert lightest <= weight <= heaviest
    assert other.size == pytest.approx(ratio * 100, abs=2.5)
    ascent, descent = ours.getmetrics()
    assert other.ascent == pytest.approx(ascent / ratio, abs=2.5)
    assert other.descent == pytest.approx(descent / ratio, abs=2.5)


def test_what_stands_in_comes_before_every_other_font() -> None:
    """A font of another script that the reader has would else fill another room for a moment."""
    for family, stack in (("Plus Jakarta Sans", "sans"), ("Source Serif 4", "serif")):
        ours, next_, *_ = tokens().type[stack].split(", ")
        assert (ours, next_) == (f'"{family}"', f'"{family} stand-in"')
