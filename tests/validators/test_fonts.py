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
ARIAL = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz ",
        (
            *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556),
            *(556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 278),
        ),
        strict=True,
    )
)
TIMES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz ",
        (
            *(444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500),
            *(500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 250),
        ),
        strict=True,
    )
)
"""The widths of letters in thousandths, as Adobe's metrics of Helvetica and Times have them."""


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
    ("family", "widths"), [("Plus Jakarta Sans", ARIAL), ("Source Serif 4", TIMES)]
)
def test_what_stands_in_fills_the_same_room(family: str, widths: dict[str, int]) -> None:
    """Lines of Indonesian break at the same words before the font has come and after."""
    texts = (ROOT / "content").rglob("releases/*/index.id.md")
    words = "".join(path.read_text(encoding="utf-8") for path in sorted(texts)).lower()
    letters = [letter for letter in words if letter in widths]
    ours = opened(made(family))
    by_letter = {letter: ours.getlength(letter) * 10 for letter in widths}
    ratio = sum(by_letter[letter] for letter in letters) / sum(widths[x] for x in letters)
    other = font(family).stand_in
    assert other is not None
    assert other.size == pytest.approx(ratio * 100, abs=2.5)
    ascent, descent = ours.getmetrics()
    assert other.ascent == pytest.approx(ascent / ratio, abs=2.5)
    assert other.descent == pytest.approx(descent / ratio, abs=2.5)
