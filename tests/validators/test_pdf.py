"""Papers to print: sound files, tagged, in their language, with their fonts, all words in order.

qpdf, poppler and pdfua judge them; nobody here wrote those, and each refuses something here.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import pdfua
import pikepdf
import pytest
from PIL import Image

from gaung.craft import pdf
from gaung.craft.blocks import (
    Box,
    Heading,
    Notes,
    Paper,
    Paragraph,
    Passage,
    Picture,
    Role,
    Run,
    Table,
    Terms,
)
from gaung.craft.pdf import Printed
from gaung.edges import programs
from gaung.reading.markdown import render
from tests.validators.drawing import Bench, fonts

pytestmark = pytest.mark.validators

PHOTO = "https://media.example.go.id/kit/media/panggung.jpg"
MARKDOWN = """\
Menteri membuka forum di **Nusa Dua**, *Bali*, pada `20 Mei`.[^1]

## Tabel dan daftar

1. satu
2. dua
    - anak daftar

| Hari | Peserta |
|------|--------:|
| Senin | 1.200 |
| Selasa | 1.500 |

> Air itu hidup.

#### Judul yang melompat

!!! note
    Catatan di dalam kotak.

Tulis `#eval("1 + 1")`, $x^2$, #panic("x"), *bintang*, _garis_, @sumber, <label>, \\\\ dan // begitu saja.

Istilah
:   Keterangan istilah.

---

