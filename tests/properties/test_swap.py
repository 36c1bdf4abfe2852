"""No language is first: swapping the two of a site swaps its two halves, and nothing else.

The languages get codes that no standard knows and that stand nowhere else in a site, so that
swapping the codes wherever they stand is swapping the languages.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.factories import Files, article, release, small, sound, text
from tests.golden.test_golden import golden_site

CODES = {"id": "qaa", "en": "qab"}
LANGUAGES = [
    {"code": "qaa", "name": "Bahasa", "locale": "id"},
    {"code": "qab", "name": "English", "locale": "en_GB"},
]


def renamed(value: Any) -> Any:
    """A record with other codes for its languages."""
    if isinstance(value, dict):
        return {
            CODES.get(key, key): CODES[inner] if key == "written_in" else renamed(inner)
            for key, inner in value.items()
        }
    return [renamed(inner) for inner in value] if isinstance(value, list) else value


def parsed(written: str) -> Any:
    return yaml.load(written, Loader=yaml.CBaseLoader) or {}  # noqa: S506 - it makes texts only


def neutral(files: Files) -> Files:
    """A site in Indonesian and English as one in ``qaa`` and ``qab``."""
    result = {}
    for path, written in files.items():
        match = re.fullmatch(r"(.*[./])(id|en)(\.md|\.po)", path)
        name = f"{match[1]}{CODES[match[2]]}{match[3]}" if match else path
        if path.endswith(".yaml"):
            result[name] = text(renamed(parsed(written)))
        elif path.endswith(".md") and written.startswith("---\n"):
            _, head, body = written.split("---\n", 2)
            result[name] = article(renamed(parsed(head)), body.strip())
        else:
            result[name] = written
    settings = parsed(result["site.yaml"]) | {"languages": LANGUAGES, "written_in": "qaa"}
    return result | {"site.yaml": text(settings)}


def swapped(words: str) -> str:
    """The same with each of the two codes in the other's place."""
    return re.sub("qaa|qab", lambda code: "qab" if code[0] == "qaa" else "qaa", words)


def worded(data: bytes) -> str:
    """The words of a file, without the digest that a schedule has for its version."""
    return re.sub(r"<version>[0-9a-f]+</version>", "", data.decode())


WORDED = (".html", ".txt", ".xml", ".csv", ".css")
"""What is made of words alone; archives, folded calendars and digests are other bytes."""
FULL = (
    small()
    | release("tiga", bodies={"id": "Hanya ini."})
    | release("empat", bodies={"en": "Only."})
)


@pytest.mark.parametrize("files", [FULL, golden_site()], ids=["small", "golden"])
def test_swapping_the_languages_swaps_the_halves_of_the_site(files: Files) -> None:
    """Every file of the one site is a file of the other, its languages swapped."""
    before = neutral(files)
    after = {swapped(path): swapped(written) for path, written in before.items()}
    assert after != before
    first, second = sound(before).files, sound(after).files
    assert sorted(second) == sorted(map(swapped, first))
    ours = {path: worded(first[path]) for path in first if path.endswith(WORDED)}
    theirs = {path: worded(second[path]) for path in second if path.endswith(WORDED)}
    differing = [path for path, words in ours.items() if theirs[swapped(path)] != swapped(words)]
    assert differing == []


def test_swapping_the_order_of_languages_changes_menus_only() -> None:
    """The order in ``site.yaml`` is that of menus: no page appears or goes with it."""
    files = neutral(small())
    settings = parsed(files["site.yaml"]) | {"languages": LANGUAGES[::-1]}
    turned = sound(files | {"site.yaml": text(settings)})
    assert sorted(turned.files) == sorted(sound(files).files)
