"""The one place that decides an address."""

from __future__ import annotations

import pytest

from gaung.model.addresses import Addresses, Section, slug
from gaung.model.kit import KINDS
from tests.factories import release, schedule, session, small, sound

WORDS = {
    "id": {
        Section.EVENTS: "acara",
        Section.RELEASES: "siaran-pers",
        Section.PEOPLE: "tokoh",
        Section.MEDIA: "media",
    },
    "en": {},
}
ADDRESSES = Addresses("/kit/", "https://media.example", WORDS)


@pytest.mark.parametrize(
    ("kind", "event", "key", "address"),
    [
        ("event", "", "forum", "/kit/id/acara/forum/"),
        ("release", "forum", "satu", "/kit/id/acara/forum/siaran-pers/alamat/"),
        ("person", "", "usman", "/kit/id/tokoh/usman/"),
        ("page", "", "tentang", "/kit/id/alamat/"),
        ("media", "forum", "foto", "/kit/id/acara/forum/media/foto/"),
        ("media", "forum/satu", "foto", "/kit/id/acara/forum/media/satu-foto/"),
        ("media", "", "foto", "/kit/id/media/foto/"),
        ("fact", "forum", "orang", "/kit/id/acara/forum/facts/#orang"),
        ("venue", "forum", "aula", "/kit/id/acara/forum/#aula"),
        ("source", "", "antara", None),
    ],
)
def test_an_entry_has_its_address(kind: str, event: str, key: str, address: str | None) -> None:
    """Sections are said in the language; what shares a page has an anchor."""
    assert ADDRESSES.entry("id", kind, event, key, "alamat") == address


def test_every_kind_of_entry_has_an_address_but_a_source() -> None:
    """A source stands in the lists of the pages that rely on it."""
    without = {kind for kind in KINDS if ADDRESSES.entry("en", kind, "e", "k", "s") is None}
    assert without == {"source"}


def test_a_part_is_translated_only_where_it_is_a_section() -> None:
    """An event may be called like a section."""
    assert ADDRESSES.page("id", Section.EVENTS, "events") == "/kit/id/acara/events/"
    assert ADDRESSES.page("en", Section.EVENTS) == "/kit/en/events/"


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/kit/", "index.html"),
        ("/kit/id/acara/", "id/acara/index.html"),
        ("/kit/media/a.jpg", "media/a.jpg"),
    ],
)
def test_a_file_answers_for_an_address(address: str, file: str) -> None:
    """A page stands in the index of its folder."""
    assert ADDRESSES.output(address) == file
    assert ADDRESSES.absolute(address) == f"https://media.example{address}"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Siaran Pers", "siaran-pers"),
        ("  Kata & angka! ", "kata-angka"),
        ("Café Åland", "cafe-aland"),
        ("10th World", "10th-world"),
        ("世界", ""),
        ("", ""),
    ],
)
def test_words_become_a_part_of_an_address(words: str, part: str) -> None:
    """Small ASCII letters, digits and hyphens."""
    assert slug(words) == part


def test_names_of_any_length_become_files_that_every_system_can_have() -> None:
    """Topics and rooms are called as somebody writes; Windows keeps some names for itself."""
    long = "Sidang pleno " * 800
    files = (
        small()
        | schedule(
            session("satu", room=f"{long}satu"), session("dua", room=f"{long}dua"),
            session("tiga", place="Aux"), session("empat", place="Lain"),
        )
        | release("tiga", tags=[f"{long}satu", f"{long}dua", "con"])
    )  # fmt: skip
    paths = sound(files).files
    parts = {part for path in paths for part in path.split("/")}
    assert max(map(len, parts)) <= 64 + len(".id.whatsapp.txt")
    assert parts.isdisjoint({"con", "aux"})
    assert sum("/sidang-pleno-" in path for path in paths if path.startswith("id/topik/")) == 2
