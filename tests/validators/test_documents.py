"""Documents are opened by another library, held against the standard, and compared with the text.

Each check proves to be awake by a document that it must refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from gaung.craft.archive import Member, archive
from gaung.craft.blocks import Paragraph, Run
from gaung.craft.word import written
from tests.factories import Files, media, release, site, small, sound
from tests.validators.documents import of_text, parts, slips, told
from tests.validators.drawing import Bench
from tests.validators.test_pdf import PAPER

BODY = """Satu **dua** *tiga* [tautan](https://a.example/x).[@antara]

## Bagian

- butir
    1. anak

> kutipan

| kolom | angka |
|---|--:|
| air | 2 |

kata
:   arti

!!! note "Ingat"
    ini
"""


def whole() -> Files:
    return (
        small()
        | media("foto", credit="Usman")
        | release(
            "satu", number="12/2024", dateline={"place": "Bali"}, lead_image="foto",
            notes={"id": "Untuk redaksi.", "en": "For editors."}, facts=["peserta"],
            people=["usman"], sources=["antara"], contacts=["meja"], tags=["air"],
            bodies={"id": BODY, "en": BODY},
        )
    )  # fmt: skip


NAME = "id/acara/forum-air/siaran-pers/satu/satu.id."


@cache
def files() -> dict[str, bytes]:
    return dict(sound(whole()).files)


# --- the standard -----------------------------------------------------------------------------


def test_a_document_is_as_the_standard_has_it() -> None:
    """In both languages, and nothing in it is formatted by hand."""
    for path, data in files().items():
        if path.endswith(".docx"):
            assert list(slips(data)) == [], path
    assert NAME + "docx" in files()


def broken(name: str, old: bytes, new: bytes) -> bytes:
    """The document with other bytes in one of its parts."""
    inside = parts(files()[NAME + "docx"])
    assert old in inside[name]
    changed = {**inside, name: inside[name].replace(old, new, 1)}
    return b"".join(archive(Member.of(part, data) for part, data in changed.items()))


BROKEN = {
    "no style": ("word/document.xml", b'w:val="Title"', b'w:val="Titel"'),
    "no relationship": ("word/document.xml", b'<w:hyperlink r:id="rId', b'<w:hyperlink r:id="x'),
    "no list": ("word/document.xml", b"<w:numId w:val=", b'<w:numId w:val="9" w:x='),
    "formatted by hand": ("word/document.xml", b"<w:rPr>", b"<w:rPr><w:b/>"),
    "pPr has": ("word/styles.xml", b"<w:keepNext/><w:keepLines/>", b"<w:keepLines/><w:keepNext/>"),
}  # fmt: skip


@pytest.mark.parametrize("slip", BROKEN)
def test_a_document_with_a_slip_is_refused(slip: str) -> None:
    """The check above can fail."""
    assert [found for found in slips(broken(*BROKEN[slip])) if slip in found]


# --- another library, and the text --------------------------------------------------------------


def test_a_document_says_what_the_plain_text_says() -> None:
    """Word for word, from the headline to the last source."""
    for path, data in files().items():
        if path.endswith(".docx"):
            assert told(data) == of_text(files()[path.removesuffix("docx") + "txt"]), path
    assert "kutipan" in told(files()[NAME + "docx"])
    missing = broken("word/document.xml", b"kutipan", b"")
    assert told(missing) != of_text(files()[NAME + "txt"])


def test_marks_beside_each_other_are_not_read_as_one_number() -> None:
    """They stay together and raised, with something between, whatever the text has there."""
    for between in ("", " "):
        runs = (Run("air", mark=None), Run("1", mark=1), Run(between), Run("2", mark=2), Run("."))
        line = Paragraph(tuple(run for run in runs if run.text))
        data = written(replace(PAPER, parts=(line,)), Bench())
        (body,) = (each for each in Document(BytesIO(data)).paragraphs if "air" in each.text)
        assert body.text == "air1\u00a0\u00a02."
        styles = [run.style.name for run in body.runs]
        assert styles[1:4] == ["Mark", "Superscript", "Mark"]


def test_a_document_says_what_it_is() -> None:
    """Title, summary, issuer, topics, language and dates, out of the content."""
    said = Document(BytesIO(files()[NAME + "docx"])).core_properties
    assert (said.title, said.subject) == ("Siaran satu", "Ringkasan satu.")
    assert (said.author, said.keywords, said.language) == ("Pusat Media", "air", "id-ID")
    assert str(said.created) == str(said.modified) == "2024-05-18 01:00:00+00:00"
    assert said.identifier.endswith("/kit/id/acara/forum-air/siaran-pers/satu/")


def defaults(data: bytes) -> dict[str | None, str]:
    """The languages that a document is in, by kind of script."""
    styles = Document(BytesIO(data)).styles.element
    (language,) = styles.findall(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    return {str(key).partition("}")[2]: str(value) for key, value in language.attrib.items()}


def test_a_document_says_its_language() -> None:
    """In its defaults, so that a spelling checker knows it."""
    assert defaults(files()[NAME + "docx"])["val"] == "id-ID"
    assert defaults(files()["en/events/forum-air/releases/satu/satu.en.docx"])["val"] == "en-GB"


def test_a_document_reads_from_right_to_left_where_its_language_does() -> None:
    """Its paragraphs, its tables, its words; a word of another language is marked."""
    arabic = {path: text for path, text in small().items() if path.startswith("content/")}
    body = "ماء\n\n| أ | ب |\n|---|---|\n| 1 | 2 |"
    found = sound(
        site("ar", "id", "en", missing={"pages": "notice"})
        | arabic
        | release("tiga", bodies={"ar": body, "id": "Isi."})
    ).files
    data = found["ar/events/forum-air/releases/tiga/tiga.ar.docx"]
    assert list(slips(data)) == []
    inside = parts(data)
    assert defaults(data)["bidi"].startswith("ar")
    assert b"<w:bidi/>" in inside["word/styles.xml"]
    assert b"<w:bidiVisual/>" in inside["word/document.xml"]
    assert inside["word/document.xml"].count(b"<w:rtl/>") > 5
    assert b"<w:rtl/>" not in parts(files()[NAME + "docx"])["word/document.xml"]


ASKED: dict[str, Callable[[bytes], bool]] = {
    "no date": lambda data: all(
        each.date_time == (1980, 1, 1, 0, 0, 0) for each in ZipFile(BytesIO(data)).infolist()
    ),
    "the same again": lambda data: data == dict(sound(whole()).files)[NAME + "docx"],
}


@pytest.mark.parametrize("asked", ASKED)
def test_the_same_text_gives_the_same_bytes(asked: str) -> None:
    """No date, no chance."""
    assert ASKED[asked](files()[NAME + "docx"])
