"""A snapshot sees the same text in whatever way it is stored."""

from __future__ import annotations

import unicodedata

import pytest

from gaung.snapshot import as_read, digest, is_text, snapshot

TEXT = "Café\nÅland\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
    ],
)
def test_a_text_is_read_with_one_newline_and_in_composed_form(data: bytes) -> None:
    """So its digest is that of its words."""
    assert as_read(data) == TEXT.encode()
    source = snapshot({"a.md": data}).sources["a.md"]
    assert (source.read(), source.digest) == (TEXT.encode(), digest(TEXT.encode()))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a\r\nb"])
def test_what_is_no_text_stays_as_it_is(data: bytes) -> None:
    """Pictures have no newlines; what is no UTF-8 is told of when it is read."""
    assert snapshot({"a.jpg": data}).sources["a.jpg"].read() == data
    assert as_read(b"\xff\r\n") == b"\xff\r\n"


@pytest.mark.parametrize(
    ("path", "found"),
    [("a.md", True), ("A.YAML", True), ("x/b.PO", True), ("a.jpg", False), ("a", False)],
)
def test_a_text_is_known_by_the_ending_of_its_name(path: str, found: bool) -> None:  # noqa: FBT001
    """In capitals too."""
    assert is_text(path) == found


def test_files_below_a_folder_are_given_in_order() -> None:
    """A folder is not the beginning of a name."""
    taken = snapshot({"a/b.md": "", "a/a.md": "", "ab/c.md": "", "a.md": ""})
    assert [source.path for source in taken.under("a")] == ["a/a.md", "a/b.md"]
