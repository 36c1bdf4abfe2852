"""Which fonts a site gets, and how its stylesheet names them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gaung.craft import fonts as craft
from gaung.memory import Forgetful
from gaung.outputs import fonts
from gaung.reading import read
from gaung.snapshot import snapshot
from tests.factories import Files, person, site, text

FONT = {
    "file": "Sans.ttf",
    "family": "Sans of Ours",
    "weights": [400, 800],
    "licence": "OFL.txt",
}
ARABIC = FONT | {"file": "Arab.ttf", "family": "Arabic of Ours", "scripts": ["Arab"]}
ALL = FONT | {"file": "All.ttf", "family": "All of Ours", "scripts": ["Latn", "Grek", "Cyrl"]}


def with_fonts(files: Files, *records: dict[str, Any]) -> Files:
    """A site whose tokens name these fonts; what is in their files nobody looks at here."""
    return {
        **files,
        "assets/tokens.yaml": text({"fonts": records}),
        **{f"assets/fonts/{record['file']}": "a font" for record in records},
        "assets/fonts/OFL.txt": "its licence",
    }


def faces(files: Files) -> list[str]:
    kit = read(snapshot(files), Forgetful()).kit
    assert kit is not None
    return [f"{face.family} {face.cut.letters}" for face in fonts.faces(kit)]


def test_a_site_in_latin_letters_gets_those_only() -> None:
    """Fonts of other scripts are not cut, and their licences are not published."""
    files = with_fonts(site("id", "en", outputs={}), FONT, ARABIC, ALL)
    latin = ["latin", "latin-ext"]
    assert faces(files) == [f"{name} of Ours {part}" for name in ("Sans", "All") for part in latin]


@pytest.mark.parametrize(
    "more",
    [site("id", "ar", outputs={}), site("id", outputs={}) | person("ahmad", name="أحمد")],
    ids=["a language", "a name"],
)
def test_arabic_letters_bring_their_font(more: Files) -> None:
    """Whether a language is written in them or somebody's name."""
    assert "Arabic of Ours arabic" in faces(with_fonts(more, FONT, ARABIC))


def test_a_font_changes_its_name_with_its_bytes() -> None:
    """Browsers may keep it for ever."""
    first = with_fonts(site("id", outputs={}), FONT)
    second = {**first, "assets/fonts/Sans.ttf": "another font"}
    third = with_fonts(site("id", outputs={}), FONT | {"weights": [400, 700]})
    names = set()
    for files in (first, second, third):
        kit = read(snapshot(files), Forgetful()).kit
        assert kit is not None
        names.add(fonts.faces(kit)[0].path)
    assert len(names) == 3
    assert all(
        re.fullmatch(r"assets/fonts/sans-of-ours-latin\.[0-9a-f]{12}\.woff2", name)
        for name in names
    )


def test_no_letter_is_in_two_ranges() -> None:
    """A browser fetches the one file that has it."""
    every = [point for name in craft.RANGES for point in craft.points(name)]
    assert len(every) == len(set(every))


def test_ranges_are_written_as_css_does() -> None:
    assert craft.written("greek") == "U+370-3FF"
    assert craft.points("greek") == frozenset(range(0x370, 0x400))