Baris H~2~O dan m^2^, ~~dicoret~~, dan [tautan](https://example.go.id/x?a=1&b=2).

[^1]: Isi catatan kaki.
"""  # noqa: E501 - a paragraph of Markdown is a line
SECRETS = ('#eval("1 + 1")', "$x^2$", '#panic("x")', "@sumber", "//")


def passage(markdown: str) -> Passage:
    return Passage("".join(block.value for block in render(markdown).blocks))


def run(*words: str | Run) -> tuple[Run, ...]:
    return tuple(Run(each) if isinstance(each, str) else each for each in words)


def told(role: Role, *words: str | Run) -> Paragraph:
    return Paragraph(run(*words), role)


PAPER = Paper(
    language="id",
    locale="id-ID",
    direction="ltr",
    title="Forum Air dibuka di Bali",
    summary="Forum Air Sedunia dibuka.",
    author="Kementerian Pekerjaan Umum",
    keywords=("air", "Bali"),
    created="2024-05-20T01:00:00Z",
    modified="2024-05-20T01:00:00Z",
    version="20 Mei 2024",
    address="https://media.example.go.id/kit/id/acara/forum-air/siaran-pers/satu/",
    parts=(
        told("kicker", "Siaran pers · 12/2024"),
        told("title", "Forum Air dibuka di Bali"),
        told("subtitle", "Dua puluh negara hadir"),
        told("standfirst", "Presiden membuka forum ", Run("hari ini", emphasis=True), "."),
        told("meta", "Senin, 20 Mei 2024"),
        told("notice", "Diralat pada 21 Mei 2024."),
        Picture(run("Panggung berhias"), run("Pembukaan"), run("Foto: Biro Pers"), PHOTO),
        passage(MARKDOWN),
        told("fact", Run("1.500", strong=True), " peserta", Run("1", shift="above", mark=1)),
        Heading(3, run("Kontak")),
        told("contact", "Telepon: +62 21 1234"),
        Terms(((run("Bimtek"), (told("text", "bimbingan teknis"),)),)),
        Box(run("Catatan"), (Heading(2, run("Judul di dalam")), told("text", "isi"))),
        told("text", Run("المركز الإعلامي", language="ar", direction="rtl"), " di Bali"),
        told("byline", "Ani; Budi"),
        told("caption", "Keterangan"),
        Heading(2, run("Sumber")),
        Notes(((1, (told("text", "Kominfo, 20 Mei 2024."),)),)),
    ),
)
SANS = ("Plus Jakarta Sans", "Noto Sans Arabic")
PRINTED = Printed(
    paper=PAPER,
    foot="Keadaan 20 Mei 2024.",
    accent="#0b5563",
    ink="#1d1b18",
    quiet="#5a554c",
    rule="#d9d3c7",
    raised="#f4f1ea",
    sans=SANS,
    serif=("Source Serif 4", *SANS),
    pictures=((PHOTO, "panggung.jpg"),),
    fonts=fonts(),
)
ARABIC = replace(
    PRINTED,
    pictures=(),
    paper=replace(
        PAPER,
        language="ar",
        direction="rtl",
        title="افتتاح المنتدى في بالي",
        parts=(
            told("title", "افتتاح المنتدى في بالي"),
            passage("افتتح الوزير المنتدى العالمي للمياه.\n\n- أول\n- ثان"),
            Table((), ((), ())),
        ),
    ),
)

MARK = "Embargo"
MARKED = replace(PRINTED, paper=replace(PAPER, watermark=MARK))


def photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (3000, 2000), (20, 120, 140)).save(out, "JPEG")
    return out.getvalue()


@cache
def made(name: str = "id") -> bytes:
    view = {"id": PRINTED, "ar": ARABIC, "marked": MARKED}[name]
    return pdf.written(view, Bench({"panggung.jpg": photo()}))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pdf")


def asked(program: str, folder: Path, data: bytes, *words: str) -> tuple[int, str]:
    """What a program says of a file."""
    file = folder / "paper.pdf"
    file.write_bytes(data)
    command = programs.find("qpdf" if program == "qpdf" else "pdftotext")
    assert command is not None
    done = subprocess.run(
        [str(Path(command).with_name(program)), *words[:-1], str(file), *words[-1:]],
        capture_output=True, check=False, text=True, encoding="utf-8",
    )  # fmt: skip
    return done.returncode, done.stdout


def words_of(folder: Path, data: bytes) -> str:
    _, text = asked("pdftotext", folder, data, "-enc", "UTF-8", "-")
    return text


def plain(width: int = 300) -> bytes:
    """A PDF without tags, words or fonts."""
    out = BytesIO()
    Image.new("RGB", (width, width)).save(out, "PDF")
    return out.getvalue()


def unembedded() -> bytes:
    """A PDF that leaves its font to the reader's machine."""
    with pikepdf.new() as book:
        page = book.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
        font.BaseFont = pikepdf.Name.Helvetica
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=book.make_indirect(font)))
        page.Contents = book.make_stream(b"BT /F1 12 Tf 10 10 Td (x) Tj ET")
        out = BytesIO()
        book.save(out)
    return out.getvalue()


# --- the file ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["id", "ar"])
def test_it_is_sound(folder: Path, name: str) -> None:
    assert asked("qpdf", folder, made(name), "--check", "--")[0] == 0


def test_a_file_that_is_cut_short_is_not_sound(folder: Path) -> None:
    assert asked("qpdf", folder, made()[:-2000], "--check", "--")[0] != 0


def test_the_same_paper_is_printed_in_the_same_bytes() -> None:
    """No date and no name of a moment is in it."""
    assert pdf.written(PRINTED, Bench({"panggung.jpg": photo()})) == made()
    assert not re.search(rb"/(CreationDate|ModDate)|xmp:(Create|Modify)Date", made())


# --- what it says of itself -------------------------------------------------------------------


def told_of(folder: Path, data: bytes) -> dict[str, str]:
    _, said = asked("pdfinfo", folder, data, "-enc", "UTF-8", "--")
    lines = (line.partition(":") for line in said.splitlines())
    return {name: value.strip() for name, _, value in lines}


def test_it_has_tags_title_author_and_a4(folder: Path) -> None:
    said = told_of(folder, made())
    assert said["Tagged"] == "yes"
    assert said["Title"] == "Forum Air dibuka di Bali"
    assert said["Author"] == "Kementerian Pekerjaan Umum"
    assert said["Subject"] == "Forum Air Sedunia dibuka."
    assert "air" in said["Keywords"]
    assert "A4" in said["Page size"]
    assert told_of(folder, plain())["Tagged"] == "no"


