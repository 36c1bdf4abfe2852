"""The same content gives the same bytes, however its files are stored, in whatever order.

An editor on Windows, a file system that decomposes letters, a program that writes a byte order
mark: none of them changes the site.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.build import build
from gaung.snapshot import Snapshot, digest, source
from tests.factories import (
    NOW,
    ROOT,
    Files,
    built,
    event,
    fresh,
    page,
    release,
    site,
    small,
    sound,
)

ACCENTS = small() | release(
    "aksen", bodies={"id": "Café, Nguyễn, Åland.[^1]\n\n[^1]: À la carte.", "en": "Façade.\n\nTwo."}
)
Stored = Callable[[str], bytes]

STORED: dict[str, Stored] = {
    "with Windows' newlines": lambda text: text.replace("\n", "\r\n").encode(),
    "with old Macs' newlines": lambda text: text.replace("\n", "\r").encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "with letters taken apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "with all of these": lambda text: (
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode()
    ),
}


def stored(files: Files, how: Stored) -> dict[str, bytes]:
    """The same files in other bytes."""
    return {path: how(text) for path, text in files.items()}


@pytest.mark.parametrize("how", STORED)
def test_a_site_is_the_same_in_whatever_way_its_files_are_stored(how: str) -> None:
    """Newlines, byte order marks and composed letters are settled before anything is digested."""
    other = stored(ACCENTS, STORED[how])
    assert any(other[path] != text.encode() for path, text in ACCENTS.items())
    assert built(other).files == sound(ACCENTS).files


def test_an_accent_is_not_lost() -> None:
    """The site has the letters in their composed form, so that comparing them proves something."""
    files = built(stored(ACCENTS, STORED["with letters taken apart"])).files
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    found = [path for path, data in pages.items() if "Café, Nguyễn, Åland.".encode() in data]
    assert [path.split("/")[-2] for path in found] == ["aksen"]


def shuffled(files: Mapping[str, str], order: list[str]) -> Snapshot:
    return Snapshot({path: source(path, files[path].encode()) for path in order}, NOW)


@settings(max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(random: Random) -> None:
    """A directory lists its files in any order; the site does not follow it."""
    order = sorted(ACCENTS)
    random.shuffle(order)
    finished = build(shuffled(ACCENTS, order), fresh())
    expected = sound(ACCENTS)
    assert finished.files == expected.files
    assert list(finished.files) == list(expected.files)
    assert finished.problems == expected.problems


def test_the_order_of_files_does_not_change_problems() -> None:
    """Problems are told in the same order too, and name the same first of two."""
    broken = ACCENTS | page("tentang", title="Lain", order="banyak") | {
        "content/people/a.yaml": "name: [",
        "content/people/b.yaml": "nam: B",
        "content/events/forum-air/schedule/lagi.yaml": "sessions: [{key: buka, title: B}]",
    }  # fmt: skip
    one = build(shuffled(broken, sorted(broken)), fresh())
    other = build(shuffled(broken, sorted(broken, reverse=True)), fresh())
    assert len(one.problems) > 3
    assert other.problems == one.problems


SEEDED = """
import sys
sys.path.insert(0, sys.argv[1])
from gaung.snapshot import digest
from tests.factories import built
from tests.properties.test_same_bytes import three_languages
files = built(three_languages()).files
print(digest("".join(f"{path} {digest(data)}\\n" for path, data in files.items()).encode()))
"""


def three_languages() -> Files:
    """A site in three languages, with texts that lack one or two of them."""
    return (
        site("id", "en", "fr", missing={"pages": "notice"})
        | event()
        | release("satu", bodies={"en": "In English.", "fr": "En français."})
        | release("dua", bodies={"fr": "En français."})
        | page("tentang", bodies={"en": "About.", "id": "Tentang."})
    )


@pytest.mark.parametrize("seed", ["1", "3"])
def test_the_order_of_sets_changes_nothing(seed: str) -> None:
    """Python mixes up its sets anew in every process; no output may follow that order."""
    files = sound(three_languages()).files
    ours = digest("".join(f"{path} {digest(data)}\n" for path, data in files.items()).encode())
    theirs = subprocess.run(
        [sys.executable, "-c", SEEDED, str(ROOT)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert theirs.stdout.strip() == ours
