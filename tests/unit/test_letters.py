"""Words in the letters that fonts have."""

from __future__ import annotations

from gaung.craft.letters import letters, written_with
from tests.validators.drawing import Bench, fonts


def known() -> frozenset[int]:
    return letters(fonts(), Bench())


def test_words_of_the_kit_stay_as_they_are() -> None:
    """Latin with its marks, Arabic with its joiners, punctuation, line ends."""
    arabic = "\N{ARABIC LETTER MEEM}\N{ARABIC LETTER FARSI YEH}\u200c\N{ARABIC LETTER KHAH}"
    for words in ("Rp 1.500 — “air” 10 % é Č ğ ơ", arabic, "satu\ndua", ""):
        assert written_with(words, known()) == words


def test_what_no_font_has_is_left_out_or_marked() -> None:
    """Emoji say nothing that the words do not; a letter that is missing is seen to be."""
    emoji = "Air \N{DROPLET}\ufe0f untuk semua \N{PARTY POPPER}"
    assert written_with(emoji, known()) == "Air  untuk semua "
    assert written_with("\N{CJK UNIFIED IDEOGRAPH-6C34} air", known()) == "? air"