@pytest.mark.parametrize("name", ["id", "ar"])
def test_its_language_is_set_and_its_title_is_shown(name: str) -> None:
    with pikepdf.open(BytesIO(made(name))) as book:
        assert str(book.Root.Lang) == name
        assert bool(book.Root.ViewerPreferences.DisplayDocTitle)
        with book.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


@pytest.mark.parametrize("name", ["id", "ar"])
def test_it_is_accessible_as_far_as_pdfua_looks(folder: Path, name: str) -> None:
    file = folder / "judged.pdf"
    file.write_bytes(made(name))
    assert [finding.message for finding in pdfua.validate(str(file)).findings] == []


def test_pdfua_refuses_what_has_no_tags(folder: Path) -> None:
    file = folder / "judged.pdf"
    file.write_bytes(plain())
    assert pdfua.validate(str(file)).exit_code != 0


def _embedded(folder: Path, data: bytes) -> list[bool]:
    _, said = asked("pdffonts", folder, data, "--")
    return [" yes " in line[50:] for line in said.splitlines()[2:]]


def test_all_its_fonts_are_in_it(folder: Path) -> None:
    assert len(_embedded(folder, made())) >= 4
    assert all(_embedded(folder, made()))
    assert not any(_embedded(folder, unembedded()))


def test_a_watermark_stands_on_every_page_and_nobody_hears_it(folder: Path) -> None:
    """It is turned, so poppler tells its letters among others; readers of tags pass it over."""
    pages = words_of(folder, made("marked")).split("\f")[:-1]
    assert len(pages) == 2
    for page, before in zip(pages, words_of(folder, made()).split("\f")[:-1], strict=True):
        assert Counter("".join(page.split())) - Counter("".join(before.split())) == Counter(MARK)
    file = folder / "judged.pdf"
    file.write_bytes(made("marked"))
    assert [finding.message for finding in pdfua.validate(str(file)).findings] == []
    with pikepdf.open(file) as book:
        assert all(b"/Artifact" in page.Contents.read_bytes() for page in book.pages)


# --- what it says -----------------------------------------------------------------------------


def test_it_says_everything_in_order(folder: Path) -> None:
    """What a screen reader hears and a journalist copies."""
    said = " ".join(words_of(folder, made()).split())
    order = [
        "Siaran pers · 12/2024", "Forum Air dibuka di Bali", "Dua puluh negara hadir",
        "Presiden membuka forum hari ini.", "Senin, 20 Mei 2024", "Diralat pada 21 Mei 2024.",
        "Pembukaan — Foto: Biro Pers", "Menteri membuka forum di Nusa Dua, Bali, pada 20 Mei.",
        "Tabel dan daftar", "satu", "anak daftar", "Hari", "Peserta", "Senin", "1.200", "Selasa",
        "1.500", "Air itu hidup.", "Judul yang melompat", "Catatan di dalam kotak.",
        "begitu saja.", "Keterangan istilah.", "dicoret", "tautan", "1.500 peserta", "Kontak",
        "+62 21 1234", "bimbingan teknis", "Judul di dalam", "Ani; Budi", "Sumber",
        "Kominfo, 20 Mei 2024.",
    ]  # fmt: skip
    at = 0
    for words in order:
        assert words in said[at:], words
        at = said.index(words, at) + len(words)
    assert "Keadaan 20 Mei 2024." in said
    assert said.endswith("2/2")


@pytest.mark.parametrize("words", SECRETS)
def test_no_words_are_a_command(folder: Path, words: str) -> None:
    """What typst would do something with stands there as it was written."""
    said = " ".join(words_of(folder, made()).split())
    assert words.replace('"', "") in said.replace("“", "").replace("”", "").replace('"', "")


