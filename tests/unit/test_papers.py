"""Papers: a text as a plain tree, and what is written from it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest

from gaung.craft.blocks import (
    Block,
    Box,
    Cell,
    Heading,
    Listing,
    Notes,
    Paper,
    Paragraph,
    Passage,
    Picture,
    Quotation,
    Rule,
    Run,
    Table,
    Terms,
    Verbatim,
    blocks,
)
from gaung.outputs.papers import text, whatsapp
from gaung.reading.markdown import render
from tests.factories import (
    Files,
    built,
    event,
    facts,
    media,
    release,
    schedule,
    session,
    site,
    small,
    sound,
    source,
)
from tests.factories import text as text_
from tests.pages import page_of

ADDRESS = "https://media.example.go.id/kit/en/events/forum-air/releases/one/"


def paper(*parts: Block | Passage) -> Paper:
    return Paper(
        language="en", locale="en-GB", direction="ltr", title="One", summary="", author="Kominfo",
        keywords=(), created="2024-05-18T01:00:00Z", modified="2024-05-18T01:00:00Z",
        version=None, address=ADDRESS, parts=parts,
    )  # fmt: skip


def read(markdown: str, *others: Block) -> tuple[Block, ...]:
    """The blocks of a text as its editor writes it."""
    html = "".join(block.value for block in render(markdown).blocks)
    return blocks(paper(*others, Passage(html)))


def line(*runs: Run | str) -> tuple[Run, ...]:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def said(*runs: Run | str) -> Paragraph:
    return Paragraph(line(*runs))


TREES: dict[str, tuple[Block, ...]] = {
    "One *two* **three** `four`.": (
        said("One ", Run("two", emphasis=True), " ", Run("three", strong=True), " ",
             Run("four", is_code=True), "."),
    ),
    "AT&T &copy; 2 < 3": (said("AT&T © 2 < 3"),),
    "One\ntwo  \nthree": (said("One two\nthree"),),
    "## Head\n\nText": (Heading(2, line("Head")), said("Text")),
    "- one\n- two": (Listing(((said("one"),), (said("two"),))),),
    "3. one\n4. two": (Listing(((said("one"),), (said("two"),)), 3),),
    "- one\n    - two": (Listing(((said("one"), Listing(((said("two"),),))),)),),
    "> so": (Quotation((said("so"),)),),
    "    as  is\n    it": (Verbatim("as  is\nit"),),
    "one\n\n---\n\ntwo": (said("one"), Rule(), said("two")),
    "word\n:   what it means": (Terms(((line("word"), (said("what it means"),)),)),),
    '!!! note "Mind"\n    this': (Box(line("Mind"), (said("this"),)),),
    "| a | b |\n|---|--:|\n| 1 | 2 |": (
        Table(
            (Cell(line("a")), Cell(line("b"), "end")),
            ((Cell(line("1")), Cell(line("2"), "end")),),
        ),
    ),
    "[there](https://a.example/)": (said(Run("there", link="https://a.example/")),),
}  # fmt: skip


@pytest.mark.parametrize("markdown", TREES)
def test_markdown_becomes_a_plain_tree(markdown: str) -> None:
    """Every block that an editor can write has its kind."""
    assert read(markdown) == TREES[markdown]


def test_marks_of_footnotes_go_on_behind_those_of_sources() -> None:
    """One row of numbers, so that a mark means one note."""
    sources = Notes(((1, (said("A"),)), (2, (said("B"),))))
    found = read("One[^a] two[^b].\n\n[^a]: first\n[^b]: second", sources)

    def mark(number: int) -> Run:
        return Run(str(number), shift="above", mark=number)

    assert found == (
        sources,
        said("One", mark(3), " two", mark(4), "."),
        Notes(((3, (said("first"),)), (4, (said("second"),)))),
    )


def test_links_have_a_host_and_anchors_are_no_links() -> None:
    """A paper is read elsewhere."""
    html = '<p><a href="/kit/en/people/a/">A</a> <a href="#b">B</a></p>'
    (found,) = blocks(paper(Passage(html)))
    assert found == said(Run("A", link="https://media.example.go.id/kit/en/people/a/"), " B")


def test_a_language_marks_the_words_below_it() -> None:
    """A passage in another language, and a word in a third within it."""
    html = '<p>satu <span lang="fr">deux</span></p>'
    (found,) = blocks(paper(Passage(html, "id")))
    assert found == said(Run("satu ", language="id"), Run("deux", language="fr"))


# --- plain text -------------------------------------------------------------------------------


def told(*parts: Block | Passage) -> str:
    return text.told(paper(*parts))


TEXTS: dict[str, tuple[tuple[Block, ...], str]] = {
    "paragraphs": ((said("One."), said("Two.")), "One.\n\nTwo.\n"),
    "a list": ((Listing(((said("a"), said("b")), (said("c"),)), 9),), "9. a\n\n   b\n10. c\n"),
    "a quotation": ((Quotation((said("so"),)),), "> so\n"),
    "a box": ((Box(line("Mind"), (said("this"),)),), "Mind\n  this\n"),
    "words": ((Terms(((line("word"), (said("meaning"),)),)),), "word\n  meaning\n"),
    "as it is": ((Verbatim("a  b\nc"),), "a  b\nc\n"),
    "a rule": ((Rule(),), "* * *\n"),
    "a raised number": ((said("m", Run("2", shift="above")),), "m²\n"),
    "a picture": (
        (Picture(line("alt"), line("Stage"), line("A"), "https://a.example/a.jpg"),),
        "[Stage · A · https://a.example/a.jpg]\n",
    ),
    "a link": (
        (said(Run("there", link="https://a.example/"), "."),),
        "there [1].\n\n[1] https://a.example/\n",
    ),
    "one link twice": (
        (said(Run("a", link="https://a.example/")), said(Run("b", link="https://a.example/"))),
        "a [1]\n\nb [1]\n\n[1] https://a.example/\n",
    ),
    "an address that is written out": (
        (said(Run("https://a.example/", link="https://a.example/")),),
        "https://a.example/\n",
    ),
    "a page of the same site": (
        (said(Run("Usman", link="https://media.example.go.id/kit/en/people/usman/")),),
        "Usman\n",
    ),
    "a file of the same site": (
        (said(Run("plan", link="https://media.example.go.id/kit/media/plan.pdf")),),
        "plan [1]\n\n[1] https://media.example.go.id/kit/media/plan.pdf\n",
    ),
    "links behind sources": (
        (said(Run("there", link="https://a.example/"), Run("1", shift="above", mark=1)),
         Notes(((1, (said(Run("B", link="https://b.example/"), "."),)),))),
        "there [2] [1]\n\n[1] B <https://b.example/>.\n[2] https://a.example/\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_a_block_as_plain_text(case: str) -> None:
    """Each kind as people write it in a mail."""
    parts, expected = TEXTS[case]
    assert told(*parts) == expected


def table(*rows: tuple[str, ...]) -> Table:
    head, *others = (
        tuple(Cell(line(words), "end" if i == 1 else "") for i, words in enumerate(row))
        for row in rows
    )
    return Table(head, tuple(others))


def test_a_table_stands_in_columns() -> None:
    """Letters of East Asia are two columns wide, signs upon letters none."""
    found = told(table(("name", "no"), ("東京", "1"), ("e\u0301e", "200")))
    assert found == "name |  no\n-----+----\n東京 |   1\ne\u0301e   | 200\n"


def test_a_table_that_is_too_wide_is_told_row_by_row() -> None:
    """Nobody can read a line that is broken in the middle."""
    long = "long " * 20
    found = told(table(("name", "what"), ("a", long)))
    assert found == f"- name: a\n  what: {long.strip()}\n"


# --- WhatsApp ---------------------------------------------------------------------------------


STAR, LOW = "\N{ASTERISK OPERATOR}", "\N{FULLWIDTH LOW LINE}"
WAVE, ANGLE = "\N{TILDE OPERATOR}", "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("a *b* c", f"a {STAR}b{STAR} c"),
        ("_a_ and ~b~", f"{LOW}a{LOW} and {WAVE}b{WAVE}"),
        ("@kem_air_id", "@kem_air_id"),
        ("* one", f"{STAR} one"),
        ("- one\n> two", f"– one\n{ANGLE} two"),
        ("*_a_*", f"{STAR}{LOW}a{LOW}{STAR}"),
    ],
)
def test_signs_that_whatsapp_would_take_for_marks_give_way(words: str, shown: str) -> None:
    """There is no way to escape them; what it would leave alone we leave alone too."""
    assert whatsapp.plain(words) == shown


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ((Run("a "), Run("b ", strong=True), Run("c")), "a *b* c"),
        ((Run("a*b", strong=True),), f"*a{STAR}b*"),
        ((Run("a\nb", strong=True),), "*a*\n*b*"),
        ((Run("a", strong=True, emphasis=True),), "_*a*_"),
        ((Run("x = *y*", is_code=True),), f"`x = {STAR}y{STAR}`"),
        ((Run("a"), Run("1", mark=1)), "a"),
    ],
)
def test_weight_and_stress_are_marks_of_whatsapp(runs: tuple[Run, ...], shown: str) -> None:
    """A mark touches its words and ends on its line."""
    assert whatsapp.line(runs) == shown


# --- the papers of a release ------------------------------------------------------------------


def files(name: str, *more: Files, **fields: Any) -> dict[str, str]:
    """What is taken away of a release with these fields, by ending."""
    whole = small() | release("satu", **fields)
    for each in more:
        whole |= each
    found = sound(whole).files
    folder = f"en/events/forum-air/releases/{name}/{name}.en."
    return {
        path.removeprefix(folder): found[path].decode()
        for path in found
        if path.startswith(folder) and path.endswith(".txt")
    }


def test_a_release_as_plain_text_says_what_its_page_says() -> None:
    """From headline to contact, in the words of its language."""
    found = files(
        "satu", media("foto", credit="Usman"), number="12/2024", dateline={"place": "Bali"},
        lead_image="foto", notes={"id": "Untuk redaksi.", "en": "For editors."},
        facts=["peserta"], people=["usman"], sources=["antara"], contacts=["meja"],
        bodies={"id": "Isi.", "en": "Body of *one*.[@antara]\n\n| a | b |\n|---|---|\n| 1 | 2 |"},
    )  # fmt: skip
    assert found["txt"].split("\n\n") == [
        "Press release · 12/2024 · Water Forum",
        "Release satu",
        "Summary of satu.",
        "Saturday, 18 May 2024, 08:00 WIB",
        "[Foto foto · Usman · CC BY 4.0 · https://media.example.go.id/kit/media/forum-air/foto.svg]",
        "Bali",
        "Body of one. [1]",
        "a | b\n--+--\n1 | 2",
        "Facts and figures",
        "1,500 Delegates",
        "Final · date of the figure not known",
        "People",
        "- Usman, Dirjen, Kominfo",
        "Notes to editors",
        "For editors.",
        "Media contacts",
        "Meja",
        "On the web: https://media.example.go.id/kit/en/events/forum-air/releases/satu/",
        "Sources",
        "[1] Berita antara, antara.example.\n",
    ]


def test_a_release_as_a_message_is_its_headline_three_lines_and_the_link() -> None:
    """Points where it has some, else what it is and when."""
    address = "https://media.example.go.id/kit/en/events/forum-air/releases/satu/"
    assert files("satu")["whatsapp.txt"] == (
        "*Release satu*\n\nSummary of satu.\nPress release · Water Forum\n"
        f"Saturday, 18 May 2024, 08:00 WIB\n\n{address}\n"
    )
    points = {"id": ["a", "b", "c", "d"], "en": ["a", "b", "c", "d"]}
    assert files("satu", key_points=points)["whatsapp.txt"] == (
        f"*Release satu*\n\n- a\n- b\n- c\n\n{address}\n"
    )


def test_a_day_stands_once_in_a_schedule_on_paper() -> None:
    """Also where something of several days begins among what is of one."""
    plan = schedule(
        session("satu", start="08:00"), session("pekan", start="09:00", end_date="2024-05-20"),
        session("dua", start="10:00"),
    )  # fmt: skip
    path = "en/events/forum-air/downloads/forum-air-facts.en.txt"
    lines = sound(small() | plan).files[path].decode().split("\n\n")
    assert lines.count("Saturday, 18 May 2024") == 1
    (table,) = (each for each in lines if "Session satu" in each)
    assert "Session dua" in table


def test_there_are_papers_of_real_translations_only() -> None:
    """A notice that a translation is missing is nothing to take away; nor is a withdrawn text."""
    whole = small() | release("tiga", bodies={"id": "Isi."})
    whole |= release("empat", withdrawn={"date": "2024-05-20", "reason": "Keliru."})
    found = [path for path in sound(whole).files if path.endswith(".txt")]
    assert "id/acara/forum-air/siaran-pers/tiga/tiga.id.txt" in found
    assert [path for path in found if "/tiga.en" in path or "/empat." in path] == []


def test_the_page_of_a_release_says_how_large_its_files_are() -> None:
    """Format and size are part of the link."""
    build = sound(small())
    page = page_of(build, "release", "satu", "en")
    links = page.find("//ul[@class='downloads']//a")
    told = {link.get("href"): " ".join(link.text_content().split()) for link in links}
    folder = "en/events/forum-air/releases/satu/"
    for name, label in (
        ("satu.en.txt", "Plain text"),
        ("satu.en.whatsapp.txt", "Text for WhatsApp"),
    ):
        size = len(build.files[folder + name]) / 1000
        assert told[f"/kit/{folder}{name}"] == f"{label} (TXT, {size:.1f} kB)"


def events_paper(key: str, *more: Files) -> str:
    """A paper of the event as plain text."""
    files = dict(small())
    for each in more:
        files |= each
    return sound(files).files[f"en/events/forum-air/downloads/forum-air-{key}.en.txt"].decode()


def test_nothing_is_as_of_a_day_that_no_text_names() -> None:
    """An event that is to come has no paper from the future."""
    finished = sound(
        site("en")
        | event(name="Forum", summary="W.", start="2027-05-18", end=None)
        | facts({"key": "guests", "value": "9", "label": "Guests", "as_of": "2027-05-18"})
    )
    manifest = next(data for path, data in finished.files.items() if path.endswith(".en.zip"))
    with zipfile.ZipFile(io.BytesIO(manifest)) as packed:
        name = next(name for name in packed.namelist() if name.endswith("manifest.json"))
        said = json.loads(packed.read(name))
    assert said["modified"] < "2024"


def test_a_fact_sheet_names_whom_to_ask_as_the_pages_do() -> None:
    """Contacts of the event, else those that answer for all."""
    assert "Meja" in events_paper("facts")


def test_a_paper_lists_the_sources_that_it_cites() -> None:
    """Sources of the theme among them; what a page names besides is left out."""
    hall = {"key": "aula", "name": "Aula"}
    theme = {"text": "Water", "sources": ["antara"]}
    more = event(name="Forum", summary="W.", venues=[hall], theme=theme)
    assert "Berita antara" in events_paper("facts", more)
    unnamed = event(name="Forum", summary="W.", venues=[hall | {"sources": ["kantor"]}])
    paper = sound(small() | unnamed | source("kantor"))
    text_of = paper.files["en/events/forum-air/downloads/forum-air.en.txt"].decode()
    assert "Berita kantor" not in text_of


def test_a_correction_in_a_paper_stands_in_lines_of_its_own() -> None:
    fixed = [{"date": "2024-05-19", "was": "seribu", "now": "dua ratus"}]
    shown = files("satu", corrections=fixed)["txt"]
    lines = [line.strip(" -") for line in shown.splitlines()]
    assert "It said: seribu" in lines
    assert "It now says: dua ratus" in lines


def test_the_social_kit_holds_what_is_written_in_its_language() -> None:
    """With the whole window, the other platform's text by name, and what the picture shows."""
    window = {"from": "2024-05-16 18:00 WITA", "until": "2024-05-16 21:00 WITA"}
    posts = [
        {"key": "a", "platforms": ["x", "whatsapp"], "text": {"id": "**Air** kita",
         "en": "**Our** water"}, "window": window, "image": "panggung"},
        {"key": "b", "platforms": ["x"], "text": {"id": "Hanya di sini"}},
    ]  # fmt: skip
    said = {"content/events/forum-air/social.yaml": text_({"posts": posts})}
    finished = built(small() | said | media("panggung"))
    paper = finished.files["en/events/forum-air/downloads/forum-air-social.en.txt"].decode()
    assert "until" in paper
    assert "21:00 WITA" in paper
    assert "WhatsApp:" in paper
    assert "Alternative text: Gambar panggung" in paper
    table = finished.files["en/events/forum-air/social/posts.csv"].decode()
    for shown in (paper, table):
        assert "Hanya di sini" not in shown
    assert "Hanya di sini" in finished.files["id/acara/forum-air/media-sosial/posts.csv"].decode()