def test_words_from_right_to_left_stand_at_the_right(folder: Path) -> None:
    """Title, list and foot are mirrored; what is in other letters keeps its own order."""
    _, said = asked("pdftotext", folder, made("ar"), "-enc", "UTF-8", "-bbox", "-")
    found = re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]+)</word>', said)
    places = {word.strip("\u202a\u202b\u202c."): (float(a), float(b)) for a, b, word in found}
    right = 595.276 - 25 / 25.4 * 72
    assert max(end for _, end in places.values()) == pytest.approx(right, abs=3)
    assert places["Keadaan"][0] > 400
    assert places["Keadaan"][0] < places["2024"][0]


def test_links_lead_where_they_say_and_notes_are_reached() -> None:
    with pikepdf.open(BytesIO(made())) as book:
        found = [note for page in book.pages for note in page.get("/Annots", [])]
        actions = [note.A for note in found if "/A" in note]
        addresses = {str(action.URI) for action in actions if "/URI" in action}
        inner = [note for note in found if "/Dest" in note or "/D" in note.get("/A", {})]
    assert "https://example.go.id/x?a=1&b=2" in addresses
    assert len(inner) >= 2


def test_a_picture_has_its_description_and_is_no_larger_than_print_asks() -> None:
    with pikepdf.open(BytesIO(made())) as book:
        objects = [each for each in book.objects if isinstance(each, pikepdf.Dictionary)]
        alternatives = {str(each["/Alt"]) for each in objects if "/Alt" in each}
        streams = [each for each in book.objects if isinstance(each, pikepdf.Stream)]
        sizes = {
            (int(each["/Width"]), int(each["/Height"]))
            for each in streams
            if each.get("/Subtype") == "/Image"
        }
    assert "Panggung berhias" in alternatives
    assert sizes == {(1100, 733)}


def test_a_clear_picture_is_printed_on_white() -> None:
    """Paper is white, and what shows through a picture is the paper."""
    out = BytesIO()
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(out, "PNG")
    data = pdf.written(PRINTED, Bench({"panggung.jpg": out.getvalue()}))
    with pikepdf.open(BytesIO(data)) as book:
        found = [each for each in book.objects if isinstance(each, pikepdf.Stream)]
        image = next(each for each in found if each.get("/Subtype") == "/Image")
        assert pikepdf.PdfImage(image).as_pil_image().convert("RGB").getpixel((9, 9)) == (255,) * 3


def test_headings_skip_no_level() -> None:
    """Whatever the text does; a heading within a box is words there."""
    with pikepdf.open(BytesIO(made())) as book:
        roles = [str(each["/S"]) for each in book.objects if _is_element(each)]
    levels = {role for role in roles if re.fullmatch(r"/H\d", role)}
    assert levels == {"/H1", "/H2", "/H3"}


def _is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/S" in thing and "/P" in thing


def test_a_paper_without_a_title_in_its_text_gets_it() -> None:
    bare = replace(PRINTED, pictures=(), paper=replace(PAPER, parts=(told("text", "Isi."),)))
    with pikepdf.open(BytesIO(pdf.written(bare, Bench()))) as book:
        assert any(_is_element(each) and each["/S"] == "/H1" for each in book.objects)


def test_long_words_and_many_pages_are_printed(folder: Path) -> None:
    """A title of 10,000 letters, a table that runs over pages, emoji, and nothing at all."""
    rows = "\n".join(f"| {number} | {'kata ' * 12} |" for number in range(120))
    parts = (
        told("title", "kebijakan " * 1000),
        told("text", "A" * 3000, " \N{DROPLET} \N{PARTY POPPER}", ""),
        passage(f"| No | Isi |\n|---|---|\n{rows}"),
        told("text"),
    )
    view = replace(PRINTED, pictures=(), paper=replace(PAPER, parts=parts))
    data = pdf.written(view, Bench())
    assert asked("qpdf", folder, data, "--check", "--")[0] == 0
    assert "119" in words_of(folder, data)
